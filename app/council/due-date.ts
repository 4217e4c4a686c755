// When a day of service must be paid, by law, and when the council's own closing rule pays it.
import type { Day } from '~/base/day'
import { addDays, addMonths, dayInMonth, monthOf } from '~/base/day'
import { payMonths } from '~/words/ja/settings'
import { bankDayOnOrAfter, bankDayOnOrBefore } from './calendar'

/** The council's rule: work up to the closing date is paid on a date so many months later. 31 is the last day of any month. */
export interface PayRule {
	readonly closes: number
	readonly months: number
	readonly pays: number
}

/** What a council starts with: closed at the end of the month, paid on the 25th of the next. */
export const ordinaryPayRule: PayRule = { closes: 31, months: 1, pays: 25 }

// 60 days with the day of service itself as the first, inspected or not (フリーランス法4条; handbook §3.1).
const daysAfterService = 59

/**
 * What a rule is held against. Sixty days are safe whatever the check. A monthly closing may take two months instead (a
 * day of July is then paid by the end of August), but only for continued work of one kind at a set rate, with the
 * agreement and the rule in the terms (practice.md 12; not verified beyond that).
 */
export type Yardstick = 'sixty-days' | 'two-months'

/** What becomes of a pay day on which banks are shut: the bank day before, or, agreed in the terms, one after within two days. */
export type ShutBank = 'before' | 'after'
const agreedShift = 2

// At most so long after the employer's own due day, where the three items of a 再委託 stand in the terms (4条3項).
export const mostDaysAfterPrincipal = 30

/** How far ahead a rule is held against the calendar before it may be used. */
const yearsAhead = 10

/** The last day the law allows for paying a day of service: 2026-05-15 gives 2026-07-13 (handbook §3.1). */
export function latestPayDay(serviceDay: Day, yardstick: Yardstick = 'sixty-days'): Day {
	if (yardstick === 'sixty-days') return addDays(serviceDay, daysAfterService)
	const month = addMonths(monthOf(serviceDay), 2)
	const date = Number(serviceDay.slice(8))
	const sameDate = dayInMonth(month, date)
	// With the day itself as the first: the day before the same date, or the month's end where there is none (民法143条2項).
	return Number(sameDate.slice(8)) === date ? addDays(sameDate, -1) : sameDate
}

/** The day a rule names for a day of service, whether banks are open or not. */
function namedDay(serviceDay: Day, rule: PayRule): Day {
	return dayInMonth(addMonths(monthOf(closingDayOf(serviceDay, rule)), rule.months), rule.pays)
}

/** The day that closes the period of a day of service: itself at the earliest. */
export function closingDayOf(serviceDay: Day, { closes }: PayRule): Day {
	const inMonth = dayInMonth(monthOf(serviceDay), closes)
	return serviceDay <= inMonth ? inMonth : dayInMonth(addMonths(monthOf(serviceDay), 1), closes)
}

/**
 * The day a day of service is paid: by the rule, or the bank day before when banks are closed. Never a day that is not
 * after the closing: where the bank day before is none (New Year), the bank day after is named from the beginning.
 */
export function payDay(serviceDay: Day, rule: PayRule = ordinaryPayRule, shut: ShutBank = 'before'): Day {
	const closing = closingDayOf(serviceDay, rule)
	const wanted = namedDay(serviceDay, rule)
	const after = bankDayOnOrAfter(wanted)
	if (shut === 'after' && wanted > closing && after <= addDays(wanted, agreedShift)) return after
	const before = bankDayOnOrBefore(wanted)
	return before > closing ? before : bankDayOnOrAfter(wanted > closing ? wanted : addDays(closing, 1))
}

/** The first day of service, of the next ten years, that a rule would pay too late: with the day of pay and the last lawful one. */
export function firstLate(
	rule: PayRule,
	from: Day,
	yardstick: Yardstick = 'sixty-days',
	shut: ShutBank = 'before',
): { service: Day; pays: Day; latest: Day } | undefined {
	const until = `${Number(from.slice(0, 4)) + yearsAhead}${from.slice(4)}`
	for (let service = from; service < until; service = addDays(service, 1)) {
		const [pays, latest] = [payDay(service, rule, shut), latestPayDay(service, yardstick)]
		// The two agreed days come after a due day that is lawful itself.
		if (pays > latest && (shut === 'before' || namedDay(service, rule) > latest))
			return { service, pays, latest }
	}
	return undefined
}

