// What no plan can beat: how many seats can be filled at most, how many people are needed at least.
import type { Board } from './plan-board'
import type { Meter } from './plan-meter'
import { pay } from './plan-meter'

/** Sums are compared with this much room, far more than rounding can do, so that a bound is never claimed too much. */
const room = 1e-9

/** One person's slots by their end, and for each how many of them end before it begins. */
type Line = { slots: Int32Array; earlier: Int32Array; most: number; minutes: number }

/** Prices of slots, and the dearest line of work each person could take at these prices. */
export type Pricing = {
	readonly board: Board
	readonly lines: readonly Line[]
	readonly length: Float64Array
	readonly seats: Int32Array
	readonly best: Float64Array
	readonly used: Int32Array
	readonly cost: number
	/** Steps beyond `cost` since they were last paid for. */
	extra: number
}

/** Lays out the board for pricing. */
export function pricingOf(board: Board): Pricing {
	const from = new Float64Array(board.slots)
	const to = new Float64Array(board.slots)
	for (let unit = 0; unit < board.units; unit++) {
		from[board.slotOf[unit] as number] = board.from[unit] as number
		to[board.slotOf[unit] as number] = board.to[unit] as number
	}
	let cost = 0
	let longest = 0
	const lines = board.may.map((mine, person) => {
		const slots = Int32Array.from(mine).sort(
			(a, b) => (to[a] as number) - (to[b] as number) || (from[a] as number) - (from[b] as number) || a - b,
		)
		const earlier = Int32Array.from(slots, (slot) => {
			let low = 0
			let high = slots.length
			while (low < high) {
				const middle = (low + high) >> 1
				if ((to[slots[middle] as number] as number) <= (from[slot] as number)) low = middle + 1
				else high = middle
			}
			return low
		})
		const chain = (board.heldAt[person + 1] as number) - (board.heldAt[person] as number) - 1
		const free = longestOf(slots, earlier)
		const most = chain < free ? chain : 0
		cost += slots.length * Math.max(1, most)
		longest = Math.max(longest, (slots.length + 1) * (Math.max(1, most) + 1))
		return { slots, earlier, most, minutes: board.maxMinutes[person] as number }
	})
	const seats = new Int32Array(board.slots)
	for (let slot = 0; slot < board.slots; slot++)
		seats[slot] = (board.firstUnit[slot + 1] as number) - (board.firstUnit[slot] as number)
	const length = to.map((end, slot) => end - (from[slot] as number))
	return {
		board,
		lines,
		length,
		seats,
		best: new Float64Array(longest),
		used: new Int32Array(board.slots),
		cost,
		extra: 0,
	}
}

function longestOf(slots: Int32Array, earlier: Int32Array): number {
	const best = new Int32Array(slots.length + 1)
	for (let at = 0; at < slots.length; at++)
		best[at + 1] = Math.max(best[at] as number, (best[earlier[at] as number] as number) + 1)
	return best[slots.length] as number
}

/** The most this person could earn (never less than that); their dearest line is added to `used` when its worth counts. */
function dearest(
	pricing: Pricing,
	person: number,
	price: Float64Array,
	counts: (value: number) => boolean,
): number {
	const { slots, earlier, most, minutes } = pricing.lines[person] as Line
	const { best, used } = pricing
	const size = slots.length
	const width = size + 1
	const layers = Math.max(1, most)
	if (most > 0) best.fill(0, 0, width)
	for (let layer = 1; layer <= layers; layer++) {
		const row = most > 0 ? layer * width : 0
		const below = most > 0 ? row - width : 0
		best[row] = 0
		for (let at = 0; at < size; at++) {
			const skip = best[row + at] as number
			const taken = (best[below + (earlier[at] as number)] as number) + (price[slots[at] as number] as number)
			best[row + at + 1] = taken > skip ? taken : skip
		}
	}
	const top = (most > 0 ? layers * width : 0) + size
	const value = best[top] as number
	const counted = counts(value)
	let row = top - size
	let spent = 0
	let at = counted || minutes < Number.POSITIVE_INFINITY ? size : 0
	while (at > 0) {
		if (best[row + at] === best[row + at - 1]) {
			at--
			continue
		}
		const slot = slots[at - 1] as number
		if (counted) used[slot] = (used[slot] as number) + 1
		spent += pricing.length[slot] as number
		at = earlier[at - 1] as number
		if (most > 0) row -= width
	}
	if (spent <= minutes) return value
	pricing.extra += size * 20
	return Math.min(value, packed(pricing, person, price))
}

/** The dearest pieces that fit the person's minutes, the last one cut, whatever the clock says. */
function packed(pricing: Pricing, person: number, price: Float64Array): number {
	const { slots, minutes } = pricing.lines[person] as Line
	const worth = (slot: number) => (price[slot] as number) / (pricing.length[slot] as number)
	const order = Int32Array.from(slots).sort((a, b) => worth(b) - worth(a))
	let left = minutes
	let value = 0
	for (const slot of order) {
		const take = Math.min(1, left / (pricing.length[slot] as number))
		if (take <= 0 || (price[slot] as number) <= 0) break
		value += take * (price[slot] as number)
		left -= pricing.length[slot] as number
	}
	return value * (1 + room)
}

