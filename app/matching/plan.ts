// The planner: all open slots at once, the most seats filled first, then fair turns or few faces. Pure.
import type { Board } from './plan-board'
import { boardOf, facesOf, filledOf, fits, put, restore } from './plan-board'
import type { Pricing } from './plan-bound'
import { facesBound, fillBound, fullest, pricingOf } from './plan-bound'
import type { Chance } from './plan-chance'
import { chanceFrom } from './plan-chance'
import type { Solver } from './plan-exact'
import { evenModel, facesModel, fillModel, layOut, spreadModel } from './plan-exact'
import { fewerFaces } from './plan-faces'
import type { ChainSearch, Hardness } from './plan-fill'
import {
	chainSearchOn,
	deal,
	fillByChains,
	idleBefore,
	openUnits,
	pour,
	stepsToWander,
	wander,
} from './plan-fill'
import type { PlanInput } from './plan-input'
import type { Meter } from './plan-meter'
import { allow, meterOf } from './plan-meter'
import type { EmptySeat } from './plan-reason'
import { reasonOf } from './plan-reason'
import { squeeze } from './plan-squeeze'
import type { Turns } from './plan-turns'
import { evenest, evenTurns, fairer, turnsOf } from './plan-turns'

/** Who sits where, what stays empty and why, and how good that is. */
export type Plan = {
	assignments: { slot: string; person: string }[]
	unfilled: { slot: string; seats: number; reason: EmptySeat }[]
	figures: {
		filled: number
		seats: number
		people: number
		mostTurns: number
		fewestTurns: number
		bound: number
		proved: boolean
		stopped: 'steps' | 'proved' | 'seconds'
		milliseconds: number
	}
}

/**
 * From outside: the milliseconds since the start, a solver for what is small enough to be proved by one, and who is told
 * on the way how many seats are filled.
 */
export type Aid = {
	elapsed: () => number
	solver?: Solver | undefined
	tell?: ((filled: number) => void) | undefined
}

/** Everything one run of the planner works with. */
type Run = {
	input: PlanInput
	board: Board
	pricing: () => Pricing
	search: ChainSearch
	hardness: Hardness
	everybody: Uint8Array
	meter: Meter
	chance: Chance
	aid: Aid
	/** Slots times people: what a search may cost hangs on it, never on the clock. */
	size: number
}

/** What was proved of a finished board. */
type Proof = { bound: number; proved: boolean }

const nodes = { faces: 4_000, fill: 2_000, turns: 2_000 }
const smallEnough = { faces: 6_000, fill: 6_000, turns: 400 }

/** Whether a solver could be asked anything about this input. */
export function solverMayHelp(input: PlanInput): boolean {
	return input.people.reduce((sum, person) => sum + person.may.length, 0) <= smallEnough.faces
}

/** Plans all slots of the input. The same input and seed give the same assignments, unless the seconds ran out. */
export function plan(input: PlanInput, aid: Aid): Plan {
	const board = boardOf(input.slots, input.people)
	let priced: Pricing | undefined
	const run: Run = {
		input,
		board,
		pricing: () => {
			priced ??= pricingOf(board)
			return priced
		},
		search: chainSearchOn(board),
		hardness: new Int32Array(board.units),
		everybody: new Uint8Array(board.people).fill(1),
		meter: meterOf(input.seconds, aid.elapsed),
		chance: chanceFrom(input.seed),
		aid,
		size: board.slots * board.people,
	}
	const dealt = input.mode === 'few-faces' ? dealForFaces(run) : dealForTurns(run)
	aid.tell?.(filledOf(board))
	const most = fillUp(run)
	aid.tell?.(filledOf(board))
	const proof = input.mode === 'few-faces' ? makeFew(run, most) : makeEven(run, most, dealt)
	seatWhoFits(run)
	return written(run, proof)
}

function timeOrder(board: Board): number[] {
	return Array.from({ length: board.units }, (_, unit) => unit).sort(
		(a, b) => (board.from[a] as number) - (board.from[b] as number) || a - b,
	)
}

function dealForFaces({ board, everybody }: Run): Int32Array[] {
	deal(board, timeOrder(board), everybody, (person, unit) =>
		(board.count[person] as number) > 0
			? idleBefore(board, person, unit)
			: 2_000_000 - (board.may[person] as Int32Array).length,
	)
	return []
}

