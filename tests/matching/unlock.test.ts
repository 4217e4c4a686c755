// What would unlock a slot, and what hours would bring: single changes only, real gains only, never past a limit.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { halfHoursWithin } from '~/base/span'
import type { WeekMasks } from '~/matching/availability'
import { noHours } from '~/matching/availability'
import type { FitPerson, FitSlot, FitTask } from '~/matching/fit'
import { noLimits } from '~/matching/limit'
import { changesOf, mildest, moreWork } from '~/matching/unlock'
import { quietTown } from './fit-people'

const task: FitTask = {
	kind: 'farm-work',
	employerId: 'farm',
	areaId: 'north',
	payYen: 1_000,
	lift: false,
	minutes: 120,
	kilograms: 10,
	posture: 'stand',
	outdoors: true,
	alone: false,
	atHome: false,
	rests: false,
	driving: true,
	busStop: '',
	skill: 'driving-licence',
}
const slot = { day: '2026-12-01', startMinute: 600, endMinute: 720, seats: 1 }

describe('mildest', () => {
	const gained = (what: 'later' | 'shorter' | 'day', by: number, gain: number) => ({ what, by, gain })
	const left = (...all: ReturnType<typeof gained>[]) => mildest(all).map(({ what, by }) => `${what} ${by}`)
	test.each([
		[
			[gained('later', 30, 2), gained('later', 60, 2), gained('later', 90, 3)],
			['later 30', 'later 90'],
		],
		[
			[gained('later', 90, 5), gained('later', 60, 5), gained('later', 30, 1)],
			['later 60', 'later 30'],
		],
		[[gained('shorter', 60, 4), gained('shorter', 30, 4)], ['shorter 60']],
		[
			[gained('shorter', 60, 1), gained('shorter', 30, 4)],
			['shorter 60', 'shorter 30'],
		],
		[
			[gained('day', 1, 3), gained('day', 2, 3), gained('later', 30, 3)],
			['day 1', 'day 2', 'later 30'],
		],
	])('%o', (all, expected) => {
		expect(left(...all)).toEqual(expected)
	})
})

describe('changesOf', () => {
	test('names each thing that could be changed', () => {
		const found = changesOf(task, slot).map(({ what, by }) => `${what} ${by}`)
		expect(found).toEqual([
			'later 30',
			'later 60',
			'later 90',
			'day 1',
			'day 2',
			'day 3',
			'day 4',
			'day 5',
			'day 6',
			'shorter 60',
			'lighter 5',
			'seated 0',
			'alone 0',
			'pair 2',
			'rests 0',
			'indoors 0',
			'no-driving 0',
			'no-licence 0',
			'lift 0',
			'at-home 0',
		])
	})

	test('what the slot is already is no change; nothing ends after eight in the evening', () => {
		const easy: FitTask = {
			...task,
			kilograms: 3,
			posture: 'sit',
			outdoors: false,
			alone: true,
			atHome: true,
			rests: true,
			driving: false,
			skill: null,
		}
		const late = changesOf(easy, { day: '2026-12-01', startMinute: 1140, endMinute: 1170, seats: 1 })
		expect(late.map(({ what }) => what)).toEqual(['later', 'day', 'day', 'day', 'day', 'day', 'day', 'pair'])
		expect(late[0]?.slot).toMatchObject({ startMinute: 1170, endMinute: 1200 })
	})

	const hard: FitTask = { ...task, alone: true }
	test.each<[string, FitTask, number, Partial<FitTask>, Partial<FitSlot>]>([
		['later 60', task, 1, {}, { startMinute: 660, endMinute: 780 }],
		['day 3', task, 1, {}, { day: '2026-12-04' }],
		['shorter 60', task, 1, { minutes: 60 }, { endMinute: 660 }],
		['lighter 5', task, 1, { kilograms: 5 }, {}],
		['seated 0', task, 1, { posture: 'sit' }, {}],
		['alone 0', task, 1, { alone: true }, {}],
		['together 0', hard, 2, { alone: false }, {}],
		['pair 2', hard, 1, { alone: false }, { seats: 2 }],
		['pair 2', hard, 3, { alone: false }, { seats: 2 }],
		['rests 0', task, 1, { rests: true }, {}],
		['indoors 0', task, 1, { outdoors: false }, {}],
		['no-driving 0', task, 1, { driving: false }, {}],
		['no-licence 0', task, 1, { skill: null }, {}],
		['course 0', { ...task, skill: 'sewing' }, 1, { skill: null }, {}],
		['lift 0', task, 1, { lift: true }, {}],
		['at-home 0', task, 1, { atHome: true, outdoors: false, driving: false }, {}],
	])('%s changes what it says and nothing else', (name, from, seats, changed, at) => {
		const there = { ...slot, seats }
		const found = changesOf(from, there).find(({ what, by }) => `${what} ${by}` === name)
		expect(found?.task).toEqual({ ...from, ...changed })
		expect(found?.slot).toEqual({ ...there, ...at })
	})

	test('nobody works together with nobody, and two are a pair already', () => {
		const kinds = (seats: number) => changesOf(hard, { ...slot, seats }).map(({ what }) => what)
		expect(kinds(1)).not.toContain('together')
		expect(kinds(2)).not.toContain('pair')
	})

	test('a skill that is no paper can be learned in a short course', () => {
		expect(changesOf({ ...task, skill: 'sewing' }, slot).map(({ what }) => what)).toContain('course')
	})

	test('the task itself stays as it was', () => {
		const before = structuredClone(task)
		changesOf(task, slot)
		expect(task).toEqual(before)
	})
})

