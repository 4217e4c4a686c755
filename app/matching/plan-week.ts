// A week at once: a plan of its open seats that keeps every limit and what staff settled beforehand, explained. Pure.
import type { NoReason, YesReason } from '~/words/ja/fit'
import { bookedAs, fit as judge } from './fit'
import type { Aid, Plan } from './plan'
import { plan } from './plan'
import { chanceFrom } from './plan-chance'
import type { WeekEmpty } from './plan-empty'
import { settledIn, whyEmpty } from './plan-empty'
import type { Meter } from './plan-meter'
import { allow } from './plan-meter'
import type { EmptySeat } from './plan-reason'
import type { Seating, Spoke } from './plan-week-better'
import { handOn, judging, pairsIn, please, seatingOf, spokeFor } from './plan-week-better'
import type { Draft, Pair, Week, WeekOrder, WeekPerson, WeekSlot } from './plan-week-input'
import {
	countedBySlot,
	firstInLine,
	inputOf,
	inStanding,
	keyOf,
	leveled,
	mayOf,
	nearest,
	seatsOf,
} from './plan-week-input'
import { evenOut, inLine, roam } from './plan-week-roam'

/** A pairing with why: how many could, how often this one's turn was, what speaks for it. */
export type PlannedPair = Pair & {
	locked: boolean
	/** How many stand before this one in line, could sit there, and have no seat in this plan, and the first of them: asking takes a reason. */
	passes?: number
	passed?: string[]
	can: number
	turns: number
	yes: YesReason[]
	spoke: Spoke[]
}

export type WeekPlan = {
	pairs: PlannedPair[]
	/** Plans kept from before whole limits were told of say only what the planner itself knew. */
	empty: { slotId: string; seats: number; reason: WeekEmpty | EmptySeat }[]
	/** For each slot the first in line of those who could take it beside what they promised: for staff to choose from. */
	could?: { slotId: string; registrantIds: string[] }[]
	/** Seats for which somebody was asked or raised a hand: no plan counts them. */
	waiting?: number
	/** Pairs that were to stay and cannot. */
	broken: (Pair & { no: NoReason[] })[]
	figures: { filled: number; seats: number; people: number; proved: boolean; stopped: boolean }
}

// Two pieces of one person that break a limit together cost one round; then what still breaks one is left empty.
const mostRounds = 12

/** How many pairings are judged to hand work on for a seat that stayed empty, and to please. */
const steps = {
	handOn: 20_000,
	roam: 100_000,
	roamEach: 2_000,
	even: 50_000,
	inLine: 50_000,
	please: 200_000,
}

/** Plans the week; the same week and order give the same plan, unless it was stopped. */
export function planWeek(week: Week, order: WeekOrder, aid: Aid, seconds = 60): WeekPlan {
	const made = planOnce(week, order, aid, seconds)
	if (order.mode === 'fair-turns' || made.figures.proved || made.figures.stopped) return made
	// Few faces come after full seats: where dealing by turns fills more, that is the plan.
	const byTurns = planOnce(week, { ...order, mode: 'fair-turns' }, aid, seconds)
	return byTurns.figures.filled > made.figures.filled ? byTurns : made
}

