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

/** How far ahead a rule is held against the calendar before it may be used. */
const yearsAhead = 10

/** The last day the law allows for paying a day of service: 2026-05-15 gives 2026-07-13 (handbook §3.1). */
export function latestPayDay(serviceDay: Day): Day {
	return addDays(serviceDay, daysAfterService)
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
export function payDay(serviceDay: Day, rule: PayRule = ordinaryPayRule): Day {
	const closing = closingDayOf(serviceDay, rule)
	const wanted = dayInMonth(addMonths(monthOf(closing), rule.months), rule.pays)
	const before = bankDayOnOrBefore(wanted)
	return before > closing ? before : bankDayOnOrAfter(wanted > closing ? wanted : addDays(closing, 1))
}

/** The first day of service, of the next ten years, that a rule would pay too late: with the day of pay and the last lawful one. */
export function firstLate(rule: PayRule, from: Day): { service: Day; pays: Day; latest: Day } | undefined {
	const until = `${Number(from.slice(0, 4)) + yearsAhead}${from.slice(4)}`
	for (let service = from; service < until; service = addDays(service, 1)) {
		const [pays, latest] = [payDay(service, rule), latestPayDay(service)]
		if (pays > latest) return { service, pays, latest }
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