const masks = (weekday: number, from: number, until: number): WeekMasks =>
	noHours.map((_, day) => (day === weekday ? halfHoursWithin(from, until) : 0)) as unknown as WeekMasks

const person = (over: Partial<FitPerson> = {}): FitPerson => ({
	masks: masks(1, 540, 720),
	dates: [],
	likesKinds: [],
	daysOff: [],
	limits: noLimits,
	skills: [],
	restFrom: null,
	restUntil: null,
	...over,
})
const easy: FitTask = { ...task, kilograms: 0, posture: 'sit', driving: false, skill: null, minutes: 60 }
// 2026-12-01 is a Tuesday.
const tuesdays = ['2026-12-01', '2026-12-08', '2026-12-15'].map((day) => ({
	task: easy,
	slot: { day, startMinute: 540, endMinute: 600, seats: 1 },
}))

describe('moreWork', () => {
	test('says which part of which weekday brings how many', () => {
		expect(moreWork(person(), tuesdays, quietTown)).toEqual([{ weekday: 2, part: 'morning', more: 3 }])
	})

	test('never past the energy budget', () => {
		const twice = tuesdays.flatMap((one) => [
			one,
			{ ...one, slot: { ...one.slot, startMinute: 480, endMinute: 540 } },
		])
		expect(moreWork(person(), twice, quietTown)[0]?.more).toBe(6)
		const little = person({ limits: { ...noLimits, minutesMost: 60 } })
		expect(moreWork(little, twice, quietTown)[0]?.more).toBe(3)
	})

	test('says nothing of work that hours alone would not bring', () => {
		expect(
			moreWork(
				person(),
				tuesdays.map((one) => ({ ...one, task })),
				quietTown,
			),
		).toEqual([])
		expect(moreWork(person(), [], quietTown)).toEqual([])
	})

	test('what it promises is what would fit with those hours, one after the other', () => {
		const slots = fc.array(
			fc.record({
				day: fc.integer({ min: 1, max: 28 }).map((date) => `2026-12-${String(date).padStart(2, '0')}`),
				start: fc.integer({ min: 12, max: 36 }).map((half) => half * 30),
			}),
			{ maxLength: 12 },
		)
		fc.assert(
			fc.property(slots, (rows) => {
				const posted = rows.map(({ day, start }) => ({
					task: easy,
					slot: { day, startMinute: start, endMinute: start + 60, seats: 1 },
				}))
				for (const { weekday, more } of moreWork(person(), posted, quietTown)) {
					const there = rows.filter(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay() === weekday)
					expect(more).toBeGreaterThan(0)
					expect(more).toBeLessThanOrEqual(there.length)
				}
			}),
		)
	})
})
