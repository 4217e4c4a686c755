// What tops the treasurer's page: what is due with its sums, whose account is missing, runs, invoices, the month to close.
import { and, asc, count, eq, inArray, isNotNull, isNull, lte, sql, sum } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { dayOf } from '~/base/day'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import { assignments } from '~db/schema/assignments'
import { bankAccounts, earnings, invoiceLines, invoices, payoutEarnings } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import type { DueEarning } from './earning.server'
import { itsInvoice, itsInvoiceLine, waitsForEmployer } from './earning.server'
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

/** What is due and in no transfer. */
const waiting = (untilDay: Day) =>
	and(isNull(earnings.paidAt), lte(earnings.payDay, untilDay), isNull(payoutEarnings.earningId))

const itsTransfer = and(eq(payoutEarnings.earningId, earnings.id), isNull(payoutEarnings.releasedAt))

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
		.where(waiting(untilDay))
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
		shown: await firstDue(on, untilDay, today),
	}
}

async function firstDue(on: Db, untilDay: Day, today: Day): Promise<DueEarning[]> {
	const late = sql`case when ${earnings.payDay} < ${today} then 0 else 1 end`
	const rows = await on
		.select({
			earning: earnings,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			title: tasks.title,
			waitsForEmployer,
		})
		.from(earnings)
		.innerJoin(registrants, eq(registrants.id, earnings.registrantId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.leftJoin(invoiceLines, itsInvoiceLine)
		.leftJoin(invoices, itsInvoice)
		.leftJoin(payoutEarnings, itsTransfer)
		.where(waiting(untilDay))
		.orderBy(
			late,
			asc(registrants.familyKana),
			asc(registrants.givenKana),
			asc(registrants.id),
			asc(earnings.serviceDay),
			asc(earnings.id),
		)
		.limit(mostDueShown)
	return rows.map(({ earning, ...rest }) => ({ ...earning, ...rest }))
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
