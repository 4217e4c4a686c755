// Pay of the dead: the last day it can be claimed, and what a case comes to.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays } from '~/base/day'
import { isNear, limitDayOf, sumsOfCase, yearsAfter } from '~/money/heirs'

describe('so many years after a day', () => {
	test.each([
		['2026-11-25', 5, '2031-11-25'],
		['2028-02-29', 5, '2033-02-28'],
		['2028-02-29', 4, '2032-02-29'],
		['2026-12-31', 1, '2027-12-31'],
		['2027-02-28', 1, '2028-02-28'],
	])('%s, %d: %s', (day, years, then) => expect(yearsAfter(day, years)).toBe(then))

	it('is later than every day before it, and never further than so many long years', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 20 }), (n, years) => {
				const day = addDays('2000-01-01', n)
				const then = yearsAfter(day, years)
				expect(then > addDays(day, years * 365 - 1)).toBe(true)
				expect(then <= addDays(day, years * 366)).toBe(true)
			}),
		)
	})
})

test.each([
	['the oldest counts', ['2026-12-25', '2026-10-23', '2026-11-25'], '2031-10-23'],
	['one', ['2026-12-25'], '2031-12-25'],
	['none', [], null],
])('the limit of a case: %s', (_, days, limit) => expect(limitDayOf(days, 5)).toBe(limit))

test.each([
	['2031-10-23', '2030-10-22', false],
	['2031-10-23', '2030-10-23', true],
	['2031-10-23', '2032-01-01', true],
	[null, '2032-01-01', false],
])('%s is near on %s: %s', (limit, today, near) => expect(isNear(limit, today)).toBe(near))

it('own and held come to what was earned', () => {
	expect(sumsOfCase([])).toEqual({ ownYen: 0, heldYen: 0 })
	const earning = fc.record({ yen: fc.integer({ min: 1, max: 100_000 }), held: fc.boolean() })
	fc.assert(
		fc.property(fc.array(earning), (some) => {
			const { ownYen, heldYen } = sumsOfCase(some)
			expect(ownYen + heldYen).toBe(some.reduce((sum, one) => sum + one.yen, 0))
			expect(heldYen).toBe(some.reduce((sum, one) => sum + (one.held ? one.yen : 0), 0))
		}),
	)
})
