// Closing a month (月の締め): which month is next, whether it may be closed, and what kinds of things may still be missing.
import type { Day, Month } from '~/base/day'
import { addMonths, monthOf } from '~/base/day'
import { refused } from '~/words/refusal'

/** What may be missing before a month is closed, in the order it has to be asked for. */
export const missingKinds = ['terms', 'report', 'confirmation', 'inspection', 'account', 'statement'] as const
export type MissingKind = (typeof missingKinds)[number]

/** The month to close next: the one after the last closed, or that of the oldest posting; `null` while there is none. */
export const nextToClose = (lastClosed: Month | null, oldestDay: Day | null): Month | null =>
	lastClosed !== null ? addMonths(lastClosed, 1) : oldestDay === null ? null : monthOf(oldestDay)

/** Whether a month is over, so that no day of it is still to come. */
export const isOver = (month: Month, today: Day): boolean => month < monthOf(today)

/** Refuses to close a month out of its turn, or one that is not over. */
export function checkClosable(month: Month, next: Month | null, today: Day): void {
	if (next === null) throw refused('month-nothing-posted')
	if (month !== next) throw refused('month-close-order', { next })
	if (!isOver(month, today)) throw refused('month-not-over', { month })
}

/** Whether closing this month closes the fiscal year (April to March). */
export const endsFiscalYear = (month: Month): boolean => month.endsWith('-03')
