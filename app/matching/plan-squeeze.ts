// Seating without slack: everything is in somebody's hands, past their limits where need be, until small changes make it fit.
import type { Board } from './plan-board'
import { filledOf, fits, put, restore, take } from './plan-board'
import type { Chance } from './plan-chance'
import type { Meter } from './plan-meter'
import { pay } from './plan-meter'

/** A slot too many costs this; minutes too many, and minutes in two places at once, as much for a piece of usual length. */
const piece = 1_000

/** From where the warmth falls, to where at most, in how many rounds, and the changes tried the first time for each unit. */
const warm = 100
const cold = 8
const rounds = 100
const firstTries = 2_000

/** So many falls that better nothing, though each is twice as long, say that nothing will. */
const mostIdle = 6

/** How many units one exchange moves each way at most. */
const mostMoved = 6

/** Dice for taking a change for the worse, in thousandths of the warmth: whole numbers, so that machines agree. */
const dice = Int32Array.from({ length: 4_096 }, (_, side) =>
	Math.round(-1_000 * Math.log((side + 0.5) / 4_096)),
)

/** Every unit in somebody's hands, limits or not, and what that costs. */
type Hands = {
	readonly board: Board
	readonly allowed: Uint8Array
	readonly holder: Int32Array
	readonly held: readonly number[][]
	readonly placeOf: Int32Array
	readonly spent: Float64Array
	readonly clashes: Float64Array
	readonly perMinute: number
	/** How much the warmth falls from round to round: in the end the smallest step past a limit is hardly taken. */
	readonly fall: number
	/** People past a limit or in two places at once, and where each stands in the list. */
	readonly wrong: number[]
	readonly wrongAt: Int32Array
	cost: number
	/** What an exchange moves one way, and the other. */
	readonly go: number[]
	readonly back: number[]
}

/**
 * Seats every unit by exchanges between two people with slowly less warmth (simulated annealing), each time twice as long,
 * until all fits or the steps are used up. The board is left as full as the best seen is, and never emptier than it was.
 */
export function squeeze(board: Board, allowed: Uint8Array, meter: Meter, chance: Chance): boolean {
	const before = board.holder.slice()
	const filled = filledOf(board)
	const hands = handsOf(board, allowed)
	let best = hands.holder.slice()
	let least = hands.cost
	let idle = 0
	for (let tries = firstTries * board.units; hands.cost > 0 && idle < mostIdle; tries *= 2) {
		const going = cool(hands, tries, meter, chance)
		idle = hands.cost < least ? 0 : idle + 1
		if (hands.cost < least) {
			least = hands.cost
			best = hands.holder.slice()
		}
		if (!going) break
	}
	layOut(board, best)
	if (filledOf(board) < filled) restore(board, before)
	return filledOf(board) === board.units
}

/** One fall of the warmth; false when the steps are used up. */
function cool(hands: Hands, tries: number, meter: Meter, chance: Chance): boolean {
	const each = Math.ceil(tries / rounds)
	let warmth = warm
	for (let round = 0; round < rounds && hands.cost > 0; round++) {
		let work = 0
		for (let go = 0; go < each && hands.cost > 0; go++) work += tryOne(hands, warmth, chance)
		if (!pay(meter, work)) return false
		warmth *= hands.fall
	}
	return true
}

/** Offers a unit to somebody else; what stands in its way goes back, or a whole stretch is exchanged. Gives the steps. */
function tryOne(hands: Hands, warmth: number, chance: Chance): number {
	const { board, wrong, go, back } = hands
	let unit = chance(board.units)
	if (chance(2) === 0) {
		const theirs = hands.held[wrong[chance(wrong.length)] as number] as number[]
		unit = theirs[chance(theirs.length)] as number
	}
	const giver = hands.holder[unit] as number
	if (giver < 0) return 4
	const list = board.candidates[board.slotOf[unit] as number] as Int32Array
	const taker = list[chance(list.length)] as number
	if (taker === giver || !hands.allowed[taker]) return 4
	const own = hands.held[giver] as number[]
	const theirs = hands.held[taker] as number[]
	go.length = 0
	back.length = 0
	go.push(unit)
	addClashing(board, unit, theirs, back)
	const work = 6 + 3 * (own.length + theirs.length)
	if (back.length === 0) {
		const one = theirs.length > 0 && chance(2) === 0 ? (theirs[chance(theirs.length)] as number) : -1
		if (one >= 0 && canTake(board, one, giver)) back.push(one)
	} else if (!allCanTake(board, back, giver)) return work
	else if (chance(2) === 0 && !closeStretch(board, go, back, own, theirs, giver, taker)) return work
	return exchange(hands, giver, taker, warmth, chance) ? 2 * work : work
}

