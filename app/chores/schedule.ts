// The timetable: when each chore is due. Pure, so that what is due can be asked of any instant.
import { dayOf, instantOf, minuteOf } from '~/base/day'

/** `every` seconds, or once a day `at` a minute from midnight (Asia/Tokyo), or once a month on a date. */
export type Timing = { every: number } | { at: number } | { monthlyOn: number; at: number }

/** The latest moment at or before `now` this timing was due: the run's natural name. */
export function lastDue(timing: Timing, now: Date): Date {
	if ('every' in timing)
		return new Date(Math.floor(now.getTime() / (timing.every * 1000)) * timing.every * 1000)
	const today = dayOf(now)
	const past = minuteOf(now) >= timing.at
	if ('monthlyOn' in timing) {
		const [year = 0, month = 0, date = 0] = today.split('-').map(Number)
		const thisMonth = date > timing.monthlyOn || (date === timing.monthlyOn && past)
		const first = thisMonth
			? { year, month }
			: month === 1
				? { year: year - 1, month: 12 }
				: { year, month: month - 1 }
		const text = `${first.year}-${String(first.month).padStart(2, '0')}-${String(timing.monthlyOn).padStart(2, '0')}`
		return instantOf(text, timing.at)
	}
	const due = instantOf(today, timing.at)
	return past ? due : new Date(due.getTime() - 86_400_000)
}
