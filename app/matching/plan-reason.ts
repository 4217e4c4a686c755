// Why a seat stays empty: a name for the rule and its numbers; the sentences stand in words.
import type { Board } from './plan-board'
import { withinLimits } from './plan-board'

/** How the people who can do a slot are taken up: here already, elsewhere at the time, at a limit. */
export type EmptySeat =
	| { why: 'nobody-can' }
	| { why: 'all-here'; can: number }
	| { why: 'all-busy'; can: number }
	| { why: 'all-at-minutes'; can: number }
	| { why: 'all-at-slots'; can: number }
	| { why: 'taken-up'; can: number; here: number; busy: number; full: number }

/** Why nobody more can sit in this slot, as the board stands. `able` are all who may, whatever their limits. */
export function reasonOf(
	board: Board,
	slot: { from: number; to: number },
	able: readonly number[],
	seated: ReadonlySet<number>,
): EmptySeat {
	const can = able.length
	if (can === 0) return { why: 'nobody-can' }
	let here = 0
	let busy = 0
	let minutes = 0
	let slots = 0
	for (const person of able) {
		if (seated.has(person)) here++
		else if (isBusy(board, slot, person)) busy++
		else if (withinLimits(board, person, 0, slot.to - slot.from)) slots++
		else minutes++
	}
	if (here === can) return { why: 'all-here', can }
	if (busy === can) return { why: 'all-busy', can }
	if (minutes === can) return { why: 'all-at-minutes', can }
	if (slots === can) return { why: 'all-at-slots', can }
	return { why: 'taken-up', can, here, busy, full: minutes + slots }
}

function isBusy(board: Board, slot: { from: number; to: number }, person: number): boolean {
	const start = board.heldAt[person] as number
	for (let at = start; at < start + (board.count[person] as number); at++) {
		const unit = board.held[at] as number
		if ((board.from[unit] as number) < slot.to && (board.to[unit] as number) > slot.from) return true
	}
	return false
}
