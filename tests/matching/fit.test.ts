// Whether a slot suits a person: each reason alone, and all of them against a slow second way.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf, weekOf } from '~/base/day'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { noHours, weekOfMasks } from '~/matching/availability'
import type { Busy } from '~/matching/booking'
import { clashing } from '~/matching/booking'
import type { FitPerson, FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import { checkLimits, noLimits } from '~/matching/limit'
import { hasSkill, readSkills } from '~/matching/skill'
import { byTurn } from '~/matching/turn'
import { fitNo, fitWays, fitYes, sayNoReason, sayYesReason } from '~/words/ja/fit'
import { Refusal } from '~/words/refusal'

const day = '2026-11-09'
const slot = { day, startMinute: 570, endMinute: 690 }
const always = weekOfMasks(Array.from({ length: 7 }, () => allHalfHours))
const person: FitPerson = {
	masks: always,
	daysOff: [],
	limits: { ...noLimits, noDriving: false },
	skills: [],
	restFrom: null,
	restUntil: null,
}
const task: FitTask = {
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
const limited = (limits: Partial<FitPerson['limits']>): FitPerson => ({
	...person,
	limits: { ...person.limits, ...limits },
})
const noes = (who: FitPerson, what: FitTask = task, busy: Busy[] = [], when = slot) =>
	judge(who, what, when, busy).no.map((one) => one.name)
const yeses = (who: FitPerson, what: FitTask = task, busy: Busy[] = []) =>
	judge(who, what, slot, busy).yes.map((one) => one.name)

describe('each reason', () => {
	test('somebody free all day without limits suits', () => {
		expect(judge(person, task, slot, [])).toMatchObject({ fits: true, no: [] })
		expect(yeses(person)).toEqual(['free-hours', 'no-clash'])
	})
	test('hours', () => {
		const morning = { ...person, masks: weekOfMasks([0, halfHoursWithin(540, 690)]) }
		expect(noes(morning)).toEqual([])
		expect(noes(morning, task, [], { ...slot, endMinute: 700 })).toEqual(['free-hours'])
		expect(noes(morning, task, [], { ...slot, day: addDays(day, 1) })).toEqual(['free-hours'])
		expect(noes({ ...person, masks: noHours })).toEqual(['hours-not-said'])
	})
	test('a day off is said once, not as hours too', () =>
		expect(noes({ ...person, daysOff: [{ fromDay: day, untilDay: day, everyWeeks: 0 }] })).toEqual([
			'day-off',
		]))
	test('rest (お休み中)', () => {
		expect(noes({ ...person, restFrom: '2026-11-01' })).toEqual(['resting'])
		expect(noes({ ...person, restFrom: '2026-11-01', restUntil: '2026-11-08' })).toEqual([])
	})
	test('a clash, and what only touches', () => {
		expect(noes(person, task, [{ day, startMinute: 600, endMinute: 660 }])).toEqual(['clash'])
		expect(noes(person, task, [{ day, startMinute: 690, endMinute: 750 }])).toEqual([])
		expect(noes(person, task, [{ day: addDays(day, 1), startMinute: 600, endMinute: 660 }])).toEqual([])
	})
	test('minutes of a week, the way between two pieces of work, holidays', () => {
		const other = [{ day: addDays(day, 1), startMinute: 540, endMinute: 660 }]
		expect(noes(limited({ minutesPerWeekMost: 240 }), task, other)).toEqual([])
		expect(noes(limited({ minutesPerWeekMost: 239 }), task, other)).toEqual(['minutes-per-week'])
		expect(noes(limited({ minutesPerWeekMost: 120 }), task, [{ ...slot, day: addDays(day, 7) }])).toEqual([])
		const near = (startMinute: number) => [{ day, startMinute, endMinute: startMinute + 60 }]
		expect(noes(limited({ restBetweenMinutes: 60 }), task, near(690))).toEqual(['between'])
		expect(noes(limited({ restBetweenMinutes: 60 }), task, near(749))).toEqual(['between'])
		expect(noes(limited({ restBetweenMinutes: 60 }), task, near(750))).toEqual([])
		expect(noes(limited({ restBetweenMinutes: 60 }), task, near(450))).toEqual([])
		expect(noes(limited({ restBetweenMinutes: 60 }), task, near(460))).toEqual(['between'])
		expect(noes(limited({ restBetweenMinutes: 60 }), task, near(600))).toEqual(['clash'])
		const on = (when: string) => noes(limited({ holidaysOff: true }), task, [], { ...slot, day: when })
		expect(on('2026-11-23')).toEqual(['holiday'])
		expect(on('2026-12-29')).toEqual(['holiday'])
		expect(on('2027-01-04')).toEqual([])
	})
	test('kilograms', () => {
		expect(noes(limited({ kilogramsMost: 5 }))).toEqual([])
		expect(noes(limited({ kilogramsMost: 4 }))).toEqual(['kilograms'])
		expect(yeses(limited({ kilogramsMost: 5 }))).toContain('kilograms')
	})
	test('posture', () => {
		expect(noes(limited({ sittingOnly: true }), { ...task, posture: 'stand' })).toEqual(['posture'])
		expect(noes(limited({ sittingOnly: true }), { ...task, posture: 'sit' })).toEqual([])
		expect(noes(limited({ sittingOnly: true }))).toEqual([])
	})
	test('alone, indoors, at home, rest each hour', () => {
		expect(noes(limited({ aloneOnly: true }))).toEqual(['alone'])
		expect(noes(limited({ aloneOnly: true }), { ...task, alone: true })).toEqual([])
		expect(noes(limited({ indoorsOnly: true }), { ...task, outdoors: true })).toEqual(['indoors'])
		expect(noes(limited({ atHomeOnly: true }))).toEqual(['at-home'])
		expect(noes(limited({ restEachHour: true }), { ...task, rests: false })).toEqual(['rests'])
	})
	test('driving is asked of nobody who has not said so', () => {
		expect(noes({ ...person, limits: noLimits }, { ...task, driving: true })).toEqual(['driving'])
		expect(noes(person, { ...task, driving: true })).toEqual([])
	})
	test('a bus stop, needless at home', () => {
		expect(noes(limited({ busStopNeeded: true }))).toEqual(['bus-stop'])
		expect(noes(limited({ busStopNeeded: true }), { ...task, busStop: '北町' })).toEqual([])
		expect(noes(limited({ busStopNeeded: true }), { ...task, atHome: true })).toEqual([])
	})
	test('a skill, and a paper only once it was seen', () => {
		const needs = (skill: string) => ({ ...task, skill })
		expect(noes(person, needs('sewing'))).toEqual(['skill'])
		expect(noes({ ...person, skills: [{ skill: 'sewing', checked: false }] }, needs('sewing'))).toEqual([])
		const licence = (checked: boolean) => ({ ...person, skills: [{ skill: 'driving-licence', checked }] })
		expect(noes(licence(false), needs('driving-licence'))).toEqual(['skill'])
		expect(noes(licence(true), needs('driving-licence'))).toEqual([])
	})
	test('minutes of the day, what is booked counted', () => {
		expect(noes(limited({ minutesMost: 120 }))).toEqual([])
		expect(noes(limited({ minutesMost: 90 }))).toEqual(['minutes'])
		const before = [{ day, startMinute: 480, endMinute: 510 }]
		expect(noes(limited({ minutesMost: 120 }), task, before)).toEqual(['minutes'])
		expect(noes(limited({ minutesMost: 150 }), task, before)).toEqual([])
	})
	test('days of the week, Monday to Sunday', () => {
		const busy = (...days: number[]) =>
			days.map((n) => ({ day: addDays(day, n), startMinute: 800, endMinute: 830 }))
		expect(noes(limited({ daysPerWeekMost: 2 }), task, busy(1))).toEqual([])
		expect(noes(limited({ daysPerWeekMost: 2 }), task, busy(1, 2))).toEqual(['days-per-week'])
		expect(noes(limited({ daysPerWeekMost: 1 }), task, busy(0))).toEqual([])
		expect(noes(limited({ daysPerWeekMost: 1 }), task, busy(-1))).toEqual([])
		expect(noes(limited({ daysPerWeekMost: 1 }), task, busy(6))).toEqual(['days-per-week'])
	})
})

test('every way of not suiting, against a slow second way', () => {
	// Mostly nothing stands in the way, so that every single reason decides in some runs.
	const seldom = fc.integer({ min: 0, max: 7 }).map((n) => n === 0)
	let suited = 0
	const minutes = fc.integer({ min: 0, max: 47 }).map((n) => n * 30)
	const busyAt = fc.record({
		after: fc.integer({ min: -3, max: 6 }),
		start: minutes,
		length: fc.integer({ min: 1, max: 200 }),
	})
	const maybe = (most: number) => fc.option(fc.integer({ min: 1, max: most }), { nil: null, freq: 1 })
	const anyone = fc.record({
		limits: fc.record({
			kilogramsMost: maybe(20),
			sittingOnly: seldom,
			restEachHour: seldom,
			aloneOnly: seldom,
			indoorsOnly: seldom,
			atHomeOnly: seldom,
			noDriving: seldom,
			busStopNeeded: seldom,
			minutesMost: maybe(300),
			daysPerWeekMost: maybe(4),
			minutesPerWeekMost: maybe(600),
			restBetweenMinutes: maybe(120),
			holidaysOff: fc.boolean(),
		}),
		hours: fc.array(
			fc.oneof(
				{ weight: 4, arbitrary: fc.constant([0, 1440] as [number, number]) },
				{ weight: 1, arbitrary: fc.tuple(minutes, minutes) },
			),
			{ minLength: 7, maxLength: 7 },
		),
		off: fc.option(fc.integer({ min: -2, max: 2 }), { nil: null }),
		rests: seldom,
	})
	const any = fc.record({
		minutes: fc.integer({ min: 1, max: 300 }),
		kilograms: fc.integer({ min: 0, max: 20 }),
		posture: fc.constantFrom('sit', 'either', 'stand'),
		outdoors: fc.boolean(),
		alone: fc.boolean(),
		atHome: fc.boolean(),
		rests: fc.boolean(),
		driving: fc.boolean(),
		busStop: fc.constantFrom('', '北町'),
		skill: fc.constantFrom(null, null, null, 'sewing'),
	})
	const when = fc.record({
		start: fc.integer({ min: 0, max: 1380 }),
		length: fc.integer({ min: 1, max: 60 }),
	})
	// An ordinary Monday, a public holiday, and days between the years.
	const days = fc.constantFrom(day, day, '2026-11-23', '2026-12-30', '2027-01-02')
	const homeDays = ['2026-11-23', '2026-12-30', '2027-01-02']
	fc.assert(
		fc.property(days, anyone, any, when, fc.array(busyAt, { maxLength: 4 }), (day, who, what, at, taken) => {
			const span = { day, startMinute: at.start, endMinute: at.start + at.length }
			const busy = taken.map(({ after, start, length }) => ({
				day: addDays(day, after),
				startMinute: start,
				endMinute: Math.min(1440, start + length),
			}))
			const off = who.off === null ? [] : [addDays(day, who.off)]
			const judged: FitPerson = {
				masks: weekOfMasks(who.hours.map(([from, to]) => (from < to ? halfHoursWithin(from, to) : 0))),
				daysOff: off.map((one) => ({ fromDay: one, untilDay: one, everyWeeks: 0 })),
				limits: who.limits,
				skills: [],
				restFrom: who.rests ? day : null,
				restUntil: null,
			}

			// The slow way: minute by minute, day by day, in plain words.
			const { limits } = who
			const minutesOfSpan = (one: Busy) =>
				Array.from({ length: one.endMinute - one.startMinute }, (_, n) => one.startMinute + n)
			const taken2 = new Set(busy.filter((one) => one.day === day).flatMap(minutesOfSpan))
			const [from, to] = who.hours[weekdayOf(day)] ?? [0, 0]
			const free = (minute: number) => from < to && minute >= from && minute < to
			const thatDay = busy
				.filter((one) => one.day === day)
				.reduce((sum, one) => sum + minutesOfSpan(one).length, 0)
			const thatWeek = busy
				.filter((one) => weekOf(one.day) === weekOf(day))
				.reduce((sum, one) => sum + minutesOfSpan(one).length, 0)
			// So many minutes before and after the slot, none of which may be taken; a clash is said above.
			const crowded = (minutes: number) =>
				Array.from({ length: minutes }, (_, n) => n).some(
					(n) => taken2.has(span.startMinute - 1 - n) || taken2.has(span.endMinute + n),
				)
			const worked = new Set([
				day,
				...busy.map((one) => one.day).filter((one) => weekOf(one) === weekOf(day)),
			])
			const slow =
				!who.rests &&
				!off.includes(day) &&
				minutesOfSpan(span).every(free) &&
				!minutesOfSpan(span).some((minute) => taken2.has(minute)) &&
				!(limits.kilogramsMost !== null && what.kilograms > limits.kilogramsMost) &&
				!(limits.sittingOnly && what.posture === 'stand') &&
				!(limits.restEachHour && !what.rests) &&
				!(limits.aloneOnly && !what.alone) &&
				!(limits.indoorsOnly && what.outdoors) &&
				!(limits.atHomeOnly && !what.atHome) &&
				!(limits.noDriving && what.driving) &&
				!(limits.busStopNeeded && what.busStop === '' && !what.atHome) &&
				!(limits.minutesMost !== null && thatDay + Math.min(what.minutes, at.length) > limits.minutesMost) &&
				!(limits.daysPerWeekMost !== null && worked.size > limits.daysPerWeekMost) &&
				!(
					limits.minutesPerWeekMost !== null &&
					thatWeek + Math.min(what.minutes, at.length) > limits.minutesPerWeekMost
				) &&
				!(limits.restBetweenMinutes !== null && crowded(limits.restBetweenMinutes)) &&
				!(limits.holidaysOff && homeDays.includes(day)) &&
				what.skill === null

			const found = judge(judged, what, span, busy)
			expect(found.fits).toBe(slow)
			if (slow) suited += 1
			expect(found.fits).toBe(found.no.length === 0)
			for (const reason of found.no) {
				expect(sayNoReason(reason, 'registrant').length).toBeGreaterThan(5)
				expect(sayNoReason(reason, 'staff').length).toBeGreaterThan(1)
			}
			for (const reason of found.yes) expect(sayYesReason(reason, 'registrant').length).toBeGreaterThan(3)
		}),
		{ numRuns: 1000 },
	)
	expect(suited).toBeGreaterThan(100)
})

describe('words of a no', () => {
	test('speak of the task and never of the person', () => {
		for (const name of Object.keys(fitNo) as (keyof typeof fitNo)[]) {
			const said = sayNoReason(
				{ name, facts: { day, startMinute: 0, endMinute: 60, weekday: 1 } },
				'registrant',
			)
			expect(said, name).not.toMatch(/あなた|できません。$|無理|病/u)
		}
	})
	test('ways belong to reasons', () => {
		for (const name of Object.keys(fitWays)) expect(Object.keys(fitNo)).toContain(name)
		expect(Object.keys(fitYes).length).toBeGreaterThan(10)
	})
})

describe('limits, skills, clashes, turns', () => {
	const nameOf = (act: () => unknown) => {
		try {
			act()
		} catch (error) {
			if (error instanceof Refusal) return [error.refusal, error.field]
			throw error
		}
		return ['done', undefined]
	}
	test('figures of limits', () => {
		expect(nameOf(() => checkLimits(noLimits))[0]).toBe('done')
		expect(nameOf(() => checkLimits({ ...noLimits, kilogramsMost: -1 }))).toEqual([
			'limit-kilograms',
			'kilogramsMost',
		])
		expect(nameOf(() => checkLimits({ ...noLimits, minutesMost: 10 }))).toEqual([
			'limit-minutes',
			'minutesMost',
		])
		expect(nameOf(() => checkLimits({ ...noLimits, daysPerWeekMost: 8 }))).toEqual([
			'limit-days',
			'daysPerWeekMost',
		])
	})
	test('skills come from the list, once and in its order', () => {
		expect(readSkills(['sewing', 'driving-licence', 'sewing'])).toEqual(['driving-licence', 'sewing'])
		expect(nameOf(() => readSkills(['flying']))[0]).toBe('skill-unknown')
		expect(hasSkill([], 'sewing')).toBe(false)
	})
	test('the first clash is found', () => {
		expect(clashing([{ day, startMinute: 0, endMinute: 571 }], slot)).toBeDefined()
		expect(clashing([], slot)).toBeUndefined()
	})
	test('who waited longest comes first', () => {
		const one = (registrantId: string, last: number | null, applied = 0) => ({
			registrantId,
			lastTurnAt: last === null ? null : new Date(last),
			appliedAt: new Date(applied),
		})
		const line = [one('d', 2000), one('c', 1000, 2), one('b', 1000, 1), one('a', null), one('e', 1000, 1)]
		expect(line.sort(byTurn).map((who) => who.registrantId)).toEqual(['a', 'b', 'e', 'c', 'd'])
	})
})
