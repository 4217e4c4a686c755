// The rule of work in the open: from the sheet into the task, its two deadlines, what a heat value asks for, and its sentence.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { composeTerms, missingTermsItems } from '~/assignments/terms'
import { instantOf } from '~/base/day'
import { ordinaryPayRule } from '~/council/due-date'
import { readSetting } from '~/council/setting'
import { saySetting } from '~/words/ja/settings'
import { sayRule } from '~/words/ja/weather'
import { taskOfSteps } from '~/work/cutting'
import { joinedSteps, withoutBlanks } from '~/work/step'
import { checkSlot, lackingBeforePosting } from '~/work/task'
import {
	heatAnswers,
	heatAsks,
	heatLevel,
	mayHoldIndoors,
	nextDeadline,
	ruleOfSteps,
	standsHeat,
	usualRule,
	usualWhy,
	weatherWhys,
	withoutMoved,
} from '~/work/weather'
import type { StepDetail } from '~db/schema/work'
import { aSlot, aTask, today } from '../cast'
import { payFacts } from '../pay-facts'

const usual = usualRule({ eveningMinute: 1080, morningMinute: 360 })
const step = (detail: StepDetail) => ({ detail })
const all = { shade: true, water: true, rest: true }

test.each([
	[[], 'rain'],
	[['unknown', 'fine'], 'rain'],
	[['fine', 'care'], 'heat'],
	[['stop'], 'heat'],
] as const)('the reason a day begins with: %j, %s', (levels, why) => expect(usualWhy(levels)).toBe(why))

describe('the rule of some steps', () => {
	it('is the usual one where the sheet says nothing', () =>
		expect(ruleOfSteps([step({ outdoors: true }), step({})], usual)).toEqual(usual))

	it.each([
		['one says the employer', [{ decides: 'employer' }], { decides: 'employer' }],
		['two disagree', [{ decides: 'employer' }, { decides: 'council' }], { decides: 'council' }],
		['the earlier hour holds', [{ eveningMinute: 1020 }, { eveningMinute: 1140 }], { eveningMinute: 1020 }],
		['midnight is an hour too', [{ morningMinute: 0 }], { morningMinute: 0 }],
		['all say the part done', [{ halfway: 'hours' }, { halfway: 'hours' }], { halfway: 'hours' }],
		['one pays whole', [{ halfway: 'hours' }, { halfway: 'whole' }], { halfway: 'whole' }],
	] as const)('%s', (_, said, found) =>
		expect(
			ruleOfSteps(
				said.map((weather) => step({ outdoors: true, weather })),
				usual,
			),
		).toMatchObject(found),
	)

	it('has of heat only what is at every place', () => {
		const two = [step({ outdoors: true, heat: all }), step({ outdoors: true, heat: { shade: true } })]
		expect(ruleOfSteps(two, usual).heat).toEqual({ shade: true, water: false, rest: false })
		expect(ruleOfSteps([step({ outdoors: true, heat: all }), step({ outdoors: true })], usual).heat).toEqual({
			shade: false,
			water: false,
			rest: false,
		})
		expect(ruleOfSteps([step({ outdoors: true, heat: all }), step({ outdoors: false })], usual).heat).toEqual(
			all,
		)
	})

	it('comes with a task in the open and with no other', () => {
		const base = aTask('', { weather: usual })
		const cut = (outdoors: boolean) =>
			taskOfSteps(
				[{ id: 'a', what: 'ほる', minutes: 60, place: '', detail: { outdoors, heat: all } }],
				base,
				1300,
			)
		expect(cut(true).weather).toEqual({ ...usual, heat: all })
		expect(cut(false).weather).toBeNull()
	})

	it('two steps joined keep what either said, and of heat what both have', () => {
		const whole = (detail: StepDetail) => ({ what: 'ほる', minutes: 30, place: '', detail })
		const joined = joinedSteps(
			whole({ weather: { halfway: 'hours' }, heat: all }),
			whole({ weather: { decides: 'employer' }, heat: { water: true } }),
		)
		expect(joined.detail.weather).toEqual({ halfway: 'hours', decides: 'employer' })
		expect(joined.detail.heat).toEqual({ shade: false, water: true, rest: false })
		expect(withoutBlanks({ weather: {}, heat: all })).toEqual({ heat: all })
	})
})

describe('the two deadlines', () => {
	const at = (day: string, minute: number) => instantOf(day, minute)
	test.each([
		['days before', at('2026-11-20', 600), at('2026-11-24', 1080)],
		['just before the evening', at('2026-11-24', 1079), at('2026-11-24', 1080)],
		['at the evening', at('2026-11-24', 1080), at('2026-11-25', 360)],
		['in the night', at('2026-11-25', 30), at('2026-11-25', 360)],
		['too late', at('2026-11-25', 360), null],
	])('%s', (_, now, next) => expect(nextDeadline(usual, '2026-11-25', now)).toEqual(next))

	test('the next one lies ahead and is one of the two', () =>
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1439 }),
				fc.integer({ min: 0, max: 1439 }),
				fc.integer({ min: -3000, max: 3000 }),
				(eveningMinute, morningMinute, shift) => {
					const now = new Date(at('2026-11-25', 0).getTime() + shift * 60_000)
					const both = [at('2026-11-24', eveningMinute), at('2026-11-25', morningMinute)]
					const next = nextDeadline({ eveningMinute, morningMinute }, '2026-11-25', now)
					expect(next).toEqual(both.filter((one) => one > now).sort((a, b) => +a - +b)[0] ?? null)
				},
			),
		))
})

