// Fair turns: work moves along chains of people from who has many turns to who has few, until nothing evens out further.
import type { Board } from './plan-board'
import { firstClash, fits, put, restore, take, withinLimits } from './plan-board'
import type { Chance } from './plan-chance'
import type { ChainSearch, Hardness } from './plan-fill'
import { openUnits, passAlong, pour } from './plan-fill'
import type { Meter } from './plan-meter'
import { pay, within } from './plan-meter'

/** How turns lie: the most and the fewest of anybody who may take anything, and the sum of their squares. */
export type Turns = { most: number; fewest: number; squares: number }

/** The turns as the board stands, those before included. */
export function turnsOf(board: Board): Turns {
	const turns = { most: 0, fewest: 0, squares: 0 }
	let first = true
	for (let person = 0; person < board.people; person++) {
		if (!board.counted[person]) continue
		const load = (board.before[person] as number) + (board.count[person] as number)
		turns.most = first ? load : Math.max(turns.most, load)
		turns.fewest = first ? load : Math.min(turns.fewest, load)
		turns.squares += load * load
		first = false
	}
	return turns
}

/** Whether the first is the fairer: a smaller spread, and then the evener. */
export function fairer(one: Turns, other: Turns): boolean {
	const difference = one.most - one.fewest - (other.most - other.fewest)
	return difference < 0 || (difference === 0 && one.squares < other.squares)
}

/**
 * What no plan that fills so many seats can beat, were every seat open to everybody: turns poured like water onto those
 * before, each person up to what their own clock and limits hold.
 */
export function evenest(board: Board, filled: number): { spread: number; squares: number } {
	const loads = board.before.slice()
	const most = Int32Array.from(loads, (_, person) => capacityOf(board, person))
	const counted = Array.from(loads.keys()).filter((person) => board.counted[person])
	if (counted.length === 0) return { spread: 0, squares: 0 }
	let top = Number.NEGATIVE_INFINITY
	let low = Number.POSITIVE_INFINITY
	for (const person of counted) top = Math.max(top, board.before[person] as number)
	const given = new Int32Array(board.people)
	for (let turn = 0; turn < filled; turn++) {
		let next = -1
		for (const person of counted)
			if (
				(given[person] as number) < (most[person] as number) &&
				(next < 0 || (loads[person] as number) < (loads[next] as number))
			)
				next = person
		if (next < 0) break
		given[next] = (given[next] as number) + 1
		loads[next] = (loads[next] as number) + 1
	}
	let squares = 0
	for (const person of counted) {
		const load = loads[person] as number
		top = Math.max(top, load)
		low = Math.min(low, load)
		squares += load * load
	}
	return { spread: top - low, squares }
}

/** The most slots this person could hold by clock, limits and the shortest of what they may take. */
function capacityOf(board: Board, person: number): number {
	const chain = (board.heldAt[person + 1] as number) - (board.heldAt[person] as number) - 1
	const lengths = Float64Array.from(
		board.may[person] as Int32Array,
		(slot) => board.minutes[board.firstUnit[slot] as number] as number,
	).sort()
	let left = board.maxMinutes[person] as number
	let count = 0
	while (count < lengths.length && (lengths[count] as number) <= left) left -= lengths[count++] as number
	return Math.min(chain, count)
}

/** Moves work along chains from more turns to fewer, as long as a chain makes the turns evener. */
export function levelOut(board: Board, search: ChainSearch, allowed: Uint8Array, meter: Meter): void {
	const load = (person: number) => (board.before[person] as number) + (board.count[person] as number)
	let level = Number.POSITIVE_INFINITY
	let again = false
	for (;;) {
		let next = Number.NEGATIVE_INFINITY
		let fewest = Number.POSITIVE_INFINITY
		for (let person = 0; person < board.people; person++) {
			if (!board.counted[person]) continue
			if ((board.count[person] as number) > 0 && load(person) <= level) next = Math.max(next, load(person))
			if (allowed[person]) fewest = Math.min(fewest, load(person))
		}
		if (next - fewest < 2) {
			if (!again) return
			again = false
			level = Number.POSITIVE_INFINITY
			continue
		}
		level = next
		const roots: number[] = []
		for (let unit = 0; unit < board.units; unit++) {
			const person = board.holder[unit] as number
			if (person >= 0 && load(person) === level) roots.push(unit)
		}
		if (!pay(meter, board.units)) return
		const changed = passAlong(board, search, roots, allowed, meter, (person) => load(person) <= level - 2)
		if (changed) again = true
		else level -= 1
	}
}

