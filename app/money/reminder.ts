// お支払いのお願い: three polite steps after an invoice's day, and when the next may go out.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'

/** Days after an invoice's day from which each step may go out, and how many more it gives. */
export type ReminderPlan = { from: readonly number[]; givesDays: number }

/** The step that is next and the day from which it may go out; null after the last. */
export function nextReminder(
	dueDay: Day,
	sent: number,
	{ from }: ReminderPlan,
): { step: number; fromDay: Day } | null {
	const days = from[sent]
	return days === undefined ? null : { step: sent + 1, fromDay: addDays(dueDay, days) }
}

/** So many late invoices let the office think of stopping an employer's work. */
export const latePaymentsToStop = 3