function planOnce(week: Week, order: WeekOrder, aid: Aid, seconds: number): WeekPlan {
	const slots = new Map(week.slots.map((one) => [one.id, one]))
	const people = new Map(week.people.map((one) => [one.registrantId, one]))
	const barred = new Set(week.barred.map(keyOf))
	const begun: Draft = {
		held: new Map(week.people.map((one) => [one.registrantId, one.busy])),
		left: new Map(week.slots.map((one) => [one.id, one.seats])),
		pairs: [],
	}
	const mayAtAll = mayOf(week, begun, week.barred)

	/** Seats somebody beside what they hold by now; gives what speaks against it, if anything. */
	function seat(draft: Draft, { slotId, registrantId }: Pair): NoReason[] | 'gone' | undefined {
		const [slot, person] = [slots.get(slotId), people.get(registrantId)]
		const held = draft.held.get(registrantId)
		if (!slot || !person || !held || (draft.left.get(slotId) ?? 0) === 0) return 'gone'
		const fit = judge(person, slot.task, slot.slot, held, week.town)
		if (!fit.fits) return fit.no
		draft.held.set(registrantId, [...held, bookedAs(slot.task, slot.slot)])
		draft.left.set(slotId, (draft.left.get(slotId) ?? 0) - 1)
		draft.pairs.push({ slotId, registrantId })
		return undefined
	}

	const broken = order.locks.flatMap((lock) => {
		const no = barred.has(keyOf(lock)) ? 'gone' : seat(begun, lock)
		return no ? [{ ...lock, no: no === 'gone' ? [] : no }] : []
	})
	const locked = new Set(begun.pairs.map(keyOf))
	const mayBeside = mayOf(week, begun, [...week.barred, ...order.struck, ...begun.pairs])
	const may = new Map(mayBeside)
	const near = nearest(week, may, order.mode)
	const lined = leveled(week, near)
	const isNear = new Set(near.map((one) => one.registrantId))
	const whom = lined.people.filter((one) => isNear.has(one.registrantId))
	const could = countedBySlot(may, begun.pairs)

	let draft = begun
	let made: Plan
	for (let round = 1; ; round++) {
		draft = { held: new Map(begun.held), left: new Map(begun.left), pairs: [...begun.pairs] }
		made = plan(inputOf(week, whom, begun, may, order, seconds), aid)
		const wrong = made.assignments
			.map(({ slot, person }) => ({ slotId: slot, registrantId: person }))
			.filter((pair) => seat(draft, pair) !== undefined)
		// Where the search went to its end without proof, a further round costs as much again and the walk afterwards finds more.
		if (wrong.length === 0 || round === mostRounds || made.figures.stopped !== 'proved') break
		// Two pieces may each suit somebody and not both: a day's minutes, a rest between, days of a week.
		for (const { slotId, registrantId } of wrong)
			may.set(registrantId, may.get(registrantId)?.filter((id) => id !== slotId) ?? [])
	}
	seatWhoCan(lined, draft, mayOf(week, draft, [...week.barred, ...order.struck]), seat)
	const outOfTime = made.figures.stopped === 'seconds' || aid.elapsed() > seconds * 1_000
	const seating = bettered(lined, draft, mayBeside, locked, order.mode, {
		...judging(seconds, aid.elapsed),
		outOfTime,
	})
	aid.tell?.(pairsIn(seating).length)
	const sitting = (slotId: string, but: string) =>
		[...(seating.there.get(slotId) ?? [])]
			.filter((id) => id !== but)
			.map((id) => people.get(id) as WeekPerson)

	const passesOf = passedBy(week, mayAtAll, seating)
	const pairs = pairsIn(seating)
		.map((pair): PlannedPair => {
			const [slot, person] = [slots.get(pair.slotId) as WeekSlot, people.get(pair.registrantId) as WeekPerson]
			const { yes } = judge(person, slot.task, slot.slot, person.busy, week.town)
			const can = could.get(pair.slotId) ?? 0
			const spoke = spokeFor(person, slot, sitting(pair.slotId, pair.registrantId))
			return {
				...pair,
				locked: locked.has(keyOf(pair)),
				...passesOf(pair),
				can,
				turns: person.turns,
				yes,
				spoke,
			}
		})
		.sort((a, b) => (placeOf(slots, a) < placeOf(slots, b) ? -1 : 1))
	return {
		pairs,
		empty: emptyOf(week, seating, order),
		could: firstInLine(week, mayAtAll),
		waiting: week.waiting,
		broken,
		figures: {
			filled: pairs.length,
			seats: seatsOf(week),
			people: new Set(pairs.map((one) => one.registrantId)).size,
			proved: isFullest(week, seating, could),
			stopped: seating.outOfTime,
		},
	}
}

/** So many of those who are passed over are named. */
const namedPassed = 3

