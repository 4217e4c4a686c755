// `fit` against a slow, obvious second way: people, slots, exceptions, touching ends, ends of months and years, bookings that come and go.
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { noHours, weekOfMasks } from '~/matching/availability'
import type { Booked } from '~/matching/booking'
import type { FitPerson, FitSlot, FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import { fitNo, sayNoReason, sayYesReason } from '~/words/ja/fit'
import { longer, runs } from '../runner/long'
import { bookedAround, furtherLimits, furtherTask, likesMade, spanMade, townMade } from './fit-people'
import { suitsSlowly } from './fit-slow-way'

vi.setConfig({ testTimeout: longer(30_000) })

const seldom = fc.integer({ min: 0, max: 9 }).map((n) => n === 0)
const maybe = <Value>(value: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
const hours = fc.oneof(
	{ weight: 6, arbitrary: fc.constant(allHalfHours) },
	{ weight: 1, arbitrary: fc.constantFrom(halfHoursWithin(540, 720), halfHoursWithin(570, 690), 0) },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: allHalfHours }) },
)

/** An ordinary Monday, holidays, the ends of months and of years, a leap day. */
const days = [
	...['2026-11-09', '2026-11-23', '2026-11-30', '2026-12-01', '2026-12-30', '2026-12-31'],
	...['2027-01-02', '2027-01-04', '2028-02-29', '2027-03-28'],
]

