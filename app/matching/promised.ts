// What somebody's bookings come to, with one more: a day, a week, a row of days at one client, a month's and a year's yen.
import type { Day } from '~/base/day'
import { addDays, monthOf, weekOf } from '~/base/day'
import type { Booked, Busy } from './booking'

const yearOf = (day: Day) => day.slice(0, 4)

const minutesOf = (busy: readonly Busy[]) =>
	busy.reduce((sum, one) => sum + one.endMinute - one.startMinute, 0)

const inWeek = <One extends Busy>(busy: readonly One[], day: Day): One[] => {
	const monday = weekOf(day)
	const sunday = addDays(monday, 6)
	return busy.filter((one) => one.day >= monday && one.day <= sunday)
}

/** Minutes promised on a day. */
export const minutesOn = (busy: readonly Busy[], day: Day): number =>
	minutesOf(busy.filter((one) => one.day === day))

/** Minutes promised in the week of a day, from Monday. */
export const minutesInWeek = (busy: readonly Busy[], day: Day): number => minutesOf(inWeek(busy, day))

/** Days with work in the week of a day (from Monday), that day among them. */
export const daysInWeek = (busy: readonly Busy[], day: Day): number =>
	new Set([day, ...inWeek(busy, day).map((one) => one.day)]).size

/** Yen of what is promised or earned in the month of a day. */
export const yenInMonth = (busy: readonly Booked[], day: Day): number =>
	busy.reduce((sum, one) => sum + (monthOf(one.day) === monthOf(day) ? one.yen : 0), 0)

/** … and in its year, from January: the year a person's income is counted by. */
export const yenInYear = (busy: readonly Booked[], day: Day): number =>
	busy.reduce((sum, one) => sum + (yearOf(one.day) === yearOf(day) ? one.yen : 0), 0)

/** What is promised to one client. */
export const atClient = (busy: readonly Booked[], employerId: string): Booked[] =>
	busy.filter((one) => one.employerId === employerId)

/** How many days with work stand in a row around a day, that day among them. */
export function daysInRow(busy: readonly Busy[], day: Day): number {
	const worked = new Set(busy.map((one) => one.day))
	let count = 1
	for (let before = addDays(day, -1); worked.has(before); before = addDays(before, -1)) count += 1
	for (let after = addDays(day, 1); worked.has(after); after = addDays(after, 1)) count += 1
	return count
}

/** Days with work in the month of a day, that day among them. */
export const daysInMonth = (busy: readonly Busy[], day: Day): number =>
	new Set([day, ...busy.filter((one) => monthOf(one.day) === monthOf(day)).map((one) => one.day)]).size
