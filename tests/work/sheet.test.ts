// The sheet's arithmetic: joining and cutting lose nothing; templates are real; a task says what its steps say.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayMinutes } from '~/words/ja/dates'
import { workTemplates } from '~/words/ja/work-templates'
import { Refusal } from '~/words/refusal'
import { notBefore, payFor, repeated, slotSpans, taskOfSteps } from '~/work/cutting'
import { isHazard } from '~/work/hazard'
import { fields } from '~/work/request'
import type { StepDetail, StepFields } from '~/work/step'
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
		skill: fc.constantFrom('sewing', 'driving-licence'),
		afterId: fc.constantFrom('x', 'y'),
		pace: fc.constantFrom('own' as const, 'steady' as const, 'hurried' as const),
		company: fc.constantFrom('alone' as const, 'either' as const, 'together' as const),
		leastMinutes: fc.integer({ min: 1, max: 200 }),
		atOnce: fc.integer({ min: 1, max: 9 }),
		rain: fc.constantFrom('雨なら休み', '小雨はする'),
		weather: fc.record(
			{
				decides: fc.constantFrom('council' as const, 'employer' as const),
				eveningMinute: fc.integer({ min: 900, max: 1300 }),
				halfway: fc.constantFrom('whole' as const, 'hours' as const),
			},
			{ requiredKeys: [] },
		),
		contractKind: fc.constantFrom('ukeoi' as const, 'jun-inin' as const),
	},
	{ requiredKeys: [] },
) as fc.Arbitrary<StepDetail>
const step = fc.record({
	what: fc.constantFrom('たたむ', '並べる', '運ぶ'),
	minutes: fc.option(fc.integer({ min: 2, max: 300 })),
	place: fc.constantFrom('', '作業場', '玄関'),
	detail: detail.map(withoutBlanks),
})

const tried = (
	join: () => Required<StepFields>,
	say: (refusal: Refusal) => string = (refusal) => refusal.refusal,
) => {
	try {
		return join()
	} catch (error) {
		if (error instanceof Refusal) return say(error)
		throw error
	}
}

describe('joining two steps', () => {
	it('loses no word, adds the minutes and asks at least what each asked', () => {
		fc.assert(
			fc.property(step, step, (a, b) => {
				const joined = tried(() => joinedSteps(a, b))
				const [one, two] = [a.detail, b.detail]
				const differ = <Key extends keyof StepDetail>(key: Key) =>
					one[key] !== undefined && two[key] !== undefined && one[key] !== two[key]
				if (typeof joined === 'string') {
					expect(joined).toBe(differ('afterId') ? 'step-join-after' : 'step-join-skills')
					expect(differ('afterId') || differ('skill')).toBe(true)
					return
				}
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
					expect(joined.detail.rain ?? '').toContain(one.detail.rain ?? '')
					const { skill, afterId, company, pace, leastMinutes = 0, atOnce = 99, weather } = one.detail
					if (skill) expect(joined.detail.skill).toBe(skill)
					if (afterId) expect(joined.detail.afterId).toBe(afterId)
					if (company === 'together') expect(joined.detail.company).toBe('together')
					if (pace === 'hurried') expect(joined.detail.pace).toBe('hurried')
					expect(joined.detail.leastMinutes ?? 0).toBeGreaterThanOrEqual(leastMinutes)
					expect(joined.detail.atOnce ?? 99).toBeLessThanOrEqual(atOnce)
					if (weather?.decides === 'council') expect(joined.detail.weather?.decides).toBe('council')
					if (weather?.halfway === 'whole') expect(joined.detail.weather?.halfway).toBe('whole')
					if (weather?.eveningMinute)
						expect(joined.detail.weather?.eveningMinute).toBeLessThanOrEqual(weather.eveningMinute)
					// Known minutes beside unknown ones stay in the words.
					if (one.minutes !== null && joined.minutes === null)
						expect(joined.what).toContain(sayMinutes(one.minutes))
				}
				expect(joined.minutes).toBe(a.minutes === null || b.minutes === null ? null : a.minutes + b.minutes)
			}),
		)
	})
})