describe('heat', () => {
	const limits = { care: 280, stop: 310 }
	test.each([
		[null, 'unknown'],
		[0, 'fine'],
		[279, 'fine'],
		[280, 'care'],
		[309, 'care'],
		[310, 'stop'],
		[400, 'stop'],
	] as const)('%s tenths: %s', (tenths, level) => expect(heatLevel(tenths, limits)).toBe(level))

	test('needs all three answers from the first limit on, and from the second nothing helps', () => {
		const cool = { ...usual, heat: all }
		expect(heatAsks('care', cool)).toBe('nothing')
		expect(heatAsks('care', null)).toBe('answer')
		for (const answer of heatAnswers)
			expect(heatAsks('care', { ...usual, heat: { ...all, [answer]: false } }), answer).toBe('answer')
		expect(heatAsks('stop', cool)).toBe('stop')
		for (const level of ['unknown', 'fine'] as const) expect(heatAsks(level, null)).toBe('nothing')
		expect(standsHeat(usual)).toBe(false)
	})

	test('its limits are typed and shown in degrees', () => {
		expect(readSetting('heat-care', '２８．５℃')).toBe(285)
		expect(readSetting('heat-stop', '31')).toBe(310)
		expect(readSetting('heat-stop', '3100')).toBeUndefined()
		expect(saySetting('wbgt', 280)).toBe('28.0')
	})
})

test('only snow and disaster hold indoors', () =>
	expect(weatherWhys.filter(mayHoldIndoors)).toEqual(['snow', 'disaster']))

describe('what people read', () => {
	test('one sentence with who, until when and what is paid', () => {
		expect(sayRule(usual)).toContain('事務局が前の日の18時まで(おそくても当日の6時まで)')
		expect(sayRule(usual)).toContain('報酬は全額です')
		expect(sayRule({ ...usual, decides: 'employer', halfway: 'hours' })).toMatch(
			/依頼主が.*そこまでにした分です/,
		)
	})

	test('terms of work in the open are not whole without the rule, those of work indoors are', () => {
		const facts = (outdoors: boolean, weather: typeof usual | null) =>
			missingTermsItems(
				composeTerms({
					office: { name: '協議会', address: '中央1', telephone: '0999-00-1234' },
					contractor: { name: '日高 花', number: null, callName: '', invoiceNumber: null },
					employer: { name: '田村農園', address: '北町3-3', household: false },
					task: { ...aTask(''), contractMode: 'A', undecided: [], continued: false, outdoors, weather },
					slot: { ...aSlot(), reserveDay: '2026-11-10' },
					pay: payFacts(),
					rules: {
						inspectDays: 10,
						plan: {
							ordinary: ordinaryPayRule,
							continued: ordinaryPayRule,
							shut: 'before',
							afterPrincipalDays: 0,
							invoiceDueDays: 30,
						},
						closingDays: new Set(),
					},
					outsideContact: '',
				}),
			)
		expect(facts(true, usual)).toEqual([])
		expect(facts(true, null)).toEqual([
			'weatherDecides',
			'weatherEvening',
			'weatherMorning',
			'weatherHalfway',
		])
		expect(facts(false, null)).toEqual([])
	})

	test('the rule says enough of rain for a posting', () => {
		const recruiter = { name: '協', address: '中', contact: '0' }
		const lacks = (weather: typeof usual | null) =>
			lackingBeforePosting(aTask('a', { outdoors: true, weather }), [{ seats: 1 }], recruiter)
		expect(lacks(usual)).not.toContain('rain')
		expect(lacks(null)).toContain('rain')
	})
})

describe('a 予備日', () => {
	const refusal = (reserveDay: string | null) => {
		try {
			checkSlot(aSlot({ reserveDay }), today)
			return null
		} catch (error) {
			return (error as { refusal: string }).refusal
		}
	}
	test.each([
		[null, null],
		['2026-11-10', null],
		['2026-11-09', 'slot-reserve-day'],
		['2026-11-08', 'slot-reserve-day'],
		['2026-02-30', 'slot-reserve-day'],
		['2028-01-01', 'slot-reserve-day'],
	])('%s: %s', (day, found) => expect(refusal(day)).toBe(found))
})

describe('the days of a task', () => {
	const slot = (id: string, movedFrom: string | null = null) => ({ id, movedFrom })
	it.each([
		['stand as they are', [slot('a'), slot('b')], ['a', 'b']],
		['count a moved one once', [slot('a'), slot('b', 'a'), slot('c')], ['b', 'c']],
		['and one moved twice', [slot('a'), slot('b', 'a'), slot('c', 'b')], ['c']],
		['and what came from a slot that is gone', [slot('b', 'z')], ['b']],
	])('%s', (_, all, left) => {
		expect(withoutMoved(all).map(({ id }) => id)).toEqual(left)
	})
})
