// Time as the office counts it: only the hours it is open, over holidays, the year's end and its own closing days.
import type { Day } from '~/base/day'
import { addDays, dayOf, minuteOf } from '~/base/day'

/** When the office is open. */
export type OfficeHours = { opens: number; closes: number; isOpen: (day: Day) => boolean }

/** The open minutes from one instant to another; none where the second is not later. */
export function officeMinutes(from: Date, until: Date, { opens, closes, isOpen }: OfficeHours): number {
	let minutes = 0
	const last = dayOf(until)
	for (let day = dayOf(from); day <= last; day = addDays(day, 1)) {
		if (!isOpen(day)) continue
		const begins = day === dayOf(from) ? Math.max(opens, minuteOf(from)) : opens
		const ends = day === last ? Math.min(closes, minuteOf(until)) : closes
		minutes += Math.max(0, ends - begins)
	}
	return minutes
}
