// When things happen in the demo town: the office in its hours, people by day and in the evening.
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import type { ClosingDays } from '~/council/calendar'
import { addOfficeDays, isOfficeDay } from '~/council/calendar'
import type { Chance } from './chance'

/** A moment of a day between two minutes, with its seconds. */
export function momentOn(chance: Chance, day: Day, fromMinute: number, untilMinute: number): Date {
	const minute = chance.whole(fromMinute, untilMinute)
	return new Date(instantOf(day, minute).getTime() + chance.whole(0, 59_999))
}

export type Hours = {
	closing: ClosingDays
	/** A moment of the office: `days` office days after a moment's day, between two minutes of that day. */
	office(chance: Chance, after: Date | Day, days: number, fromMinute?: number, untilMinute?: number): Date
	/** The first morning of the office that is still to come after a moment. */
	nextMorning(chance: Chance, after: Date): Date
	isOpen(day: Day): boolean
	/** The moment itself while the office is open, else the next morning it is. */
	whileOpen(chance: Chance, when: Date): Date
}

export function officeHours(closing: ClosingDays): Hours {
	const office: Hours['office'] = (chance, after, days, fromMinute = 540, untilMinute = 990) => {
		const day = typeof after === 'string' ? after : dayOf(after)
		return momentOn(chance, addOfficeDays(day, days, closing), fromMinute, untilMinute)
	}
	return {
		closing,
		office,
		nextMorning(chance, after) {
			const today = dayOf(after)
			const early = minuteOf(after) < 9 * 60 && isOfficeDay(today, closing)
			return office(chance, today, early ? 0 : 1, 565, 690)
		},
		isOpen: (day) => isOfficeDay(day, closing),
		whileOpen(chance, when) {
			const [day, minute] = [dayOf(when), minuteOf(when)]
			const open = isOfficeDay(day, closing)
			if (open && minute >= 515 && minute < 1030) return when
			return office(chance, day, open && minute >= 1030 ? 1 : 0, 520, 700)
		},
	}
}

/** So many hours later, moved to a time when people are awake. */
export function awake(chance: Chance, after: Date, hours: number): Date {
	const when = new Date(after.getTime() + hours * 3_600_000)
	const minute = minuteOf(when)
	if (minute >= 7 * 60 && minute <= 21 * 60) return when
	const day = minute < 7 * 60 ? dayOf(when) : addDays(dayOf(when), 1)
	return momentOn(chance, day, 7 * 60, 9 * 60)
}