/** Adds whatever stands in the way on either side until nothing does; false when somebody cannot do what they would get. */
function closeStretch(
	board: Board,
	go: number[],
	back: number[],
	own: readonly number[],
	theirs: readonly number[],
	giver: number,
	taker: number,
): boolean {
	for (;;) {
		const ways = go.length + back.length
		for (const unit of back) addClashing(board, unit, own, go)
		if (!allCanTake(board, go, taker)) return false
		for (const unit of go) addClashing(board, unit, theirs, back)
		if (!allCanTake(board, back, giver)) return false
		if (go.length + back.length === ways) return true
		if (go.length > mostMoved || back.length > mostMoved) return false
	}
}

function canTake(board: Board, unit: number, person: number): boolean {
	return board.can[(board.slotOf[unit] as number) * board.people + person] === 1
}

function allCanTake(board: Board, units: readonly number[], person: number): boolean {
	for (let at = 0; at < units.length; at++) if (!canTake(board, units[at] as number, person)) return false
	return true
}

/** Adds those of these units that run at the same time as the unit and are not there yet. */
function addClashing(board: Board, unit: number, mine: readonly number[], into: number[]): void {
	const begins = board.from[unit] as number
	const ends = board.to[unit] as number
	for (let at = 0; at < mine.length; at++) {
		const other = mine[at] as number
		if ((board.from[other] as number) < ends && (board.to[other] as number) > begins && !into.includes(other))
			into.push(other)
	}
}

/** Exchanges what goes and what comes back, unless the dice say no. */
function exchange(hands: Hands, giver: number, taker: number, warmth: number, chance: Chance): boolean {
	const { go, back, board, clashes } = hands
	let minutes = 0
	for (const unit of go) minutes += board.minutes[unit] as number
	for (const unit of back) minutes -= board.minutes[unit] as number
	const slots = go.length - back.length
	const limits =
		pastLimits(hands, giver, -slots, -minutes) -
		pastLimits(hands, giver, 0, 0) +
		pastLimits(hands, taker, slots, minutes) -
		pastLimits(hands, taker, 0, 0)
	const before = (clashes[giver] as number) + (clashes[taker] as number)
	const most = Math.floor((warmth * (dice[chance(4_096)] as number)) / 1_000)
	// Fewer clashes than none there are not: most exchanges are refused before anything is moved.
	if (limits - before > most) return false
	move(hands, go, giver, back, taker)
	const cost = limits + (clashes[giver] as number) + (clashes[taker] as number) - before
	if (cost > most) {
		move(hands, go, taker, back, giver)
		return false
	}
	hands.cost += cost
	note(hands, giver)
	note(hands, taker)
	return true
}

function move(hands: Hands, go: readonly number[], giver: number, back: readonly number[], taker: number) {
	for (const unit of go) lift(hands, unit)
	for (const unit of back) lift(hands, unit)
	for (const unit of go) lay(hands, unit, taker)
	for (const unit of back) lay(hands, unit, giver)
}

function lay(hands: Hands, unit: number, person: number): void {
	const mine = hands.held[person] as number[]
	hands.clashes[person] = (hands.clashes[person] as number) + clashOf(hands, unit, mine)
	hands.placeOf[unit] = mine.length
	mine.push(unit)
	hands.holder[unit] = person
	hands.spent[person] = (hands.spent[person] as number) + (hands.board.minutes[unit] as number)
}

function lift(hands: Hands, unit: number): void {
	const person = hands.holder[unit] as number
	const mine = hands.held[person] as number[]
	const last = mine.pop() as number
	if (last !== unit) {
		const place = hands.placeOf[unit] as number
		mine[place] = last
		hands.placeOf[last] = place
	}
	hands.holder[unit] = -1
	hands.clashes[person] = (hands.clashes[person] as number) - clashOf(hands, unit, mine)
	hands.spent[person] = (hands.spent[person] as number) - (hands.board.minutes[unit] as number)
}