const lastDate = 31
const dateIn = (text: string) => (/^\d/.test(text) ? Number.parseInt(text, 10) : lastDate)

/**
 * Reads a rule as people write it: 「月末締め・翌月25日払い」, 「15日締め当月末払い」, or 「翌月25日」 for what closes at the
 * end of the month. Undefined for anything else, and for pay that would not come after the closing.
 */
export function readPayRule(typed: string): PayRule | undefined {
	const plain = typed.normalize('NFKC').replace(/[\s・、,]/g, '')
	const found =
		/^(?:(月末|末日|\d{1,2}日)締め?)?(当月|翌月|翌々月)(月末|末日?|\d{1,2}日)(?:払い?|支払い?)?$/.exec(plain)
	if (!found) return undefined
	const [closes, pays] = [dateIn(found[1] ?? '月末'), dateIn(found[3] ?? '')]
	const months = payMonths.indexOf(found[2] ?? '')
	const areDates = [closes, pays].every((date) => date >= 1 && date <= lastDate)
	return areDates && (months > 0 || pays > closes) ? { closes, months, pays } : undefined
}

/** A rule as it is kept among the settings: as people write it, or, from earlier, a bare date of the next month. */
export function payRuleFrom(kept: string | number): PayRule {
	const rule = typeof kept === 'number' ? { ...ordinaryPayRule, pays: kept } : readPayRule(kept)
	if (!rule) throw new RangeError(`not a rule of pay: ${kept}`)
	return rule
}

/**
 * The day the rest goes that was sent too low. It was owed with the first part, so nothing may wait for the next closing: with
 * the first where that is still to come, else on the first bank day from tomorrow, since today's transfers are handed in. Of
 * three parties nothing can be sent before the employer, who is asked on the next invoice, has paid: there the council's
 * ordinary rule counts from today (フリーランス法4条; not verified beyond handbook §3.1).
 */
export function restPayDay(
	{ firstPayDay, today, held }: { firstPayDay: Day; today: Day; held: boolean },
	{ ordinary, shut }: Pick<PayPlan, 'ordinary' | 'shut'>,
): Day {
	const soonest = held ? payDay(today, ordinary, shut) : bankDayOnOrAfter(addDays(today, 1))
	return firstPayDay > soonest ? firstPayDay : soonest
}

/** Everything a council has decided of its pay days. */
export type PayPlan = {
	ordinary: PayRule
	/** For continued work of one kind at a set rate. */
	continued: PayRule
	shut: ShutBank
	/** So many days after the employer's due day instead, in a 再委託; 0 is never. */
	afterPrincipalDays: number
	invoiceDueDays: number
}

/** When the employer pays the council: invoiced on the 1st of the next month, due so many days later. */
export function principalPayDay(serviceDay: Day, invoiceDueDays: number): Day {
	return addDays(dayInMonth(addMonths(monthOf(serviceDay), 1), 1), invoiceDueDays)
}

/** The rule for a piece of work, and what it is held against. */
export const ruleFor = (continued: boolean, plan: PayPlan): { rule: PayRule; yardstick: Yardstick } =>
	continued
		? { rule: plan.continued, yardstick: 'two-months' }
		: { rule: plan.ordinary, yardstick: 'sixty-days' }

/** The day a piece of work is paid by the council's plan; waiting for the employer is for a 再委託 alone. */
export function plannedPayDay(
	serviceDay: Day,
	{ continued, recommissioned }: { continued: boolean; recommissioned: boolean },
	plan: PayPlan,
): Day {
	if (recommissioned && plan.afterPrincipalDays > 0)
		return bankDayOnOrBefore(
			addDays(
				principalPayDay(serviceDay, plan.invoiceDueDays),
				Math.min(plan.afterPrincipalDays, mostDaysAfterPrincipal),
			),
		)
	return payDay(serviceDay, ruleFor(continued, plan).rule, plan.shut)
}

/**
 * How the law counts where the person's own error (no account, a wrong one) holds pay up: the council is not late while
 * it lasts, and has sixty days from the day it was mended (フリーランス法4条5項; not verified beyond practice.md 12).
 * `enteredOn` is the day the account in use was entered, null without one. Null where nothing was held up.
 */
export function ownErrorClock(
	heldUpOn: Day,
	enteredOn: Day | null,
): { mendedOn: Day; latest: Day } | { mendedOn: null } | null {
	if (enteredOn === null) return { mendedOn: null }
	return enteredOn < heldUpOn ? null : { mendedOn: enteredOn, latest: latestPayDay(enteredOn) }
}
