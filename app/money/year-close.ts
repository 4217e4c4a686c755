// Closing a fiscal year (年度の締め, April to March): which is next, and what has to be closed before it.
import type { Day, Month } from '~/base/day'
import { fiscalYearOf } from '~/base/day'
import { refused } from '~/words/refusal'

/** The last month of a fiscal year. */
export const lastMonthOf = (year: number): Month => `${year + 1}-03`

/** The fiscal year a month belongs to. */
export const yearOfMonth = (month: Month): number => fiscalYearOf(`${month}-01`)

/** The year to close next: the one after the last closed, or that of the oldest posting; `null` while there is none. */
export const nextYear = (lastClosed: number | null, oldestDay: Day | null): number | null =>
	lastClosed !== null ? lastClosed + 1 : oldestDay === null ? null : fiscalYearOf(oldestDay)

/** Whether every month of a year is closed. */
export const monthsAreClosed = (year: number, lastClosedMonth: Month | null): boolean =>
	lastClosedMonth !== null && lastClosedMonth >= lastMonthOf(year)

/** Refuses to close a year out of its turn, or before its twelve months. */
export function checkYearClosable(year: number, next: number | null, lastClosedMonth: Month | null): void {
	if (next === null) throw refused('month-nothing-posted')
	if (year !== next) throw refused('year-close-order', { next })
	if (!monthsAreClosed(year, lastClosedMonth)) throw refused('year-months-open', { year })
}

/** The year a posting speaks of where it stands in a later one: what was corrected after a year's end names it. */
export function olderYear(day: Day, forDay: Day | null): number | null {
	if (forDay === null || fiscalYearOf(forDay) === fiscalYearOf(day)) return null
	return fiscalYearOf(forDay)
}
