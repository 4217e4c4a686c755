// How somebody gets to the work: on foot, by bicycle, car or bus, and how long it takes from district to district.

import type { Day } from '~/base/day'
import { weekdayOf } from '~/base/day'
import { isHoliday } from '~/council/calendar'

export const waysThere = ['walking', 'bicycle', 'car', 'bus'] as const
export type WayThere = (typeof waysThere)[number]

/** What the council keeps that a fit is judged by: ways, buses, and how much of one person's work may be one client's. */
export type TownFacts = {
	/** Minutes by car between two districts, by `pairOf`. */
	areaMinutes: ReadonlyMap<string, number>
	/** … where nobody has written them down. */
	otherAreaMinutes: number
	/** When the first bus of the day is in a district, where no timetable of it was written down. */
	busArrives: ReadonlyMap<string, number>
	/** The first bus there and the last bus back, by `busKey`; `null` on days on which none runs. */
	buses: ReadonlyMap<string, { arrives: number; leaves: number } | null>
	/** A week at one client stays under so many minutes. */
	clientWeekMinutes: number
	clientDaysInRow: number
	clientDaysPerMonth: number
}

/** No council sets more days than these, in a row or a month. */
export const mostDaysAtClient = 31

// Against the minutes by car. A bus waits at its stops; nobody of seventy is hurried on a bicycle.
const timesByCar: Record<WayThere, number> = { walking: 5, bicycle: 2, car: 1, bus: 2 }

/** Two districts as a key, whichever of them is named first. */
export const pairOf = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Minutes from one district to another; none inside a district or from home. Who has not said how comes by car. */
export function wayMinutes(
	town: Pick<TownFacts, 'areaMinutes' | 'otherAreaMinutes'>,
	comesBy: WayThere | null,
	from: string | null,
	to: string | null,
): number {
	if (from === null || to === null || from === to) return 0
	return (town.areaMinutes.get(pairOf(from, to)) ?? town.otherAreaMinutes) * timesByCar[comesBy ?? 'car']
}

/** Buses run by three timetables: on working days, on Saturdays, and on Sundays and holidays. */
export const busDays = ['weekday', 'saturday', 'holiday'] as const
export type BusDays = (typeof busDays)[number]

export const busKey = (areaId: string, days: BusDays) => `${areaId} ${days}`

/** Which timetable holds on a day. */
export function busDaysOf(day: Day): BusDays {
	if (isHoliday(day) || weekdayOf(day) === 0) return 'holiday'
	return weekdayOf(day) === 6 ? 'saturday' : 'weekday'
}

/** The first bus there and the last bus back on a day; `null` where none runs, `undefined` where nobody looked it up. */
export function busesOn(
	town: Pick<TownFacts, 'busArrives' | 'buses'>,
	areaId: string,
	day: Day,
): { arrives: number; leaves: number } | null | undefined {
	const known = town.buses.get(busKey(areaId, busDaysOf(day)))
	if (known !== undefined) return known
	const arrives = town.busArrives.get(areaId)
	return arrives === undefined ? undefined : { arrives, leaves: 1440 }
}
