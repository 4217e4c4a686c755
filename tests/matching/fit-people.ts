// Made people, work, bookings and towns for the properties of matching: mostly nothing stands in the way, so each reason decides at times.
import fc from 'fast-check'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { Booked } from '~/matching/booking'
import type { Limits } from '~/matching/limit'
import type { TownFacts } from '~/matching/way'
import { busKey, pairOf, waysThere } from '~/matching/way'

export const madeAreas = ['north', 'south', 'hill']
export const madeClients = ['shop', 'farm', 'school']
export const madeKinds = ['cleaning', 'sewing', 'farm-work']

const area = fc.constantFrom(...madeAreas)

/** A town of three districts, two with a bus, where little is allowed at one client. */
export const townMade: fc.Arbitrary<TownFacts> = fc.record({
	areaMinutes: fc.record({ near: fc.constantFrom(0, 5, 15), far: fc.constantFrom(20, 40) }).map(
		({ near, far }) =>
			new Map([
				[pairOf('north', 'south'), near],
				[pairOf('hill', 'south'), far],
			]),
	),
	otherAreaMinutes: fc.constantFrom(0, 10, 30),
	busArrives: fc.constantFrom(0, 480, 570, 600, 720).map(
		(minute) =>
			new Map([
				['north', minute],
				['hill', minute + 30],
			]),
	),
	buses: fc
		.record({
			first: fc.constantFrom(0, 540, 600),
			last: fc.constantFrom(700, 900, 1440),
			none: fc.boolean(),
		})
		.map(
			({ first, last, none }) =>
				new Map([
					[busKey('south', 'weekday'), { arrives: first, leaves: last }],
					[busKey('south', 'saturday'), none ? null : { arrives: first + 60, leaves: last - 60 }],
					[busKey('south', 'holiday'), null],
				]),
		),
	clientWeekMinutes: fc.constantFrom(120, 240, 600, 1200),
	clientDaysInRow: fc.constantFrom(1, 2, 3, 5, 31),
	clientDaysPerMonth: fc.constantFrom(1, 2, 4, 12),
})

/** A town that asks nothing of ways, and hardly anything of work at one client. */
export const quietTown: TownFacts = {
	areaMinutes: new Map(),
	otherAreaMinutes: 0,
	busArrives: new Map(),
	buses: new Map(),
	clientWeekMinutes: 1_200,
	clientDaysInRow: 31,
	clientDaysPerMonth: 31,
}

const rarely = fc.integer({ min: 0, max: 9 }).map((n) => n === 0)
const atTimes = <Value>(value: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })

/** The limits that came with ways, ceilings, standing and company. */
export const furtherLimits = {
	notAlone: rarely,
	pairAtMost: rarely,
	freeStartOnly: rarely,
	fixedStartOnly: rarely,
	standMinutesMost: atTimes(fc.constantFrom(30, 60, 90, 120)),
	monthYenMost: atTimes(fc.constantFrom(0, 2_000, 5_000, 10_000)),
	yearYenMost: atTimes(fc.constantFrom(0, 5_000, 12_000, 30_000)),
	comesBy: atTimes(fc.constantFrom(...waysThere)),
	areaIds: fc.oneof(
		{ weight: 4, arbitrary: fc.constant([]) },
		{ weight: 1, arbitrary: fc.subarray(madeAreas) },
	),
} satisfies { [Name in keyof Limits]?: fc.Arbitrary<Limits[Name]> }

/** What a task says besides its weight, posture and place. */
export const furtherTask = {
	kind: fc.constantFrom(...madeKinds),
	employerId: fc.constantFrom(...madeClients),
	areaId: area,
	payYen: fc.constantFrom(500, 1_000, 2_000, 2_001, 5_000),
	lift: fc.boolean(),
}

/** Kinds somebody likes. */
export const likesMade = fc.oneof(fc.constant([]), fc.subarray(madeKinds))

/** For whom, where and for how much a booking is. */
export const bookedFor: fc.Arbitrary<Omit<Booked, 'day' | 'startMinute' | 'endMinute'>> = fc.record({
	employerId: fc.constantFrom(...madeClients),
	areaId: fc.oneof(area, fc.constant(null)),
	yen: fc.constantFrom(0, 500, 1_000, 2_999, 3_000, 3_001),
})

/** Days around a day: often itself, mostly its week, at times its month, at times its year and the ends of both. */
export const dayAround = (day: Day): fc.Arbitrary<Day> =>
	fc.oneof(
		{ weight: 4, arbitrary: fc.constant(day) },
		{ weight: 6, arbitrary: fc.integer({ min: -7, max: 7 }).map((count) => addDays(day, count)) },
		{ weight: 3, arbitrary: fc.integer({ min: -40, max: 40 }).map((count) => addDays(day, count)) },
		{ weight: 1, arbitrary: fc.integer({ min: -400, max: 400 }).map((count) => addDays(day, count)) },
		{
			weight: 2,
			arbitrary: fc
				.tuple(fc.constantFrom('-01-01', '-12-31'), fc.constantFrom(-1, 0, 1))
				.map(([end, count]) => `${Number(day.slice(0, 4)) + count}${end}`),
		},
	)

/** A span of a day, often one that touches others. */
export const spanMade = fc
	.tuple(
		fc.oneof(fc.constantFrom(480, 540, 570, 600, 660, 690), fc.integer({ min: 0, max: 1400 })),
		fc.oneof(fc.constantFrom(30, 60, 90, 120), fc.integer({ min: 1, max: 240 })),
	)
	.map(([startMinute, length]) => ({ startMinute, endMinute: Math.min(1440, startMinute + length) }))

/** A booking around a day. */
export const bookedAround = (day: Day): fc.Arbitrary<Booked> =>
	fc.tuple(dayAround(day), spanMade, bookedFor).map(([on, span, what]) => ({ day: on, ...span, ...what }))