/** Says for a pair who stand before it in line, could sit there and have no seat in this plan. */
function passedBy(
	week: Week,
	may: ReadonlyMap<string, readonly string[]>,
	{ holds }: Seating,
): (pair: Pair) => { passes: number; passed: string[] } {
	const standing = new Map(week.people.map((one) => [one.registrantId, one.standing]))
	const left = new Map(week.slots.map(({ id }) => [id, [] as string[]]))
	for (const { registrantId } of inStanding(week.people))
		if ((holds.get(registrantId)?.size ?? 0) === 0)
			for (const id of may.get(registrantId) ?? []) left.get(id)?.push(registrantId)
	const place = (id: string) => standing.get(id) ?? 0
	return ({ slotId, registrantId }) => {
		const passed = (left.get(slotId) ?? []).filter((id) => place(id) < place(registrantId))
		return { passes: passed.length, passed: passed.slice(0, namedPassed) }
	}
}

/**
 * Whether surely no plan fills more: every slot has all its seats taken, or everybody who could take it at all. What the planner
 * proves is of the first guess alone, which knows only some of the limits.
 */
const isFullest = (week: Week, seating: Seating, could: ReadonlyMap<string, number>): boolean =>
	week.slots.every(
		({ id, seats }) => (seating.there.get(id)?.size ?? 0) >= Math.min(seats, could.get(id) ?? 0),
	)

/** The draft with every seat filled that handing on fills, and then as people like it. */
function bettered(
	week: Week,
	draft: Draft,
	may: ReadonlyMap<string, readonly string[]>,
	locked: ReadonlySet<string>,
	mode: WeekOrder['mode'],
	meter: Meter,
): Seating {
	const seating = seatingOf(week, draft.pairs, may, locked, steps.handOn, meter)
	handOn(seating)
	const filled = pairsIn(seating).length
	allow(seating, Math.min(steps.roam, steps.roamEach * seatsOf(week)))
	roam(seating, chanceFrom(1), mode)
	allow(seating, steps.even)
	if (mode === 'fair-turns' && pairsIn(seating).length > filled) evenOut(seating)
	allow(seating, steps.inLine)
	if (mode === 'fair-turns') inLine(seating)
	allow(seating, steps.please)
	please(seating, mode)
	return seating
}

/** Fills what the first guess left empty, as far as whole limits allow, the fewest turns first. */
function seatWhoCan(
	week: Week,
	draft: Draft,
	may: ReadonlyMap<string, readonly string[]>,
	seat: (draft: Draft, pair: Pair) => unknown,
): void {
	const open = new Set(week.slots.filter(({ id }) => (draft.left.get(id) ?? 0) > 0).map(({ id }) => id))
	const turns = new Map(week.people.map((one) => [one.registrantId, one.turns]))
	for (const { registrantId } of draft.pairs) turns.set(registrantId, (turns.get(registrantId) ?? 0) + 1)
	for (const slotId of open) {
		const able = week.people
			.map(({ registrantId }) => registrantId)
			.filter((id) => may.get(id)?.includes(slotId))
			.sort((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0) || (a < b ? -1 : 1))
		for (const registrantId of able) {
			if ((draft.left.get(slotId) ?? 0) === 0) break
			if (seat(draft, { slotId, registrantId })) continue
			turns.set(registrantId, (turns.get(registrantId) ?? 0) + 1)
		}
	}
}

function placeOf(slots: ReadonlyMap<string, WeekSlot>, { slotId, registrantId }: Pair): string {
	const slot = slots.get(slotId)?.slot
	return `${slot?.day} ${String(slot?.startMinute).padStart(4, '0')} ${slotId} ${registrantId}`
}

/** Seats nobody has, in the order of the slots, each with its reason. */
function emptyOf(week: Week, seating: Seating, order: WeekOrder): WeekPlan['empty'] {
	const settled = settledIn(week, order.struck)
	return week.slots.flatMap((slot): WeekPlan['empty'] => {
		const seats = slot.seats - (seating.there.get(slot.id)?.size ?? 0)
		return seats > 0 ? [{ slotId: slot.id, seats, reason: whyEmpty(week, slot, seating, settled) }] : []
	})
}
