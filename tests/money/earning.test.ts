// The next money to come in, which is what people look for; and what agreed terms bring.
import { describe, expect, test } from 'vitest'
import type { PayFacts } from '~/assignments/pay-items'
import { payItemsOf } from '~/assignments/pay-items'
import {
	bookedSums,
	cancellationSums,
	lateMoney,
	nextMoney,
	payOf,
	stillComes,
	sumsOf,
} from '~/money/earning'
import { usualPayTerms } from '~/work/pay-terms'
import { payFacts } from '../pay-facts'

const owed = (yen: number, payDay: string, more: Partial<Parameters<typeof nextMoney>[0][number]> = {}) => ({
	yen,
	payDay,
	transferDay: null,
	state: 'credited' as const,
	...more,
})

test('is the nearest day, with everything that comes on it', () => {
	const all = [
		owed(7400, '2026-12-25'),
		owed(2600, '2026-11-25'),
		owed(2600, '2026-11-28', { transferDay: '2026-11-25', state: 'sent' }),
	]
	expect(nextMoney(all, '2026-11-21')).toEqual({ day: '2026-11-25', yen: 5200 })
	expect(nextMoney(all, '2026-11-26')).toEqual({ day: '2026-12-25', yen: 7400 })
})

test('is nothing when all is paid, or came back', () => {
	expect(
		nextMoney(
			[owed(1, '2026-11-25', { state: 'paid' }), owed(2, '2026-11-25', { state: 'returned' })],
			'2026-11-21',
		),
	).toBeNull()
})

test('is still to come on the day a file was handed to the bank for, and over the day after', () => {
	const sent = owed(2600, '2026-11-28', { transferDay: '2026-11-25', state: 'sent' })
	expect(stillComes(sent, '2026-11-24')).toBe(true)
	expect(stillComes(sent, '2026-11-25')).toBe(true)
	expect(stillComes(sent, '2026-11-26')).toBe(false)
	expect(stillComes(owed(1, '2026-11-25', { state: 'paid' }), '2026-11-20')).toBe(false)
})

test('is late once its day went by and nobody sent it', () => {
	const all = [
		owed(7400, '2026-12-25'),
		owed(2600, '2026-11-25'),
		owed(400, '2026-11-25'),
		owed(9, '2026-10-30'),
	]
	expect(lateMoney(all, '2026-11-25')).toEqual([{ day: '2026-10-30', yen: 9 }])
	expect(lateMoney(all, '2026-11-26')).toEqual([
		{ day: '2026-10-30', yen: 9 },
		{ day: '2026-11-25', yen: 3000 },
	])
	expect(lateMoney([owed(1, '2026-11-25', { state: 'sent' })], '2026-12-01')).toEqual([])
})

const law = { taxPermille: 100, rates: { low: 1021, high: 2042, edgeYen: 1_000_000 } }
const agreed = (over: Partial<PayFacts> = {}) => ({
	payYen: 2600,
	serviceOn: '2026-11-09',
	payOn: '2026-12-25',
	...payItemsOf(payFacts(over)),
	...(over.payYen && { payYen: over.payYen }),
})
const design = { ...usualPayTerms, withholding: 'design' }

describe('an earning by its terms', () => {
	const nothing = { units: null, travelYen: null }
	test.each([
		['the whole sum', agreed(), nothing, { yen: 2600, units: null, withheldYen: 0, withheldBy: null }],
		[
			'terms from before lots were an item',
			{ payYen: 2600, serviceOn: '2026-11-09', payOn: '2026-12-25' },
			nothing,
			{ yen: 2600, travelYen: 0, withholding: 'none' },
		],
		[
			'tax kept back by the council',
			agreed({ payYen: 10_000, terms: design }),
			nothing,
			{ yen: 8979, withheldYen: 1021, withheldBy: 'council', withholding: 'design' },
		],
		[
			'tax kept back by the employer',
			agreed({ payYen: 10_000, terms: design, mode: 'B' }),
			nothing,
			{ yen: 8979, withheldYen: 1021, withheldBy: 'employer' },
		],
		[
			'ten of 24 bags',
			agreed({ payYen: 2400, terms: { ...usualPayTerms, by: 'lots', unit: '1袋', units: 24 } }),
			{ units: 10, travelYen: null },
			{ yen: 1000, units: 10 },
		],
		[
			'bags nobody counted are all of them',
			agreed({ payYen: 2400, terms: { ...usualPayTerms, by: 'lots', unit: '1袋', units: 24 } }),
			nothing,
			{ yen: 2400, units: 24 },
		],
	] as const)('%s', (_, body, counted, sums) => expect(sumsOf(body, counted, law)).toMatchObject(sums))

	test('what the council keeps back is booked beside what is owed; what the employer keeps back is not', () => {
		const body = agreed({ payYen: 10_000, terms: design })
		const sums = sumsOf(body, nothing, law)
		expect(bookedSums(sums, 'A')).toEqual({ mode: 'A', yen: 10_000, withheldYen: 1021 })
		expect(bookedSums({ ...sums, withheldBy: 'employer' }, 'B')).toEqual({
			mode: 'B',
			yen: 8979,
			withheldYen: 0,
		})
		expect(payOf({ yen: 8979, travelYen: 0, withheldYen: 1021 })).toBe(10_000)
	})
})

describe('a calling off by the employer', () => {
	test.each([
		['in time', agreed(), 0, false, null],
		['late', agreed(), 600, false, { yen: 1560, travelYen: 0 }],
		['after they set out', agreed(), 1000, true, { yen: 2600 }],
		[
			'after they set out, with the fixed travel',
			agreed({ terms: { ...usualPayTerms, travel: 'fixed', travelYen: 300 } }),
			1000,
			true,
			{ yen: 2900, travelYen: 300 },
		],
		[
			'late, without the travel',
			agreed({ terms: { ...usualPayTerms, travel: 'fixed', travelYen: 300 } }),
			600,
			false,
			{ yen: 1560, travelYen: 0 },
		],
		['of design', agreed({ payYen: 10_000, terms: design }), 600, false, { yen: 5388, withheldYen: 612 }],
		['of one yen, up to the yen', agreed({ payYen: 1 }), 1, false, { yen: 1 }],
	] as const)('%s', (_, body, permille, begun, sums) => {
		const owed = cancellationSums(body, { permille, begun }, law)
		if (sums === null) expect(owed).toBeNull()
		else expect(owed).toMatchObject(sums)
	})
})
