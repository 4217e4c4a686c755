// What a task needs before it is posted, and which slots are real.
import { describe, expect, test } from 'vitest'
import { taskNeeds, workWords } from '~/words/ja/work'
import { Refusal } from '~/words/refusal'
import type { TaskFields } from '~/work/task'
import {
	checkSlot,
	checkTask,
	contractKinds,
	isPaper,
	lackingBeforePosting,
	postures,
	skills,
	taskKinds,
} from '~/work/task'

const whole: TaskFields = {
	title: '栗の皮むき',
	kind: 'farm-work',
	result: '栗10kgの皮をむく',
	procedure: '洗ってむく',
	specification: '渋皮が残っていない',
	contractKind: 'ukeoi',
	areaId: 'a',
	place: '作業場',
	address: '北町3-3',
	privateHome: false,
	busStop: '',
	payYen: 2600,
	payFor: '1回',
	minutes: 120,
	kilograms: 5,
	posture: 'sit',
	outdoors: false,
	alone: false,
	atHome: false,
	rests: true,
	driving: false,
	lift: false,
	skill: null,
	bring: '',
	rain: '',
	cancellation: '前日までは0円です。',
	insurance: '事務局が入っています。',
	hazards: [],
	lowPayReason: '',
	trial: false,
	groupRule: '',
	stepIds: [],
}
const office = { name: '協議会', address: '中央1-1', contact: '0999-00-1234' }
const lacks = (over: Partial<TaskFields>, slots: { seats: number }[] = [{ seats: 1 }], recruiter = office) =>
	lackingBeforePosting({ ...whole, ...over }, slots, recruiter)

function refusalOf(act: () => void): [string, string | undefined] {
	try {
		act()
	} catch (error) {
		if (error instanceof Refusal) return [error.refusal, error.field]
		throw error
	}
	return ['done', undefined]
}

describe('before posting', () => {
	test('a whole task lacks nothing', () => expect(lacks({})).toEqual([]))

	test.each([
		['title', { title: ' ' }],
		['result', { result: '' }],
		['procedure', { procedure: '' }],
		['specification', { specification: '' }],
		['area', { areaId: '' }],
		['place', { place: '' }],
		['address', { address: '' }],
		['pay', { payYen: 0 }],
		['pay-for', { payFor: '' }],
		['minutes', { minutes: 0 }],
		['cancellation', { cancellation: '' }],
		['insurance', { insurance: '' }],
		['rain', { outdoors: true }],
	] as const)('%s is missed', (code, over) => expect(lacks(over)).toEqual([code]))

	test('slots are missed', () => expect(lacks({}, [])).toEqual(['slots']))
	test('who recruits is missed (12条)', () => {
		expect(lacks({}, [{ seats: 1 }], { ...office, address: '' })).toEqual(['recruiter'])
		expect(lacks({}, [{ seats: 1 }], { ...office, contact: ' ' })).toEqual(['recruiter'])
	})
	test('work at home needs no address of a place', () =>
		expect(lacks({ atHome: true, address: '' })).toEqual([]))
	test('every lack has a word', () => {
		const all = lackingBeforePosting({ ...whole, title: '', result: '', place: '', outdoors: true }, [], {
			name: '',
			address: '',
			contact: '',
		})
		for (const code of all) expect(taskNeeds[code], code).toBeTruthy()
	})
})

describe('figures and codes of a task', () => {
	test.each([
		['task-pay', 'payYen', { payYen: 0 }],
		['task-pay', 'payYen', { payYen: -1 }],
		['task-pay', 'payYen', { payYen: 1.5 }],
		['task-pay', 'payYen', { payYen: 10 ** 12 }],
		['task-pay', 'payYen', { payYen: 10_000_001 }],
		['task-minutes', 'minutes', { minutes: 0 }],
		['task-minutes', 'minutes', { minutes: 1441 }],
		['task-kilograms', 'kilograms', { kilograms: -1 }],
		['task-code', 'kind', { kind: 'guarding' }],
		['task-code', 'contractKind', { contractKind: 'employment' as never }],
		['task-code', 'posture', { posture: 'lie' as never }],
		['task-code', 'skill', { skill: 'flying' }],
	] as const)('%s at %s', (name, field, over) =>
		expect(refusalOf(() => checkTask({ ...whole, ...over }))).toEqual([name, field]),
	)
	test('the most and the least are fine', () => {
		expect(refusalOf(() => checkTask({ ...whole, payYen: 1 }))[0]).toBe('done')
		expect(refusalOf(() => checkTask({ ...whole, payYen: 10_000_000 }))[0]).toBe('done')
	})
	test('every code has its Japanese', () => {
		expect(Object.keys(workWords.kinds)).toEqual([...taskKinds])
		expect(Object.keys(workWords.contractKinds)).toEqual([...contractKinds])
		expect(Object.keys(workWords.postures)).toEqual([...postures])
		expect(Object.keys(workWords.skills)).toEqual([...skills])
	})
	test('licences are papers, sewing is not', () => {
		expect(isPaper('driving-licence')).toBe(true)
		expect(isPaper('sewing')).toBe(false)
	})
})

describe('a slot', () => {
	const slot = { day: '2026-12-01', startMinute: 570, endMinute: 690, seats: 2 }
	const check = (over: Partial<typeof slot>, minute = 0) =>
		refusalOf(() => checkSlot({ ...slot, ...over }, '2026-11-21', minute))

	test('of two hours is fine', () => expect(check({})[0]).toBe('done'))
	test('may end at midnight', () => expect(check({ startMinute: 1320, endMinute: 1440 })[0]).toBe('done'))
	test.each([
		['slot-day-not-real', 'day', { day: '2026-02-30' }],
		['slot-day-not-real', 'day', { day: '' }],
		['slot-day-past', 'day', { day: '2026-11-20' }],
		['slot-end-before-start', 'endMinute', { startMinute: 840, endMinute: 780 }],
		['slot-end-before-start', 'endMinute', { endMinute: 570 }],
		['slot-across-midnight', 'endMinute', { startMinute: 1320, endMinute: 120 }],
		['slot-across-midnight', 'endMinute', { startMinute: 1320, endMinute: 1560 }],
		['slot-time-not-real', 'startMinute', { startMinute: -1 }],
		['slot-time-not-real', 'startMinute', { startMinute: Number.NaN }],
		['slot-time-not-real', 'endMinute', { endMinute: 600.5 }],
		['slot-seats', 'seats', { seats: 0 }],
		['slot-seats', 'seats', { seats: 201 }],
		['slot-seats', 'seats', { seats: 1.5 }],
	] as const)('%s at %s', (name, field, over) => expect(check(over)).toEqual([name, field]))
	test('of today must not have begun', () => {
		expect(check({ day: '2026-11-21' }, 570)[0]).toBe('slot-time-past')
		expect(check({ day: '2026-11-21' }, 569)[0]).toBe('done')
	})
	test('across midnight says to enter two', () => {
		expect(new Refusal('slot-across-midnight', undefined).sentence).toContain('2つの日程に分けて')
	})
})
