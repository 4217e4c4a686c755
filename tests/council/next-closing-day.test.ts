// By when somebody who asked to be called is called: before the office closes, today or on the next open day.
import { expect, test } from 'vitest'
import { nextClosingDay } from '~/council/calendar'

test.each([
	['2026-11-02', 9 * 60, '2026-11-02'],
	['2026-11-02', 1035, '2026-11-04'],
	['2026-11-03', 9 * 60, '2026-11-04'],
	['2026-11-07', 9 * 60, '2026-11-09'],
	['2026-12-28', 1100, '2027-01-04'],
])('%s at minute %i: %s', (day, minute, expected) => {
	expect(nextClosingDay(day, minute, 1035)).toBe(expected)
})

test('an own closing day is passed over', () => {
	expect(nextClosingDay('2026-11-02', 1100, 1035, new Set(['2026-11-04']))).toBe('2026-11-05')
})
