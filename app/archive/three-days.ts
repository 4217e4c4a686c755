// Which days are printed at closing time.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'

/**
 * Today and every day until `last`: of those on which the office is shut only the ones with work, so that a weekend's work is
 * on paper too and a long holiday is no pile of empty sheets.
 */
export function daysToPrint(
	today: Day,
	last: Day,
	isOpen: (day: Day) => boolean,
	hasWork: (day: Day) => boolean,
): Day[] {
	const days: Day[] = []
	for (let day = today; day <= last; day = addDays(day, 1))
		if (day === today || isOpen(day) || hasWork(day)) days.push(day)
	return days
}