/** Deals as a dealer would, in several orders, and goes on from the fullest and fairest; gives all of them back. */
function dealForTurns({ board, everybody }: Run): Int32Array[] {
	const byTime = timeOrder(board)
	const rare = (unit: number) => (board.candidates[board.slotOf[unit] as number] as Int32Array).length
	const byNeed = [...byTime].sort((a, b) => rare(a) - rare(b))
	const asGiven = Array.from({ length: board.units }, (_, unit) => unit)
	const turns = (person: number) => (board.before[person] as number) + (board.count[person] as number)
	const ways: [number[], (person: number, unit: number) => number][] = [
		[asGiven, turns],
		[byTime, turns],
		[byNeed, turns],
		[byTime, (person, unit) => idleBefore(board, person, unit)],
	]
	const empty = board.holder.slice()
	const dealt = ways.map(([order, dear]) => {
		restore(board, empty)
		deal(board, order, everybody, dear)
		return { filled: filledOf(board), turns: turnsOf(board), holders: board.holder.slice() }
	})
	const best = dealt.reduce((one, other) =>
		other.filled > one.filled || (other.filled === one.filled && fairer(other.turns, one.turns))
			? other
			: one,
	)
	restore(board, best.holders)
	return dealt.map((one) => one.holders)
}

/** Fills all it can; gives back a number of seats that no plan can pass. */
function fillUp(run: Run): number {
	const { board, search, everybody, meter, chance, hardness } = run
	allow(meter, effort(run, 50_000_000, 1_000))
	fillByChains(board, search, everybody, meter)
	if (filledOf(board) === board.units) return board.units
	const refill = (steps: number) => {
		allow(meter, steps)
		pour(board, openUnits(board), everybody, hardness, meter, chance)
		allow(meter, steps)
		fillByChains(board, search, everybody, meter)
	}
	allow(meter, effort(run, 10_000_000, 20))
	let bound = fillBound(run.pricing(), filledOf(board), meter)
	if (bound === filledOf(board)) return bound
	refill(effort(run, 10_000_000, 100))
	allow(meter, effort(run, 10_000_000, 300))
	bound = Math.min(bound, fillBound(run.pricing(), filledOf(board), meter))
	if (bound === filledOf(board)) return bound
	if (bound === board.units) {
		allow(meter, Math.min(1_600_000_000, run.size * 1_000_000) + 700 * run.size)
		if (squeeze(board, everybody, meter, chance)) return board.units
		refill(isCrowded(board) ? effort(run, 100_000_000, 125) : effort(run, 20_000_000, 200))
	}
	allow(meter, stepsToWander(board, 'fill'))
	if (wander(board, everybody, meter, chance, board.units - bound)) return bound
	bound = Math.max(bound, filledOf(board))
	const solved =
		bound > filledOf(board) && ask(run, smallEnough.fill, nodes.fill, fillModel(board, filledOf(board)))
	if (!solved) return bound
	if (solved.status === 'optimal') layOut(board, solved.values)
	return solved.status === 'stopped' ? bound : filledOf(board)
}

/** The steps of one search: so many, fewer on a small board, and so many for each pair of slot and person. */
function effort({ size }: Run, steps: number, each: number): number {
	return Math.min(steps, size * 20_000) + each * size
}

/** Whether nearly everybody is wanted at the fullest instant: then seats fit only like stones of a wall, and search is long. */
function isCrowded(board: Board): boolean {
	return 10 * fullest(board).seats >= 7 * board.people
}

/** Asks the solver, if there is one, the board is small enough and time is left. */
function ask(run: Run, most: number, limit: number, model: string) {
	const { aid, meter, board } = run
	const pairs = board.candidates.reduce((sum, list) => sum + list.length, 0)
	const left = (meter.milliseconds - aid.elapsed()) / 1_000
	if (!aid.solver || pairs > most || left <= 0) return undefined
	const solved = aid.solver(model, limit, left)
	if (aid.elapsed() > meter.milliseconds) meter.outOfTime = true
	return solved
}

function makeFew(run: Run, most: number): Proof {
	const { board, meter, chance, hardness } = run
	const missing = board.units - filledOf(board)
	allow(meter, effort(run, 10_000_000, 10))
	let bound = facesBound(run.pricing(), missing, 0, meter)
	allow(meter, effort(run, 60_000_000, 400))
	fewerFaces(board, bound, hardness, meter, chance)
	if (bound < facesOf(board)) {
		allow(meter, effort(run, 100_000_000, 1_500))
		bound = facesBound(run.pricing(), missing, facesOf(board), meter)
	}
	allow(meter, effort(run, 200_000_000, 1_200))
	fewerFaces(board, bound, hardness, meter, chance)
	while (bound < facesOf(board)) {
		const model = facesModel(board, filledOf(board), bound, bound)
		const solved = ask(run, smallEnough.faces, nodes.faces, model)
		if (!solved || solved.status === 'stopped') break
		if (solved.status === 'optimal') layOut(board, solved.values)
		else bound++
	}
	return { bound, proved: bound === facesOf(board) && filledOf(board) === most }
}

