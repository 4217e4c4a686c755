// The sheet's arithmetic: joining and cutting lose nothing; templates are real; a task says what its steps say.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workTemplates } from '~/words/ja/work-templates'
import { notBefore, payFor, repeated, slotSpans, taskOfSteps } from '~/work/cutting'
import { isHazard } from '~/work/hazard'
import { fields } from '~/work/request'
import type { StepDetail } from '~/work/step'
import { checkStep, comesRound, cutStep, joinedSteps, withoutBlanks } from '~/work/step'
import { checkTask, skills, taskKinds } from '~/work/task'
import { aTask } from '../cast'

const detail = fc.record(
	{
		result: fc.constantFrom('角がそろう', '数が合う'),
		usedMinutes: fc.integer({ min: 2, max: 200 }),
		outdoors: fc.boolean(),
		posture: fc.constantFrom('sit' as const, 'either' as const, 'stand' as const),
		kilograms: fc.integer({ min: 0, max: 30 }),
		tools: fc.constantFrom('手袋', 'はさみ'),
		atHome: fc.boolean(),
		hazards: fc.uniqueArray(fc.constantFrom('blades', 'heat', 'heavy'), { maxLength: 3 }),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<StepDetail>
const step = fc.record({
	what: fc.constantFrom('たたむ', '並べる', '運ぶ'),
	minutes: fc.option(fc.integer({ min: 2, max: 300 })),
	place: fc.constantFrom('', '作業場', '玄関'),
	detail: detail.map(withoutBlanks),
})

describe('joining two steps', () => {
	it('loses no word, adds the minutes and asks at least what each asked', () => {
		fc.assert(
			fc.property(step, step, (a, b) => {
				const joined = joinedSteps(a, b)
				for (const one of [a, b]) {
					expect(joined.what).toContain(one.what)
					expect(joined.place).toContain(one.place)
					expect(joined.detail.result ?? '').toContain(one.detail.result ?? '')
					expect(joined.detail.tools ?? '').toContain(one.detail.tools ?? '')
					for (const hazard of one.detail.hazards ?? []) expect(joined.detail.hazards).toContain(hazard)
					if (one.detail.kilograms !== undefined)
						expect(joined.detail.kilograms).toBeGreaterThanOrEqual(one.detail.kilograms)
					if (one.detail.posture === 'stand') expect(joined.detail.posture).toBe('stand')
					if (one.detail.outdoors) expect(joined.detail.outdoors).toBe(true)
					if (one.detail.atHome === false) expect(joined.detail.atHome).toBe(false)
				}
				expect(joined.minutes).toBe(a.minutes === null || b.minutes === null ? null : a.minutes + b.minutes)
			}),
		)
	})
})

describe('cutting a step', () => {
	it('gives two parts that together are the whole again', () => {
		fc.assert(
			fc.property(
				step.filter((one) => one.minutes !== null),
				fc.integer({ min: 1, max: 299 }),
				(whole, at) => {
					const minutes = whole.minutes as number
					fc.pre(at < minutes)
					const [first, second] = cutStep(whole, at)
					expect(first.minutes).toBe(at)
					expect(joinedSteps(first, second)).toEqual(whole)
				},
			),
		)
	})

	it('says what it needs', () => {
		const one = { what: 'たたむ', minutes: null, place: '', detail: {} }
		expect(() => cutStep(one, 10)).toThrow('step-cut-unknown')
		expect(() => cutStep({ ...one, minutes: 30 }, 30)).toThrow('step-cut-at')
	})
})

describe('what a step follows', () => {
	it('never comes round to itself', () => {
		const chain = [
			{ id: 'a', detail: {} },
			{ id: 'b', detail: { afterId: 'a' } },
			{ id: 'c', detail: { afterId: 'b' } },
		]
		expect(comesRound(chain, 'a', 'c')).toBe(true)
		expect(comesRound(chain, 'a', 'a')).toBe(true)
		expect(comesRound(chain, 'c', 'a')).toBe(false)
		expect(comesRound(chain, 'a', undefined)).toBe(false)
	})
})

describe('templates', () => {
	it('are at least 24, four or more in each of the six fields, with steps, times and results', () => {
		expect(workTemplates.length).toBeGreaterThanOrEqual(24)
		expect(new Set(workTemplates.map((one) => one.key)).size).toBe(workTemplates.length)
		for (const field of fields)
			expect(workTemplates.filter((one) => one.field === field).length, field).toBeGreaterThanOrEqual(4)
	})

	it.each(workTemplates.map((one) => [one.key, one] as const))(
		'%s holds only what a sheet can',
		(_, template) => {
			expect(taskKinds as readonly string[]).toContain(template.kind)
			expect(template.steps.length).toBeGreaterThanOrEqual(3)
			for (const { what, minutes, detail: more } of template.steps) {
				const { follows: _follows, ...kept } = more
				expect(() => checkStep({ what, minutes, place: '', detail: kept })).not.toThrow()
				expect(more.result).not.toBe('')
				expect((more.hazards ?? []).every(isHazard)).toBe(true)
				if (more.skill) expect(skills as readonly string[]).toContain(more.skill)
			}
		},
	)
})

describe('a task of some steps', () => {
	const of = (...some: { what: string; minutes: number | null; detail?: StepDetail }[]) =>
		taskOfSteps(
			some.map((one, n) => ({ id: `s${n}`, place: '', detail: {}, ...one })),
			aTask('a'),
			1300,
		)

	it('asks of a person what the hardest of its steps asks', () => {
		const task = of(
			{ what: 'たたむ', minutes: 60, detail: { posture: 'sit', kilograms: 1, hazards: ['blades'] } },
			{ what: '運ぶ', minutes: 30, detail: { posture: 'stand', kilograms: 8, company: 'together' } },
		)
		expect(task).toMatchObject({
			minutes: 90,
			posture: 'stand',
			kilograms: 8,
			alone: false,
			hazards: ['blades'],
		})
		expect(task.title).toBe('たたむほか1つ')
		expect(task.procedure).toBe('1 たたむ\n2 運ぶ')
		expect(task.stepIds).toEqual(['s0', 's1'])
		expect(() => checkTask(task)).not.toThrow()
	})

	it('is at home only when every step is', () => {
		const home = { what: '折る', minutes: 60, detail: { atHome: true } }
		expect(of(home, home).atHome).toBe(true)
		expect(of(home, { what: '届ける', minutes: 10 }).atHome).toBe(false)
	})

	it.each([
		[60, 1300, 1300],
		[90, 1300, 2000],
		[1, 1300, 100],
		[120, 1300, 2600],
	])('of %i minutes is proposed at %i yen an hour as %i', (minutes, anHour, yen) => {
		expect(payFor(minutes, anHour)).toBe(yen)
	})
})

it('puts pieces at one time, or one after the other, to the quarter', () => {
	const pieces = [60, 50, 30].map((minutes) => ({ minutes, notBefore: 0 }))
	expect(slotSpans(pieces, 570, 'together').map((one) => [one.startMinute, one.endMinute])).toEqual([
		[570, 630],
		[570, 630],
		[570, 600],
	])
	expect(slotSpans(pieces, 570, 'in-turn').map((one) => [one.startMinute, one.endMinute])).toEqual([
		[570, 630],
		[630, 690],
		[690, 720],
	])
})

it('a task begins no earlier than its first step can', () => {
	const spans = (order: 'together' | 'in-turn') =>
		slotSpans(
			[
				{ minutes: 60, notBefore: 0 },
				{ minutes: 30, notBefore: 720 },
				{ minutes: 30, notBefore: 540 },
			],
			540,
			order,
		).map((one) => one.startMinute)
	expect(spans('in-turn')).toEqual([540, 720, 750])
	expect(spans('together')).toEqual([540, 720, 540])
	expect(notBefore([{ detail: { when: 'fixed', fromMinute: 600 } }, { detail: {} }])).toBe(600)
	expect(notBefore([{ detail: {} }, { detail: { when: 'fixed', fromMinute: 600 } }])).toBe(0)
	expect(notBefore([])).toBe(0)
})

describe('days that repeat', () => {
	const slot = (day: string, startMinute = 540, reserveDay: string | null = null) => ({
		day,
		startMinute,
		endMinute: startMinute + 60,
		reserveDay,
	})
	it.each<[Parameters<typeof repeated>[1], number, string[]]>([
		['weekly', 2, ['2026-12-08', '2026-12-15']],
		['fortnightly', 2, ['2026-12-15', '2026-12-29']],
		['four-weekly', 1, ['2026-12-29']],
		['daily', 3, ['2026-12-02', '2026-12-03', '2026-12-04']],
	])('%s, %i more', (repeat, times, days) => {
		expect(repeated([slot('2026-12-01')], repeat, times).map((one) => one.day)).toEqual(days)
	})

	it('over the end of a year, with the reserve date, and nothing that is there already', () => {
		const first = [slot('2026-12-28', 540, '2026-12-29'), slot('2027-01-04', 540)]
		expect(repeated(first, 'weekly', 1)).toEqual([slot('2027-01-11', 540)])
		expect(repeated([slot('2026-12-28', 540, '2026-12-29')], 'weekly', 1)).toEqual([
			slot('2027-01-04', 540, '2027-01-05'),
		])
		expect(repeated([slot('2026-12-01', 540), slot('2026-12-08', 600)], 'weekly', 1)).toEqual([
			slot('2026-12-08', 540),
			slot('2026-12-15', 600),
		])
	})
})
