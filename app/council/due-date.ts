// When a day of service must be paid, by law, and when the council's own rule pays it.
import type { Day } from '~/base/day'
import { addDays, addMonths, dayInMonth, lastDayOfMonth, monthOf } from '~/base/day'
import { refused } from '~/words/refusal'
import { bankDayOnOrAfter, bankDayOnOrBefore } from './calendar'

/** The council's rule: the month closes on its last day and is paid on this date of the next month. */
export interface PayRule {
	readonly payDate: number
}

/** What a council starts with: paid on the 25th of the next month. */
export const ordinaryPayRule: PayRule = { payDate: 25 }

// 60 days with the day of service itself as the first, inspected or not (フリーランス法4条; handbook §3.1).
const daysAfterService = 59

// Service on the 1st of a 31-day month leaves 30 days of that month; a later date than this would pass the 60th day.
const lastPayDate = daysAfterService - 30

/** The last day the law allows for paying a day of service: 2026-05-15 gives 2026-07-13 (handbook §3.1). */
export function latestPayDay(serviceDay: Day): Day {
	return addDays(serviceDay, daysAfterService)
}

/** Refuses a rule that would pass the law's last day in some month; gives the rule back when it holds always. */
export function checkPayRule(rule: PayRule): PayRule {
	if (!Number.isInteger(rule.payDate) || rule.payDate < 1 || rule.payDate > lastPayDate)
		throw refused('pay-date-too-late', { lastPayDate }, 'payDate')
	return rule
}

/**
 * The day a day of service is paid: date `payDate` of the next month, or the bank day before when banks are closed.
 * Never a day of the closed month: where the bank day before lies in it (New Year), the bank day after is taken.
 */
export function payDay(serviceDay: Day, rule: PayRule = ordinaryPayRule): Day {
	checkPayRule(rule)
	const closing = lastDayOfMonth(serviceDay)
	const wanted = dayInMonth(addMonths(monthOf(serviceDay), 1), rule.payDate)
	const before = bankDayOnOrBefore(wanted)
	return before > closing ? before : bankDayOnOrAfter(wanted)
}