/** What it costs that the unit runs at the same time as these. */
function clashOf({ board, perMinute }: Hands, unit: number, mine: readonly number[]): number {
	const begins = board.from[unit] as number
	const ends = board.to[unit] as number
	let cost = 0
	for (let at = 0; at < mine.length; at++) {
		const other = mine[at] as number
		const from = board.from[other] as number
		const to = board.to[other] as number
		if (from < ends && to > begins)
			cost += Math.ceil(perMinute * ((to < ends ? to : ends) - (from > begins ? from : begins)))
	}
	return cost
}

/** What it costs that this person is past their limits, with so many slots and minutes more. */
function pastLimits(hands: Hands, person: number, slots: number, minutes: number): number {
	const { board } = hands
	const many = (hands.held[person] as number[]).length + slots - (board.maxSlots[person] as number)
	const long = (hands.spent[person] as number) + minutes - (board.maxMinutes[person] as number)
	return (many > 0 ? many * piece : 0) + (long > 0 ? Math.ceil(long * hands.perMinute) : 0)
}

/** Puts a person on the list of those with whom something is wrong, or takes them off it. */
function note(hands: Hands, person: number): void {
	const { wrong, wrongAt } = hands
	const isWrong = (hands.clashes[person] as number) > 0 || pastLimits(hands, person, 0, 0) > 0
	const at = wrongAt[person] as number
	if (isWrong === at >= 0) return
	if (isWrong) {
		wrongAt[person] = wrong.length
		wrong.push(person)
		return
	}
	const last = wrong.pop() as number
	if (last !== person) {
		wrong[at] = last
		wrongAt[last] = at
	}
	wrongAt[person] = -1
}

/** What stands on the board, and every open unit in the hands where it costs least. */
function handsOf(board: Board, allowed: Uint8Array): Hands {
	let minutes = 0
	for (let unit = 0; unit < board.units; unit++) minutes += board.minutes[unit] as number
	const perMinute = (piece * board.units) / Math.max(1, minutes)
	const end = Math.min(cold, (finest(board) * perMinute) / 8)
	const hands: Hands = {
		board,
		allowed,
		holder: new Int32Array(board.units).fill(-1),
		held: Array.from({ length: board.people }, () => []),
		placeOf: new Int32Array(board.units),
		spent: new Float64Array(board.people),
		clashes: new Float64Array(board.people),
		perMinute,
		fall: (end / warm) ** (1 / rounds),
		wrong: [],
		wrongAt: new Int32Array(board.people).fill(-1),
		cost: 0,
		go: [],
		back: [],
	}
	for (let unit = 0; unit < board.units; unit++)
		if ((board.holder[unit] as number) >= 0) lay(hands, unit, board.holder[unit] as number)
	for (let unit = 0; unit < board.units; unit++)
		if ((board.holder[unit] as number) < 0) layCheapest(hands, unit)
	return hands
}

/** Minutes of which all pieces are whole multiples. */
function finest(board: Board): number {
	let common = 0
	for (let unit = 0; unit < board.units; unit++)
		for (let rest = board.minutes[unit] as number; rest > 0; ) {
			const next = common % rest
			common = rest
			rest = common === 0 ? 0 : next
		}
	return Math.max(1, common)
}

function layCheapest(hands: Hands, unit: number): void {
	const { board } = hands
	let least = Number.POSITIVE_INFINITY
	let chosen = -1
	for (const person of board.candidates[board.slotOf[unit] as number] as Int32Array) {
		if (!hands.allowed[person]) continue
		const cost =
			clashOf(hands, unit, hands.held[person] as number[]) +
			pastLimits(hands, person, 1, board.minutes[unit] as number) -
			pastLimits(hands, person, 0, 0)
		if (cost >= least) continue
		least = cost
		chosen = person
	}
	if (chosen < 0) return
	lay(hands, unit, chosen)
	hands.cost += least
	note(hands, chosen)
}

/** Lays the board by these holders, as far as limits allow. */
function layOut(board: Board, holders: Int32Array): void {
	for (let unit = 0; unit < board.units; unit++) take(board, unit)
	for (let unit = 0; unit < board.units; unit++) {
		const person = holders[unit] as number
		if (person >= 0 && fits(board, unit, person)) put(board, unit, person)
	}
}