function makeEven(run: Run, most: number, dealt: readonly Int32Array[]): Proof {
	const { board, meter, chance, hardness, search } = run
	const filled = filledOf(board)
	const goal = evenest(board, filled)
	allow(meter, effort(run, isCrowded(board) ? 100_000_000 : 10_000_000, 400))
	evenTurns(board, search, hardness, meter, chance, goal)
	let best = board.holder.slice()
	let turns = turnsOf(board)
	for (const holders of dealt) {
		restore(board, holders)
		if (filledOf(board) < filled || !fairer(turnsOf(board), turns)) continue
		allow(meter, effort(run, 5_000_000, 100))
		evenTurns(board, search, hardness, meter, chance, goal)
		best = board.holder.slice()
		turns = turnsOf(board)
	}
	restore(board, best)
	turns = narrowed(run, filled, turns, goal.spread)
	const fair = spreadOf(turns) <= goal.spread || proveSpread(run, filled, turns)
	if (turns.squares > goal.squares) evenByProof(run, filled)
	return { bound: most, proved: fair && filled === most }
}

/** Looks for plans as full whose turns lie closer together, one turn at a time; gives the turns of the last found. */
function narrowed(run: Run, filled: number, from: Turns, goal: number): Turns {
	const { board, everybody, meter, chance, search, hardness } = run
	let turns = from
	while (spreadOf(turns) > goal) {
		const width = spreadOf(turns) - 1
		const kept = board.holder.slice()
		const isFound = [turns.fewest, turns.fewest + 1].some((low) => {
			allow(meter, stepsToWander(board, 'even'))
			return wander(board, everybody, meter, chance, board.units - filled, { low, high: low + width })
		})
		if (!isFound) {
			restore(board, kept)
			return turns
		}
		allow(meter, effort(run, 5_000_000, 100))
		evenTurns(board, search, hardness, meter, chance, { spread: goal, squares: 0 })
		turns = turnsOf(board)
	}
	return turns
}

const spreadOf = (turns: Turns) => turns.most - turns.fewest

/** Whether the spread is, or by the solver's plan now is, the smallest there is. */
function proveSpread(run: Run, filled: number, turns: Turns): boolean {
	const { board } = run
	const model = spreadModel(board, filled, spreadOf(turns) - 1)
	const solved = ask(run, smallEnough.turns, nodes.turns, model)
	if (solved?.status === 'optimal') layOut(board, solved.values)
	return solved !== undefined && solved.status !== 'stopped'
}

function evenByProof(run: Run, filled: number): void {
	const { board } = run
	const before = turnsOf(board)
	const kept = board.holder.slice()
	const solved = ask(run, smallEnough.turns, nodes.turns, evenModel(board, filled, spreadOf(before)))
	if (solved?.status !== 'optimal') return
	layOut(board, solved.values)
	if (fairer(before, turnsOf(board))) restore(board, kept)
}

/** After a stop in the middle: whoever fits an empty seat as things stand sits down. */
function seatWhoFits({ board }: Run): void {
	for (const unit of openUnits(board)) {
		const list = board.candidates[board.slotOf[unit] as number] as Int32Array
		const person = list.find((one) => fits(board, unit, one))
		if (person !== undefined) put(board, unit, person)
	}
}

function written(run: Run, proof: Proof): Plan {
	const { input, board, meter, aid } = run
	const able: number[][] = input.slots.map(() => [])
	const place = new Map(input.slots.map((slot, index) => [slot.id, index]))
	input.people.forEach((person, index) => {
		for (const id of new Set(person.may)) able[place.get(id) as number]?.push(index)
	})
	const seated = input.slots.map((_, slot) => {
		const units = board.holder.subarray(board.firstUnit[slot], board.firstUnit[slot + 1])
		return Array.from(units.filter((person) => person >= 0)).sort((a, b) => a - b)
	})
	const turns = turnsOf(board)
	return {
		assignments: input.slots.flatMap((slot, index) =>
			(seated[index] as number[]).map((person) => ({
				slot: slot.id,
				person: input.people[person]?.id as string,
			})),
		),
		unfilled: input.slots.flatMap((slot, index) => {
			const seats = slot.seats - (seated[index] as number[]).length
			const reason = () => reasonOf(board, slot, able[index] as number[], new Set(seated[index]))
			return seats > 0 ? [{ slot: slot.id, seats, reason: reason() }] : []
		}),
		figures: {
			filled: filledOf(board),
			seats: input.slots.reduce((sum, slot) => sum + slot.seats, 0),
			people: facesOf(board),
			mostTurns: turns.most,
			fewestTurns: turns.fewest,
			bound: proof.bound,
			proved: proof.proved,
			stopped: proof.proved ? 'proved' : meter.outOfTime ? 'seconds' : 'steps',
			milliseconds: Math.round(aid.elapsed()),
		},
	}
}
