// Splitting yen loses nothing, and tax is cut down to the yen.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatYen, isYen, mostYen, share, taxOn, taxWithin } from '~/base/yen'

describe('a sum in yen', () => {
	test.each([0, 1, 2600, mostYen])('%s is one', (n) => expect(isYen(n)).toBe(true))
	test.each([-1, 0.5, mostYen + 1, Number.NaN, Number.POSITIVE_INFINITY, '100', null, undefined])(
		'%s is none',
		(n) => expect(isYen(n)).toBe(false),
	)
})

describe('sharing', () => {
	test('the yen left over go one each from the front', () => {
		expect(share(100, [1, 1, 1])).toEqual([34, 33, 33])
		expect(share(101, [1, 1, 1])).toEqual([34, 34, 33])
	})
	test('a part without weight gets nothing, not even a left-over yen', () => {
		expect(share(5, [0, 1, 0, 1])).toEqual([0, 3, 0, 2])
	})
	test('stays exact where yen × weight passes 2^53', () => {
		expect(share(mostYen, [999_999_999, 1])).toEqual([99_999_999_900, 100])
	})
	test('nobody to share among is a fault', () => {
		expect(() => share(1, [])).toThrow(RangeError)
		expect(() => share(1, [0])).toThrow(RangeError)
		expect(() => share(1, [-1, 2])).toThrow(RangeError)
		expect(() => share(1.5, [1])).toThrow(RangeError)
	})

	/** Counts the yen of each part up one by one, then hands out what is left. */
	function slowly(total: number, weights: number[]): number[] {
		const whole = weights.reduce((a, b) => a + b, 0)
		const parts = weights.map((weight) => {
			let yen = 0
			while ((yen + 1) * whole <= total * weight) yen++
			return yen
		})
		let left = total - parts.reduce((a, b) => a + b, 0)
		for (let i = 0; left > 0; i = (i + 1) % weights.length)
			if (weights[i] !== 0) {
				parts[i] = (parts[i] ?? 0) + 1
				left--
			}
		return parts
	}
	const weights = fc
		.array(fc.nat(50), { minLength: 1, maxLength: 8 })
		.filter((list) => list.some((w) => w > 0))
	test('is what counting by hand gives', () => {
		fc.assert(
			fc.property(fc.nat(3000), weights, (total, list) => {
				expect(share(total, list)).toEqual(slowly(total, list))
			}),
		)
	})
	test('always sums to the whole, in whole yen', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: mostYen }),
				fc.array(fc.integer({ min: 1, max: 2 ** 40 }), { minLength: 1, maxLength: 40 }),
				(total, list) => {
					const parts = share(total, list)
					expect(parts.every(isYen)).toBe(true)
					expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
				},
			),
		)
	})
})

describe('tax', () => {
	test('on and within', () => {
		expect(taxOn(2605, 100)).toBe(260)
		expect(taxWithin(2860, 100)).toBe(260)
		expect(taxOn(1234, 80)).toBe(98)
		expect(taxWithin(1080, 80)).toBe(80)
		expect(taxOn(500, 0)).toBe(0)
	})
	test('is the whole number just at or below the true figure', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: mostYen }), fc.nat(1000), (sum, rate) => {
				const [on, within] = [BigInt(taxOn(sum, rate)), BigInt(taxWithin(sum, rate))]
				const [yen, r] = [BigInt(sum), BigInt(rate)]
				expect(on * 1000n <= yen * r && yen * r < (on + 1n) * 1000n).toBe(true)
				expect(within * (1000n + r) <= yen * r && yen * r < (within + 1n) * (1000n + r)).toBe(true)
			}),
		)
	})
	test('needs whole yen and a whole rate', () => {
		expect(() => taxOn(-1, 100)).toThrow(RangeError)
		expect(() => taxOn(1, 10.5)).toThrow(RangeError)
		expect(() => taxWithin(1, -1)).toThrow(RangeError)
	})
})

test('written with commas', () => {
	expect(formatYen(2600)).toBe('2,600')
	expect(formatYen(0)).toBe('0')
	expect(formatYen(-0)).toBe('0')
	expect(formatYen(-1234567)).toBe('-1,234,567')
	expect(() => formatYen(1.5)).toThrow(RangeError)
})
