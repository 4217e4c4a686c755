// Documents of one kind gone through a page at a time, each beside what the ledger says of it.
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Db } from '~db/client'
import { entries, postings } from '~db/schema/money'
import type { Account } from './ledger'

/** What does not hold: which rule, and the ids and sums somebody needs to look for it. */
export type LedgerFault = { kind: string } & Record<string, string | number>

/** One look through the ledger: the entries seen and the faults met, until there are enough of them. */
export type Look = { entries: number; faults: LedgerFault[]; full: () => boolean }

/** So many documents are read at a time. */
export const page = 2_000

/** What documents of one kind moved on these accounts (credit less debit), for the ids after one up to another. */
export async function movedFor(
	on: Db,
	subjectKind: string,
	onAccounts: readonly Account[],
	after: string,
	upTo: string | undefined,
): Promise<Map<string, number>> {
	const names = sql.join(
		onAccounts.map((name) => sql`${name}`),
		sql`, `,
	)
	const moved = sql<number>`sum(case when ${entries.creditAccount} in (${names}) then ${entries.yen} else 0 end) - sum(case when ${entries.debitAccount} in (${names}) then ${entries.yen} else 0 end)`
	const rows = await on
		.select({ id: postings.subjectId, yen: moved.mapWith(Number) })
		.from(postings)
		.innerJoin(entries, eq(entries.postingId, postings.id))
		.where(
			and(
				eq(postings.subjectKind, subjectKind),
				gt(postings.subjectId, after),
				upTo === undefined ? undefined : lte(postings.subjectId, upTo),
			),
		)
		.groupBy(postings.subjectId)
	return new Map(rows.map((row) => [row.id, row.yen]))
}

/** Pages of documents by id, each with what the ledger says of them; what it says of none is a fault of its own. */
export async function pagesOf<Document extends { id: string }>(
	on: Db,
	look: Look,
	subjectKind: string,
	onAccounts: readonly Account[],
	read: (after: string) => Promise<Document[]>,
	seen: (documents: Document[], ledger: Map<string, number>) => Promise<void>,
): Promise<void> {
	for (let after = ''; !look.full(); ) {
		const some = await read(after)
		const last = some.length < page ? undefined : some.at(-1)?.id
		const ledger = await movedFor(on, subjectKind, onAccounts, after, last)
		await seen(some, ledger)
		for (const one of some) ledger.delete(one.id)
		// What was taken back within minutes is gone; its postings and their opposites stay.
		for (const [id, yen] of ledger)
			if (yen !== 0) look.faults.push({ kind: 'posting-about-nothing', about: subjectKind, id, yen })
		await letOthersRun()
		if (last === undefined) return
		after = last
	}
}
