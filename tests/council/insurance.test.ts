// Which days of work are insured: both kinds on each day, and work at home where the insurance has it in.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '~/base/day'
import type { InsuranceDays } from '~/council/insurance'
import { coveredUntil, insuranceGap, insuranceKinds } from '~/council/insurance'

const policy = (over: Partial<InsuranceDays> = {}): InsuranceDays => ({
	kind: 'injury',
	fromDay: '2026-04-01',
	untilDay: '2027-03-31',
	homeWork: false,
	...over,
})
const both = (over: Partial<InsuranceDays> = {}) => insuranceKinds.map((kind) => policy({ kind, ...over }))

describe('the first gap', () => {
	test.each([
		['both kinds', both(), ['2026-11-09'], false, undefined],
		['the last day is in', both(), ['2027-03-31'], false, undefined],
		['a day later is not', both(), ['2027-04-01'], false, { kind: 'injury', day: '2027-04-01', home: false }],
		[
			'the day before it begins',
			both(),
			['2026-03-31'],
			false,
			{ kind: 'injury', day: '2026-03-31', home: false },
		],
		['nothing', [], ['2026-11-09'], false, { kind: 'injury', day: '2026-11-09', home: false }],
		[
			'one kind alone',
			[policy()],
			['2026-11-09'],
			false,
			{ kind: 'liability', day: '2026-11-09', home: false },
		],
		['at home, not in', both(), ['2026-11-09'], true, { kind: 'injury', day: '2026-11-09', home: true }],
		['at home, in', both({ homeWork: true }), ['2026-11-09'], true, undefined],
		[
			'at home, in the one alone',
			[policy({ homeWork: true }), policy({ kind: 'liability' })],
			['2026-11-09'],
			true,
			{ kind: 'liability', day: '2026-11-09', home: true },
		],
		[
			'two policies after one another',
			[...both({ untilDay: '2026-11-30' }), ...both({ fromDay: '2026-12-01' })],
			['2026-11-30', '2026-12-01'],
			false,
			undefined,
		],
		[
			'a day between two policies',
			[...both({ untilDay: '2026-11-30' }), ...both({ fromDay: '2026-12-02' })],
			['2026-12-02', '2026-12-01'],
			false,
			{ kind: 'injury', day: '2026-12-01', home: false },
		],
		['no day', [], [], true, undefined],
	] as const)('%s', (_, known, days, atHome, gap) => {
		expect(insuranceGap(known, days, atHome)).toEqual(gap)
	})
})

const days = fc.integer({ min: 0, max: 30 }).map((n) => addDays('2026-11-01', n))
const policies = fc.array(
	fc.record({
		kind: fc.constantFrom(...insuranceKinds),
		fromDay: days,
		untilDay: days,
		homeWork: fc.boolean(),
	}),
	{ maxLength: 6 },
)

it('agrees with counting day by day', () => {
	fc.assert(
		fc.property(policies, fc.array(days, { maxLength: 4 }), fc.boolean(), (known, asked, atHome) => {
			const insured = asked.every((day) =>
				insuranceKinds.every((kind) =>
					known.some(
						(one) =>
							one.kind === kind && one.fromDay <= day && one.untilDay >= day && (!atHome || one.homeWork),
					),
				),
			)
			expect(insuranceGap(known, asked, atHome) === undefined).toBe(insured)
		}),
	)
})

it('a kind is covered until the day before the first day without it', () => {
	fc.assert(
		fc.property(policies, days, (known, today) => {
			const on = (day: string) =>
				known.some((one) => one.kind === 'injury' && one.fromDay <= day && day <= one.untilDay)
			let day = today
			while (on(day)) day = addDays(day, 1)
			expect(coveredUntil(known, 'injury', today)).toBe(day === today ? null : addDays(day, -1))
		}),
	)
})
