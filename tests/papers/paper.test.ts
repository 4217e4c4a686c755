// Until when a paper is kept: the rule, and the same found by trying every day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '~/base/day'
import { keptUntil, lastDayOver } from '~/papers/paper'

describe('the last day a paper is kept', () => {
	test.each([
		['2026-04-01', 7, '2034-05-31'],
		['2027-03-31', 7, '2034-05-31'],
		['2027-04-01', 7, '2035-05-31'],
		['2026-11-22', 10, '2037-05-31'],
	])('%s for %i years', (day, years, until) => {
		expect(keptUntil(day, years)).toBe(until)
	})
})

test('the last day over is the last of which the rule says so', () => {
	const someDay = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2025-01-01', n))
	fc.assert(
		fc.property(someDay, fc.integer({ min: 1, max: 15 }), (today, years) => {
			const last = lastDayOver(years, today)
			expect(keptUntil(last, years) < today).toBe(true)
			expect(keptUntil(addDays(last, 1), years) < today).toBe(false)
		}),
	)
})
