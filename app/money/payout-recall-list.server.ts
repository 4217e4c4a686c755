// 訂正 and 組戻し as they are read: of lines, of a run, and what is claimed back of it.
import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import { oneByOne } from '~/base/one-by-one'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { entries, payoutLines, payoutRecalls, postings, payouts as runs } from '~db/schema/money'

export type Recall = typeof payoutRecalls.$inferSelect

/** What was asked about these lines, the newest of each first. */
export async function recallsOfLines(on: Db, lineIds: readonly string[]): Promise<Recall[]> {
	const found = await oneByOne(inParts(lineIds), (ids) =>
		on
			.select()
			.from(payoutRecalls)
			.where(inArray(payoutRecalls.payoutLineId, ids))
			.orderBy(asc(payoutRecalls.askedAt), asc(payoutRecalls.id)),
	)
	return found.flat().reverse()
}

/** What is still claimed back of a line: all that was claimed, less what came back or was given up. */
export async function openClaim(on: Db, lineId: string): Promise<number> {
	const rows = await on
		.select({ yen: entries.yen, debit: entries.debitAccount, credit: entries.creditAccount })
		.from(postings)
		.innerJoin(entries, eq(entries.postingId, postings.id))
		.where(and(eq(postings.subjectKind, 'payout-claim'), eq(postings.subjectId, lineId)))
	return rows.reduce(
		(sum, one) => sum + (one.debit === 'claims' ? one.yen : 0) - (one.credit === 'claims' ? one.yen : 0),
		0,
	)
}

/** Which run pays these lines again, by the first line: number and state. */
export async function paidAgainIn(
	on: Db,
	lineIds: readonly string[],
): Promise<Map<string, { payoutId: string; number: string; state: (typeof runs.$inferSelect)['state'] }>> {
	const found = await oneByOne(inParts(lineIds), (ids) =>
		on
			.select({
				against: payoutLines.againstLineId,
				payoutId: runs.id,
				number: runs.number,
				state: runs.state,
			})
			.from(payoutLines)
			.innerJoin(runs, eq(runs.id, payoutLines.payoutId))
			.where(
				and(
					isNotNull(payoutLines.againstLineId),
					inArray(payoutLines.againstLineId, ids),
					ne(runs.state, 'dropped'),
				),
			),
	)
	return new Map(found.flat().map(({ against, ...run }) => [against ?? '', run]))
}
