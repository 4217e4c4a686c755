// お支払いのお願い: three polite steps after an invoice's day, and when the next may go out.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'

/** Days after an invoice's day from which each step may go out, and how many more it gives. */
export type ReminderPlan = { from: readonly number[]; givesDays: number }

/**
 * The step that is next and the day from which it may go out: never before the last one's own day is over; null after the
 * last.
 */
export function nextReminder(
	dueDay: Day,
	{ sent, untilDay }: { sent: number; untilDay: Day | null },
	{ from }: ReminderPlan,
): { step: number; fromDay: Day } | null {
	const days = from[sent]
	if (days === undefined) return null
	const planned = addDays(dueDay, days)
	const patient = untilDay === null ? planned : addDays(untilDay, 1)
	return { step: sent + 1, fromDay: patient > planned ? patient : planned }
}

/** So many late invoices let the office think of stopping an employer's work. */
export const latePaymentsToStop = 3
