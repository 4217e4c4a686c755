// A slip of the pen: the sums it should have had, to the yen, and which of them ask for a yes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CorrectedFrom, Slip } from '~/money/correction'
import { correct, lowers, restOf, wholeOf } from '~/money/correction'
import { Refusal } from '~/words/refusal'
import { reckon, usualPayTerms } from '~/work/pay-terms'

const law = { taxPermille: 100, rates: { low: 1021, high: 2042, edgeYen: 1_000_000 } }
const whole: CorrectedFrom = { yen: 26_000, units: null, travelYen: 0, withheldYen: 0, kind: 'work' }
const result = { payYen: 26_000, terms: usualPayTerms, ...law }
const lots = {
	payYen: 2400,
	terms: { ...usualPayTerms, by: 'lots' as const, unit: '1袋', units: 24 },
	...law,
}
const bags: CorrectedFrom = { yen: 300, units: 3, travelYen: 0, withheldYen: 0, kind: 'work' }
const design = { payYen: 10_000, terms: { ...usualPayTerms, withholding: 'design' }, ...law }
const drawn: CorrectedFrom = { yen: 8979, units: null, travelYen: 0, withheldYen: 1021, kind: 'work' }
const slip = (over: Partial<Slip>): Slip => ({ payYen: null, units: null, travelYen: null, ...over })

describe('the sums after it', () => {
	test.each([
		['ten times too much', whole, slip({ payYen: 2600 }), result, { yen: 2600, withheldYen: 0 }],
		['too little', whole, slip({ payYen: 62_000 }), result, { yen: 62_000 }],
		['three bags for thirty', bags, slip({ units: 24 }), lots, { yen: 2400, units: 24 }],
		['a sum is not typed where lots are counted', bags, slip({ units: 4, payYen: 9 }), lots, { yen: 400 }],
		['with tax kept back', drawn, slip({ payYen: 20_000 }), design, { yen: 17_958, withheldYen: 2042 }],
		['the travel alone', whole, slip({ travelYen: 300 }), result, { yen: 26_300, travelYen: 300 }],
		[
			'travel of pay with tax',
			drawn,
			slip({ travelYen: 1000 }),
			design,
			{ yen: 9877, withheldYen: 1123, travelYen: 1000 },
		],
	] as const)('%s', (_, from, said, agreed, sums) => expect(correct(from, said, agreed)).toMatchObject(sums))

	const refusal = (from: CorrectedFrom, said: Slip, agreed: Parameters<typeof correct>[2]) => {
		try {
			correct(from, said, agreed)
		} catch (error) {
			if (error instanceof Refusal) return error.refusal
			throw error
		}
		return 'done'
	}
	test.each([
		['nothing said', whole, slip({}), result, 'correction-same'],
		['the same said', whole, slip({ payYen: 26_000 }), result, 'correction-same'],
		['more lots than agreed', bags, slip({ units: 25 }), lots, 'report-units'],
		['no lots', bags, slip({ units: 0 }), lots, 'report-units'],
		['no pay', whole, slip({ payYen: 0 }), result, 'yen-not-whole'],
	] as const)('%s is refused', (_, from, said, agreed, name) =>
		expect(refusal(from, said, agreed)).toBe(name),
	)
})

describe('what is left of it once a part was sent', () => {
	const sent = (over: Partial<CorrectedFrom>): CorrectedFrom => ({ ...whole, yen: 2600, ...over })
	const to = (over: Partial<ReturnType<typeof correct>>) => ({
		...{ yen: 3000, units: null, travelYen: 0, withheldYen: 0 },
		...over,
	})
	test.each([
		['pay', to({}), sent({}), { yen: 400, units: null, travelYen: 0, withheldYen: 0 }],
		['travel', to({ travelYen: 400 }), sent({}), { yen: 400, travelYen: 400 }],
		['lots', to({ units: 5 }), sent({ units: 3 }), { yen: 400, units: 2 }],
		['travel of lots', to({ units: 3, travelYen: 400 }), sent({ units: 3 }), { units: 0 }],
		['tax', to({ yen: 17_958, withheldYen: 2042 }), { ...drawn }, { yen: 8979, withheldYen: 1021 }],
	])('is the difference of %s', (_, right, gone, rest) => expect(restOf(right, gone)).toMatchObject(rest))

	test.each([
		['the same', to({ yen: 2600 }), 'correction-sent'],
		['less', to({ yen: 2599 }), 'correction-sent'],
		['less travel, more pay', to({ yen: 3000, travelYen: 99 }), 'correction-sent-travel'],
		['less pay, more travel', to({ yen: 3000, travelYen: 600 }), 'correction-sent-pay'],
	] as const)('is never %s', (_, right, name) => {
		const gone = sent({ yen: 2600, travelYen: 100 })
		expect(() => restOf(right, gone)).toThrow(Refusal)
		try {
			restOf(right, gone)
		} catch (error) {
			expect(error).toMatchObject({ refusal: name })
		}
	})

	test('adds up again, whatever was sent before', () => {
		const sums = fc.record({
			pay: fc.integer({ min: 1, max: 2_000_000 }),
			travel: fc.integer({ min: 0, max: 9_000 }),
		})
		const agreed = {
			...design,
			terms: { ...usualPayTerms, withholding: 'design', travel: 'at-cost' as const },
		}
		const asSums = (payYen: number, travelYen: number): CorrectedFrom => {
			const { yen, withheldYen } = reckon(
				{ ...agreed, payYen, terms: { ...agreed.terms, travelYen } },
				{ units: null, travelYen },
			)
			return { yen, withheldYen, travelYen, units: null, kind: 'work' }
		}
		fc.assert(
			fc.property(sums, fc.array(sums, { minLength: 1, maxLength: 4 }), (first, more) => {
				const piece = [asSums(first.pay, first.travel)]
				let [pay, travel] = [first.pay, first.travel]
				for (const one of more) {
					pay += one.pay
					travel += one.travel
					const before = wholeOf(piece)
					const right = { ...asSums(pay, travel), units: null }
					if (right.yen <= before.yen) continue
					piece.push({ ...restOf(right, before), kind: 'supplement' })
					expect(wholeOf(piece)).toEqual(right)
				}
			}),
		)
	})
})

test('only less asks for a yes', () => {
	expect(lowers({ yen: 100 }, { yen: 99 })).toBe(true)
	expect(lowers({ yen: 100 }, { yen: 101 })).toBe(false)
})
