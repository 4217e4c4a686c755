// What would unlock this? Single changes of a slot that might bring people, and hours that might bring a person work. Pure.
import { addDays, weekdayOf } from '~/base/day'
import { joinedHalfHours } from '~/base/span'
import type { DayPartKey } from '~/work/posting'
import { dayParts } from '~/work/posting'
import { isPaper } from '~/work/task'
import type { WeekMasks } from './availability'
import { maskOfPart, weekOfMasks } from './availability'
import type { Booked } from './booking'
import type { FitPerson, FitSlot, FitTask } from './fit'
import { bookedAs, fit as judge } from './fit'
import type { TownFacts } from './way'

/** One thing changed: what it is, its figure (minutes later, days later, the new length), and the slot as it would be. */
export type Change<Task extends FitTask> = {
	what: ChangeKind
	by: number
	task: Task
	slot: FitSlot
}

export const changeKinds = [
	'later',
	'day',
	'shorter',
	'lighter',
	'seated',
	'alone',
	'together',
	'pair',
	'lift',
	'no-driving',
	'no-licence',
	'course',
	'at-home',
	'rests',
	'indoors',
] as const
export type ChangeKind = (typeof changeKinds)[number]

const latestEnd = 20 * 60
const lightKilograms = 5

/** Every single change that is one: what the slot is already is none. The days are the six after it. */
export function changesOf<Task extends FitTask>(task: Task, slot: FitSlot): Change<Task>[] {
	const { startMinute, endMinute } = slot
	const length = endMinute - startMinute
	const found: Change<Task>[] = []
	const change = (what: ChangeKind, by: number, changed: Partial<FitTask>, at: Partial<FitSlot> = {}) =>
		found.push({ what, by, task: { ...task, ...changed }, slot: { ...slot, ...at } })
	for (const by of [30, 60, 90])
		if (endMinute + by <= latestEnd)
			change('later', by, {}, { startMinute: startMinute + by, endMinute: endMinute + by })
	for (const by of [1, 2, 3, 4, 5, 6]) change('day', by, {}, { day: addDays(slot.day, by) })
	for (const by of new Set([Math.floor(length / 60) * 30, 60, 120]))
		if (by >= 30 && by < length)
			change('shorter', by, { minutes: Math.min(task.minutes, by) }, { endMinute: startMinute + by })
	if (task.kilograms > lightKilograms) change('lighter', lightKilograms, { kilograms: lightKilograms })
	if (task.posture !== 'sit') change('seated', 0, { posture: 'sit' })
	if (!task.alone) change('alone', 0, { alone: true })
	else if (slot.seats > 1) change('together', 0, { alone: false })
	if (slot.seats !== 2) change('pair', 2, { alone: false }, { seats: 2 })
	if (!task.rests) change('rests', 0, { rests: true })
	if (task.outdoors) change('indoors', 0, { outdoors: false })
	if (task.driving) change('no-driving', 0, { driving: false })
	if (task.skill !== null) change(isPaper(task.skill) ? 'no-licence' : 'course', 0, { skill: null })
	if (!task.atHome) {
		if (!task.lift) change('lift', 0, { lift: true })
		change('at-home', 0, { atHome: true, outdoors: false, driving: false })
	}
	return found
}

// How much of a change it is, for the kinds of which there are several: later by less, shortened by less.
const strength: Partial<Record<ChangeKind, (by: number) => number>> = {
	later: (minutes) => minutes,
	shorter: (minutes) => -minutes,
}

/** The changes without those of which a milder one of its kind brings as many. */
export function mildest<Gained extends { what: ChangeKind; by: number; gain: number }>(
	changes: readonly Gained[],
): Gained[] {
	return changes.filter(({ what, by, gain }) => {
		const strong = strength[what]
		return (
			strong === undefined ||
			!changes.some((other) => other.what === what && strong(other.by) < strong(by) && other.gain >= gain)
		)
	})
}

/** A slot that was posted, as far as somebody could have done it. */
export type PostedWork = { task: FitTask; slot: FitSlot }

/** So many more tasks for somebody who were free at a part of a weekday, over the days looked at. */
export type MoreWork = { weekday: number; part: DayPartKey; more: number }

/**
 * What hours would bring: for each part of each weekday that somebody does not give, how many more of these slots
 * they could have done, one after the other in time and never beyond their own limits. Only what brings something, the
 * most first.
 */
export function moreWork(person: FitPerson, posted: readonly PostedWork[], town: TownFacts): MoreWork[] {
	const inOrder = posted.toSorted(
		(a, b) => a.slot.day.localeCompare(b.slot.day) || a.slot.startMinute - b.slot.startMinute,
	)
	const now = doable(person, inOrder, town)
	const found: MoreWork[] = []
	for (const weekday of [1, 2, 3, 4, 5, 6, 0])
		for (const { key } of dayParts) {
			const there = inOrder.filter(({ slot }) => weekdayOf(slot.day) === weekday)
			const extended = { ...person, masks: withPart(person.masks, weekday, key) }
			if (extended.masks[weekday] === person.masks[weekday] || there.length === 0) continue
			const more = doable(extended, inOrder, town) - now
			if (more > 0) found.push({ weekday, part: key, more })
		}
	return found.sort((a, b) => b.more - a.more)
}

function withPart(masks: WeekMasks, weekday: number, part: DayPartKey): WeekMasks {
	return weekOfMasks(
		masks.map((mask, day) => (day === weekday ? joinedHalfHours(mask, maskOfPart(part)) : mask)),
	)
}

/** How many of these somebody could do, taking each that fits beside those taken before. */
function doable(person: FitPerson, inOrder: readonly PostedWork[], town: TownFacts): number {
	const taken: Booked[] = []
	for (const { task, slot } of inOrder)
		if (judge(person, task, slot, taken, town).fits) taken.push(bookedAs(task, slot))
	return taken.length
}