/** Seats wanted at the fullest instant, and the slots of that instant. */
export function fullest(board: Board): { seats: number; slots: number[] } {
	const units = Array.from({ length: board.units }, (_, unit) => unit)
	const starts = units.sort((a, b) => (board.from[a] as number) - (board.from[b] as number))
	const ends = Float64Array.from(board.to).sort()
	let most = 0
	let instant = 0
	let over = 0
	starts.forEach((unit, begun) => {
		while (over < ends.length && (ends[over] as number) <= (board.from[unit] as number)) over++
		if (begun + 1 - over > most) {
			most = begun + 1 - over
			instant = board.from[unit] as number
		}
	})
	const slots: number[] = []
	for (let slot = 0; slot < board.slots; slot++) {
		const unit = board.firstUnit[slot] as number
		if (unit === board.firstUnit[slot + 1]) continue
		if ((board.from[unit] as number) <= instant && (board.to[unit] as number) > instant) slots.push(slot)
	}
	return { seats: most, slots }
}

/**
 * At least so many people are needed to fill all seats but `missing`. Any prices prove a bound: no person earns more than
 * their dearest line, so the best paid that together reach the price of all seats are too few by one. The prices are
 * those of the fullest instant, those of the minutes, and then bettered step by step.
 */
export function facesBound(pricing: Pricing, missing: number, target: number, meter: Meter): number {
	const { board, seats, used } = pricing
	const values = new Float64Array(board.people)
	let bound = 0
	let total = 0
	const proveBy = (price: Float64Array, sum: number, dearestFirst: Float64Array) => {
		let wanted = sum - dearestSeats(pricing, price, missing)
		let count = 0
		wanted *= 1 - room
		while (wanted > 0 && count < board.people) wanted -= dearestFirst[board.people - ++count] as number
		if (count > bound) bound = count
	}
	const look = (price: Float64Array): number => {
		used.fill(0)
		total = 0
		let over = 0
		for (let slot = 0; slot < board.slots; slot++) total += (price[slot] as number) * (seats[slot] as number)
		for (let person = 0; person < board.people; person++) {
			const value = dearest(pricing, person, price, (worth) => worth > 1)
			values[person] = value
			if (value > 1) over += value - 1
		}
		proveBy(price, total, Float64Array.from(values).sort())
		return total - over
	}
	const instant = fullest(board)
	const price = new Float64Array(board.slots)
	for (const slot of instant.slots) price[slot] = 1
	look(price)
	const atInstant = price.slice()
	look(pricing.length)
	look(new Float64Array(board.slots).fill(1))
	if (bound >= target) return bound
	price.set(atInstant)
	improve(pricing, price, meter, 400, () => {
		const worth = look(price)
		return bound >= target ? undefined : { gap: target - worth, up: true, worth }
	})
	return Math.min(bound, target)
}

function dearestSeats(pricing: Pricing, price: Float64Array, missing: number): number {
	if (missing <= 0) return 0
	const each: number[] = []
	for (let slot = 0; slot < pricing.board.slots; slot++)
		for (let seat = 0; seat < (pricing.seats[slot] as number); seat++) each.push(price[slot] as number)
	return each
		.sort((a, b) => b - a)
		.slice(0, missing)
		.reduce((sum, one) => sum + one, 0)
}

/** At most so many seats can be filled: the prices of the seats and what each person could still earn above them. */
export function fillBound(pricing: Pricing, filled: number, meter: Meter): number {
	const { board, seats, used } = pricing
	let bound = board.units
	const price = new Float64Array(board.slots)
	const above = new Float64Array(board.slots)
	if (bound <= filled) return bound
	const look = () => {
		used.fill(0)
		let worth = 0
		for (let slot = 0; slot < board.slots; slot++) {
			price[slot] = Math.min(1, price[slot] as number)
			worth += (price[slot] as number) * (seats[slot] as number)
			above[slot] = 1 - (price[slot] as number)
		}
		for (let person = 0; person < board.people; person++)
			worth += dearest(pricing, person, above, (value) => value > 0)
		bound = Math.min(bound, Math.floor(worth * (1 + room)))
		return bound <= filled ? undefined : { gap: worth - filled, up: false, worth }
	}
	if (!look()) return Math.max(bound, filled)
	// Prices a little apart from each other, or everybody would reach for the same slots.
	for (let slot = 0; slot < board.slots; slot++) price[slot] = 0.4 + ((slot * 7_919) % 1_009) / 5_000
	improve(pricing, price, meter, 600, look)
	return Math.max(bound, filled)
}

/** Walks the prices up or down against how often each slot is used in the dearest lines, in shrinking strides. */
function improve(
	pricing: Pricing,
	price: Float64Array,
	meter: Meter,
	rounds: number,
	look: () => { gap: number; up: boolean; worth: number } | undefined,
): void {
	const { board, seats, used } = pricing
	const course = new Float64Array(board.slots)
	let stride = 1
	let best: number | undefined
	let idle = 0
	const kept = price.slice()
	for (let round = 0; round < rounds; round++) {
		if (!pay(meter, pricing.cost + pricing.extra)) return
		pricing.extra = 0
		const seen = look()
		if (!seen) return
		const better = best === undefined || (seen.up ? seen.worth > best + 1e-6 : seen.worth < best - 1e-6)
		if (better) {
			best = seen.worth
			kept.set(price)
			idle = 0
		} else if (++idle >= 12) {
			stride /= 2
			idle = 0
			if (stride < 0.004) return
		}
		let norm = 0
		for (let slot = 0; slot < board.slots; slot++) {
			let lean = (seats[slot] as number) - (used[slot] as number)
			if (lean < 0 && (price[slot] as number) <= 0 && seen.up) lean = 0
			course[slot] = 0.6 * (course[slot] as number) + lean
			norm += (course[slot] as number) ** 2
		}
		if (norm === 0) return
		const step = ((seen.up ? 1 : -1) * stride * Math.max(seen.gap, 0.5)) / norm
		for (let slot = 0; slot < board.slots; slot++)
			price[slot] = Math.max(0, (price[slot] as number) + step * (course[slot] as number))
	}
}
