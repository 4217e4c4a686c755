// The board a plan is laid on: seats, people, who may take what, and who holds what at the moment.

/** One dated span with seats; minutes from any zero, an end equal to another's start is no clash. */
export type PlanSlot = { id: string; from: number; to: number; seats: number }

/** One person, the slots they may take, and what they may carry; `turns` is what they had before. */
export type PlanPerson = {
	id: string
	may: readonly string[]
	maxMinutes?: number | undefined
	maxSlots?: number | undefined
	turns?: number | undefined
}

/**
 * A seat that somebody could fill is a unit of its own; the units of one slot overlap, which keeps a person from two of
 * them. What a person holds stands in order of time from `heldAt[person]` on.
 */
export type Board = {
	readonly slots: number
	readonly people: number
	readonly units: number
	readonly slotOf: Int32Array
	readonly firstUnit: Int32Array
	readonly from: Float64Array
	readonly to: Float64Array
	readonly minutes: Float64Array
	readonly candidates: readonly Int32Array[]
	readonly may: readonly Int32Array[]
	readonly can: Uint8Array
	/** Whose turns count: everybody who may take anything at all, whatever their limits. */
	readonly counted: Uint8Array
	readonly before: Float64Array
	readonly maxMinutes: Float64Array
	readonly maxSlots: Int32Array
	readonly heldAt: Int32Array
	readonly held: Int32Array
	readonly count: Int32Array
	readonly spent: Float64Array
	readonly holder: Int32Array
}

/** Lays out the board; nobody holds anything yet. */
export function boardOf(slots: readonly PlanSlot[], people: readonly PlanPerson[]): Board {
	const place = new Map(slots.map((slot, index) => [slot.id, index]))
	const may = people.map((person) => {
		const mine = new Set<number>()
		for (const id of person.may) {
			const index = place.get(id)
			const slot = index === undefined ? undefined : slots[index]
			if (index === undefined || !slot) continue
			const tooMuch = slot.to - slot.from > (person.maxMinutes ?? Number.POSITIVE_INFINITY)
			if (!tooMuch && (person.maxSlots ?? 1) >= 1) mine.add(index)
		}
		return Int32Array.from(mine).sort((a, b) => byTime(slots, a, b))
	})
	const can = new Uint8Array(slots.length * people.length)
	const able: number[][] = slots.map(() => [])
	may.forEach((mine, person) => {
		for (const slot of mine) {
			can[slot * people.length + person] = 1
			able[slot]?.push(person)
		}
	})
	const slotOf: number[] = []
	const firstUnit = new Int32Array(slots.length + 1)
	slots.forEach((slot, index) => {
		firstUnit[index] = slotOf.length
		const seats = Math.min(slot.seats, able[index]?.length ?? 0)
		for (let seat = 0; seat < seats; seat++) slotOf.push(index)
	})
	firstUnit[slots.length] = slotOf.length
	const heldAt = new Int32Array(people.length + 1)
	people.forEach((person, index) => {
		const most = longestChain(slots, may[index] as Int32Array)
		heldAt[index + 1] = (heldAt[index] as number) + Math.min(most, person.maxSlots ?? most) + 1
	})
	const ofUnit = (tell: (slot: PlanSlot) => number) =>
		Float64Array.from(slotOf, (index) => tell(slots[index] as PlanSlot))
	return {
		slots: slots.length,
		people: people.length,
		units: slotOf.length,
		slotOf: Int32Array.from(slotOf),
		firstUnit,
		from: ofUnit((slot) => slot.from),
		to: ofUnit((slot) => slot.to),
		minutes: ofUnit((slot) => slot.to - slot.from),
		candidates: able.map((list) => Int32Array.from(list)),
		may,
		can,
		counted: Uint8Array.from(people, (person) => (person.may.length > 0 ? 1 : 0)),
		before: Float64Array.from(people, (person) => person.turns ?? 0),
		maxMinutes: Float64Array.from(people, (person) => person.maxMinutes ?? Number.POSITIVE_INFINITY),
		maxSlots: Int32Array.from(people, (person) => Math.min(person.maxSlots ?? slots.length, slots.length)),
		heldAt,
		held: new Int32Array(heldAt[people.length] as number),
		count: new Int32Array(people.length),
		spent: new Float64Array(people.length),
		holder: new Int32Array(slotOf.length).fill(-1),
	}
}

