// What the planner is asked for a week: open seats, who may take them beside what they hold, and limits as a first guess.
import { daysBetween, weekOf } from '~/base/day'
import type { Booked } from './booking'
import type { FitPerson, FitSlot, FitTask } from './fit'
import { matchIndexOf, whoFits } from './match-index'
import type { PlanInput, PlanMode } from './plan-input'
import type { TownFacts } from './way'

/**
 * A slot with seats that nobody is sought for yet, and its task; whether the sheet says that practice saves time, and
 * whether somebody who has done work before sits there already.
 */
export type WeekSlot = {
	id: string
	seats: number
	task: FitTask
	slot: FitSlot
	needsPractice: boolean
	guided: boolean
}

/**
 * Somebody who may be asked, what they promised already, the turns of the last 90 days, their place in the line for asking
 * (the lowest first), and what they did before.
 */
export type WeekPerson = FitPerson & {
	registrantId: string
	busy: readonly Booked[]
	turns: number
	standing: number
	homeAreaId: string
	/** Whether they like to go again where they have been. */
	likesSame: boolean
	/** Works that passed the council's check, as `workOf` names them; none is a first-timer. */
	did: readonly string[]
}

/** The same work at the same place, as one text. */
export const workOf = ({ employerId, kind }: Pick<FitTask, 'employerId' | 'kind'>) => `${employerId} ${kind}`

/** A person on a slot. */
export type Pair = { slotId: string; registrantId: string }

/** A pair that no plan may make: somebody is there, was asked or raised a hand and waits or has heard, their own firm, or a place they are asked for no more. */
export type Barred = Pair & { by: 'here' | 'waits' | 'answered' | 'own-firm' | 'avoided' }

/**
 * A week as it stands. `later` are those whom one may not ask today; `waiting` counts the seats for which somebody was
 * asked or raised a hand and nobody has decided yet: no plan counts them.
 */
export type Week = {
	slots: readonly WeekSlot[]
	people: readonly WeekPerson[]
	later: readonly (FitPerson & { registrantId: string; busy: readonly Booked[] })[]
	barred: readonly Barred[]
	waiting: number
	town: TownFacts
}

/** What staff want: a mode, pairs that stay, pairs struck out. */
export type WeekOrder = { mode: PlanMode; seed: number; locks: readonly Pair[]; struck: readonly Pair[] }

/** A plan in the making: what everybody holds by now, and the seats left. */
export type Draft = { held: Map<string, readonly Booked[]>; left: Map<string, number>; pairs: Pair[] }

/** All open seats of a week. */
export const seatsOf = (week: Week): number => week.slots.reduce((sum, one) => sum + one.seats, 0)

/** Who stands first in line for asking comes first. */
const byStanding = (a: WeekPerson, b: WeekPerson): number =>
	a.standing - b.standing || (a.registrantId < b.registrantId ? -1 : 1)

/** People as they stand in line for asking. */
export const inStanding = (people: readonly WeekPerson[]): WeekPerson[] => people.toSorted(byStanding)

/** A pair as one text, for sets. */
export const keyOf = ({ slotId, registrantId }: Pair) => `${slotId} ${registrantId}`

/** The slots each may take beside what they hold, but for the pairs that are out. */
export function mayOf(week: Week, draft: Draft, out: readonly Pair[]): Map<string, string[]> {
	const may = new Map(week.people.map(({ registrantId }) => [registrantId, [] as string[]]))
	const first = week.slots[0]
	if (!first) return may
	// A large town asks millions of times: the index says what `fit` says, a slot at a time.
	const people = week.people.map((one) => ({
		...one,
		lastTurnAt: null,
		busy: draft.held.get(one.registrantId) ?? [],
	}))
	const index = matchIndexOf(people, first.slot.day, { weeks: 1, expected: people.length })
	for (const { id, task, slot } of week.slots) {
		const without = new Set(out.flatMap((pair) => (pair.slotId === id ? [pair.registrantId] : [])))
		for (const registrantId of whoFits(index, task, slot, week.town) ?? [])
			if (!without.has(registrantId)) may.get(registrantId)?.push(id)
	}
	return may
}

/** So many are offered to staff for each slot. */
const offeredEach = 20

