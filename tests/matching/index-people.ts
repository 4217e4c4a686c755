// Made people, slots and work for the properties of the matching index, and what it must say of them.
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { noHours } from '~/matching/availability'
import type { Booked } from '~/matching/booking'
import type { FitSlot, FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import type { Limits } from '~/matching/limit'
import type { IndexedPerson, MatchIndex } from '~/matching/match-index'
import { bestFitting, countFitting } from '~/matching/match-index'
import { byTurn } from '~/matching/turn'
import type { TownFacts } from '~/matching/way'
import { bookedFor, dayAround, furtherLimits, furtherTask, likesMade } from './fit-people'

/** An id, by its number. */
export const idNumbered = (n: number) => `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/** What the index must say, by `fit` alone. */
export const bruteForce = (people: Iterable<IndexedPerson>, what: FitTask, slot: FitSlot, facts: TownFacts) =>
	[...people].filter((one) => judge(one, what, slot, one.busy, facts).fits).sort(byTurn)

/** The index says of a slot what `fit` says of these people: how many, who, in which order and why. */
export function expectSame(
	index: MatchIndex,
	people: ReadonlyMap<string, IndexedPerson>,
	what: FitTask,
	slot: FitSlot,
	facts: TownFacts,
) {
	const wanted = bruteForce(people.values(), what, slot, facts)
	expect(countFitting(index, what, slot, facts)?.fits).toBe(wanted.length)
	const listed = bestFitting(index, what, slot, facts, { most: Number.POSITIVE_INFINITY })
	expect(listed?.map((one) => one.registrantId)).toEqual(wanted.map((one) => one.registrantId))
	expect(listed?.map((one) => one.lastTurnAt?.getTime() ?? 0)).toEqual(
		wanted.map((one) => one.lastTurnAt?.getTime() ?? 0),
	)
	const first = bestFitting(index, what, slot, facts, { most: 3 })
	expect(first?.map((one) => one.registrantId)).toEqual(wanted.slice(0, 3).map((one) => one.registrantId))
	first?.forEach((one, place) => {
		const whole = wanted[place] as IndexedPerson
		expect(one.fit).toEqual(judge(whole, what, slot, whole.busy, facts))
	})
}

/** Windows over the ends of months and years, a leap day among them; each a Monday. */
export const windows = ['2026-12-21', '2027-02-22', '2028-02-21', '2027-04-26', '2026-11-09', '2029-12-31']
const minutes = fc.oneof(
	fc.constantFrom(0, 540, 569, 570, 571, 600, 630, 660, 690, 720, 1439, 1440),
	fc.integer({ min: 0, max: 1440 }),
)
const span = fc
	.tuple(minutes, fc.oneof(fc.constantFrom(0, 30, 60, 90, 120), fc.integer({ min: 0, max: 400 })))
	.map(([startMinute, length]) => ({ startMinute, endMinute: Math.min(1440, startMinute + length) }))
const dayFrom = (first: Day, least = -10, most = 31) =>
	fc.integer({ min: least, max: most }).map((count) => addDays(first, count))
export const busyFrom = (first: Day): fc.Arbitrary<Booked> =>
	fc
		.tuple(fc.oneof(dayFrom(first, -3, 17), dayAround(addDays(first, 7))), span, bookedFor)
		.map(([day, taken, what]) => ({ day, ...taken, ...what }))
export const orNull = <Value>(value: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
const rarely = fc.integer({ min: 0, max: 5 }).map((n) => n === 0)
const mask = fc.oneof(
	{ weight: 5, arbitrary: fc.constant(allHalfHours) },
	{ weight: 2, arbitrary: fc.constantFrom(halfHoursWithin(540, 720), halfHoursWithin(720, 1440)) },
	{ weight: 1, arbitrary: fc.constant(0) },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: allHalfHours }) },
)
const skill = fc.constantFrom('driving-licence', 'sewing', 'cook-licence', 'no-longer-on-the-list')
const limits: fc.Arbitrary<Limits> = fc.record({
	kilogramsMost: orNull(fc.oneof(fc.constantFrom(0, 5, 10), fc.integer({ min: 0, max: 100 }))),
	sittingOnly: rarely,
	restEachHour: rarely,
	aloneOnly: rarely,
	indoorsOnly: rarely,
	atHomeOnly: rarely,
	noDriving: rarely,
	busStopNeeded: rarely,
	// The last is more than the form allows: it may stand in an old file all the same.
	minutesMost: orNull(fc.oneof(fc.constantFrom(60, 120, 180, 9_999), fc.integer({ min: 30, max: 600 }))),
	daysPerWeekMost: orNull(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(7, 0))),
	minutesPerWeekMost: orNull(fc.oneof(fc.constantFrom(120, 240), fc.integer({ min: 30, max: 1200 }))),
	restBetweenMinutes: orNull(fc.oneof(fc.constantFrom(30, 60), fc.integer({ min: 5, max: 480 }))),
	holidaysOff: rarely,
	...furtherLimits,
})
export const personFrom = (first: Day, number: fc.Arbitrary<number>): fc.Arbitrary<IndexedPerson> =>
	fc.record({
		registrantId: number.map(idNumbered),
		masks: fc.oneof(
			{ weight: 9, arbitrary: fc.tuple(mask, mask, mask, mask, mask, mask, mask) },
			{ weight: 1, arbitrary: fc.constant(noHours) },
		),
		dates: fc.array(fc.record({ day: dayFrom(first, -2, 15), halfHours: mask }), { maxLength: 4 }),
		likesKinds: likesMade,
		daysOff: fc.array(
			fc
				.tuple(
					dayFrom(first, -70, 20),
					fc.integer({ min: -1, max: 20 }),
					fc.constantFrom(0, 0, 0, 1, 2, 3, 8),
				)
				.map(([fromDay, length, everyWeeks]) => ({
					fromDay,
					untilDay: addDays(fromDay, everyWeeks > 0 && length < 15 ? length % 7 : length),
					everyWeeks,
				})),
			{ maxLength: 3 },
		),
		limits,
		skills: fc.array(fc.record({ skill, checked: fc.boolean() }), { maxLength: 3 }),
		restFrom: fc.oneof(
			{ weight: 6, arbitrary: fc.constant(null) },
			{ weight: 1, arbitrary: dayFrom(first, -20, 20) },
		),
		restUntil: orNull(dayFrom(first, -5, 25)),
		lastTurnAt: orNull(fc.integer({ min: 1, max: 6 }).map((n) => new Date(n * 86_400_000))),
		busy: fc.array(busyFrom(first), { maxLength: 6 }),
	})
export const taskMade: fc.Arbitrary<FitTask> = fc.record({
	minutes: fc.oneof(fc.constantFrom(60, 120, 121, 180), fc.integer({ min: 0, max: 700 })),
	kilograms: fc.oneof(fc.constantFrom(0, 5, 6, 10), fc.integer({ min: 0, max: 140 })),
	posture: fc.constantFrom('sit', 'stand', 'either'),
	outdoors: fc.boolean(),
	alone: fc.boolean(),
	atHome: fc.boolean(),
	rests: fc.boolean(),
	driving: fc.boolean(),
	busStop: fc.constantFrom('', '役場前'),
	skill: orNull(skill),
	...furtherTask,
})
export const slotFrom = (first: Day): fc.Arbitrary<FitSlot> =>
	fc
		.tuple(dayFrom(first, 0, 13), span, fc.integer({ min: 1, max: 4 }))
		.map(([day, taken, seats]) => ({ day, ...taken, seats }))
