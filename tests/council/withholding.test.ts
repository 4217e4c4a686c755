// Income tax that is withheld: the low rate to the million, the high one above it, a fraction of a yen cut off.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { settings } from '~/council/setting'
import type { WithholdingRates } from '~/council/withholding'
import { isWithholdingKind, whoWithholds, withholdingKinds, withholdingOn } from '~/council/withholding'
import { payWords } from '~/words/ja/pay'

const rates: WithholdingRates = {
	low: settings['withholding-low'].first,
	high: settings['withholding-high'].first,
	edgeYen: settings['withholding-edge-yen'].first,
}

describe('the tax of one payment', () => {
	test.each([
		[0, 0],
		[1, 0],
		[9, 0],
		// 1.021 yen
		[10, 1],
		[97, 9],
		// 9.9037
		[98, 10],
		[1_000, 102],
		[2_600, 265],
		[5_000, 510],
		[10_000, 1_021],
		[33_333, 3_403],
		[49_999, 5_104],
		[50_000, 5_105],
		[100_000, 10_210],
		[111_111, 11_344],
		[500_000, 51_050],
		[999_999, 102_099],
		[1_000_000, 102_100],
		// 0.2042 yen on top is cut off
		[1_000_001, 102_100],
		[1_000_004, 102_100],
		[1_000_005, 102_101],
		[1_000_100, 102_120],
		[1_500_000, 204_200],
		[2_000_000, 306_300],
		[10_000_000, 1_939_900],
	])('of %i yen is %i', (base, tax) => expect(withholdingOn(base, rates)).toBe(tax))

	test.each([
		// 110,000 with 10,000 of consumption tax shown apart: as 100,000
		[110_000, 10_000, 10_210],
		[110_000, 0, 11_231],
		[1_100_000, 100_000, 102_100],
		[1_100_001, 100_000, 102_100],
		[0, 0, 0],
		[500, 500, 0],
	])('of %i with %i of consumption tax apart is %i', (base, tax, withheld) =>
		expect(withholdingOn(base, rates, tax)).toBe(withheld),
	)

	test.each([
		[-1, 0],
		[0.5, 0],
		[100, 101],
		[100, -1],
		[Number.NaN, 0],
	])('of %d less %d there is none', (base, tax) => expect(() => withholdingOn(base, rates, tax)).toThrow())

	test('another law has another edge', () => {
		expect(withholdingOn(1_000, { low: 1_000, high: 2_000, edgeYen: 500 })).toBe(150)
		expect(withholdingOn(2_000_000, { ...rates, low: 1_000, high: 2_000 })).toBe(300_000)
	})

	test('is the law’s own formula in whole numbers', () => {
		const slow = (base: bigint) =>
			base <= 1_000_000n ? (base * 1021n) / 10_000n : ((base - 1_000_000n) * 2042n) / 10_000n + 102_100n
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20_000_000 }), (base) => {
				expect(withholdingOn(base, rates)).toBe(Number(slow(BigInt(base))))
			}),
		)
	})

	test('never grows by more than the yen that was added, and never falls', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 1, max: 1000 }), (base, more) => {
				const step = withholdingOn(base + more, rates) - withholdingOn(base, rates)
				expect(step).toBeGreaterThanOrEqual(0)
				expect(step).toBeLessThanOrEqual(more)
			}),
		)
	})
})

test('every kind has its name, and none is no kind of pay', () => {
	for (const kind of withholdingKinds) expect(payWords.kinds[kind]).toMatch(/\S/)
	expect(isWithholdingKind('design')).toBe(true)
	expect(isWithholdingKind('cleaning')).toBe(false)
})

describe('who keeps it back', () => {
	test.each([
		['A', false, 'council'],
		['A', true, 'council'],
		['B', false, 'employer'],
		['B', true, 'council'],
	] as const)('in %s, ordered %s: the %s', (mode, ordered, who) =>
		expect(whoWithholds(mode, ordered)).toBe(who),
	)
})
