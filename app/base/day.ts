// Civil days as text (YYYY-MM-DD) and minutes of the day, in Asia/Tokyo; the only place that turns them into instants.

/** A civil day written YYYY-MM-DD; sorts and compares as text. */
export type Day = string

/** A civil month written YYYY-MM. */
export type Month = string

// Japan has had no summer time since 1951: nine hours all year.
const tokyoMillis = 9 * 3_600_000
const dayMillis = 86_400_000
const minuteMillis = 60_000

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/
const monthShape = /^(\d{4})-(\d{2})$/

/** Whether `text` is a real day from 0001-01-01 to 9999-12-31, written YYYY-MM-DD. */
export function isDay(text: unknown): text is Day {
	if (typeof text !== 'string') return false
	const found = dayShape.exec(text)
	if (!found) return false
	const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
	return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= lengthOf(year, month)
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
	if (!Number.isInteger(count)) throw new RangeError(`not a count of days: ${count}`)
	return dayNumbered(numberOf(day) + count)
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return numberOf(to) - numberOf(from)
}

/** Day of the week: 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
	// Day 0 of the count, 0000-03-01, was a Wednesday.
	return (numberOf(day) + 3) % 7
}

/** The month a day is in, YYYY-MM. */
export function monthOf(day: Day): Month {
	checkDay(day)
	return day.slice(0, 7)
}

/** The month `count` months later (earlier when negative). */
export function addMonths(month: Month, count: number): Month {
	const [year, number] = monthParts(month)
	const months = year * 12 + (number - 1) + count
	const text = monthText(Math.floor(months / 12), (((months % 12) + 12) % 12) + 1)
	monthParts(text)
	return text
}

/** The day of that date in a month; a date past the month's end gives its last day. */
export function dayInMonth(month: Month, date: number): Day {
	const [year, number] = monthParts(month)
	if (!Number.isInteger(date) || date < 1 || date > 31) throw new RangeError(`not a date: ${date}`)
	return `${month}-${two(Math.min(date, lengthOf(year, number)))}`
}

/** The last day of the month that `day` is in. */
export function lastDayOfMonth(day: Day): Day {
	return dayInMonth(monthOf(day), 31)
}

/** The year of accounts a day is in, April to March, named by the year of its April. */
export function fiscalYearOf(day: Day): number {
	const [year, month] = parts(day)
	return month >= 4 ? year : year - 1
}

/** The Monday of the week that `day` is in. */
export function weekOf(day: Day): Day {
	return addDays(day, -((weekdayOf(day) + 6) % 7))
}

/**
 * Whole years from `birthDay` to `day`, by the calendar: one more on each birthday; somebody born on 29 February
 * turns on 1 March where there is no 29th. Negative when not born yet.
 */
export function ageOn(birthDay: Day, day: Day): number {
	const [born] = parts(birthDay)
	const [year] = parts(day)
	return year - born - (day.slice(5) < birthDay.slice(5) ? 1 : 0)
}

/** The day it is in Tokyo at an instant. */
export function dayOf(instant: Date): Day {
	return dayNumbered(Math.floor(tokyoTime(instant) / dayMillis) + epochDay)
}

/** The minute of the day it is in Tokyo at an instant, 0–1439, seconds cut off. */
export function minuteOf(instant: Date): number {
	const time = tokyoTime(instant)
	return Math.floor((time - Math.floor(time / dayMillis) * dayMillis) / minuteMillis)
}

/** The instant of a minute (0–1440, 1440 being the next midnight) of a day in Tokyo. */
export function instantOf(day: Day, minute: number): Date {
	if (!Number.isInteger(minute) || minute < 0 || minute > 1440)
		throw new RangeError(`not a minute of the day: ${minute}`)
	return new Date((numberOf(day) - epochDay) * dayMillis + minute * minuteMillis - tokyoMillis)
}

function tokyoTime(instant: Date): number {
	const time = instant.getTime()
	if (Number.isNaN(time)) throw new RangeError('not an instant')
	return time + tokyoMillis
}

// Days are counted from 0000-03-01: with March first, the leap day is the last of its year and needs no case.
function numberOf(day: Day): number {
	const [year, month, date] = parts(day)
	const marchYear = month > 2 ? year : year - 1
	const marchMonth = (month + 9) % 12
	return (
		marchYear * 365 +
		Math.floor(marchYear / 4) -
		Math.floor(marchYear / 100) +
		Math.floor(marchYear / 400) +
		Math.floor((marchMonth * 153 + 2) / 5) +
		date -
		1
	)
}

function dayNumbered(number: number): Day {
	const era = Math.floor(number / 146_097)
	const dayOfEra = number - era * 146_097
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365,
	)
	const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
	const marchMonth = Math.floor((dayOfYear * 5 + 2) / 153)
	const date = dayOfYear - Math.floor((marchMonth * 153 + 2) / 5) + 1
	const month = ((marchMonth + 2) % 12) + 1
	const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
	const text = `${monthText(year, month)}-${two(date)}`
	checkDay(text)
	return text
}

function parts(day: Day): [number, number, number] {
	checkDay(day)
	return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
}

function monthParts(month: Month): [number, number] {
	const found = monthShape.exec(month)
	const [year, number] = [Number(found?.[1]), Number(found?.[2])]
	if (!(year >= 1 && number >= 1 && number <= 12)) throw new RangeError(`not a month: ${month}`)
	return [year, number]
}

function checkDay(day: Day) {
	if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
}

function lengthOf(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function monthText(year: number, month: number): string {
	return `${String(year).padStart(4, '0')}-${two(month)}`
}

function two(n: number): string {
	return String(n).padStart(2, '0')
}

const epochDay = numberOf('1970-01-01')
