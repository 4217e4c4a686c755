// The ledger as it is kept: postings are added and never changed; a mistake is reversed by its opposite.
import { and, asc, desc, eq, gt, inArray, isNull, lte, max, min, sql } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { monthOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import type { postingKinds } from '~/words/ja/ledger'
import { refused } from '~/words/refusal'
import { accountsInOrder } from '~db/chart'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import { closedMonths, entries, ledgerSums, postings } from '~db/schema/money'
import type { Account, Balance, Line } from './ledger'
import { balanceOf, bookedOn, checkLines, movedBy, opposite } from './ledger'

export type PostingKind = keyof typeof postingKinds

/** A posting as an act asks for it; where its day's month is closed it stands in the first open one. */
export type Posting = {
	day: Day
	kind: PostingKind
	subject: { kind: string; id: string }
	reversesId?: string
	lines: readonly Line[]
}

/** The last month that was closed, `null` while none is. */
export async function lastClosedMonth(on: Db): Promise<Month | null> {
	const [row] = await on
		.select({ month: max(closedMonths.month) })
		.from(closedMonths)
		.where(isNull(closedMonths.reopenedAt))
	return row?.month ?? null
}

/** Appends a posting; gives its id. The act around it writes the event. */
export async function post(
	tx: Tx,
	actor: Actor,
	posting: Omit<Posting, 'lines'>,
	lines: readonly Line[],
): Promise<string> {
	const [id = ''] = await postAll(tx, actor, [{ ...posting, lines }])
	return id
}

/** Appends postings, many at a time; gives their ids in order. The only writer of the ledger and of its sums. */
export async function postAll(tx: Tx, actor: Actor, asked: readonly Posting[]): Promise<string[]> {
	for (const { lines } of asked) checkLines(lines)
	const closed = await lastClosedMonth(tx)
	const made = asked.map((posting) => ({ ...posting, ...bookedOn(posting.day, closed), id: newId() }))
	// The lines come first: the posting closes them, and the database looks at the whole of it then.
	for (const rows of inParts(made.flatMap(({ id, lines }) => lines.map((line, n) => rowOf(id, line, n + 1)))))
		await tx.insert(entries).values(rows)
	for (const rows of inParts(made))
		await tx.insert(postings).values(
			rows.map((one) => ({
				id: one.id,
				day: one.day,
				kind: one.kind,
				subjectKind: one.subject.kind,
				subjectId: one.subject.id,
				reversesId: one.reversesId ?? null,
				at: tx.at,
				by: actor.accountId,
				forDay: one.forDay,
			})),
		)
	for (const rows of inParts(movedBy(made.map(({ day, lines }) => ({ month: monthOf(day), lines })))))
		await tx
			.insert(ledgerSums)
			.values(rows)
			.onConflictDoUpdate({
				target: [ledgerSums.account, ledgerSums.partyId, ledgerSums.month],
				set: {
					debitYen: sql`${ledgerSums.debitYen} + excluded.debit_yen`,
					creditYen: sql`${ledgerSums.creditYen} + excluded.credit_yen`,
				},
			})
	return made.map((one) => one.id)
}

function rowOf(postingId: string, { debit, credit, yen }: Line, sort: number) {
	return {
		id: newId(),
		postingId,
		sort,
		debitAccount: debit.account,
		debitPartyId: debit.partyId ?? null,
		creditAccount: credit.account,
		creditPartyId: credit.partyId ?? null,
		yen,
	}
}

/** Posts the opposite of a posting, once. */
export async function reverse(tx: Tx, actor: Actor, postingId: string, day: Day): Promise<string> {
	const [first] = await tx.select().from(postings).where(eq(postings.id, postingId))
	if (!first) throw refused('not-found')
	const [known] = await tx
		.select({ id: postings.id })
		.from(postings)
		.where(eq(postings.reversesId, postingId))
	if (known) throw refused('posting-reversed')
	return post(
		tx,
		actor,
		{
			day,
			kind: 'reversal',
			subject: { kind: first.subjectKind, id: first.subjectId },
			reversesId: postingId,
		},
		opposite(await linesOfPosting(tx, postingId)),
	)
}

/** The lines of one posting as they were written. */
export async function linesOfPosting(on: Db, postingId: string): Promise<Line[]> {
	const lines = await on
		.select()
		.from(entries)
		.where(eq(entries.postingId, postingId))
		.orderBy(asc(entries.sort))
	return lines.map((line) => ({
		debit: { account: line.debitAccount as Account, partyId: line.debitPartyId },
		credit: { account: line.creditAccount as Account, partyId: line.creditPartyId },
		yen: line.yen,
	}))
}

type Subject = { kind: string; id: string }

const postingsAboutOne = (on: Db, { kind, id }: Subject) =>
	on
		.select()
		.from(postings)
		.where(and(eq(postings.subjectKind, kind), eq(postings.subjectId, id)))
		.orderBy(desc(postings.at), desc(postings.id))

/** The postings about something that hold now, the newest first: none reverses them; what only undid another holds nothing. */
export async function standingPostings(on: Db, subject: Subject) {
	const theirs = await postingsAboutOne(on, subject)
	// What undoes an undoing holds again.
	const holds = (one: (typeof theirs)[number]): boolean => {
		const undone = theirs.find((other) => other.id === one.reversesId)
		return one.reversesId === null || (undone !== undefined && !holds(undone))
	}
	return theirs.filter((one) => holds(one) && !theirs.some((other) => other.reversesId === one.id))
}

/** The posting about something that holds now: the newest that none reverses; what only undid another holds nothing. */
export const postingOn = async (on: Db, subject: Subject) => (await standingPostings(on, subject))[0]

/** Undoes postings of one act that was taken back; what the act itself had reversed again needs nothing. */
export async function reversePostings(tx: Tx, actor: Actor, ids: readonly string[], day: Day): Promise<void> {
	const made = await tx
		.select()
		.from(postings)
		.where(inArray(postings.id, [...ids]))
	const undone = made.filter((one) => made.some((other) => other.reversesId === one.id)).map((one) => one.id)
	for (const one of made)
		if (!undone.includes(one.id) && !undone.includes(one.reversesId ?? ''))
			await reverse(tx, actor, one.id, day)
}

const debited = sql<number>`coalesce(sum(${ledgerSums.debitYen}), 0)`.mapWith(Number)
const credited = sql<number>`coalesce(sum(${ledgerSums.creditYen}), 0)`.mapWith(Number)

/** Every account with its sums, up to the end of a month where one is named. */
export async function balances(on: Db, until?: Month): Promise<Balance[]> {
	const rows = await on
		.select({ account: ledgerSums.account, debited, credited })
		.from(ledgerSums)
		.where(and(eq(ledgerSums.partyId, ''), until === undefined ? undefined : lte(ledgerSums.month, until)))
		.groupBy(ledgerSums.account)
	const found = new Map(rows.map((row) => [row.account, row]))
	return accountsInOrder.map((account) =>
		balanceOf(account, found.get(account)?.debited ?? 0, found.get(account)?.credited ?? 0),
	)
}

/** What an account stands at, over all or for one party, up to the end of a month where one is named. */
export async function balanceOn(
	on: Db,
	account: Account,
	{ partyId = '', until }: { partyId?: string; until?: Month } = {},
): Promise<Balance> {
	const [row] = await on
		.select({ debited, credited })
		.from(ledgerSums)
		.where(
			and(
				eq(ledgerSums.account, account),
				eq(ledgerSums.partyId, partyId),
				until === undefined ? undefined : lte(ledgerSums.month, until),
			),
		)
	return balanceOf(account, row?.debited ?? 0, row?.credited ?? 0)
}

export type PostingShown = typeof postings.$inferSelect & { lines: (typeof entries.$inferSelect)[] }

/** Postings with their lines, in the order given. */
export async function withLines(
	on: Db,
	found: readonly (typeof postings.$inferSelect)[],
): Promise<PostingShown[]> {
	const lines: (typeof entries.$inferSelect)[] = []
	for (const ids of inParts(found.map((one) => one.id)))
		lines.push(
			...(await on
				.select()
				.from(entries)
				.where(inArray(entries.postingId, ids))
				.orderBy(asc(entries.postingId), asc(entries.sort))),
		)
	return found.map((posting) => ({
		...posting,
		lines: lines.filter((line) => line.postingId === posting.id),
	}))
}

/** The next day on which something stands, `''` before the first. */
export async function nextDay(on: Db, after: Day | ''): Promise<Day | undefined> {
	const [row] = await on
		.select({ day: min(postings.day) })
		.from(postings)
		.where(gt(postings.day, after))
	return row?.day ?? undefined
}

/** The newest postings with their lines. */
export async function postingsShown(on: Db, most = 100): Promise<PostingShown[]> {
	return withLines(
		on,
		await on.select().from(postings).orderBy(desc(postings.at), desc(postings.id)).limit(most),
	)
}
