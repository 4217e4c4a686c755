// Payout runs as staff read them.
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { payWords } from '~/words/ja/pay'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { bankAccounts, earnings, payoutEarnings, payoutLines, payouts as runs } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import type { Payout, PayoutLine } from './payout.server'

/** Runs, the newest first. */
export async function payouts(on: Db, most = 60): Promise<Payout[]> {
	return on.select().from(runs).orderBy(desc(runs.madeAt), desc(runs.id)).limit(most)
}

/** Runs that wait for somebody: made and not approved, approved and not sent. */
export async function payoutsWaiting(on: Db, most = 10): Promise<Payout[]> {
	return on
		.select()
		.from(runs)
		.where(inArray(runs.state, ['made', 'approved']))
		.orderBy(desc(runs.madeAt), desc(runs.id))
		.limit(most)
}

export type PayoutLineShown = PayoutLine & {
	familyName: string
	givenName: string
	/** Null where it is handed over in cash. */
	account: typeof bankAccounts.$inferSelect | null
	earnings: { id: string; title: string; serviceDay: Day; yen: number }[]
}

/** One run with its lines, people, accounts and what each line is made of. */
export async function payoutOf(
	on: Db,
	id: string,
): Promise<(Payout & { rows: PayoutLineShown[] }) | undefined> {
	const [payout] = await on.select().from(runs).where(eq(runs.id, id))
	if (!payout) return undefined
	const lines = await on
		.select({
			line: payoutLines,
			account: bankAccounts,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(payoutLines)
		.leftJoin(bankAccounts, eq(bankAccounts.id, payoutLines.bankAccountId))
		.innerJoin(registrants, eq(registrants.id, payoutLines.registrantId))
		.where(eq(payoutLines.payoutId, id))
		.orderBy(asc(payoutLines.sort))
	const parts = await on
		.select({
			lineId: payoutEarnings.payoutLineId,
			id: earnings.id,
			title: tasks.title,
			kind: earnings.kind,
			serviceDay: earnings.serviceDay,
			yen: earnings.yen,
		})
		.from(payoutEarnings)
		.innerJoin(payoutLines, eq(payoutLines.id, payoutEarnings.payoutLineId))
		.innerJoin(earnings, eq(earnings.id, payoutEarnings.earningId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(eq(payoutLines.payoutId, id))
		.orderBy(asc(earnings.serviceDay), asc(earnings.id))
	return {
		...payout,
		rows: lines.map(({ line, ...rest }) => ({
			...line,
			...rest,
			earnings: parts
				.filter((part) => part.lineId === line.id)
				.map(({ lineId: _, kind, ...part }) => ({ ...part, title: payWords.titleOf(kind, part.title) })),
		})),
	}
}

/** The people whose account is checked and in use. */
export async function usableAccounts(on: Db): Promise<Set<string>> {
	const rows = await on
		.select({ registrantId: bankAccounts.registrantId })
		.from(bankAccounts)
		.where(and(isNotNull(bankAccounts.checkedAt), isNull(bankAccounts.endedAt)))
	return new Set(rows.map((row) => row.registrantId))
}

/** The number of the run each of these lines stands in. */
export async function numbersOfLines(on: Db, lineIds: readonly string[]): Promise<Map<string, string>> {
	if (lineIds.length === 0) return new Map()
	const rows = await on
		.select({ id: payoutLines.id, number: runs.number })
		.from(payoutLines)
		.innerJoin(runs, eq(runs.id, payoutLines.payoutId))
		.where(inArray(payoutLines.id, [...lineIds]))
	return new Map(rows.map((row) => [row.id, row.number]))
}
