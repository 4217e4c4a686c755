// What a calling off by the employer's side owes, to the minute and to the yen.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '~/base/day'
import type { CancelRule } from '~/council/cancelling'
import { cancelShare, cancelYen } from '~/council/cancelling'
import { readSetting } from '~/council/setting'
import { sayCancel, sayCancelToEmployer } from '~/words/ja/pay'

const rule: CancelRule = { freeMinute: 1020, latePermille: 600, begunPermille: 1000 }
const day = '2026-11-09'
const startsAt = instantOf(day, 570)
const share = (at: Date, begun = false, by = rule) => cancelShare(by, { startsAt, day, at, begun })

describe('the share', () => {
	test.each([
		['weeks before', instantOf('2026-10-01', 600), 0],
		['at 16:59 the day before', instantOf('2026-11-08', 1019), 0],
		['at 17:00 the day before', instantOf('2026-11-08', 1020), 0],
		['a second after it', new Date(instantOf('2026-11-08', 1020).getTime() + 1000), 600],
		['in the evening', instantOf('2026-11-08', 1300), 600],
		['that morning', instantOf(day, 480), 600],
		['a minute before the start', instantOf(day, 569), 600],
		['at the start', instantOf(day, 570), 1000],
		['during it', instantOf(day, 600), 1000],
		['the day after', instantOf('2026-11-10', 0), 1000],
	])('%s is %#', (_, at, permille) => expect(share(at)).toBe(permille))

	test('after somebody set out or arrived it is all of it, however early', () => {
		expect(share(instantOf(day, 480), true)).toBe(1000)
		expect(share(instantOf('2026-11-08', 600), true)).toBe(1000)
		expect(share(instantOf(day, 480), true, { ...rule, begunPermille: 800 })).toBe(800)
	})
	test('never falls as time goes by', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1439 }),
				fc.integer({ min: 0, max: 1000 }),
				fc.integer({ min: -4000, max: 600 }),
				fc.integer({ min: 0, max: 3000 }),
				(freeMinute, latePermille, from, more) => {
					const by = { freeMinute, latePermille, begunPermille: 1000 }
					const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
					expect(share(at(from + more), false, by)).toBeGreaterThanOrEqual(share(at(from), false, by))
				},
			),
		)
	})
})

describe('the sum', () => {
	test.each([
		[2600, 0, 0],
		[2600, 600, 1560],
		[2600, 1000, 2600],
		[1, 600, 1],
		[1, 1, 1],
		[1001, 600, 601],
		[1234, 333, 411],
		[0, 600, 0],
	])('of %i at %i is %i, up to the whole yen', (payYen, permille, yen) =>
		expect(cancelYen(payYen, permille)).toBe(yen),
	)
	test.each([
		[2600, -1],
		[2600, 1001],
		[2600, 0.5],
		[-1, 600],
		[0.5, 600],
	])('of %d at %d there is none', (payYen, permille) => expect(() => cancelYen(payYen, permille)).toThrow())
	test('is never less than the share and never a yen more', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 10_000_000 }),
				fc.integer({ min: 0, max: 1000 }),
				(payYen, permille) => {
					const yen = cancelYen(payYen, permille)
					expect(yen * 1000).toBeGreaterThanOrEqual(payYen * permille)
					expect((yen - 1) * 1000).toBeLessThan(payYen * permille)
					expect(yen).toBeLessThanOrEqual(payYen)
				},
			),
		)
	})
})

describe('the settings', () => {
	test.each([
		['cancel-late-share', '60%', 600],
		['cancel-late-share', '0%', 0],
		['cancel-late-share', '100%', 1000],
		['cancel-late-share', '100.1%', undefined],
		['cancel-late-share', '-1%', undefined],
		['cancel-late-share', '999%', undefined],
		['cancel-begun-share', '120%', undefined],
		['cancel-free-minute', '17時', 1020],
		['cancel-free-minute', '24:00', undefined],
		['cancel-free-minute', '25時', undefined],
		['withholding-low', '10.21%', 1021],
		['withholding-low', '10.215%', undefined],
		['withholding-low', '101%', undefined],
	] as const)('%s %s is %s', (key, typed, value) => expect(readSetting(key, typed)).toBe(value))
})

test('both sides read the same figures', () => {
	expect(sayCancel(rule)).toMatch(/17時まで.*0円.*60%.*全額.*入金がなくても/)
	expect(sayCancelToEmployer(rule)).toMatch(/17時まで.*無料.*60%.*全額/)
	expect(sayCancel({ ...rule, begunPermille: 900 })).toMatch(/90%/)
})
