// Filling seats: deal in order, then pass work along chains of people, then let hard seats push out easier ones.
import type { Board } from './plan-board'
import { firstClash, fits, put, restore, take, withinLimits } from './plan-board'
import type { Chance } from './plan-chance'
import type { Meter } from './plan-meter'
import { pay } from './plan-meter'

/** The units nobody holds. */
export function openUnits(board: Board): number[] {
	const open: number[] = []
	for (let unit = 0; unit < board.units; unit++) if ((board.holder[unit] as number) < 0) open.push(unit)
	return open
}

/** Deals units in this order, each to the person it fits who is liked least dear (lowest `dear`, then first). */
export function deal(
	board: Board,
	units: readonly number[],
	allowed: Uint8Array,
	dear: (person: number, unit: number) => number,
): void {
	for (const unit of units) {
		let best = -1
		let least = Number.POSITIVE_INFINITY
		for (const person of board.candidates[board.slotOf[unit] as number] as Int32Array) {
			if (!allowed[person] || !fits(board, unit, person)) continue
			const price = dear(person, unit)
			if (price < least) {
				least = price
				best = person
			}
		}
		if (best >= 0) put(board, unit, best)
	}
}

/** Minutes this person would stand idle before the unit, were they to take it. */
export function idleBefore(board: Board, person: number, unit: number): number {
	const place = firstClash(board, unit, person)
	if (place === board.heldAt[person]) return 1_000_000
	return (board.from[unit] as number) - (board.to[board.held[place - 1] as number] as number)
}

/** Looks for chains of people who pass work along; keeps its marks from one search to the next. */
export type ChainSearch = {
	readonly parent: Int32Array
	readonly seen: Int32Array
	readonly queue: Int32Array
	round: number
}

/** Room for chain searches on this board. */
export function chainSearchOn(board: Board): ChainSearch {
	return {
		parent: new Int32Array(board.units),
		seen: new Int32Array(board.units),
		queue: new Int32Array(board.units),
		round: 0,
	}
}

/**
 * The shortest chain found by breadth: somebody takes the first unit and hands one of theirs on, and so on, until
 * `ends(person, root)` and that person just takes. Roots are units to be moved, held by somebody or not. True when the
 * board was changed.
 */
export function passAlong(
	board: Board,
	search: ChainSearch,
	roots: readonly number[],
	allowed: Uint8Array,
	meter: Meter,
	ends: (person: number, root: number) => boolean,
): boolean {
	const { parent, seen, queue } = search
	const round = ++search.round
	const rootOf = (unit: number) => {
		let root = unit
		while ((parent[root] as number) >= 0) root = parent[root] as number
		return root
	}
	const onTheWay = (person: number, from: number) => {
		let unit = from
		while (unit >= 0) {
			if (board.holder[unit] === person) return true
			unit = parent[unit] as number
		}
		return false
	}
	let tail = 0
	for (const root of roots) {
		if (seen[root] === round) continue
		seen[root] = round
		parent[root] = -1
		queue[tail++] = root
	}
	for (let head = 0; head < tail; head++) {
		const unit = queue[head] as number
		const root = rootOf(unit)
		const ended = board.to[unit] as number
		const list = board.candidates[board.slotOf[unit] as number] as Int32Array
		let work = list.length * 2
		for (const person of list) {
			if (!allowed[person] || onTheWay(person, unit)) continue
			const start = board.heldAt[person] as number
			const end = start + (board.count[person] as number)
			work += 3 + end - start
			const place = firstClash(board, unit, person)
			const clashes = place < end && (board.from[board.held[place] as number] as number) < ended
			if (clashes) {
				if (place + 1 < end && (board.from[board.held[place + 1] as number] as number) < ended) continue
				const pushed = board.held[place] as number
				if (seen[pushed] === round || !roomFor(board, person, unit, pushed)) continue
				seen[pushed] = round
				parent[pushed] = unit
				queue[tail++] = pushed
				continue
			}
			if (withinLimits(board, person, 1, board.minutes[unit] as number) && ends(person, root)) {
				carryOut(board, search, unit, person)
				return true
			}
			for (let other = start; other < end; other++) {
				const pushed = board.held[other] as number
				if (seen[pushed] === round || !roomFor(board, person, unit, pushed)) continue
				seen[pushed] = round
				parent[pushed] = unit
				queue[tail++] = pushed
			}
		}
		if (!pay(meter, work)) return false
	}
	return false
}

function roomFor(board: Board, person: number, unit: number, without: number): boolean {
	return withinLimits(board, person, 0, (board.minutes[unit] as number) - (board.minutes[without] as number))
}

/** Moves every unit of the chain one person further. */
function carryOut(board: Board, search: ChainSearch, last: number, taker: number): void {
	const moves: [number, number][] = []
	let unit = last
	let to = taker
	while (unit >= 0) {
		moves.push([unit, to])
		to = board.holder[unit] as number
		unit = search.parent[unit] as number
	}
	for (const [moved] of moves) take(board, moved)
	for (const [moved, person] of moves) put(board, moved, person)
}

