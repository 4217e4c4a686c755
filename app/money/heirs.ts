// Pay of somebody who has died: until when the heirs can claim it, and what a case adds up to.
import type { Day } from '~/base/day'

/** The same day some years on; 29 February becomes 28. */
export function yearsAfter(day: Day, years: number): Day {
	const [year = '', month = '', date = ''] = day.split('-')
	const there = `${Number(year) + years}-${month}-${date}`
	const leap = new Date(`${there}T00:00:00Z`)
	return leap.toISOString().slice(0, 10) === there ? there : `${Number(year) + years}-02-28`
}

/**
 * The last day on which the oldest of it can be claimed: so many years from the day it was to be paid, since it could be
 * claimed from then on (民法166条1項1号; the first day is not counted, 民法140条). `null` while there is nothing.
 */
export function limitDayOf(payDays: readonly Day[], years: number): Day | null {
	const [oldest] = [...payDays].sort()
	return oldest === undefined ? null : yearsAfter(oldest, years)
}

/** Whether a case is near its end: within a year. */
export const isNear = (limitDay: Day | null, today: Day): boolean =>
	limitDay !== null && limitDay <= yearsAfter(today, 1)

/** What stands in a case: what the council owed itself, and what it held for the person (mode B). */
export function sumsOfCase(earnings: readonly { yen: number; held: boolean }[]): {
	ownYen: number
	heldYen: number
} {
	const sum = (held: boolean) =>
		earnings.filter((one) => one.held === held).reduce((all, one) => all + one.yen, 0)
	return { ownYen: sum(false), heldYen: sum(true) }
}
