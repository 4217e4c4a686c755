// Kept papers looked for by day, sum and counterparty together (電帳法, handbook §3.6), and their lines with names.
import { and, count, desc, eq, gte, inArray, like, lte, or, sql, sum } from 'drizzle-orm'
import type { Day } from '~/base/day'
import type { PaperLine, PaperParty } from '~/papers/archive.server'
import type { PaperKind } from '~/papers/paper'
import { employerOf, findEmployers } from '~/people/employer.server'
import { findRegistrants, registrantOf } from '~/people/registrant.server'
import { readSearch } from '~/people/search'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { paperHolds, papers } from '~db/schema/papers'
import { employers, registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'

/** What is looked for; what is null is not asked. */
export type PaperQuery = {
	fromDay: Day | null
	untilDay: Day | null
	leastYen: number | null
	mostYen: number | null
	/** A name, its reading, or a number on a card. */
	party: string
	kind: PaperKind | null
	number: string
}

/** A line with whose it is, as far as a name is kept, and whether something stops its clock. */
export type FoundPaper = PaperLine & { partyName: string; held: boolean }

/** How many stand on a page. */
export const papersOnPage = 50

// Past this many of one name the paper's own name finds them all the same.
const mostParties = 300

/** Papers of who is called so now, or was when the paper was issued. */
async function ofParty(on: Db, typed: string) {
	const people = await findRegistrants(on, typed, mostParties)
	const firms = await findEmployers(on, typed, mostParties)
	const search = readSearch(typed)
	return or(
		inArray(
			papers.partyId,
			[...people, ...firms].map((one) => one.id),
		),
		...(search.by === 'name'
			? [search.typed, search.kana].map((name) =>
					like(sql`lower(${papers.partyName})`, `%${name.toLowerCase()}%`),
				)
			: []),
	)
}

const heldNow = sql<boolean>`exists (select 1 from ${paperHolds} where ${paperHolds.liftedAt} is null
	and (${paperHolds.paperId} = ${papers.id}
		or (${paperHolds.partyKind} = ${papers.partyKind} and ${paperHolds.partyId} = ${papers.partyId})))`.mapWith(
	Boolean,
)

const lines = (on: Db) =>
	on
		.select({
			paper: papers,
			held: heldNow,
			family: registrants.familyName,
			given: registrants.givenName,
			employer: employers.name,
		})
		.from(papers)
		.leftJoin(registrants, and(eq(papers.partyKind, 'registrant'), eq(registrants.id, papers.partyId)))
		.leftJoin(employers, and(eq(papers.partyKind, 'employer'), eq(employers.id, papers.partyId)))

type Row = Awaited<ReturnType<typeof lines>>[number]

const shown = ({ paper, held, family, given, employer }: Row): FoundPaper => ({
	...paper,
	held,
	partyName: (employer ?? `${family ?? ''} ${given ?? ''}`).trim(),
})

/** Papers that fit every condition named, the newest first, with how many there are and what they come to. */
export async function findPapers(
	on: Db,
	query: PaperQuery,
	{ offset = 0, most = papersOnPage }: { offset?: number; most?: number } = {},
): Promise<{ count: number; yen: number; rows: FoundPaper[] }> {
	const where = and(
		query.fromDay === null ? undefined : gte(papers.day, query.fromDay),
		query.untilDay === null ? undefined : lte(papers.day, query.untilDay),
		query.leastYen === null ? undefined : gte(papers.yen, query.leastYen),
		query.mostYen === null ? undefined : lte(papers.yen, query.mostYen),
		query.party === '' ? undefined : await ofParty(on, query.party),
		query.kind === null ? undefined : eq(papers.kind, query.kind),
		query.number === '' ? undefined : like(papers.number, `%${query.number.replace(/[%_]/g, '')}%`),
	)
	const [all] = await on
		.select({ count: count(), yen: sum(papers.yen).mapWith(Number) })
		.from(papers)
		.where(where)
	const rows = await lines(on)
		.where(where)
		.orderBy(desc(papers.day), desc(papers.id))
		.limit(most)
		.offset(offset)
	return { count: all?.count ?? 0, yen: all?.yen ?? 0, rows: rows.map(shown) }
}

/** One paper's line with its name. */
export async function foundPaper(on: Db, id: string): Promise<FoundPaper | undefined> {
	const [row] = await lines(on).where(eq(papers.id, id))
	return row && shown(row)
}

/** Somebody a request or a hold may be about: registrants and employers by name, reading or number. */
export async function partiesLike(
	on: Db,
	typed: string,
	most = 20,
): Promise<(PaperParty & { name: string; detail: string })[]> {
	const people = await findRegistrants(on, typed, most)
	const firms = await findEmployers(on, typed, most)
	return [
		...people.map((one) => ({
			kind: 'registrant' as const,
			id: one.id,
			name: `${one.familyName} ${one.givenName}`,
			detail: one.number ?? '',
		})),
		...firms.map((one) => ({ kind: 'employer' as const, id: one.id, name: one.name, detail: one.address })),
	]
}

/** A party's name and reading as a search finds them: without spaces, the reading in katakana. */
export async function nameToFind(on: Db, party: PaperParty): Promise<string> {
	const employer = party.kind === 'employer' ? await employerOf(on, party.id) : undefined
	const person = party.kind === 'registrant' ? await registrantOf(on, party.id) : undefined
	const names = employer
		? [employer.name, employer.kana]
		: person
			? [person.familyName + person.givenName, person.familyKana + person.givenKana]
			: []
	return names.map((name) => name.normalize('NFKC').replace(/\s/g, '')).join(' ')
}

/** The name of a party, '' once it was blanked. */
export async function partyName(on: Db, party: PaperParty): Promise<string> {
	if (party.kind === 'employer') return (await employerOf(on, party.id))?.name ?? ''
	const person = await registrantOf(on, party.id)
	return person ? `${person.familyName} ${person.givenName}`.trim() : ''
}

/** The work that papers of pieces of work are about, by the id of the piece: what it is called. */
export async function workOfPapers(
	on: Db,
	lines: readonly Pick<PaperLine, 'subjectKind' | 'subjectId'>[],
): Promise<Map<string, string>> {
	const ids = lines.filter((line) => line.subjectKind === 'assignment').map((line) => line.subjectId)
	const rows = await on
		.select({ id: assignments.id, title: tasks.title })
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(inArray(assignments.id, ids))
	return new Map(rows.map((row) => [row.id, row.title]))
}
