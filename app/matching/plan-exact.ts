// The plan as a model for a solver of whole-number programs (CPLEX LP text), for what the search cannot prove itself.
import type { Board } from './plan-board'
import { put, take } from './plan-board'

/** What a solver says of a model: the values of its variables, and whether that is the end of the matter. */
export type Solved = { status: 'optimal' | 'infeasible' | 'stopped'; values: ReadonlyMap<string, number> }

/** Solves a model in LP text; bounded by so many nodes of its tree, the time being a stop for accidents. */
export type Solver = (model: string, nodes: number, seconds: number) => Solved

/** The fewest people who fill at least so many seats, at least `least` and at most `most` of them. */
export function facesModel(board: Board, filled: number, least: number, most: number): string {
	const rows = seatRows(board, filled)
	const faces: string[] = []
	for (let person = 0; person < board.people; person++) {
		if ((board.may[person] as Int32Array).length === 0) continue
		faces.push(`y${person}`)
		rows.push(...personRows(board, person, `y${person}`))
	}
	rows.push(`${sumOf(faces)} >= ${least}`, `${sumOf(faces)} <= ${most}`)
	return modelOf('Minimize', sumOf(faces), rows, [...pairsOf(board), ...faces], [])
}

/** The most seats that can be filled, at least so many. */
export function fillModel(board: Board, least: number): string {
	const rows = seatRows(board, least)
	for (let person = 0; person < board.people; person++) rows.push(...personRows(board, person))
	return modelOf('Maximize', sumOf(pairsOf(board)), rows, pairsOf(board), [])
}

/** The smallest spread of turns, at most `most`, when at least so many seats are filled. */
export function spreadModel(board: Board, filled: number, most: number): string {
	const rows = seatRows(board, filled)
	for (let person = 0; person < board.people; person++) {
		if (!board.counted[person]) continue
		rows.push(...personRows(board, person))
		rows.push(...levelRows(board, person))
	}
	rows.push(`top - low <= ${most}`)
	return modelOf('Minimize', 'top - low', rows, pairsOf(board), ['top', 'low'])
}

/** The evenest turns among plans that fill at least so many seats with at most this spread. */
export function evenModel(board: Board, filled: number, spread: number): string {
	const rows = seatRows(board, filled)
	const dear: string[] = []
	const steps: string[] = []
	for (let person = 0; person < board.people; person++) {
		if (!board.counted[person]) continue
		const mine = variablesOf(board, person)
		const before = board.before[person] as number
		const most = Math.min(mine.length, board.maxSlots[person] as number)
		rows.push(...personRows(board, person))
		rows.push(...levelRows(board, person))
		const own: string[] = []
		for (let turn = 1; turn <= most; turn++) {
			own.push(`z${person}_${turn}`)
			dear.push(`${2 * (before + turn) - 1} z${person}_${turn}`)
		}
		steps.push(...own)
		if (mine.length > 0) rows.push(`${sumOf(mine)}${own.map((name) => ` - ${name}`).join('')} <= 0`)
	}
	rows.push(`top - low <= ${spread}`)
	return modelOf('Minimize', sumOf(dear), rows, [...pairsOf(board), ...steps], ['top', 'low'])
}

/** Lays the board as the solver says. */
export function layOut(board: Board, values: ReadonlyMap<string, number>): void {
	for (let unit = 0; unit < board.units; unit++) take(board, unit)
	for (let slot = 0; slot < board.slots; slot++) {
		let unit = board.firstUnit[slot] as number
		for (const person of board.candidates[slot] as Int32Array)
			if ((values.get(`x${slot}_${person}`) ?? 0) > 0.5) put(board, unit++, person)
	}
}

const sumOf = (names: readonly string[]) => names.join(' + ')

function pairsOf(board: Board): string[] {
	return board.candidates.flatMap((list, slot) => Array.from(list, (person) => `x${slot}_${person}`))
}

function variablesOf(board: Board, person: number): string[] {
	return Array.from(board.may[person] as Int32Array, (slot) => `x${slot}_${person}`)
}

function seatRows(board: Board, filled: number): string[] {
	const rows: string[] = []
	const short = filled < board.units
	for (let slot = 0; slot < board.slots; slot++) {
		const seats = (board.firstUnit[slot + 1] as number) - (board.firstUnit[slot] as number)
		if (seats === 0) continue
		const names = Array.from(board.candidates[slot] as Int32Array, (person) => `x${slot}_${person}`)
		rows.push(`${sumOf(names)} ${short ? '<=' : '='} ${seats}`)
	}
	if (short) rows.push(`${sumOf(pairsOf(board))} >= ${filled}`)
	return rows
}

/** The most and the fewest turns of anybody, seen from one person. */
function levelRows(board: Board, person: number): string[] {
	const mine = variablesOf(board, person)
		.map((name) => ` - ${name}`)
		.join('')
	const before = board.before[person] as number
	return [`top${mine} >= ${before}`, `low${mine} <= ${before}`]
}

/** What one person can hold: one slot at any instant, and the limits; nothing at all when `face` is nought. */
function personRows(board: Board, person: number, face?: string): string[] {
	const most = (limit: number) => (face ? ` - ${limit} ${face} <= 0` : ` <= ${limit}`)
	const mine = board.may[person] as Int32Array
	const rows = instantsOf(board, mine)
		.filter((slots) => slots.length > 1 || face)
		.map((slots) => sumOf(slots.map((slot) => `x${slot}_${person}`)) + most(1))
	if (mine.length > (board.maxSlots[person] as number))
		rows.push(sumOf(variablesOf(board, person)) + most(board.maxSlots[person] as number))
	const limit = board.maxMinutes[person] as number
	const minutes = Array.from(mine, (slot) => board.minutes[board.firstUnit[slot] as number] as number)
	if (minutes.reduce((sum, one) => sum + one, 0) > limit)
		rows.push(sumOf(Array.from(mine, (slot, index) => `${minutes[index]} x${slot}_${person}`)) + most(limit))
	return rows
}

/** The sets of these slots (in order of their begin) that run at one instant and are not part of another such set. */
function instantsOf(board: Board, mine: Int32Array): number[][] {
	const begin = (slot: number) => board.from[board.firstUnit[slot] as number] as number
	const end = (slot: number) => board.to[board.firstUnit[slot] as number] as number
	const sets: number[][] = []
	let running: number[] = []
	let grown = false
	for (const slot of mine) {
		const still = running.filter((other) => end(other) > begin(slot))
		if (still.length < running.length && grown) sets.push(running)
		if (still.length < running.length) grown = false
		running = [...still, slot]
		grown = true
	}
	if (running.length > 0) sets.push(running)
	return sets
}

function modelOf(
	sense: 'Minimize' | 'Maximize',
	goal: string,
	rows: readonly string[],
	whole: readonly string[],
	general: readonly string[],
): string {
	// The reader of LP text takes lines of some hundred letters only.
	const wrap = (text: string) => text.replace(/(.{1,200})(?: |$)/g, '$1\n')
	return [
		sense,
		wrap(` obj: ${goal || '0 none'}`),
		'Subject To',
		...rows.map((row, index) => wrap(` r${index}: ${row}`)),
		...(general.length > 0 ? ['Bounds', ...general.map((name) => ` ${name} free`)] : []),
		...(general.length > 0 ? ['General', wrap(` ${general.join(' ')}`)] : []),
		'Binary',
		wrap(` ${whole.join(' ')}`),
		'End',
		'',
	].join('\n')
}