/** For each slot the first in line of those who may take it. */
export function firstInLine(
	week: Week,
	may: ReadonlyMap<string, readonly string[]>,
): { slotId: string; registrantIds: string[] }[] {
	const lists = new Map(week.slots.map(({ id }) => [id, [] as string[]]))
	for (const { registrantId } of inStanding(week.people))
		for (const slotId of may.get(registrantId) ?? []) {
			const list = lists.get(slotId)
			if (list && list.length < offeredEach) list.push(registrantId)
		}
	return [...lists].map(([slotId, registrantIds]) => ({ slotId, registrantIds }))
}

/**
 * Whom to plan with, where many could: for each slot as many as the week has seats, so that somebody is always left for
 * it whoever sits elsewhere. Who stands first in line comes first; where few faces are wanted, who may take the most.
 */
export function nearest(
	week: Week,
	may: ReadonlyMap<string, readonly string[]>,
	mode: PlanMode,
): WeekPerson[] {
	const seats = seatsOf(week)
	const wanted = new Map(week.slots.map(({ id }) => [id, seats]))
	const count = ({ registrantId }: WeekPerson) => may.get(registrantId)?.length ?? 0
	const inOrder = [...week.people].sort(
		(a, b) => (mode === 'few-faces' ? count(b) - count(a) : 0) || byStanding(a, b),
	)
	const kept = inOrder.filter(({ registrantId }) => {
		const wants = (may.get(registrantId) ?? []).filter((id) => (wanted.get(id) ?? 0) > 0)
		for (const id of wants) wanted.set(id, (wanted.get(id) ?? 0) - 1)
		return wants.length > 0
	})
	return kept.sort((a, b) => (a.registrantId < b.registrantId ? -1 : 1))
}

/** Behind so many seats' worth of people all are alike. */
const lastLevel = 3

/**
 * A week in which everybody's turns are how far behind they stand: of those planned with, as many as there are seats come
 * first, then as many again. So a seat goes to whoever waited longest, and to nobody twice before them.
 */
export function leveled(week: Week, whom: readonly WeekPerson[]): Week {
	const seats = seatsOf(week)
	const inLine = inStanding(whom)
	const levels = new Map(
		inLine.map(({ registrantId }, n) => [
			registrantId,
			Math.min(lastLevel, Math.floor(n / Math.max(1, seats))),
		]),
	)
	return {
		...week,
		people: week.people.map((one) => ({ ...one, turns: levels.get(one.registrantId) ?? lastLevel })),
	}
}

/** How many could take each slot. */
export function countedBySlot(
	may: ReadonlyMap<string, readonly string[]>,
	pairs: readonly Pair[],
): Map<string, number> {
	const could = new Map<string, number>()
	const count = (slotId: string) => could.set(slotId, (could.get(slotId) ?? 0) + 1)
	for (const list of may.values()) list.forEach(count)
	for (const { slotId } of pairs) count(slotId)
	return could
}

/** What the planner is asked. The limits it knows are a first guess: whatever it makes is judged whole afterwards. */
export function inputOf(
	week: Week,
	people: readonly WeekPerson[],
	{ held, left, pairs }: Draft,
	may: ReadonlyMap<string, readonly string[]>,
	order: WeekOrder,
	seconds: number,
): PlanInput {
	const open = week.slots.filter((one) => (left.get(one.id) ?? 0) > 0)
	const isOpen = new Set(open.map(({ id }) => id))
	return {
		slots: open.map(({ id, slot }) => ({ id, ...minutesOf(slot), seats: left.get(id) ?? 0 })),
		people: people.map(({ registrantId, limits, turns }) => {
			const busy = held.get(registrantId) ?? []
			const minutes = busy.reduce((sum, one) => sum + one.endMinute - one.startMinute, 0)
			const { minutesPerWeekMost, daysPerWeekMost } = limits
			return {
				id: registrantId,
				may: (may.get(registrantId) ?? []).filter((id) => isOpen.has(id)),
				maxMinutes: minutesPerWeekMost === null ? undefined : Math.max(0, minutesPerWeekMost - minutes),
				maxSlots:
					daysPerWeekMost === null
						? undefined
						: Math.max(0, daysPerWeekMost - new Set(busy.map(({ day }) => day)).size),
				turns: turns + pairs.filter((one) => one.registrantId === registrantId).length,
			}
		}),
		mode: order.mode,
		seconds,
		seed: order.seed,
	}
}

/** Minutes from the Monday of the slot's week. */
function minutesOf({ day, startMinute, endMinute }: FitSlot): { from: number; to: number } {
	const before = daysBetween(weekOf(day), day) * 1440
	return { from: before + startMinute, to: before + endMinute }
}
