// Closed fiscal years as they are kept: closed by an act of its own with every balance, opened again by an approver with a reason.
import { and, count, desc, eq, gte, isNull, lte, max, min, sql } from 'drizzle-orm'
import { dayInMonth, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { closedYears, earnings, invoices, postings, statementLines } from '~db/schema/money'
import { isOpen } from './invoice.server'
import { balances, lastClosedMonth } from './ledger.server'
import { checkYearClosable, lastMonthOf, monthsAreClosed, nextYear, yearOfMonth } from './year-close'

export type ClosedYear = typeof closedYears.$inferSelect

const firstDayOf = (year: number) => `${year}-04-01`
const lastDayOf = (year: number) => dayInMonth(lastMonthOf(year), 31)

/** The last fiscal year that is closed, `null` while none is. */
export async function lastClosedYear(on: Db): Promise<number | null> {
	const [row] = await on
		.select({ year: max(closedYears.fiscalYear) })
		.from(closedYears)
		.where(isNull(closedYears.reopenedAt))
	return row?.year ?? null
}

/** The fiscal year to close next, and whether its twelve months are closed; `null` while nothing was ever posted. */
export async function yearToClose(on: Db): Promise<{ year: number; ready: boolean } | null> {
	const [oldest] = await on.select({ day: min(postings.day) }).from(postings)
	const year = nextYear(await lastClosedYear(on), oldest?.day ?? null)
	return year === null ? null : { year, ready: monthsAreClosed(year, await lastClosedMonth(on)) }
}

/** Years that were closed, the newest first; with those opened again. */
export const closedYearsShown = (on: Db, most = 20): Promise<ClosedYear[]> =>
	on
		.select()
		.from(closedYears)
		.orderBy(desc(closedYears.fiscalYear), desc(closedYears.closedAt), desc(closedYears.id))
		.limit(most)

/** How many of a kind stand open at the end of a year, and what they come to. */
export type StandsOpen = { kind: 'invoices' | 'pay' | 'statement'; n: number; yen: number }

const sumOf = (yen: unknown) => sql<number>`coalesce(sum(${yen}), 0)`.mapWith(Number)

/** What of a year stands open now and goes on into the next: nobody closes a year without having seen it. */
export async function standsOpen(on: Db, year: number): Promise<StandsOpen[]> {
	const end = lastDayOf(year)
	const [asked] = await on
		.select({ n: count(), yen: sumOf(sql`${invoices.totalYen} - ${invoices.receivedYen}`) })
		.from(invoices)
		.where(and(isOpen, lte(invoices.month, lastMonthOf(year))))
	const [owed] = await on
		.select({ n: count(), yen: sumOf(earnings.yen) })
		.from(earnings)
		.where(and(isNull(earnings.paidAt), lte(earnings.serviceDay, end)))
	const [lines] = await on
		.select({ n: count(), yen: sumOf(sql`${statementLines.inYen} + ${statementLines.outYen}`) })
		.from(statementLines)
		.where(and(eq(statementLines.state, 'open'), lte(statementLines.day, end)))
	const none = { n: 0, yen: 0 }
	return [
		{ kind: 'invoices', ...(asked ?? none) },
		{ kind: 'pay', ...(owed ?? none) },
		{ kind: 'statement', ...(lines ?? none) },
	]
}

/** What every account that was ever used stands at on the last day of a year, in yen by its code. */
export async function balancesOfYear(on: Db, year: number): Promise<Record<string, number>> {
	const all = await balances(on, lastMonthOf(year))
	return Object.fromEntries(
		all.filter((one) => one.debitYen + one.creditYen > 0).map((one) => [one.account, one.balanceYen]),
	)
}

async function postingsIn(on: Db, year: number): Promise<number> {
	const [row] = await on
		.select({ n: count() })
		.from(postings)
		.where(and(gte(postings.day, firstDayOf(year)), lte(postings.day, lastDayOf(year))))
	return row?.n ?? 0
}

/** Closes the next fiscal year in turn, with every balance; refused before its twelve months are closed. */
export async function closeYear(tx: Tx, actor: Actor, year: number): Promise<void> {
	const next = await yearToClose(tx)
	checkYearClosable(year, next?.year ?? null, await lastClosedMonth(tx))
	const id = newId()
	const made = await postingsIn(tx, year)
	await tx.insert(closedYears).values({
		id,
		fiscalYear: year,
		postings: made,
		balances: await balancesOfYear(tx, year),
		closedAt: tx.at,
		closedBy: actor.accountId ?? actor.role,
	})
	await record(tx, actor, 'year.closed', { kind: 'closed-year', id }, { after: { year, postings: made } })
}

/** Opens the newest closed year again, with a reason that stays beside it; only then a month of it can be. */
export async function reopenYear(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
	const [row] = await tx
		.select()
		.from(closedYears)
		.where(and(eq(closedYears.id, id), isNull(closedYears.reopenedAt)))
	if (!row) throw refused('year-open-already')
	if (row.fiscalYear !== (await lastClosedYear(tx))) throw refused('year-not-newest')
	await tx
		.update(closedYears)
		.set({ reopenedAt: tx.at, reopenedBy: actor.accountId ?? actor.role, reopenReason: reason })
		.where(eq(closedYears.id, id))
	await record(
		tx,
		actor,
		'year.reopened',
		{ kind: 'closed-year', id },
		{ before: { year: row.fiscalYear }, after: { year: row.fiscalYear, day: dayOf(tx.at) } },
	)
}

/** Refuses to touch a month of a year that is closed. */
export async function refuseClosedYear(on: Db, month: string): Promise<void> {
	const [closed] = await on
		.select({ year: closedYears.fiscalYear })
		.from(closedYears)
		.where(and(eq(closedYears.fiscalYear, yearOfMonth(month)), isNull(closedYears.reopenedAt)))
	if (closed) throw refused('year-closed', closed)
}

/** Refuses that the opening of a year is taken back while one of its months is open. */
export async function refuseMonthsOpen(on: Db, year: number): Promise<void> {
	if (!monthsAreClosed(year, await lastClosedMonth(on))) throw refused('year-months-open', { year })
}
