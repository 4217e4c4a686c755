// How somebody gets to the work: on foot, by bicycle, car or bus, and how long it takes from district to district.

export const waysThere = ['walking', 'bicycle', 'car', 'bus'] as const
export type WayThere = (typeof waysThere)[number]

/** What the council keeps that a fit is judged by: ways, buses, and how much of one person's work may be one client's. */
export type TownFacts = {
	/** Minutes by car between two districts, by `pairOf`. */
	areaMinutes: ReadonlyMap<string, number>
	/** … where nobody has written them down. */
	otherAreaMinutes: number
	/** When the first bus of the day is in a district. */
	busArrives: ReadonlyMap<string, number>
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
