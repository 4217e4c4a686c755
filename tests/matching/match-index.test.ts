// The matching index says what `fit` says, whoever is asked about, whatever was changed before.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Day } from '~/base/day'
import { addDays, weekOf } from '~/base/day'
import { allHalfHours } from '~/base/span'
import { weekOfMasks } from '~/matching/availability'
import type { Booked } from '~/matching/booking'
import type { FitSlot, FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import type { Limits } from '~/matching/limit'
import { noLimits } from '~/matching/limit'
import type { IndexedPerson, MatchIndex } from '~/matching/match-index'
import {
	bestFitting,
	bookSpan,
	bytesOfIndex,
	countFitting,
	doesFit,
	matchIndexOf,
	putPerson,
	releaseSpan,
	removePerson,
	setLastTurn,
} from '~/matching/match-index'
import type { TownFacts, WayThere } from '~/matching/way'
import { pairOf } from '~/matching/way'
import { longer, runs } from '../runner/long'
import { townMade } from './fit-people'
import {
	bruteForce,
	busyFrom,
	expectSame,
	idNumbered,
	orNull,
	personFrom,
	slotFrom,
	taskMade,
	windows,
} from './index-people'

vi.setConfig({ testTimeout: longer(30_000) })

const always = weekOfMasks(Array.from({ length: 7 }, () => allHalfHours))
const task: FitTask = {
	kind: 'cleaning',
	employerId: 'shop',
	areaId: 'north',
	payYen: 1_000,
	lift: false,
	minutes: 120,
	kilograms: 5,
	posture: 'either',
	outdoors: false,
	alone: false,
	atHome: false,
	rests: true,
	driving: false,
	busStop: '',
	skill: null,
}
/** A town that stands in nobody's way. */
const town: TownFacts = {
	areaMinutes: new Map(),
	otherAreaMinutes: 0,
	busArrives: new Map(),
	buses: new Map(),
	clientWeekMinutes: 1440 * 7,
	clientDaysInRow: 31,
	clientDaysPerMonth: 31,
}
const busyOn = (span: Pick<Booked, 'day' | 'startMinute' | 'endMinute'>): Booked => ({
	...{ day: span.day, startMinute: span.startMinute, endMinute: span.endMinute },
	...{ employerId: 'farm', areaId: 'north', yen: 1_000 },
})
const person = (number: number, facts: Partial<IndexedPerson> = {}, limits: Partial<Limits> = {}) => ({
	registrantId: idNumbered(number),
	masks: always,
	dates: [],
	daysOff: [],
	limits: { ...noLimits, noDriving: false, ...limits },
	skills: [],
	likesKinds: [],
	restFrom: null,
	restUntil: null,
	lastTurnAt: null,
	busy: [],
	...facts,
})

type Change =
	| { act: 'put'; person: IndexedPerson }
	| { act: 'remove' | 'release'; number: number; which: number }
	| { act: 'book'; number: number; busy: Booked }
	| { act: 'turn'; number: number; at: Date | null }
	| { act: 'ask'; task: FitTask; slot: FitSlot; town: TownFacts }

const numbers = fc.integer({ min: 0, max: 60 })
const changeFrom = (first: Day): fc.Arbitrary<Change> =>
	fc.oneof(
		fc.record({ act: fc.constant('put' as const), person: personFrom(first, numbers) }),
		fc.record({ act: fc.constantFrom('remove', 'release', 'release'), number: numbers, which: fc.nat(5) }),
		fc.record({ act: fc.constant('book' as const), number: numbers, busy: busyFrom(first) }),
		fc.record({
			act: fc.constant('turn' as const),
			number: numbers,
			at: orNull(fc.integer({ min: 1, max: 6 }).map((n) => new Date(n * 86_400_000))),
		}),
		fc.record({ act: fc.constant('ask' as const), task: taskMade, slot: slotFrom(first), town: townMade }),
	)

/** Makes a change to the index and to the plain people beside it. */
function change(index: MatchIndex, people: Map<string, IndexedPerson>, made: Change) {
	if (made.act === 'ask') return expectSame(index, people, made.task, made.slot, made.town)
	if (made.act === 'put') {
		people.set(made.person.registrantId, made.person)
		return putPerson(index, made.person)
	}
	const id = idNumbered(made.number)
	const known = people.get(id)
	if (made.act === 'remove') {
		people.delete(id)
		removePerson(index, id)
	} else if (made.act === 'turn') {
		if (known) people.set(id, { ...known, lastTurnAt: made.at })
		setLastTurn(index, id, made.at)
	} else if (made.act === 'book') {
		if (known) people.set(id, { ...known, busy: [...known.busy, made.busy] })
		bookSpan(index, id, made.busy)
	} else if (known) {
		const gone = known.busy[made.which]
		if (!gone) return
		people.set(id, { ...known, busy: known.busy.toSpliced(made.which, 1) })
		releaseSpan(index, id, gone)
	}
}

const madeTown = fc.constantFrom(...windows).chain((first) =>
	fc.record({
		first: fc.constant(first),
		people: fc.uniqueArray(personFrom(first, fc.integer({ min: 0, max: 60 })), {
			selector: (one) => one.registrantId,
			maxLength: 40,
		}),
		asks: fc.array(fc.record({ task: taskMade, slot: slotFrom(first), town: townMade }), {
			minLength: 1,
			maxLength: 6,
		}),
		changes: fc.array(changeFrom(first), { maxLength: 25 }),
	}),
)

describe('against brute force', () => {
	test('built from people, then changed one at a time, it says what fit says', () => {
		fc.assert(
			fc.property(madeTown, ({ first, people, asks, changes }) => {
				const beside = new Map(people.map((one) => [one.registrantId, one]))
				const index = matchIndexOf(people, first, { weeks: 2 })
				for (const ask of asks) expectSame(index, beside, ask.task, ask.slot, ask.town)
				for (const made of changes) change(index, beside, made)
				for (const ask of asks) expectSame(index, beside, ask.task, ask.slot, ask.town)
			}),
			runs(900),
		)
	})

	test('it says the same of each person alone, and by other bookings', () => {
		fc.assert(
			fc.property(madeTown, ({ first, people, asks }) => {
				const index = matchIndexOf(people, first, { weeks: 2 })
				const others = new Map(people.slice(0, 5).map((one) => [one.registrantId, one.busy.slice(1)]))
				const changed = people.map((one) => ({
					...one,
					busy: others.get(one.registrantId) ?? one.busy,
				}))
				for (const { task: what, slot, town: facts } of asks) {
					for (const one of people)
						expect(doesFit(index, one.registrantId, what, slot, facts)).toBe(
							judge(one, what, slot, one.busy, facts).fits,
						)
					const wanted = bruteForce(changed, what, slot, facts).map((one) => one.registrantId)
					expect(countFitting(index, what, slot, facts, others)?.fits).toBe(wanted.length)
					const listed = bestFitting(index, what, slot, facts, { most: 100, instead: others })
					expect(listed?.map((one) => one.registrantId)).toEqual(wanted)
				}
			}),
			runs(300),
		)
	})

	test('thousands of people, more than a block and grown twice, on every day of the window', () => {
		const first = '2026-12-28'
		const made = fc.sample(personFrom(first, fc.constant(0)), { numRuns: 1_500, seed: 7 })
		// More rows than fit a block: the same people again and again, each with an id of their own.
		const people = Array.from({ length: 70_000 }, (_, n) => ({
			...(made[n % made.length] as IndexedPerson),
			registrantId: idNumbered(n),
		}))
		const index = matchIndexOf(people, first, { weeks: 2 })
		const asks = fc.sample(fc.tuple(taskMade, slotFrom(first), townMade), { numRuns: 25, seed: 8 })
		for (const [what, slot, facts] of asks) {
			const fits = made.map((one) => judge(one, what, slot, one.busy, facts).fits)
			const wanted = people.filter((_, n) => fits[n % made.length]).length
			expect(countFitting(index, what, slot, facts)?.fits).toBe(wanted)
		}
	})
})

const monday = '2026-11-09'
const slot = { day: monday, startMinute: 570, endMinute: 690, seats: 1 }
const fitsOf = (one: IndexedPerson, what = task, when: FitSlot = slot) =>
	countFitting(matchIndexOf([one], monday), what, when, town)?.fits

describe('edges', () => {
	test('ends that touch are no clash, a minute more is', () => {
		const busyUntil = (endMinute: number) =>
			person(1, { busy: [busyOn({ day: monday, startMinute: 500, endMinute })] })
		expect(fitsOf(busyUntil(570))).toBe(1)
		expect(fitsOf(busyUntil(571))).toBe(0)
		const busyFromMinute = (startMinute: number) =>
			person(1, { busy: [busyOn({ day: monday, startMinute, endMinute: 720 })] })
		expect(fitsOf(busyFromMinute(690))).toBe(1)
		expect(fitsOf(busyFromMinute(689))).toBe(0)
	})

	test('rest between counts from both sides, to the minute', () => {
		const resting = (restBetweenMinutes: number, startMinute: number, endMinute: number) =>
			person(1, { busy: [busyOn({ day: monday, startMinute, endMinute })] }, { restBetweenMinutes })
		expect(fitsOf(resting(30, 480, 540))).toBe(1)
		expect(fitsOf(resting(31, 480, 540))).toBe(0)
		expect(fitsOf(resting(30, 720, 780))).toBe(1)
		expect(fitsOf(resting(31, 720, 780))).toBe(0)
	})

	test('the way from another district counts, as one comes', () => {
		const far = { ...town, areaMinutes: new Map([[pairOf('north', 'south'), 20]]) }
		const southFrom = (startMinute: number, comesBy: WayThere | null) =>
			countFitting(
				matchIndexOf(
					[
						person(
							1,
							{ busy: [{ ...busyOn({ day: monday, startMinute, endMinute: 800 }), areaId: 'south' }] },
							{ comesBy },
						),
					],
					monday,
				),
				task,
				slot,
				far,
			)?.fits
		expect(southFrom(709, null)).toBe(0)
		expect(southFrom(710, null)).toBe(1)
		expect(southFrom(710, 'bicycle')).toBe(0)
		expect(southFrom(730, 'bicycle')).toBe(1)
	})

	test('of two days at one client the one that is released counts no more, the other still does', () => {
		const strict = { ...town, clientDaysPerMonth: 2 }
		const at = (day: Day) => ({
			...busyOn({ day, startMinute: 800, endMinute: 860 }),
			employerId: task.employerId,
		})
		const index = matchIndexOf([person(1, { busy: [at('2026-11-02'), at('2026-11-20')] })], monday)
		const fits = () => countFitting(index, task, slot, strict)?.fits
		expect(fits()).toBe(0)
		bookSpan(index, idNumbered(1), at('2026-11-25'))
		releaseSpan(index, idNumbered(1), at('2026-11-02'))
		expect(fits()).toBe(0)
		releaseSpan(index, idNumbered(1), at('2026-11-25'))
		expect(fits()).toBe(1)
		bookSpan(index, idNumbered(1), at('2026-11-30'))
		expect(fits()).toBe(0)
		releaseSpan(index, idNumbered(1), at('2026-11-20'))
		releaseSpan(index, idNumbered(1), { ...at('2026-11-30'), employerId: 'farm' })
		bookSpan(index, idNumbered(1), at('2026-11-20'))
		expect(fits()).toBe(0)
	})

	test('whoever is read anew keeps nothing of before, bookings outside the window included', () => {
		const strict = { ...town, clientDaysPerMonth: 1 }
		const at = (day: Day) => ({
			...busyOn({ day, startMinute: 800, endMinute: 860 }),
			employerId: task.employerId,
		})
		const index = matchIndexOf([person(1, { busy: [at('2026-11-02'), at('2026-11-05')] })], monday)
		const fits = () => countFitting(index, task, slot, strict)?.fits
		releaseSpan(index, idNumbered(1), at('2026-11-02'))
		expect(fits()).toBe(0)
		putPerson(index, person(1))
		expect(fits()).toBe(1)
	})

	test('a ceiling of income counts the whole year, and what is released counts no more', () => {
		const index = matchIndexOf([person(1, {}, { yearYenMost: 10_000 })], monday)
		const fits = () => countFitting(index, task, slot, town)?.fits
		const january = { ...busyOn({ day: '2026-01-05', startMinute: 540, endMinute: 600 }), yen: 9_001 }
		expect(fits()).toBe(1)
		bookSpan(index, idNumbered(1), january)
		expect(fits()).toBe(0)
		releaseSpan(index, idNumbered(1), january)
		expect(fits()).toBe(1)
		bookSpan(index, idNumbered(1), { ...january, yen: 9_000 })
		expect(fits()).toBe(1)
		expect(bestFitting(index, task, slot, town)?.length).toBe(1)
	})

	test('two limits that leave nothing together are columns like any others', () => {
		const nothing = person(1, {}, { notAlone: true, aloneOnly: true })
		const index = matchIndexOf(
			[nothing, person(2, {}, { freeStartOnly: true, fixedStartOnly: true })],
			monday,
		)
		expect(index.odd.size).toBe(0)
		for (const alone of [true, false])
			expect(countFitting(index, { ...task, alone }, slot, town)?.fits).toBe(0)
	})

	test('long work asks for a whole day of a week that has little left', () => {
		const busy = [busyOn({ day: '2026-11-10', startMinute: 540, endMinute: 660 })]
		const limited = person(1, { busy }, { minutesPerWeekMost: 420 })
		const long = (minutes: number) =>
			fitsOf(limited, { ...task, minutes }, { ...slot, startMinute: 540, endMinute: 540 + minutes })
		expect(long(300)).toBe(1)
		expect(long(301)).toBe(0)
	})

	test('a week runs from Monday to Sunday, over the end of a year', () => {
		const busy = [busyOn({ day: '2026-12-28', startMinute: 540, endMinute: 660 })]
		const limited = person(1, { busy }, { minutesPerWeekMost: 200, daysPerWeekMost: 1 })
		expect(fitsOf(limited, task, { ...slot, day: '2026-12-28', startMinute: 700, endMinute: 780 })).toBe(1)
		expect(fitsOf(limited, task, { ...slot, day: '2027-01-03' })).toBe(0)
		expect(fitsOf(limited, task, { ...slot, day: '2027-01-04' })).toBe(undefined)
		const later = matchIndexOf([limited], '2027-01-03', { weeks: 2 })
		expect(countFitting(later, task, { ...slot, day: '2027-01-03' }, town)?.fits).toBe(0)
		expect(countFitting(later, task, { ...slot, day: '2027-01-04' }, town)?.fits).toBe(1)
	})

	test('days off repeat through the window however long ago they began', () => {
		const off = person(1, {
			daysOff: [{ fromDay: '2025-01-06', untilDay: '2025-01-07', everyWeeks: 2 }],
		})
		const index = matchIndexOf([off], monday)
		for (let count = 0; count < 56; count++) {
			const when = { ...slot, day: addDays(monday, count) }
			expect(countFitting(index, task, when, town)?.fits).toBe(judge(off, task, when, [], town).fits ? 1 : 0)
		}
	})

	test('of two bookings of a day one is released, the other stays', () => {
		const early = busyOn({ day: monday, startMinute: 480, endMinute: 540 })
		const late = busyOn({ day: monday, startMinute: 600, endMinute: 660 })
		const index = matchIndexOf([person(1, { busy: [late, early] })], monday)
		releaseSpan(index, idNumbered(1), early)
		expect(countFitting(index, task, slot, town)?.fits).toBe(0)
		releaseSpan(index, idNumbered(1), early)
		releaseSpan(index, idNumbered(1), late)
		expect(countFitting(index, task, slot, town)).toEqual({ fits: 1, survived: 1, looked: 0 })
	})

	test('who set no limit is free, however much a file has booked twice over', () => {
		const morning = busyOn({ day: monday, startMinute: 0, endMinute: 570 })
		expect(fitsOf(person(1, { busy: Array.from({ length: 40 }, () => morning) }))).toBe(1)
	})

	test('outside its window the index does not know', () => {
		const index = matchIndexOf([person(1)], '2026-11-12', { weeks: 2 })
		expect(countFitting(index, task, { ...slot, day: addDays(weekOf('2026-11-12'), -1) }, town)).toBe(
			undefined,
		)
		expect(countFitting(index, task, { ...slot, day: '2026-11-09' }, town)?.fits).toBe(1)
		expect(countFitting(index, task, { ...slot, day: '2026-11-22' }, town)?.fits).toBe(1)
		expect(bestFitting(index, task, { ...slot, day: '2026-11-23' }, town)).toBe(undefined)
		expect(doesFit(index, idNumbered(1), task, { ...slot, day: '2026-11-23' }, town)).toBe(undefined)
		expect(doesFit(index, idNumbered(2), task, slot, town)).toBe(undefined)
	})

	test('who left and comes back stands where they stood, with nothing of before', () => {
		const index = matchIndexOf([person(1), person(3), person(2)], monday)
		removePerson(index, idNumbered(2))
		expect(countFitting(index, task, slot, town)?.fits).toBe(2)
		bookSpan(index, idNumbered(2), busyOn(slot))
		putPerson(index, person(2))
		const listed = bestFitting(index, task, slot, town)
		expect(listed?.map((one) => one.registrantId)).toEqual([1, 2, 3].map(idNumbered))
	})

	test('what is no id and no booking is refused, and nothing is half written', () => {
		const index = matchIndexOf([person(1)], monday)
		expect(() => putPerson(index, { ...person(1), registrantId: 'somebody' })).toThrow(RangeError)
		const turned = busyOn({ day: monday, startMinute: 600, endMinute: 540 })
		expect(() => bookSpan(index, idNumbered(1), turned)).toThrow(RangeError)
		expect(() => putPerson(index, person(1, { busy: [turned] }))).toThrow(RangeError)
		expect(countFitting(index, task, slot, town)?.fits).toBe(1)
	})

	test('figures the form would refuse are judged by fit itself', () => {
		const index = matchIndexOf(
			[person(1, {}, { minutesMost: 5_000 }), person(2, {}, { minutesMost: 20 })],
			monday,
		)
		expect(index.odd.size).toBe(2)
		expect(bestFitting(index, task, slot, town)?.map((one) => one.registrantId)).toEqual([idNumbered(1)])
		putPerson(index, person(1))
		expect(index.odd.size).toBe(1)
	})

	test('a person takes some 150 bytes, before what they have promised', () => {
		const many = Array.from({ length: 20_000 }, (_, n) => person(n))
		expect(bytesOfIndex(matchIndexOf(many, monday, { expected: 20_000 })) / 20_000).toBeLessThan(160)
	})
})
