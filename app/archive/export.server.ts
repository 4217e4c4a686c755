// Everything of a person or an employer as files people can open: a table a file, papers as PDF, photos as they were handed in.
import { and, eq, inArray } from 'drizzle-orm'
import { csvOf } from '~/base/csv'
import { bytesOf, photosOf } from '~/files/file.server'
import type { PaperParty } from '~/papers/archive.server'
import { papersOfParty, readPapers } from '~/papers/archive.server'
import type { PaperKind } from '~/papers/paper'
import type { PdfPaper } from '~/papers/pdf'
import { archiveWords } from '~/words/ja/archive'
import type { Db } from '~db/client'
import { assignments, completions } from '~db/schema/assignments'
import { accounts, employers, registrants } from '~db/schema/people'
import { everythingOf } from './everything.server'

/** A file of the export: text, bytes, or a paper still to be made into a PDF. */
export type ExportFile = { name: string } & ({ text: string } | { bytes: Buffer } | { paper: PdfPaper })

const words = archiveWords.export

/** The parties a card's number, an id or an employer's whole name names: none, one, or employers of one name. */
export async function partiesOf(on: Db, named: string): Promise<PaperParty[]> {
	const [person] = await on
		.select({ id: registrants.id })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(eq(accounts.number, named))
	if (person) return [{ kind: 'registrant', id: person.id }]
	for (const [kind, from] of [
		['registrant', registrants],
		['employer', employers],
	] as const) {
		const [row] = await on.select({ id: from.id }).from(from).where(eq(from.id, named))
		if (row) return [{ kind, id: row.id }]
	}
	const firms = await on.select({ id: employers.id }).from(employers).where(eq(employers.name, named))
	return firms.map(({ id }) => ({ kind: 'employer', id }))
}

/** Every file of a party, in the order they are read, with the ids of its papers, whose looking the caller writes down. */
export async function exportOf(
	on: Db,
	party: PaperParty,
): Promise<{ files: ExportFile[]; paperIds: string[] }> {
	const tables = await everythingOf(on, party, true)
	const files: ExportFile[] = tables.map(({ table, title, columns, rows }, at) => ({
		name: `${String(at + 1).padStart(2, '0')}-${title}-${table}.csv`,
		text: csvOf([columns.map((one) => one.label), ...rows]),
	}))
	const kept = await readPapers(on, await papersOfParty(on, party, Number.MAX_SAFE_INTEGER))
	for (const { line, paper } of kept) {
		const kind = archiveWords.kinds[line.kind as PaperKind].replace(/\(.*\)/, '')
		files.push({
			name: `${words.papers}/${line.day}-${[kind, line.number, line.id.slice(-8)].filter(Boolean).join('-')}.pdf`,
			paper,
		})
	}
	for (const [at, bytes] of (await photosOfParty(on, party)).entries())
		files.push({ name: `${words.photos}/${String(at + 1).padStart(3, '0')}.jpg`, bytes })
	const readme = { name: words.readme, text: words.about(files.map((one) => one.name)) }
	return { files: [readme, ...files], paperIds: kept.map(({ line }) => line.id) }
}

async function photosOfParty(on: Db, party: PaperParty): Promise<Buffer[]> {
	if (party.kind !== 'registrant') return []
	const reports = await on
		.select({ id: completions.id })
		.from(completions)
		.innerJoin(assignments, eq(assignments.id, completions.assignmentId))
		.where(
			and(
				eq(assignments.registrantId, party.id),
				inArray(assignments.state, ['reported', 'mending', 'passed']),
			),
		)
	const photos = await photosOf(
		on,
		'completion',
		reports.map((one) => one.id),
	)
	const all: Buffer[] = []
	for (const photo of photos) all.push(await bytesOf(on, photo.id))
	return all
}
