// A slip of the pen: the sums it should have had, to the yen, and which of them ask for a yes.
import { describe, expect, test } from 'vitest'
import type { CorrectedFrom, Slip } from '~/money/correction'
import { correct, lowers } from '~/money/correction'
import { Refusal } from '~/words/refusal'
import { usualPayTerms } from '~/work/pay-terms'

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

test('only less asks for a yes', () => {
	expect(lowers({ yen: 100 }, { yen: 99 })).toBe(true)
	expect(lowers({ yen: 100 }, { yen: 101 })).toBe(false)
})
