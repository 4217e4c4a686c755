// What tops the treasurer's page: what is due with its sums, whose account is missing, runs, invoices, the month to close.
import { and, count, inArray, isNotNull, isNull, sql, sum } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { dayOf } from '~/base/day'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { bankAccounts, earnings, payoutEarnings } from '~db/schema/money'
import type { DueEarning } from './earning.server'
import { dueEarnings, isDue, itsTransfer } from './earning.server'
import { isOver } from './month-close'
import { monthToClose } from './month-close.server'

/** So many of what is due are listed; the sums above are of all. */
export const mostDueShown = 50

/** What is due until a day: how many and how much, of it what is late, the days promised, and the most urgent. */
export type Due = {
	count: number
	yen: number
	lateCount: number
	lateYen: number
	payDays: Day[]
	shown: DueEarning[]
}

/** Counts what is due by its pay day, and gives the first of it: what is late first, by person within. */
export async function dueUntil(on: Db, untilDay: Day, today: Day): Promise<Due> {
	const days = await on
		.select({
			day: earnings.payDay,
			count: count(),
			yen: sum(earnings.yen).mapWith(Number),
		})
		.from(earnings)
		.leftJoin(payoutEarnings, itsTransfer)
		.where(isDue(untilDay))
		.groupBy(earnings.payDay)
	const total = (some: typeof days) => ({
		count: some.reduce((all, one) => all + one.count, 0),
		yen: some.reduce((all, one) => all + one.yen, 0),
	})
	const late = total(days.filter((one) => one.day < today))
	return {
		...total(days),
		lateCount: late.count,
		lateYen: late.yen,
		payDays: days.map((one) => one.day),
		shown: await dueEarnings(on, untilDay, {
			first: sql`case when ${earnings.payDay} < ${today} then 0 else 1 end`,
			most: mostDueShown,
		}),
	}
}

/** Of these people those with an account that is checked and in use, with the day it was entered. */
export async function withUsableAccount(on: Db, registrantIds: readonly string[]): Promise<Map<string, Day>> {
	const found = new Map<string, Day>()
	for (const ids of inParts([...new Set(registrantIds)]))
		for (const row of await on
			.select({ id: bankAccounts.registrantId, enteredAt: bankAccounts.enteredAt })
			.from(bankAccounts)
			.where(
				and(
					inArray(bankAccounts.registrantId, ids),
					isNotNull(bankAccounts.checkedAt),
					isNull(bankAccounts.endedAt),
				),
			))
			found.set(row.id, dayOf(row.enteredAt))
	return found
}

/** The month that is over and not closed yet, `null` where there is none. */
export async function monthThatWaits(on: Db, today: Day): Promise<Month | null> {
	const next = await monthToClose(on)
	return next !== null && isOver(next, today) ? next : null
}