const personOn = (day: Day): fc.Arbitrary<FitPerson> =>
	fc.record({
		masks: fc.oneof(
			{ weight: 30, arbitrary: fc.tuple(hours, hours, hours, hours, hours, hours, hours).map(weekOfMasks) },
			{ weight: 1, arbitrary: fc.constant(noHours) },
		),
		dates: fc.uniqueArray(
			fc.record({ day: fc.integer({ min: -2, max: 2 }).map((n) => addDays(day, n)), halfHours: hours }),
			{ selector: (one) => one.day, maxLength: 2 },
		),
		daysOff: fc.array(
			fc
				.tuple(fc.integer({ min: -30, max: 5 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom(0, 0, 1, 2))
				.map(([after, length, everyWeeks]) => ({
					fromDay: addDays(day, after),
					untilDay: addDays(day, after + length),
					everyWeeks,
				})),
			{ maxLength: 1 },
		),
		limits: fc.record({
			kilogramsMost: maybe(fc.integer({ min: 0, max: 20 })),
			sittingOnly: seldom,
			restEachHour: seldom,
			aloneOnly: seldom,
			indoorsOnly: seldom,
			atHomeOnly: seldom,
			noDriving: seldom,
			busStopNeeded: seldom,
			minutesMost: maybe(fc.integer({ min: 30, max: 300 })),
			daysPerWeekMost: maybe(fc.integer({ min: 1, max: 4 })),
			minutesPerWeekMost: maybe(fc.integer({ min: 60, max: 600 })),
			restBetweenMinutes: maybe(fc.constantFrom(5, 30, 60, 120)),
			holidaysOff: seldom,
			...furtherLimits,
		}),
		skills: fc.array(fc.record({ skill: fc.constantFrom('sewing', 'cook-licence'), checked: fc.boolean() }), {
			maxLength: 2,
		}),
		likesKinds: likesMade,
		restFrom: fc.integer({ min: 0, max: 90 }).map((n) => (n < 8 ? addDays(day, n - 6) : null)),
		restUntil: maybe(fc.integer({ min: -1, max: 2 }).map((n) => addDays(day, n))),
	})

const taskMade: fc.Arbitrary<FitTask> = fc.record({
	minutes: fc.oneof(fc.constantFrom(30, 60, 90, 120), fc.integer({ min: 1, max: 300 })),
	kilograms: fc.integer({ min: 0, max: 20 }),
	posture: fc.constantFrom('sit', 'either', 'stand'),
	outdoors: fc.boolean(),
	alone: fc.boolean(),
	atHome: fc.boolean(),
	rests: fc.boolean(),
	driving: fc.boolean(),
	busStop: fc.constantFrom('', '北町'),
	skill: fc.constantFrom(null, null, null, 'sewing', 'cook-licence'),
	...furtherTask,
})

/** A booking that stays, is cancelled, or is moved by some days. */
const entryFrom = (day: Day): fc.Arbitrary<{ booked: Booked; later: 'stays' | 'cancelled' | number }> =>
	fc.record({
		booked: bookedAround(day),
		later: fc.oneof(
			{ weight: 4, arbitrary: fc.constant('stays' as const) },
			{ weight: 1, arbitrary: fc.constant('cancelled' as const) },
			{ weight: 1, arbitrary: fc.integer({ min: -8, max: 8 }) },
		),
	})

const madeAsk = fc.constantFrom(...days).chain((day) =>
	fc.record({
		person: personOn(day),
		task: taskMade,
		slot: fc
			.record({ span: spanMade, seats: fc.integer({ min: 1, max: 4 }) })
			.map(({ span, seats }): FitSlot => ({ day, ...span, seats })),
		entries: fc.array(entryFrom(day), { maxLength: 6 }),
		town: townMade,
	}),
)

/** What is held after every call and move. */
const heldOf = (entries: readonly { booked: Booked; later: 'stays' | 'cancelled' | number }[]): Booked[] =>
	entries.flatMap(({ booked, later }) =>
		later === 'cancelled'
			? []
			: [later === 'stays' ? booked : { ...booked, day: addDays(booked.day, later) }],
	)

type Ask = typeof madeAsk extends fc.Arbitrary<infer One> ? One : never

/** What `fit` says, once it has been found to be what the slow way says. */
function compared({ person, task, slot, entries, town }: Ask) {
	const busy = heldOf(entries)
	const found = judge(person, task, slot, busy, town)
	expect(found.fits).toBe(suitsSlowly(person, task, slot, busy, town))
	return found
}

test('every answer is that of the slow second way', () => {
	fc.assert(
		fc.property(madeAsk, (ask) => {
			compared(ask)
		}),
		runs(4_000),
	)
})

test('among answers drawn the same each time every reason decides, and is said', () => {
	let suited = 0
	const decided = new Set<string>()
	fc.assert(
		fc.property(madeAsk, (ask) => {
			const found = compared(ask)
			expect(found.fits).toBe(found.no.length === 0)
			expect(found.score > 0).toBe(found.fits)
			if (found.fits) suited += 1
			if (found.no.length === 1) decided.add(found.no[0]?.name ?? '')
			for (const reason of found.no) {
				expect(sayNoReason(reason, 'registrant').length).toBeGreaterThan(5)
				expect(sayNoReason(reason, 'staff').length).toBeGreaterThan(1)
			}
			for (const reason of found.yes) expect(sayYesReason(reason, 'registrant').length).toBeGreaterThan(3)
		}),
		runs(12_000, 20261109),
	)
	expect(suited).toBeGreaterThan(500)
	// Who is under eighteen is judged beside the fit (people/young).
	expect(Object.keys(fitNo).filter((name) => name !== 'under-18' && !decided.has(name))).toEqual([])
})

test('what lies beyond the week, the month, the year and the days in a row changes nothing', () => {
	fc.assert(
		fc.property(madeAsk, ({ person, task, slot, entries, town }) => {
			const busy = heldOf(entries)
			const reach = 37
			const near = busy.filter(
				(one) =>
					one.day.slice(0, 4) === slot.day.slice(0, 4) ||
					(one.day >= addDays(slot.day, -reach) && one.day <= addDays(slot.day, reach)),
			)
			expect(judge(person, task, slot, near, town)).toEqual(judge(person, task, slot, busy, town))
		}),
		runs(2_000),
	)
})
