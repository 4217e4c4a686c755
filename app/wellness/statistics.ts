// How the kept promise is shown by month: a month with too few consultations stands with its quarter.
import type { Day, Month } from '~/base/day'
import { monthsOf } from './quarter'

/** A month, or where `months` is three its quarter; `shown` is false where even that is too few, or the quarter is not over. */
export type KeptSpan = { months: Month[]; shown: boolean }

/**
 * How the finished months of a quarter are shown. With a month of fewer than k threads none of them stands alone: from the
 * others and the quarter it could be worked out. `threadsIn` gives how many threads a span of months has.
 */
export function keptSpans(
	quarter: Day,
	finished: readonly Month[],
	threadsIn: (months: readonly Month[]) => number,
	k: number,
): KeptSpan[] {
	const months = monthsOf(quarter).filter((month) => finished.includes(month))
	if (months.length === 0) return []
	// A month shown before the others were over could not be hidden again with them.
	if (months.length < 3) return [{ months, shown: false }]
	if (months.every((month) => threadsIn([month]) >= k))
		return months.map((month) => ({ months: [month], shown: true }))
	return [{ months, shown: threadsIn(months) >= k }]
}

/** The middle of numbers, rounded; of an even count the mean of the two in the middle. Null of none. */
export function median(numbers: readonly number[]): number | null {
	const sorted = [...numbers].sort((a, b) => a - b)
	const half = Math.floor(sorted.length / 2)
	const upper = sorted[half]
	if (upper === undefined) return null
	return Math.round(sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2)
}