describe('joining steps with hours of their own', () => {
	const timed = fc
		.record({
			minutes: fc.integer({ min: 1, max: 300 }),
			when: fc.constantFrom('any' as const, 'window' as const, 'fixed' as const),
			fromMinute: fc.integer({ min: 0, max: 1200 }),
			length: fc.integer({ min: 1, max: 500 }),
		})
		.map(({ minutes, length, ...hours }) => ({
			what: 'する',
			minutes,
			place: '',
			detail: { ...hours, untilMinute: Math.min(1440, hours.fromMinute + length) },
		}))
	const isAt = ({ minutes, detail }: { minutes: number | null; detail: StepDetail }, start: number) => {
		const { when, fromMinute = 0, untilMinute = 1440 } = detail
		const end = start + (minutes ?? 0)
		if (when === 'fixed') return start === fromMinute
		return when !== 'window' || (start >= fromMinute && end <= untilMinute)
	}

	it('both are at their hours wherever the whole is at its own; refused only where no minute would do', () => {
		fc.assert(
			fc.property(timed, timed, (a, b) => {
				const joined = tried(() => joinedSteps(a, b))
				const every = Array.from({ length: 1441 - a.minutes - b.minutes }, (_, start) => start)
				const good = every.filter((start) => isAt(a, start) && isAt(b, start + a.minutes))
				if (typeof joined === 'string') {
					expect(joined).toBe('step-join-hours')
					expect(good).toEqual([])
				} else expect(every.filter((start) => isAt(joined, start))).toEqual(good)
			}),
		)
	})

	it('an hour beside minutes that nobody knows is not guessed', () => {
		const fixed = {
			what: 'する',
			minutes: 60,
			place: '',
			detail: { when: 'fixed' as const, fromMinute: 840 },
		}
		const unknown = { what: 'する', minutes: null, place: '', detail: {} }
		expect(tried(() => joinedSteps(unknown, fixed))).toBe('step-join-hours')
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

	it('the second part of a step at its hour begins when the first is done', () => {
		const one = { what: 'する', minutes: 60, place: '', detail: { when: 'fixed' as const, fromMinute: 840 } }
		const [first, second] = cutStep(one, 20)
		expect([first.detail.fromMinute, second.detail.fromMinute]).toEqual([840, 860])
		expect(joinedSteps(first, second)).toEqual(one)
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
				// Each default of a template is there: nothing of it is わからない but the rain of work indoors.
				for (const key of [
					'usedMinutes',
					'posture',
					'kilograms',
					'company',
					'pace',
					'when',
					'leastMinutes',
					'atOnce',
					'contractKind',
					'outdoors',
					'atHome',
				] as const)
					expect(more[key], key).toBeDefined()
				expect(more.hazards !== undefined || more.noHazards === true).toBe(true)
				expect(more.rain !== undefined).toBe(more.outdoors === true)
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

	it('says the pace where it is not one’s own', () => {
		const paced = (pace: 'own' | 'steady' | 'hurried') =>
			of({ what: 'つめる', minutes: 60, detail: { pace } }).procedure
		expect(paced('own')).toBe('1 つめる')
		expect(paced('steady')).toBe('1 つめる(一定のペース)')
		expect(paced('hurried')).toBe('1 つめる(急ぐ)')
	})

	it('takes nothing to lift where the sheet says nothing to lift, and keeps every rain rule', () => {
		expect(of({ what: '折る', minutes: 60, detail: { kilograms: 0 } }).kilograms).toBe(0)
		const rain = (text: string) => ({ what: '刈る', minutes: 60, detail: { rain: text } })
		expect(of(rain('雨なら休み'), rain('小雨はする'), rain('雨なら休み')).rain).toBe('雨なら休み\n小雨はする')
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

describe('pieces that wait', () => {
	const pieces = [
		{ title: '運ぶ', minutes: 180, notBefore: 0 },
		{
			title: '出す',
			minutes: 60,
			notBefore: 600,
			lengthFrom: (begin: number) => (begin > 600 ? undefined : 60),
		},
		{ title: 'ふく', minutes: 30, notBefore: 0, waitsFor: [0] },
	]

	it('begin when what they wait for has ended', () => {
		expect(slotSpans(pieces, 540, 'together').map((one) => one.startMinute)).toEqual([540, 600, 720])
	})

	it('are refused by name where one would come too late for its hour, with what can be done', () => {
		const sentence = (order: 'together' | 'in-turn', start: number) =>
			tried(
				() => slotSpans(pieces, start, order) as never,
				(refusal) => refusal.sentence,
			)
		expect(sentence('in-turn', 540)).toMatch(/「出す」.*「みな同じ時刻から」/)
		expect(sentence('together', 615)).toMatch(/「出す」.*作業の時刻を直して/)
	})
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
