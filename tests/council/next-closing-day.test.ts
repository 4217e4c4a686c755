// When the office closes next, and what every page says of days that are not as usual.
import { expect, test } from 'vitest'
import { closesOn, closingAfter, nextClosing, nextException } from '~/council/calendar'

const office = {
	closing: new Set<string>(['2026-11-04']),
	early: new Map<string, number>([['2026-11-06', 15 * 60]]),
	closesMinute: 1035,
}
const usual = { ...office, closing: new Set<string>(), early: new Map<string, number>() }

test.each([
	['2026-11-02', 9 * 60, '2026-11-02'],
	['2026-11-02', 1035, '2026-11-04'],
	['2026-11-03', 9 * 60, '2026-11-04'],
	['2026-11-07', 9 * 60, '2026-11-09'],
	['2026-12-28', 1100, '2027-01-04'],
])('%s at minute %i: %s', (day, minute, expected) => {
	expect(nextClosing(day, minute, usual)).toEqual({ day: expected, minute: 1035 })
})

test('an own closing day is passed over, and 早じまい is its end', () => {
	expect(nextClosing('2026-11-02', 1100, office)).toEqual({ day: '2026-11-05', minute: 1035 })
	expect(nextClosing('2026-11-06', 14 * 60, office)).toEqual({ day: '2026-11-06', minute: 900 })
	expect(nextClosing('2026-11-06', 15 * 60, office)).toEqual({ day: '2026-11-09', minute: 1035 })
	expect(closesOn('2026-11-06', { ...office, closesMinute: 800 })).toBe(800)
})

test.each([
	['2026-11-02', 1, { day: '2026-11-05', minute: 1035 }],
	['2026-11-05', 1, { day: '2026-11-06', minute: 900 }],
	['2026-11-06', 1, { day: '2026-11-09', minute: 1035 }],
	['2026-11-07', 1, { day: '2026-11-09', minute: 1035 }],
	['2026-12-28', 2, { day: '2027-01-05', minute: 1035 }],
])('what comes on %s is answered by the close of office day %i after it', (day, count, expected) => {
	expect(closingAfter(day, count, office)).toEqual(expected)
})

test.each([
	['closed today of its own', '2026-11-04', { day: '2026-11-04', closesMinute: null }],
	['a weekend', '2026-11-07', { day: '2026-11-07', closesMinute: null }],
	['closing early today', '2026-11-06', { day: '2026-11-06', closesMinute: 900 }],
	['closing early tomorrow', '2026-11-05', { day: '2026-11-06', closesMinute: 900 }],
	['a holiday tomorrow', '2026-11-02', { day: '2026-11-03', closesMinute: null }],
	['nothing for a week', '2026-11-09', null],
])('%s', (_, today, expected) => {
	expect(nextException(today, office)).toEqual(expected)
})
