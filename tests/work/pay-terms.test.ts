// How a task is paid: what its terms may say, what so many lots and so much travel bring, what the employer is billed.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '~/words/refusal'
import type { PayTerms } from '~/work/pay-terms'
import {
	billedFor,
	checkPayTerms,
	payWays,
	reckon,
	tidyPayTerms,
	travelWays,
	usualPayTerms,
} from '~/work/pay-terms'

const law = { taxPermille: 100, rates: { low: 1021, high: 2042, edgeYen: 1_000_000 } }
const terms = (over: Partial<PayTerms> = {}): PayTerms => ({ ...usualPayTerms, ...over })
const lots = (units = 24, over: Partial<PayTerms> = {}) => terms({ by: 'lots', unit: '1袋', units, ...over })

const refusalOf = (pay: PayTerms, payYen: number) => {
	try {
		checkPayTerms(pay, payYen)
	} catch (error) {
		if (error instanceof Refusal) return error.refusal
		throw error
	}
	return 'fine'
}

describe('what terms may say', () => {
	test.each([
		['the usual', terms(), 2600, 'fine'],
		['24 bags for 2,400', lots(), 2400, 'fine'],
		['one lot', lots(1), 2600, 'fine'],
		['lots without a word', lots(24, { unit: ' ' }), 2400, 'pay-unit'],
		['no lots', lots(0), 2400, 'pay-units'],
		['half a lot', lots(1.5), 2400, 'pay-units'],
		['lots that leave fractions of a yen', lots(24), 2500, 'pay-units-uneven'],
		['time with its reason', lots(4, { by: 'time', why: 'お客さま次第' }), 2400, 'fine'],
		['time without a reason', lots(4, { by: 'time' }), 2400, 'pay-time-why'],
		['time with an empty reason', lots(4, { by: 'time', why: '  ' }), 2400, 'pay-time-why'],
		['an unknown kind of withholding', terms({ withholding: 'cleaning' }), 2600, 'task-code'],
		['design', terms({ withholding: 'design' }), 2600, 'fine'],
		['fixed travel', terms({ travel: 'fixed', travelYen: 300 }), 2600, 'fine'],
		['fixed travel of nothing', terms({ travel: 'fixed' }), 2600, 'pay-travel'],
		['travel at cost without an end', terms({ travel: 'at-cost' }), 2600, 'pay-travel'],
		['no travel that costs', terms({ travelYen: 300 }), 2600, 'pay-travel'],
		['travel below nothing', terms({ travel: 'fixed', travelYen: -300 }), 2600, 'pay-travel'],
	])('%s', (_, pay, payYen, name) => expect(refusalOf(pay, payYen)).toBe(name))

	test('tidied, a way has nothing of another', () => {
		expect(tidyPayTerms(terms({ unit: '袋', units: 3, why: 'x', travelYen: 5, taxApart: true }))).toEqual(
			usualPayTerms,
		)
		expect(tidyPayTerms(lots(3, { why: 'x' })).why).toBe('')
		expect(tidyPayTerms(lots(3, { by: 'time', why: 'x' })).why).toBe('x')
	})
})

describe('what is owed', () => {
	test.each([
		['the whole result', terms(), 2600, null, null, [2600, 0, 0, 2600]],
		['the result, whatever number was said', terms(), 2600, 1, 900, [2600, 0, 0, 2600]],
		['all lots', lots(), 2400, 24, null, [2400, 0, 0, 2400]],
		['no word of lots is all of them', lots(), 2400, null, null, [2400, 0, 0, 2400]],
		['ten lots', lots(), 2400, 10, null, [1000, 0, 0, 1000]],
		['more lots than agreed', lots(), 2400, 30, null, [2400, 0, 0, 2400]],
		['three of four hours', lots(4, { by: 'time', why: 'x' }), 4800, 3, null, [3600, 0, 0, 3600]],
		['fixed travel', terms({ travel: 'fixed', travelYen: 300 }), 2600, null, null, [2600, 300, 0, 2900]],
		['travel at cost', terms({ travel: 'at-cost', travelYen: 800 }), 2600, null, 420, [2600, 420, 0, 3020]],
		[
			'travel at cost, past its end',
			terms({ travel: 'at-cost', travelYen: 800 }),
			2600,
			null,
			900,
			[2600, 800, 0, 3400],
		],
		[
			'travel at cost, unsaid',
			terms({ travel: 'at-cost', travelYen: 800 }),
			2600,
			null,
			null,
			[2600, 0, 0, 2600],
		],
		['design', terms({ withholding: 'design' }), 10_000, null, null, [10_000, 0, 1021, 8979]],
		[
			'design and travel: the name of travel does not matter',
			terms({ withholding: 'design', travel: 'fixed', travelYen: 1000, travelAs: 'expense' }),
			10_000,
			null,
			null,
			[10_000, 1000, 1123, 9877],
		],
		[
			'design with consumption tax apart',
			terms({ withholding: 'design', taxApart: true }),
			11_000,
			null,
			null,
			[11_000, 0, 1021, 9979],
		],
		[
			'three pictures of ten',
			lots(10, { withholding: 'illustration' }),
			30_000,
			3,
			null,
			[9000, 0, 918, 8082],
		],
	] as const)('%s', (_, pay, payYen, units, travelYen, [own, travel, withheld, sent]) =>
		expect(reckon({ payYen, terms: pay, ...law }, { units, travelYen })).toEqual({
			payYen: own,
			travelYen: travel,
			withheldYen: withheld,
			yen: sent,
		}),
	)

	test('nothing that is said lowers the agreed pay of a result, and no part is lost or made', () => {
		const anyTerms = fc.record({
			by: fc.constantFrom(...payWays),
			units: fc.integer({ min: 1, max: 50 }),
			withholding: fc.constantFrom('none', 'design'),
			taxApart: fc.boolean(),
			travel: fc.constantFrom(...travelWays),
			travelAs: fc.constantFrom('pay' as const, 'expense' as const),
			travelYen: fc.integer({ min: 1, max: 5000 }),
		})
		fc.assert(
			fc.property(
				anyTerms,
				fc.integer({ min: 1, max: 40_000 }),
				fc.option(fc.integer({ min: 1, max: 80 })),
				fc.option(fc.integer({ min: 0, max: 9000 })),
				(some, unitYen, units, travelYen) => {
					const pay = tidyPayTerms({ ...some, unit: '袋', why: 'x' })
					const payYen = unitYen * pay.units
					const owed = reckon({ payYen, terms: pay, ...law }, { units, travelYen })
					expect(owed.yen).toBe(owed.payYen + owed.travelYen - owed.withheldYen)
					expect(owed.payYen).toBe(
						pay.by === 'result' ? payYen : unitYen * Math.min(units ?? pay.units, pay.units),
					)
					if (pay.withholding === 'none') expect(owed.withheldYen).toBe(0)
				},
			),
		)
	})
})

describe('what the employer is billed', () => {
	test.each([
		['the result', terms(), null, [2400, 360]],
		['all lots', lots(), 24, [2400, 360]],
		['lots nobody counted', lots(), null, [2400, 360]],
		['ten lots, the fee cut to the yen', lots(), 10, [1000, 150]],
		['one lot', lots(), 1, [100, 15]],
	] as const)('%s', (_, pay, units, [payYen, feeYen]) =>
		expect(billedFor({ payYen: 2400, feeYen: 360, terms: pay }, units)).toEqual({ payYen, feeYen }),
	)
})