/** Fills open units by chains as long as one helps; gives back those that no chain can seat. */
export function fillByChains(board: Board, search: ChainSearch, allowed: Uint8Array, meter: Meter): number[] {
	const stuck: number[] = []
	for (const unit of openUnits(board))
		if (!passAlong(board, search, [unit], allowed, meter, () => true)) stuck.push(unit)
	return stuck
}

/** Small changes after each push: fewer leave the same people in each other's way, more cost more than they free. */
const stirs = 40

/** How hard each unit was to seat so far: the longer it stood open, the dearer it is to push out. */
export type Hardness = Int32Array

/**
 * Seats every unit of the pool among the allowed people: a unit that fits nobody pushes out the ones that were easiest to
 * seat so far (the ejection pool of Nagata and Bräysy). Leaves the fullest board seen; true when the pool ran dry.
 */
export function pour(
	board: Board,
	pool: number[],
	allowed: Uint8Array,
	hardness: Hardness,
	meter: Meter,
	chance: Chance,
	enough = 0,
): boolean {
	let fewest = pool.length
	let best = board.holder.slice()
	const out: number[] = []
	const bestOut: number[] = []
	const hopeless: number[] = []
	while (pool.length > 0 && pool.length + hopeless.length > enough && hopeless.length <= enough) {
		const unit = pool.pop() as number
		const list = board.candidates[board.slotOf[unit] as number] as Int32Array
		let free = -1
		let frees = 0
		let least = 2_000_000_000
		let ties = 0
		let chosen = -1
		let work = 20 + list.length
		for (const person of list) {
			if (!allowed[person]) continue
			const price = priceOf(board, unit, person, hardness, least, out)
			work += 3 + out.length * (board.count[person] as number)
			if (price === 0) {
				if (chance(++frees) === 0) free = person
			} else if (frees === 0 && price <= least) {
				if (price < least) {
					least = price
					ties = 0
				}
				if (chance(++ties) === 0) {
					chosen = person
					bestOut.length = 0
					bestOut.push(...out)
				}
			}
		}
		if (!pay(meter, work)) {
			pool.push(unit)
			break
		}
		if (free >= 0) {
			put(board, unit, free)
			if (pool.length + hopeless.length < fewest) {
				fewest = pool.length + hopeless.length
				if (fewest > enough) best = board.holder.slice()
			}
			continue
		}
		hardness[unit] = (hardness[unit] as number) + 1
		if (chosen < 0) {
			hopeless.push(unit)
			continue
		}
		for (const pushed of bestOut) {
			take(board, pushed)
			pool.push(pushed)
		}
		put(board, unit, chosen)
		for (let go = 0; go < stirs; go++) stir(board, allowed, chance)
		if (!pay(meter, stirs * 12)) break
	}
	if (pool.length + hopeless.length <= enough) return true
	restore(board, best)
	return false
}

/** What pushing out costs so that this person could take the unit; 0 when nothing has to go. Over `most` it may stop. */
function priceOf(
	board: Board,
	unit: number,
	person: number,
	hardness: Hardness,
	most: number,
	out: number[],
): number {
	out.length = 0
	const start = board.heldAt[person] as number
	const end = start + (board.count[person] as number)
	const ended = board.to[unit] as number
	let price = 0
	let freed = 0
	const first = firstClash(board, unit, person)
	let place = first
	for (; place < end; place++) {
		const other = board.held[place] as number
		if ((board.from[other] as number) >= ended) break
		price += 1 + (hardness[other] as number)
		if (price > most) return price
		freed += board.minutes[other] as number
		out.push(other)
	}
	while (!withinLimits(board, person, 1 - out.length, (board.minutes[unit] as number) - freed)) {
		let cheapest = -1
		for (let at = start; at < end; at++) {
			if (at >= first && at < place) continue
			const other = board.held[at] as number
			if (out.includes(other)) continue
			if (cheapest < 0 || (hardness[other] as number) < (hardness[cheapest] as number)) cheapest = other
		}
		if (cheapest < 0) return 2_000_000_001
		price += 1 + (hardness[cheapest] as number)
		if (price > most) return price
		freed += board.minutes[cheapest] as number
		out.push(cheapest)
	}
	return price
}

/** One small change by chance that keeps everything seated: a unit to somebody else, or two people exchange. */
function stir(board: Board, allowed: Uint8Array, chance: Chance): void {
	const unit = chance(board.units)
	const from = board.holder[unit] as number
	if (from < 0) return
	const list = board.candidates[board.slotOf[unit] as number] as Int32Array
	const person = list[chance(list.length)] as number
	if (person === from || !allowed[person]) return
	const end = (board.heldAt[person] as number) + (board.count[person] as number)
	const ended = board.to[unit] as number
	const place = firstClash(board, unit, person)
	if (place === end || (board.from[board.held[place] as number] as number) >= ended) {
		if (!withinLimits(board, person, 1, board.minutes[unit] as number)) return
		take(board, unit)
		put(board, unit, person)
		return
	}
	if (place + 1 < end && (board.from[board.held[place + 1] as number] as number) < ended) return
	const other = board.held[place] as number
	if (!roomFor(board, person, unit, other)) return
	take(board, unit)
	take(board, other)
	if (fits(board, other, from)) {
		put(board, unit, person)
		put(board, other, from)
	} else {
		put(board, unit, from)
		put(board, other, person)
	}
}

