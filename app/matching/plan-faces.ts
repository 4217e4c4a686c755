// Few faces: one person after another is let go and their work dealt to those who stay.
import type { Board } from './plan-board'
import { facesOf, restore, take } from './plan-board'
import type { Chance } from './plan-chance'
import type { Hardness } from './plan-fill'
import { openUnits, pour } from './plan-fill'
import type { Meter } from './plan-meter'
import { within } from './plan-meter'

/**
 * Lets people go until `bound` stay or the steps are used up; as many seats stay filled as were. While a smaller circle
 * does not carry everything, one in it is exchanged for one outside who could take what is left over.
 */
export function fewerFaces(
	board: Board,
	bound: number,
	hardness: Hardness,
	meter: Meter,
	chance: Chance,
): void {
	let best = board.holder.slice()
	const unfilled = openUnits(board).length
	const allowed = new Uint8Array(board.people)
	for (let person = 0; person < board.people; person++)
		allowed[person] = (board.count[person] as number) > 0 ? 1 : 0
	const leftAt = new Int32Array(board.people)
	const cost = board.units * 2_000
	let round = 0
	let faces = facesOf(board)
	while (faces > bound && meter.left > 0 && !meter.outOfTime) {
		letGo(board, leastNeeded(board, allowed, hardness, leftAt, round, chance), allowed)
		for (;;) {
			round++
			const pool = openUnits(board)
			shuffle(pool, chance)
			if (within(meter, cost, () => pour(board, pool, allowed, hardness, meter, chance, unfilled))) break
			if (meter.left <= 0 || meter.outOfTime) break
			const comer = mostHelpful(board, allowed, hardness, leftAt, round, chance)
			if (comer < 0) continue
			const goer = leastNeeded(board, allowed, hardness, leftAt, round, chance)
			letGo(board, goer, allowed)
			leftAt[goer] = round
			allowed[comer] = 1
		}
		if (openUnits(board).length > unfilled) break
		for (let person = 0; person < board.people; person++)
			if ((board.count[person] as number) === 0) allowed[person] = 0
		faces = facesOf(board)
		best = board.holder.slice()
	}
	restore(board, best)
}

function letGo(board: Board, person: number, allowed: Uint8Array): void {
	allowed[person] = 0
	const start = board.heldAt[person] as number
	while ((board.count[person] as number) > 0) take(board, board.held[start] as number)
}

/** Of the people in the circle, the one whose work was easiest to seat elsewhere so far, give or take chance. */
function leastNeeded(
	board: Board,
	allowed: Uint8Array,
	hardness: Hardness,
	leftAt: Int32Array,
	round: number,
	chance: Chance,
): number {
	let chosen = -1
	let least = Number.POSITIVE_INFINITY
	for (let person = 0; person < board.people; person++) {
		if (!allowed[person]) continue
		const start = board.heldAt[person] as number
		let need = 0
		for (let at = start; at < start + (board.count[person] as number); at++)
			need += 4 + (hardness[board.held[at] as number] as number)
		need *= 64 + chance(64)
		if (need < least) {
			least = need
			chosen = person
		}
	}
	leftAt[chosen] = round
	return chosen
}

/** Of the people outside, the one who could take most of what is left over, hard seats first; -1 when nobody could. */
function mostHelpful(
	board: Board,
	allowed: Uint8Array,
	hardness: Hardness,
	leftAt: Int32Array,
	round: number,
	chance: Chance,
): number {
	const open = openUnits(board)
	let chosen = -1
	let most = 0
	for (let person = 0; person < board.people; person++) {
		if (allowed[person] || ((leftAt[person] as number) > 0 && round - (leftAt[person] as number) < 10))
			continue
		let help = 0
		for (const unit of open)
			if (board.can[(board.slotOf[unit] as number) * board.people + person])
				help += 1 + (hardness[unit] as number)
		help *= 64 + chance(64)
		if (help > most) {
			most = help
			chosen = person
		}
	}
	return chosen
}

function shuffle(list: number[], chance: Chance): void {
	for (let at = list.length - 1; at > 0; at--) {
		const other = chance(at + 1)
		const kept = list[at] as number
		list[at] = list[other] as number
		list[other] = kept
	}
}
