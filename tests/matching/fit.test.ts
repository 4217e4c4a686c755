// Whether a slot suits a person: each reason alone, its sentences, and the figures people may give.
import { describe, expect, test } from 'vitest'
import { addDays } from '~/base/day'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { noHours, weekOfMasks } from '~/matching/availability'
import type { Booked } from '~/matching/booking'
import { clashing } from '~/matching/booking'
import type { FitPerson, FitTask } from '~/matching/fit'
import { cannotBeBeside, fit as judge } from '~/matching/fit'
import { checkLimits, noLimits } from '~/matching/limit'
import { hasSkill, readSkills } from '~/matching/skill'
import { byTurn } from '~/matching/turn'
import type { TownFacts } from '~/matching/way'
import { pairOf, wayMinutes } from '~/matching/way'
import { fitMenders, fitNo, fitWays, fitYes, inMendingOrder, sayNoByWhose, sayNoReason } from '~/words/ja/fit'
import { Refusal } from '~/words/refusal'

const day = '2026-11-09'
const slot = { day, startMinute: 570, endMinute: 690, seats: 1 }
const always = weekOfMasks(Array.from({ length: 7 }, () => allHalfHours))
const person: FitPerson = {
	masks: always,
	dates: [],
	daysOff: [],
	limits: { ...noLimits, noDriving: false },
	skills: [],
	likesKinds: [],
	restFrom: null,
	restUntil: null,
}
const task: FitTask = {
	kind: 'cleaning',
	employerId: 'shop',
	areaId: 'north',
	payYen: 2000,
	minutes: 120,
	kilograms: 5,
	posture: 'either',
	outdoors: false,
	alone: false,
	atHome: false,
	rests: true,
	driving: false,
	lift: false,
	busStop: '',
	skill: null,
}
const town: TownFacts = {
	areaMinutes: new Map([[pairOf('north', 'south'), 20]]),
	otherAreaMinutes: 10,
	busArrives: new Map([['north', 600]]),
	buses: new Map(),
	clientWeekMinutes: 1200,
	clientDaysInRow: 3,
	clientDaysPerMonth: 5,
}
/** A booking at another client, at home, for nothing, unless it is said otherwise. */
const booked = (span: Partial<Booked>): Booked => ({
	...{ day, startMinute: 60, endMinute: 120, employerId: 'farm', areaId: null, yen: 0 },
	...span,
})
const judged = (who: FitPerson, what = task, when = slot, busy: readonly Partial<Booked>[] = []) =>
	judge(who, what, when, busy.map(booked), town)
const limited = (limits: Partial<FitPerson['limits']>): FitPerson => ({
	...person,
	limits: { ...person.limits, ...limits },
})
const noes = (who: FitPerson, what: FitTask = task, busy: readonly Partial<Booked>[] = [], when = slot) =>
	judged(who, what, when, busy).no.map((one) => one.name)
const yeses = (who: FitPerson, what: FitTask = task, busy: readonly Partial<Booked>[] = [], when = slot) =>
	judged(who, what, when, busy).yes.map((one) => one.name)