/** In how many rounds a walk cools, and how many changes it tries: so many for each unit, so many at most. */
const coolings = 100
const triesEach = 10_000
const mostTries = { fill: 30_000_000, even: 6_000_000 }

const triesFor = (board: Board, what: keyof typeof mostTries) =>
	Math.min(mostTries[what], triesEach * board.units)

/** The steps that a walk over this board costs at most. */
export const stepsToWander = (board: Board, what: keyof typeof mostTries): number =>
	60 * triesFor(board, what)

/** The turns that everybody's are to lie within, those before included. */
export type Span = { low: number; high: number }

/** By how much the turns of so many slots lie outside the span. */
function outside(board: Board, person: number, count: number, { low, high }: Span): number {
	if (!board.counted[person]) return 0
	const load = (board.before[person] as number) + count
	return load > high ? load - high : load < low ? low - load : 0
}

const anyTurns: Span = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

/**
 * Walks by chance among boards as good: a unit, open or held, goes to somebody, and what stands in its way is opened. One
 * seat more left empty, or one turn more outside the span, is taken ever more rarely, two never. Leaves the best board seen;
 * true when `enough` or fewer are open on it and all turns lie within the span.
 */
export function wander(
	board: Board,
	allowed: Uint8Array,
	meter: Meter,
	chance: Chance,
	enough: number,
	span = anyTurns,
): boolean {
	const open = openUnits(board)
	const placeOf = new Int32Array(board.units)
	for (const [place, unit] of open.entries()) placeOf[unit] = place
	const off = (person: number, more: number) =>
		outside(board, person, (board.count[person] as number) + more, span)
	let best = board.holder.slice()
	let cost = Math.max(0, open.length - enough)
	for (let person = 0; person < board.people; person++) cost += off(person, 0)
	let least = cost
	const out: number[] = []
	const tries = Math.ceil(triesFor(board, span === anyTurns ? 'fill' : 'even') / coolings)
	for (let round = 0; round < coolings && least > 0; round++) {
		// One in eight at first, one in four thousand at last.
		const rarely = 8 * Math.round(512 ** (round / coolings))
		let work = 0
		for (let go = 0; go < tries && least > 0; go++) {
			const isOpen = open.length > 0 && chance(2) === 0
			const unit = isOpen ? (open[chance(open.length)] as number) : chance(board.units)
			const from = board.holder[unit] as number
			const list = board.candidates[board.slotOf[unit] as number] as Int32Array
			const person = list[chance(list.length)] as number
			work += 6
			if (person === from || !allowed[person]) continue
			work += 2 * (board.count[person] as number)
			inTheWay(board, unit, person, out, chance)
			const opened = out.length - (from < 0 ? 1 : 0)
			const more =
				Math.max(0, open.length + opened - enough) -
				Math.max(0, open.length - enough) +
				off(person, 1 - out.length) -
				off(person, 0) +
				(from < 0 ? 0 : off(from, -1) - off(from, 0))
			if (more > 1 || (more === 1 && chance(rarely) > 0)) continue
			if (from >= 0) take(board, unit)
			else {
				const last = open.pop() as number
				if (last !== unit) open[placeOf[unit] as number] = last
				placeOf[last] = placeOf[unit] as number
			}
			for (const other of out) {
				take(board, other)
				placeOf[other] = open.length
				open.push(other)
			}
			put(board, unit, person)
			cost += more
			if (cost < least) {
				least = cost
				best = board.holder.slice()
			}
		}
		if (!pay(meter, work)) break
	}
	restore(board, best)
	return least === 0
}

/** What this person would have to leave to take the unit: what clashes, then by chance until the limits hold. */
function inTheWay(board: Board, unit: number, person: number, out: number[], chance: Chance): void {
	out.length = 0
	const start = board.heldAt[person] as number
	const count = board.count[person] as number
	const ended = board.to[unit] as number
	let freed = 0
	for (let place = firstClash(board, unit, person); place < start + count; place++) {
		const other = board.held[place] as number
		if ((board.from[other] as number) >= ended) break
		freed += board.minutes[other] as number
		out.push(other)
	}
	while (!withinLimits(board, person, 1 - out.length, (board.minutes[unit] as number) - freed)) {
		const other = board.held[start + chance(count)] as number
		if (out.includes(other)) continue
		freed += board.minutes[other] as number
		out.push(other)
	}
}
