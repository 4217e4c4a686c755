// Days banks and the office are open, against known years and against counting day by day.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '~/base/day'
import {
	addOfficeDays,
	bankDayOnOrAfter,
	bankDayOnOrBefore,
	holidayName,
	isBankDay,
	isOfficeDay,
} from '~/council/calendar'
import { Refusal } from '~/words/refusal'

const days = fc.nat(365 * 20).map((count) => addDays('2020-01-01', count))

describe('bank days', () => {
	test.each([
		'2026-11-21', // Saturday
		'2026-11-22', // Sunday
		'2026-11-23', // 勤労感謝の日
		'2026-05-06', // 振替休日
		'2026-09-22', // 国民の休日
		'2019-05-01', // the new Emperor
		'2026-12-31',
		'2027-01-01',
		'2025-01-02',
		'2025-01-03',
	])('closed on %s', (day) => expect(isBankDay(day)).toBe(false))
	test.each(['2026-11-24', '2026-12-25', '2026-12-29', '2026-12-30', '2027-01-04', '2026-11-30'])(
		'open on %s',
		(day) => expect(isBankDay(day)).toBe(true),
	)
	test('over the New Year and Golden Week', () => {
		expect(bankDayOnOrBefore('2027-01-03')).toBe('2026-12-30')
		expect(bankDayOnOrAfter('2026-12-31')).toBe('2027-01-04')
		expect(bankDayOnOrBefore('2026-05-06')).toBe('2026-05-01')
		expect(bankDayOnOrAfter('2026-05-02')).toBe('2026-05-07')
		expect(bankDayOnOrAfter('2026-12-25')).toBe('2026-12-25')
	})
	test('the nearest is open, and nothing nearer is', () => {
		fc.assert(
			fc.property(days, (day) => {
				let back = day
				while (back !== bankDayOnOrBefore(day)) {
					expect(isBankDay(back)).toBe(false)
					back = addDays(back, -1)
				}
				let on = day
				while (on !== bankDayOnOrAfter(day)) {
					expect(isBankDay(on)).toBe(false)
					on = addDays(on, 1)
				}
				expect(isBankDay(back) && isBankDay(on)).toBe(true)
			}),
		)
	})
})

describe('office days', () => {
	test('closes two days earlier than banks, and on its own days', () => {
		expect(isOfficeDay('2026-12-28')).toBe(true)
		expect(isOfficeDay('2026-12-29')).toBe(false)
		expect(isOfficeDay('2027-01-04')).toBe(true)
		expect(isOfficeDay('2026-12-01', new Set(['2026-12-01']))).toBe(false)
	})
	test('counts only open days', () => {
		expect(addOfficeDays('2026-11-20', 1)).toBe('2026-11-24')
		expect(addOfficeDays('2026-11-20', 2, new Set(['2026-11-24']))).toBe('2026-11-26')
		expect(addOfficeDays('2026-12-28', 1)).toBe('2027-01-04')
		expect(addOfficeDays('2026-11-24', -1)).toBe('2026-11-20')
		expect(addOfficeDays('2026-11-21', 0)).toBe('2026-11-24')
		expect(addOfficeDays('2026-11-20', 0)).toBe('2026-11-20')
		expect(() => addOfficeDays('2026-11-20', 0.5)).toThrow(RangeError)
	})
	test('as many open days lie between as were asked for', () => {
		const own = fc.array(days, { maxLength: 20 }).map((list) => new Set(list))
		fc.assert(
			fc.property(days, fc.integer({ min: -30, max: 30 }), own, (day, count, closed) => {
				const there = addOfficeDays(day, count, closed)
				expect(isOfficeDay(there, closed)).toBe(true)
				let open = 0
				const step = there > day ? 1 : -1
				for (let at = day; at !== there; ) {
					at = addDays(at, step)
					if (isOfficeDay(at, closed)) open++
				}
				if (count !== 0) expect(open).toBe(Math.abs(count))
			}),
		)
	})
})

describe('holidays', () => {
	test('by name', () => {
		expect(holidayName('2026-11-23')).toBe('勤労感謝の日')
		expect(holidayName('2026-11-24')).toBeUndefined()
	})
	test('past the end of the list nobody guesses', () => {
		expect(() => isBankDay('2051-01-05')).toThrow(Refusal)
		expect(() => isOfficeDay('1969-12-01')).toThrow(Refusal)
		expect(isBankDay('2050-12-30')).toBe(true)
		expect(() => isBankDay('2026-02-30')).toThrow(RangeError)
	})
})
