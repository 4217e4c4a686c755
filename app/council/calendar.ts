// Which days banks and the office are open, and the nearest such day; the only place that knows the public holidays.
import holidayJp from '@holiday-jp/holiday_jp'
import type { Day } from '~/base/day'
import { addDays, isDay, weekdayOf } from '~/base/day'
import { refused } from '~/words/refusal'

/** The office's own closing days, as far as the council has set them. */
export type ClosingDays = ReadonlySet<Day>

const noClosingDays: ClosingDays = new Set()
const holidays: Readonly<Record<string, { name: string }>> = holidayJp.holidays

// The list of holidays ends: past it every day would look like an ordinary one, and a transfer would fail in silence.
const firstYear = 1970
const lastYear = 2050

/** The name of the public holiday a day is, 国民の祝日に関する法律; undefined on other days. */
export function holidayName(day: Day): string | undefined {
	checkKnown(day)
	return Object.hasOwn(holidays, day) ? holidays[day]?.name : undefined
}

/** Whether most people are at home: a public holiday, or 12-29 to 01-03. */
export const isHoliday = (day: Day): boolean => holidayName(day) !== undefined || isBetweenYears(day, '12-29')

/** Whether banks are open: not Saturday, Sunday, a public holiday or 12-31 to 01-03 (銀行法施行令5条; handbook §4). */
export function isBankDay(day: Day): boolean {
	return isWeekday(day) && holidayName(day) === undefined && !isBetweenYears(day, '12-31')
}

/** The day itself when banks are open, else the last bank day before it. */
export function bankDayOnOrBefore(day: Day): Day {
	return nearest(day, -1, isBankDay)
}

/** The day itself when banks are open, else the next bank day after it. */
export function bankDayOnOrAfter(day: Day): Day {
	return nearest(day, 1, isBankDay)
}

/**
 * Whether the office is open: not Saturday, Sunday, a public holiday, 12-29 to 01-03 (行政機関の休日に関する法律1条)
 * or one of its own closing days.
 */
export function isOfficeDay(day: Day, own: ClosingDays = noClosingDays): boolean {
	return isWeekday(day) && !isHoliday(day) && !own.has(day)
}

/**
 * The `count`th office day after `day` (before it when negative), `day` itself not counted; 0 gives the day itself
 * when the office is open, else the next office day.
 */
export function addOfficeDays(day: Day, count: number, own: ClosingDays = noClosingDays): Day {
	if (!Number.isInteger(count)) throw new RangeError(`not a count of days: ${count}`)
	const open = (day: Day) => isOfficeDay(day, own)
	if (count === 0) return nearest(day, 1, open)
	const step = count > 0 ? 1 : -1
	let at = day
	for (let left = Math.abs(count); left > 0; left--) at = nearest(addDays(at, step), step, open)
	return at
}

/** 早じまい: the minute at which the office closes on such a day. */
export type EarlyClosings = ReadonlyMap<Day, number>

/** The office's days and hours, as the council has set them. */
export type OfficeDays = { closing: ClosingDays; early: EarlyClosings; closesMinute: number }

/** The minute the office closes on a day on which it is open. */
export const closesOn = (day: Day, { early, closesMinute }: Omit<OfficeDays, 'closing'>): number =>
	Math.min(early.get(day) ?? closesMinute, closesMinute)

/** When the office closes next: today while it is open, else on the next office day. */
export function nextClosing(day: Day, minute: number, office: OfficeDays): { day: Day; minute: number } {
	const isOpen = isOfficeDay(day, office.closing) && minute < closesOn(day, office)
	const found = isOpen ? day : addOfficeDays(day, 1, office.closing)
	return { day: found, minute: closesOn(found, office) }
}

/** When the office closes on the `count`th office day after a day: by then it has answered what came on that day. */
export function closingAfter(day: Day, count: number, office: OfficeDays): { day: Day; minute: number } {
	const found = addOfficeDays(day, count, office.closing)
	return { day: found, minute: closesOn(found, office) }
}

/**
 * What differs from the usual hours, as every page says it: closed or closing early today, or else the first such day of
 * the next `ahead` days, weekends left aside; null while all is as usual.
 */
export function nextException(
	today: Day,
	office: OfficeDays,
	ahead = 7,
): { day: Day; closesMinute: number | null } | null {
	if (!isOfficeDay(today, office.closing)) return { day: today, closesMinute: null }
	for (let day = today; day <= addDays(today, ahead); day = addDays(day, 1)) {
		if (office.early.has(day) && isOfficeDay(day, office.closing))
			return { day, closesMinute: closesOn(day, office) }
		if (isWeekday(day) && !isOfficeDay(day, office.closing)) return { day, closesMinute: null }
	}
	return null
}

function nearest(day: Day, step: 1 | -1, open: (day: Day) => boolean): Day {
	let at = day
	while (!open(at)) at = addDays(at, step)
	return at
}

function isWeekday(day: Day): boolean {
	checkKnown(day)
	const weekday = weekdayOf(day)
	return weekday !== 0 && weekday !== 6
}

function isBetweenYears(day: Day, first: '12-29' | '12-31'): boolean {
	const date = day.slice(5)
	return date >= first || date <= '01-03'
}

function checkKnown(day: Day) {
	if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
	const year = Number(day.slice(0, 4))
	if (year < firstYear || year > lastYear) throw refused('calendar-unknown', { firstYear, lastYear })
}
