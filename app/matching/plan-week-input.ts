// What the planner is asked for a week: open seats, who may take them beside what they hold, and limits as a first guess.
import { daysBetween, weekOf } from '~/base/day'
import type { Booked } from './booking'
import type { FitPerson, FitSlot, FitTask } from './fit'
import { fit as judge } from './fit'
import type { PlanInput, PlanMode } from './plan-input'
import type { TownFacts } from './way'

/** A slot with seats that nobody is sought for yet, and its task. */
export type WeekSlot = { id: string; seats: number; task: FitTask; slot: FitSlot }

/** Somebody who may be asked, what they promised already, and the turns of the last 90 days. */
export type WeekPerson = FitPerson & { registrantId: string; busy: readonly Booked[]; turns: number }

/** A person on a slot. */
export type Pair = { slotId: string; registrantId: string }

/** A week as it stands; `barred` are pairs that no plan may make: asked already, own firm. */
export type Week = {
	slots: readonly WeekSlot[]
	people: readonly WeekPerson[]
	barred: readonly Pair[]
	town: TownFacts
}

/** What staff want: a mode, pairs that stay, pairs struck out. */
export type WeekOrder = { mode: PlanMode; seed: number; locks: readonly Pair[]; struck: readonly Pair[] }

/** A plan in the making: what everybody holds by now, and the seats left. */
export type Draft = { held: Map<string, readonly Booked[]>; left: Map<string, number>; pairs: Pair[] }

/** A pair as one text, for sets. */
export const keyOf = ({ slotId, registrantId }: Pair) => `${slotId} ${registrantId}`

/** The slots each may take beside what they hold. */
export function mayOf(week: Week, draft: Draft, isOut: (pair: Pair) => boolean): Map<string, string[]> {
	return new Map(
		week.people.map((person) => {
			const { registrantId } = person
			const held = draft.held.get(registrantId) ?? []
			const theirs = week.slots.filter(
				({ id: slotId, task, slot }) =>
					!isOut({ slotId, registrantId }) && judge(person, task, slot, held, week.town).fits,
			)
			return [registrantId, theirs.map(({ id }) => id)]
		}),
	)
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
	{ held, left, pairs }: Draft,
	may: ReadonlyMap<string, readonly string[]>,
	order: WeekOrder,
	seconds: number,
): PlanInput {
	const open = week.slots.filter((one) => (left.get(one.id) ?? 0) > 0)
	const isOpen = new Set(open.map(({ id }) => id))
	return {
		slots: open.map(({ id, slot }) => ({ id, ...minutesOf(slot), seats: left.get(id) ?? 0 })),
		people: week.people.map(({ registrantId, limits, turns }) => {
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
