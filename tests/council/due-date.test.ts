// Pay days: never past the sixtieth day, never when banks are closed, on every day of ten years.
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, lastDayOfMonth } from '~/base/day'
import { isBankDay } from '~/council/calendar'
import { checkPayRule, latestPayDay, ordinaryPayRule, payDay } from '~/council/due-date'
import { Refusal } from '~/words/refusal'

test('the sixtieth day counts the day of service as the first (handbook §3.1)', () => {
	expect(latestPayDay('2026-05-15')).toBe('2026-07-13')
	let day = '2026-05-15'
	for (let counted = 1; counted < 60; counted++) day = addDays(day, 1)
	expect(latestPayDay('2026-05-15')).toBe(day)
})

describe('the 25th of the next month', () => {
	test('or the bank day before', () => {
		expect(payDay('2026-11-21')).toBe('2026-12-25')
		expect(payDay('2026-09-30')).toBe('2026-10-23')
		expect(payDay('2026-12-31')).toBe('2027-01-25')
	})
	test('in the first days of a month the bank day after, when the one before is in the closed month', () => {
		expect(payDay('2026-12-31', { payDate: 1 })).toBe('2027-01-04')
		expect(payDay('2019-04-30', { payDate: 1 })).toBe('2019-05-07')
		expect(payDay('2026-07-31', { payDate: 2 })).toBe('2026-08-03')
	})
})

describe('a rule', () => {
	test('that can pass the sixtieth day is refused', () => {
		for (const payDate of [30, 31, 0, -1, 10.5, Number.NaN])
			expect(() => checkPayRule({ payDate })).toThrow(Refusal)
		expect(() => payDay('2026-11-21', { payDate: 30 })).toThrow(Refusal)
		expect(checkPayRule(ordinaryPayRule)).toBe(ordinaryPayRule)
		expect(checkPayRule({ payDate: 29 })).toEqual({ payDate: 29 })
	})
	test('says what to enter', () => {
		try {
			checkPayRule({ payDate: 31 })
			expect.unreachable()
		} catch (error) {
			expect((error as Refusal).sentence).toContain('1日から29日まで')
			expect((error as Refusal).field).toBe('payDate')
		}
	})
	test('the 30th would indeed be late, and the 29th never is', () => {
		expect('2026-08-30' > latestPayDay('2026-07-01')).toBe(true)
		expect('2026-08-29' <= latestPayDay('2026-07-01')).toBe(true)
	})
})

test('every rule, every day of ten years: in time, after the month, on a bank day', () => {
	for (let payDate = 1; payDate <= 29; payDate++)
		for (let day = '2024-01-01'; day < '2034-01-01'; day = addDays(day, 1)) {
			const paid = payDay(day, { payDate })
			const good = paid > lastDayOfMonth(day) && daysBetween(day, paid) <= 59 && isBankDay(paid)
			if (!good) expect.unreachable(`${day} paid on ${paid} by the ${payDate}th`)
		}
})