function byTime(slots: readonly PlanSlot[], a: number, b: number): number {
	const one = slots[a] as PlanSlot
	const other = slots[b] as PlanSlot
	return one.from - other.from || one.to - other.to || a - b
}

/** The most slots one person could hold if nothing but time counted. */
function longestChain(slots: readonly PlanSlot[], mine: Int32Array): number {
	const ends = Array.from(mine, (index) => slots[index] as PlanSlot).sort((a, b) => a.to - b.to)
	let most = 0
	let free = Number.NEGATIVE_INFINITY
	for (const slot of ends) {
		if (slot.from < free) continue
		most++
		free = slot.to
	}
	return most
}

/** The place in `held` of the first unit of this person that ends after this unit begins. */
export function firstClash(board: Board, unit: number, person: number): number {
	const begins = board.from[unit] as number
	let low = board.heldAt[person] as number
	let high = low + (board.count[person] as number)
	while (low < high) {
		const middle = (low + high) >> 1
		if ((board.to[board.held[middle] as number] as number) > begins) high = middle
		else low = middle + 1
	}
	return low
}

/** Whether this person's limits leave room for so many slots and minutes more. */
export function withinLimits(board: Board, person: number, slots: number, minutes: number): boolean {
	return (
		(board.count[person] as number) + slots <= (board.maxSlots[person] as number) &&
		(board.spent[person] as number) + minutes <= (board.maxMinutes[person] as number)
	)
}

/** Whether this person could take the unit as things stand. */
export function fits(board: Board, unit: number, person: number): boolean {
	if (!board.can[(board.slotOf[unit] as number) * board.people + person]) return false
	if (!withinLimits(board, person, 1, board.minutes[unit] as number)) return false
	const place = firstClash(board, unit, person)
	const end = (board.heldAt[person] as number) + (board.count[person] as number)
	return place === end || (board.from[board.held[place] as number] as number) >= (board.to[unit] as number)
}

/** Gives a unit that nobody holds to somebody it fits. */
export function put(board: Board, unit: number, person: number): void {
	const place = firstClash(board, unit, person)
	const end = (board.heldAt[person] as number) + (board.count[person] as number)
	board.held.copyWithin(place + 1, place, end)
	board.held[place] = unit
	board.count[person] = (board.count[person] as number) + 1
	board.spent[person] = (board.spent[person] as number) + (board.minutes[unit] as number)
	board.holder[unit] = person
}

/** Takes a unit from whoever holds it. */
export function take(board: Board, unit: number): void {
	const person = board.holder[unit] as number
	if (person < 0) return
	const end = (board.heldAt[person] as number) + (board.count[person] as number)
	let place = firstClash(board, unit, person)
	while (board.held[place] !== unit) place++
	board.held.copyWithin(place, place + 1, end)
	board.count[person] = (board.count[person] as number) - 1
	board.spent[person] = (board.spent[person] as number) - (board.minutes[unit] as number)
	board.holder[unit] = -1
}

/** Lays the board as it was when this list of holders was taken. */
export function restore(board: Board, holders: Int32Array): void {
	for (let unit = 0; unit < board.units; unit++) if (board.holder[unit] !== holders[unit]) take(board, unit)
	for (let unit = 0; unit < board.units; unit++)
		if (board.holder[unit] !== holders[unit]) put(board, unit, holders[unit] as number)
}

/** How many units somebody holds. */
export function filledOf(board: Board): number {
	let filled = 0
	for (let unit = 0; unit < board.units; unit++) if ((board.holder[unit] as number) >= 0) filled++
	return filled
}

/** How many people hold something. */
export function facesOf(board: Board): number {
	let faces = 0
	for (let person = 0; person < board.people; person++) if ((board.count[person] as number) > 0) faces++
	return faces
}