describe('each reason', () => {
	test('somebody free all day without limits suits', () => {
		expect(judged(person)).toMatchObject({ fits: true, score: 1, no: [] })
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
	test('a date that differs beats the week and a holiday off; a day off beats the date', () => {
		const on = (startMinute: number, endMinute: number) => ({
			...person,
			dates: [{ day, halfHours: halfHoursWithin(startMinute, endMinute) }],
		})
		expect(noes(on(540, 690))).toEqual([])
		expect(noes(on(540, 660))).toEqual(['dated-hours'])
		expect(noes(on(540, 660), task, [], { ...slot, day: addDays(day, 7) })).toEqual([])
		const never = { ...on(540, 690), masks: noHours }
		expect(noes(never)).toEqual([])
		expect(noes(never, task, [], { ...slot, day: addDays(day, 1) })).toEqual(['hours-not-said'])
		expect(noes({ ...on(540, 690), daysOff: [{ fromDay: day, untilDay: day, everyWeeks: 0 }] })).toEqual([
			'day-off',
		])
		const holiday = '2026-11-23'
		const home = limited({ holidaysOff: true })
		const comes = { ...home, dates: [{ day: holiday, halfHours: allHalfHours }] }
		expect(noes(home, task, [], { ...slot, day: holiday })).toEqual(['holiday'])
		expect(noes(comes, task, [], { ...slot, day: holiday })).toEqual([])
	})
	test('the way counts between two pieces of work, on top of the rest', () => {
		const south = (startMinute: number, at: Partial<Booked> = {}) => [
			{ startMinute, endMinute: startMinute + 60, areaId: 'south', ...at },
		]
		expect(noes(person, task, south(709))).toEqual(['between'])
		expect(noes(person, task, south(710))).toEqual([])
		expect(noes(limited({ restBetweenMinutes: 30 }), task, south(739))).toEqual(['between'])
		expect(noes(limited({ restBetweenMinutes: 30 }), task, south(740))).toEqual([])
		expect(noes(limited({ comesBy: 'walking' }), task, south(789))).toEqual(['between'])
		expect(noes(limited({ comesBy: 'walking' }), task, south(790))).toEqual([])
		expect(noes(limited({ comesBy: 'bicycle' }), task, south(690 + 40))).toEqual([])
		expect(noes(person, task, south(690, { areaId: 'north' }))).toEqual([])
		expect(noes(person, { ...task, atHome: true }, south(690))).toEqual([])
		expect(noes(person, task, south(690, { areaId: 'elsewhere' }))).toEqual(['between'])
		expect(noes(person, task, south(700, { areaId: 'elsewhere' }))).toEqual([])
		expect(wayMinutes(town, 'bus', 'south', 'north')).toBe(40)
	})
	test('who comes by bus is not there before the first one, unless fetched', () => {
		const early = { ...slot, startMinute: 599 }
		expect(noes(limited({ comesBy: 'bus' }), task, [], early)).toEqual(['first-bus'])
		expect(noes(limited({ comesBy: 'bus' }), task, [], { ...slot, startMinute: 600 })).toEqual([])
		expect(noes(limited({ comesBy: 'bus' }), { ...task, lift: true }, [], early)).toEqual([])
		expect(noes(limited({ comesBy: 'bus' }), { ...task, atHome: true }, [], early)).toEqual([])
		expect(noes(limited({ comesBy: 'bus' }), { ...task, areaId: 'south' }, [], early)).toEqual([])
		expect(noes(limited({ comesBy: 'car' }), task, [], early)).toEqual([])
		expect(yeses(limited({ busStopNeeded: true }), { ...task, lift: true })).toContain('lift')
	})
	test('districts one goes to', () => {
		expect(noes(limited({ areaIds: ['south'] }))).toEqual(['area'])
		expect(noes(limited({ areaIds: ['south', 'north'] }))).toEqual([])
		expect(noes(limited({ areaIds: ['south'] }), { ...task, atHome: true })).toEqual([])
		expect(yeses(limited({ areaIds: ['north'] }))).toContain('area')
	})
	test('how long one stands', () => {
		const standing = { ...task, posture: 'stand' }
		expect(noes(limited({ standMinutesMost: 120 }), standing)).toEqual([])
		expect(noes(limited({ standMinutesMost: 119 }), standing)).toEqual(['standing'])
		expect(noes(limited({ standMinutesMost: 60 }), { ...standing, minutes: 60 })).toEqual([])
		expect(noes(limited({ standMinutesMost: 5 }))).toEqual([])
	})
	test('a ceiling of income, to the yen, by month and by year from January', () => {
		const earned = (on: string, yen: number) => [{ day: on, yen }]
		expect(noes(limited({ monthYenMost: 30_000 }), task, earned('2026-11-30', 28_000))).toEqual([])
		expect(noes(limited({ monthYenMost: 30_000 }), task, earned('2026-11-01', 28_001))).toEqual(['month-yen'])
		expect(noes(limited({ monthYenMost: 30_000 }), task, earned('2026-10-31', 30_000))).toEqual([])
		expect(noes(limited({ monthYenMost: 30_000 }), task, earned('2025-11-09', 30_000))).toEqual([])
		expect(noes(limited({ yearYenMost: 30_000 }), task, earned('2026-01-01', 28_001))).toEqual(['year-yen'])
		expect(noes(limited({ yearYenMost: 30_000 }), task, earned('2026-12-31', 28_001))).toEqual(['year-yen'])
		expect(noes(limited({ yearYenMost: 30_000 }), task, earned('2025-12-31', 30_000))).toEqual([])
		expect(noes(limited({ monthYenMost: 1_999 }))).toEqual(['month-yen'])
	})
	test('one client: under twenty hours a week, days in a row, days of a month', () => {
		const at = (n: number, minutes = 30) => ({
			...{ day: addDays(day, n), startMinute: 0, endMinute: minutes, employerId: 'shop', areaId: 'north' },
		})
		const few = { ...town, clientDaysInRow: 31, clientDaysPerMonth: 31 }
		const week = (minutes: number) =>
			judge(person, task, slot, [booked(at(1, minutes))], few).no.map((one) => one.name)
		expect(week(1079)).toEqual([])
		expect(week(1080)).toEqual(['client-week'])
		expect(noes(person, task, [at(-1), at(-2)])).toEqual([])
		expect(noes(person, task, [at(-1), at(1), at(2)])).toEqual(['client-row'])
		expect(noes(person, task, [at(-1), at(1), at(3)])).toEqual([])
		expect(noes(person, task, [at(-3), at(-5), at(5), at(7)])).toEqual([])
		expect(noes(person, task, [at(-3), at(-5), at(5), at(7), at(9)])).toEqual(['client-month'])
		expect(noes(person, task, [at(-3), at(-5), at(5), at(7), at(-9)])).toEqual([])
		const elsewhere = [-1, 1, 2, 3].map((n) => ({ ...at(n), employerId: 'farm' }))
		expect(noes(person, task, elsewhere)).toEqual([])
	})
	test('alone, in pairs, with others; a start that is free or fixed', () => {
		const alone = { ...task, alone: true }
		const seats = (count: number) => ({ ...slot, seats: count })
		expect(noes(limited({ notAlone: true }), alone)).toEqual(['company'])
		expect(noes(limited({ notAlone: true }))).toEqual([])
		expect(noes(limited({ pairAtMost: true }), task, [], seats(3))).toEqual(['pair'])
		expect(noes(limited({ pairAtMost: true }), task, [], seats(2))).toEqual([])
		expect(noes(limited({ pairAtMost: true }), alone, [], seats(5))).toEqual([])
		expect(noes(limited({ freeStartOnly: true }))).toEqual(['free-start'])
		expect(noes(limited({ freeStartOnly: true }), { ...task, minutes: 60 })).toEqual([])
		expect(noes(limited({ fixedStartOnly: true }), { ...task, minutes: 60 })).toEqual(['fixed-start'])
		expect(noes(limited({ fixedStartOnly: true }))).toEqual([])
	})
	test('a kind one likes is a reason for and never one against', () => {
		const likes = (...likesKinds: string[]) => judged({ ...person, likesKinds })
		expect(likes('sewing', 'cleaning').yes[0]?.name).toBe('likes-kind')
		expect(likes('sewing')).toMatchObject({ fits: true, score: 1 })
		expect(likes('cleaning').score).toBeGreaterThan(likes('sewing').score)
		expect(judged({ ...limited({ aloneOnly: true }), likesKinds: ['cleaning'] }).score).toBe(0)
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

describe('where other programs book people all the same', () => {
	const off = (fromDay: string, untilDay: string, everyWeeks = 0) => ({ fromDay, untilDay, everyWeeks })
	test('several leaves at once, one inside another, the short one over already', () => {
		const away = { ...person, daysOff: [off('2026-11-01', '2026-11-30'), off('2026-11-03', '2026-11-04')] }
		expect(noes(away)).toEqual(['day-off'])
		expect(noes({ ...away, daysOff: [...away.daysOff].reverse() })).toEqual(['day-off'])
		expect(noes(away, task, [], { ...slot, day: '2026-11-30' })).toEqual(['day-off'])
		expect(noes(away, task, [], { ...slot, day: '2026-12-01' })).toEqual([])
	})
	test('a rest and a repeated day off on either side of the day leave the day itself free, and no other', () => {
		const away = {
			...person,
			restUntil: '2026-11-08',
			restFrom: '2026-11-01',
			daysOff: [off('2026-11-03', '2026-11-03', 2)],
		}
		expect(noes(away)).toEqual([])
		expect(noes(away, task, [], { ...slot, day: '2026-11-17' })).toEqual(['day-off'])
		expect(noes(away, task, [], { ...slot, day: '2026-11-10' })).toEqual([])
		expect(noes(away, task, [], { ...slot, day: '2026-11-08' })).toEqual(['resting'])
	})
	test('a day with a break at noon: before it, after it, and never across', () => {
		const broken = halfHoursWithin(540, 720) + halfHoursWithin(780, 960)
		const split = { ...person, masks: weekOfMasks([0, broken]) }
		const from = (startMinute: number, endMinute: number) =>
			noes(split, task, [], { ...slot, startMinute, endMinute })
		expect(from(600, 720)).toEqual([])
		expect(from(780, 900)).toEqual([])
		expect(from(690, 810)).toEqual(['free-hours'])
		expect(from(720, 780)).toEqual(['free-hours'])
		expect(from(719, 721)).toEqual(['free-hours'])
		const thatDay = { ...person, masks: noHours, dates: [{ day, halfHours: broken }] }
		expect(noes(thatDay, task, [], { ...slot, startMinute: 690, endMinute: 810 })).toEqual(['dated-hours'])
	})
	test('the hours of another weekday, the minute before they begin, the minute after they end', () => {
		const mondays = { ...person, masks: weekOfMasks([0, halfHoursWithin(570, 690)]) }
		expect(noes(mondays)).toEqual([])
		expect(noes(mondays, task, [], { ...slot, startMinute: 569 })).toEqual(['free-hours'])
		expect(noes(mondays, task, [], { ...slot, endMinute: 691 })).toEqual(['free-hours'])
		for (const n of [-1, 1, 6])
			expect(noes(mondays, task, [], { ...slot, day: addDays(day, n) })).toEqual(['free-hours'])
	})
	test('two bookings that touch leave nothing between them, and a cancelled one leaves its time', () => {
		const both = [
			{ startMinute: 510, endMinute: 570 },
			{ startMinute: 690, endMinute: 750 },
		]
		expect(noes(person, task, both)).toEqual([])
		expect(noes(person, task, [...both, { startMinute: 600, endMinute: 601 }])).toEqual(['clash'])
		expect(noes(limited({ restBetweenMinutes: 5 }), task, both)).toEqual(['between'])
	})
})

describe('words of a no', () => {
	test('what the council can mend is said first, then what the person could, in the order it was found', () => {
		const names = ['clash', 'area', 'kilograms', 'day-off', 'rests'] as const
		const said = inMendingOrder(names.map((name) => ({ name, facts: {} }))).map((one) => one.name)
		expect(said).toEqual(['kilograms', 'rests', 'area', 'day-off', 'clash'])
		for (const [name, who] of Object.entries(fitMenders))
			if (who === 'council') expect(fitWays[name as keyof typeof fitWays], name).toContain('事務局に聞いて')
	})

	test('speak of the task and never of the person', () => {
		for (const name of Object.keys(fitNo) as (keyof typeof fitNo)[]) {
			const said = sayNoReason(
				{ name, facts: { day, startMinute: 0, endMinute: 60, weekday: 1 } },
				'registrant',
			)
			expect(said, name).not.toMatch(/あなた|できません。$|無理|病/u)
			expect(said, name).toMatch(/^この仕事/)
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

test('reasons against are told to staff by whose they are', () => {
	expect(
		sayNoByWhose([
			{ name: 'client-week', facts: { most: 1200 } },
			{ name: 'skill', facts: { skill: 'first-aid' } },
			{ name: 'alone', facts: {} },
			{ name: 'clash', facts: { startMinute: 540, endMinute: 600 } },
			{ name: 'kilograms', facts: { kilograms: 10, most: 5 } },
		]).map((said) => said.split(':')[0]),
	).toEqual(['本人の希望', '仕事の条件', '先の約束', '事務局のきまり'])
	expect(sayNoByWhose([{ name: 'alone', facts: {} }])).toEqual(['本人の希望: ひとりではない'])
	expect(sayNoByWhose([])).toEqual([])
})

describe('what cannot be done beside a slot', () => {
	const beside = (
		span: { day?: string; startMinute: number; endMinute: number; areaId?: string | null },
		limits: Partial<FitPerson['limits']> = {},
	) =>
		cannotBeBeside(limited(limits).limits, task, slot, [{ day, areaId: task.areaId, ...span }], town)
			?.overlaps ?? null
	test.each([
		['shares time', { startMinute: 600, endMinute: 720 }, {}, true],
		['ends as it begins', { startMinute: 480, endMinute: 570 }, {}, null],
		['another day', { day: addDays(day, 1), startMinute: 570, endMinute: 690 }, {}, null],
		['too near by the way', { startMinute: 690, endMinute: 720, areaId: 'south' }, {}, false],
		['far enough by the way', { startMinute: 710, endMinute: 720, areaId: 'south' }, {}, null],
		[
			'too near by the way on foot',
			{ startMinute: 710, endMinute: 720, areaId: 'south' },
			{ comesBy: 'walking' },
			false,
		],
		['at home', { startMinute: 690, endMinute: 720, areaId: null }, {}, null],
		['too near for their rest', { startMinute: 700, endMinute: 760 }, { restBetweenMinutes: 30 }, false],
	] as const)('%s', (_, span, limits, overlaps) => expect(beside(span, limits)).toBe(overlaps))
	test('what overlaps is named before what is near', () => {
		const spans = [
			{ day, startMinute: 690, endMinute: 700, areaId: 'south' },
			{ day, startMinute: 600, endMinute: 700, areaId: 'south' },
		]
		expect(cannotBeBeside(person.limits, task, slot, spans, town)).toEqual({ span: spans[1], overlaps: true })
	})
})
