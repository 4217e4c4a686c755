// Papers kept as issued: the line that stays, the body that is never changed, and who looked.
import { createHash } from 'node:crypto'
import { and, asc, desc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { newId } from '~/base/ids'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import { paperBodies, paperLooks, papers } from '~db/schema/papers'
import type { PaperKind } from './paper'
import { keptUntil } from './paper'
import type { PdfPaper } from './pdf'

/** A paper's line. */
export type PaperLine = typeof papers.$inferSelect

/** Whose a paper is. */
export type PaperParty = { kind: 'registrant' | 'employer'; id: string }

/** A paper ready to be filed: `day` is 取引年月日, `yen` its sum where it has one. */
export type PaperToFile = {
	kind: PaperKind
	number: string | null
	day: Day
	yen: number | null
	party: PaperParty
	subject: { kind: string; id: string }
	paper: PdfPaper
}

const hashed = (body: string) => createHash('sha256').update(body).digest('hex')

/** Files a paper of an event, to be kept so many years, under the name its party has now; the same one again files nothing. Gives its id where it is new. */
export async function filePaper(
	tx: Tx,
	event: { id: string; at: Date },
	{ years, partyName }: { years: number; partyName: string },
	{ paper, party, subject, ...line }: PaperToFile,
): Promise<string | undefined> {
	const body = JSON.stringify(paper)
	const [filed] = await tx
		.insert(papers)
		.values({
			...line,
			id: newId(),
			partyKind: party.kind,
			partyId: party.id,
			partyName,
			subjectKind: subject.kind,
			subjectId: subject.id,
			eventId: event.id,
			issuedAt: event.at,
			filedAt: tx.at,
			bodyHash: hashed(body),
			keepUntil: keptUntil(line.day, years),
		})
		.onConflictDoNothing()
		.returning({ id: papers.id })
	if (filed) await tx.insert(paperBodies).values({ paperId: filed.id, body })
	return filed?.id
}

/** The line of a paper; for a party only their own is found, for staff (`null`) any. */
export async function paperLine(
	on: Db,
	party: PaperParty | null,
	id: string,
): Promise<PaperLine | undefined> {
	const [line] = await on
		.select()
		.from(papers)
		.where(
			and(
				eq(papers.id, id),
				party ? and(eq(papers.partyKind, party.kind), eq(papers.partyId, party.id)) : undefined,
			),
		)
	return line
}

/** The papers of a party, the newest first, from a place in them on. */
export async function papersOfParty(on: Db, party: PaperParty, most = 200, offset = 0): Promise<PaperLine[]> {
	return on
		.select()
		.from(papers)
		.where(and(eq(papers.partyKind, party.kind), eq(papers.partyId, party.id)))
		.orderBy(desc(papers.day), desc(papers.id))
		.limit(most)
		.offset(offset)
}

/** A body as it was issued, held against its hash; undefined once it was destroyed. */
export async function bodyOfPaper(on: Db, line: PaperLine): Promise<PdfPaper | undefined> {
	const [row] = await on
		.select({ body: paperBodies.body })
		.from(paperBodies)
		.where(eq(paperBodies.paperId, line.id))
	if (!row) return undefined
	if (hashed(row.body) !== line.bodyHash) throw new Error(`paper ${line.id}: its body is not what was filed`)
	return JSON.parse(row.body) as PdfPaper
}

/** Opens a paper for somebody and writes down that they looked; undefined body once it was destroyed. */
export async function openPaper(
	tx: Tx,
	by: string,
	way: 'page' | 'pdf' | 'batch' | 'export',
	party: PaperParty | null,
	id: string,
): Promise<{ line: PaperLine; paper: PdfPaper | undefined }> {
	const line = await paperLine(tx, party, id)
	if (!line) throw refused('not-found')
	const paper = await bodyOfPaper(tx, line)
	if (paper) await noteLook(tx, by, way, id)
	return { line, paper }
}

async function noteLook(
	tx: Tx,
	by: string,
	way: 'page' | 'pdf' | 'batch' | 'export',
	paperId: string,
): Promise<void> {
	await tx.insert(paperLooks).values({ id: newId(), paperId, by, way, at: tx.at })
}

/** The bodies of many papers, in their order; those that were destroyed are passed over. Whoever gets them is noted by `noteLooks`. */
export async function readPapers<Line extends PaperLine>(
	on: Db,
	lines: readonly Line[],
): Promise<{ line: Line; paper: PdfPaper }[]> {
	const read: { line: Line; paper: PdfPaper }[] = []
	for (const line of lines) {
		const paper = await bodyOfPaper(on, line)
		if (paper) read.push({ line, paper })
	}
	return read
}

/** Writes down that somebody looked at many papers. */
export async function noteLooks(
	tx: Tx,
	by: string,
	way: 'batch' | 'export',
	paperIds: readonly string[],
): Promise<void> {
	const looks = paperIds.map((paperId) => ({ id: newId(), paperId, by, way, at: tx.at }))
	for (const some of inParts(looks)) await tx.insert(paperLooks).values(some)
}

/** Who looked at a paper, in order. */
export async function looksAt(on: Db, paperId: string): Promise<(typeof paperLooks.$inferSelect)[]> {
	return on
		.select()
		.from(paperLooks)
		.where(eq(paperLooks.paperId, paperId))
		.orderBy(asc(paperLooks.at), asc(paperLooks.id))
}