/** Even turns, then chance and evening again, until nothing can be evener or the steps are used up. */
export function evenTurns(
	board: Board,
	search: ChainSearch,
	hardness: Hardness,
	meter: Meter,
	chance: Chance,
	goal: { spread: number; squares: number },
): void {
	const everybody = new Uint8Array(board.people).fill(1)
	levelOut(board, search, everybody, meter)
	let best = board.holder.slice()
	let turns = turnsOf(board)
	const keep = () => {
		const now = turnsOf(board)
		if (fairer(turns, now)) {
			restore(board, best)
			return
		}
		best = board.holder.slice()
		turns = now
	}
	const done = () =>
		(turns.most - turns.fewest <= goal.spread && turns.squares <= goal.squares) ||
		meter.left <= 0 ||
		meter.outOfTime
	for (let round = 0; !done(); round++) {
		if (round % 8 === 0 && turns.most - turns.fewest > goal.spread)
			within(meter, meter.left / 8, () => pressTop(board, search, hardness, meter, chance, turns.most - 1))
		else drift(board, meter, chance)
		levelOut(board, search, everybody, meter)
		keep()
	}
	restore(board, best)
}

/** Nobody may have more turns than `top`: what is above is taken away and poured out again under that limit. */
function pressTop(
	board: Board,
	search: ChainSearch,
	hardness: Hardness,
	meter: Meter,
	chance: Chance,
	top: number,
): void {
	const kept = board.holder.slice()
	const limits = board.maxSlots.slice()
	const unfilled = openUnits(board).length
	for (let person = 0; person < board.people; person++) {
		const most = Math.max(0, top - (board.before[person] as number))
		board.maxSlots[person] = Math.min(limits[person] as number, most)
		while ((board.count[person] as number) > (board.maxSlots[person] as number))
			take(
				board,
				board.held[(board.heldAt[person] as number) + chance(board.count[person] as number)] as number,
			)
	}
	const everybody = new Uint8Array(board.people).fill(1)
	const pool = openUnits(board)
	const poured = pour(board, pool, everybody, hardness, meter, chance, unfilled)
	if (poured) levelOut(board, search, everybody, meter)
	board.maxSlots.set(limits)
	if (!poured) restore(board, kept)
}

/** Small changes by chance that leave turns as even as they are. */
function drift(board: Board, meter: Meter, chance: Chance): void {
	const tries = board.units * 4
	for (let go = 0; go < tries; go++) {
		const unit = chance(board.units)
		const from = board.holder[unit] as number
		if (from < 0) continue
		const list = board.candidates[board.slotOf[unit] as number] as Int32Array
		const person = list[chance(list.length)] as number
		if (person === from) continue
		const end = (board.heldAt[person] as number) + (board.count[person] as number)
		const place = firstClash(board, unit, person)
		const more = (board.before[from] as number) + (board.count[from] as number)
		const less = (board.before[person] as number) + (board.count[person] as number)
		if (place === end || (board.from[board.held[place] as number] as number) >= (board.to[unit] as number)) {
			if (more <= less || !withinLimits(board, person, 1, board.minutes[unit] as number)) continue
			take(board, unit)
			put(board, unit, person)
			continue
		}
		const other = board.held[place] as number
		take(board, unit)
		take(board, other)
		const exchange = fits(board, unit, person) && fits(board, other, from)
		put(board, unit, exchange ? person : from)
		put(board, other, exchange ? from : person)
	}
	pay(meter, tries * 12)
}
