// Quarters of a year by the day each begins with: 2026-07-01 is July to September.
import type { Day, Month } from '~/base/day'
import { addMonths, monthOf } from '~/base/day'

/** The first day of the quarter a day is in. */
export function quarterOf(day: Day): Day {
	const month = monthOf(day)
	return `${addMonths(month, -((Number(month.slice(5)) - 1) % 3))}-01`
}

/** The quarter so many later, or earlier. */
export const quarterAfter = (quarter: Day, count: number): Day =>
	`${addMonths(monthOf(quarter), count * 3)}-01`

/** Its three months. */
export const monthsOf = (quarter: Day): Month[] => [0, 1, 2].map((at) => addMonths(monthOf(quarter), at))

/** The last quarters that are over on a day, the latest first. */
export const quartersBefore = (day: Day, count: number): Day[] =>
	Array.from({ length: count }, (_, at) => quarterAfter(quarterOf(day), -1 - at))

/** Whether a text is the first day of a quarter. */
export const isQuarter = (text: string): boolean => /^\d{4}-(?:01|04|07|10)-01$/.test(text)
