// Endings told before: since when somebody has been commissioned without a break, which duties that brings, and how soon it may end.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'

/** Days between telling and the end (フリーランス法16条, handbook §3.1). */
export const daysBeforeEnd = 30

/** When the law lets an ending come sooner (施行規則4条): each is to be true and is written down. */
export const endingExceptions = ['disaster', 'principal-ended', 'short', 'their-fault', 'own-wish'] as const
export type EndingException = (typeof endingExceptions)[number]

/** The first day something may end on that is told on a day; with an exception the same day. */
export const earliestEnd = (toldOn: Day, exception: EndingException | ''): Day =>
	exception === '' ? addDays(toldOn, daysBeforeEnd) : toldOn

/** A commission: from the first day of its work to the last. */
export type Commission = { fromDay: Day; untilDay: Day }

/** The same day so many months later; the last of the month where that month has no such day. */
function monthsLater(day: Day, months: number): Day {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
	const at = new Date(Date.UTC(year, month - 1 + months, 1))
	const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
	at.setUTCDate(Math.min(date, last))
	return at.toISOString().slice(0, 10)
}

/**
 * Since when somebody has been commissioned without a break: from the registration agreement (基本契約) where there is
 * one, else from the first of those commissions that follow each other by less than a month; null where the last was
 * a month ago or more.
 */
export function continuousSince(
	agreedOn: Day | null,
	commissions: readonly Commission[],
	today: Day,
): Day | null {
	if (agreedOn !== null && agreedOn <= today) return agreedOn
	const inOrder = commissions
		.filter((one) => one.fromDay <= today)
		.sort((a, b) => a.fromDay.localeCompare(b.fromDay))
	let since: Day | null = null
	let until: Day | null = null
	for (const one of inOrder) {
		if (since === null || until === null || one.fromDay >= monthsLater(until, 1)) since = one.fromDay
		if (until === null || one.untilDay > until) until = one.untilDay
	}
	return until !== null && today < monthsLater(until, 1) ? since : null
}

/** The duties that hold on a day: of a month (5条) and of six (13条, 16条). */
export type Duties = { since: Day | null; oneMonth: boolean; sixMonths: boolean }

/** By default every registrant is treated as under all of them from the first day; a council may count instead. */
export function dutiesOn(since: Day | null, today: Day, fromFirstDay: boolean): Duties {
	if (fromFirstDay) return { since, oneMonth: true, sixMonths: true }
	const lasted = (months: number) => since !== null && today >= monthsLater(since, months)
	return { since, oneMonth: lasted(1), sixMonths: lasted(6) }
}
