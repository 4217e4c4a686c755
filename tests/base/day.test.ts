// Civil days against the machine's own calendar and its own idea of Tokyo.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	addDays,
	addMonths,
	ageOn,
	dayInMonth,
	dayOf,
	daysBetween,
	fiscalYearOf,
	instantOf,
	isDay,
	lastDayOfMonth,
	minuteOf,
	monthOf,
	weekdayOf,
	weekOf,
} from '~/base/day'

const dayMillis = 86_400_000
const fromMillis = (time: number) => new Date(time).toISOString().slice(0, 10)
// 0200-01-01 to 9800-01-01: room for a step either way.
const days = fc
	.integer({ min: Date.UTC(200, 0, 1) / dayMillis, max: Date.UTC(9800, 0, 1) / dayMillis })
	.map((number) => fromMillis(number * dayMillis))

describe('a day', () => {
	test.each(['2026-12-01', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) =>
		expect(isDay(text)).toBe(true),
	)
	test.each([
		'2026-02-29',
		'2100-02-29',
		'2026-04-31',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'0000-01-01',
		'2026-1-1',
		'2026/01/01',
		'2026-01-01 ',
		'２０２６-01-01',
		'',
		20261201,
		undefined,
	])('%s is none', (text) => expect(isDay(text)).toBe(false))
})

describe('counting days', () => {
	test('as the machine counts them', () => {
		fc.assert(
			fc.property(days, fc.integer({ min: -70_000, max: 70_000 }), (day, count) => {
				const there = fromMillis(Date.parse(day) + count * dayMillis)
				expect(addDays(day, count)).toBe(there)
				expect(daysBetween(day, there)).toBe(count)
				expect(weekdayOf(day)).toBe(new Date(day).getUTCDay())
				expect(isDay(day)).toBe(true)
			}),
		)
	})
	test('every day of 1890 to 2110, one after the other', () => {
		let day = '1890-01-01'
		for (let time = Date.UTC(1890, 0, 1); time < Date.UTC(2110, 0, 1); time += dayMillis) {
			if (day !== fromMillis(time)) expect(day).toBe(fromMillis(time))
			day = addDays(day, 1)
		}
		expect(day).toBe('2110-01-01')
	})
	test('a text that is no day is a fault', () => {
		expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
		expect(() => addDays('2026-02-01', 0.5)).toThrow(RangeError)
		expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
		expect(() => weekdayOf('tomorrow')).toThrow(RangeError)
	})
})

describe('months, weeks and years of accounts', () => {
	test('months', () => {
		expect(monthOf('2026-12-01')).toBe('2026-12')
		expect(addMonths('2026-12', 1)).toBe('2027-01')
		expect(addMonths('2026-01', -1)).toBe('2025-12')
		expect(addMonths('2026-06', -18)).toBe('2024-12')
		expect(() => addMonths('2026-13', 1)).toThrow(RangeError)
		expect(dayInMonth('2026-02', 31)).toBe('2026-02-28')
		expect(dayInMonth('2026-02', 5)).toBe('2026-02-05')
		expect(() => dayInMonth('2026-02', 0)).toThrow(RangeError)
		expect(lastDayOfMonth('2028-02-03')).toBe('2028-02-29')
	})
	test('the last day is the one before the next first', () => {
		fc.assert(
			fc.property(days, (day) => {
				expect(lastDayOfMonth(day)).toBe(addDays(`${addMonths(monthOf(day), 1)}-01`, -1))
			}),
		)
	})
	test('the year of accounts turns in April', () => {
		expect(fiscalYearOf('2027-03-31')).toBe(2026)
		expect(fiscalYearOf('2027-04-01')).toBe(2027)
		expect(fiscalYearOf('2026-12-31')).toBe(2026)
	})
	test('a week begins on Monday', () => {
		expect(weekOf('2026-12-01')).toBe('2026-11-30')
		expect(weekOf('2026-11-30')).toBe('2026-11-30')
		expect(weekOf('2026-11-29')).toBe('2026-11-23')
		fc.assert(
			fc.property(days, (day) => {
				const behind = daysBetween(weekOf(day), day)
				expect(weekdayOf(weekOf(day))).toBe(1)
				expect(behind >= 0 && behind < 7).toBe(true)
			}),
		)
	})
	test('age', () => {
		expect(ageOn('1950-12-02', '2026-12-01')).toBe(75)
		expect(ageOn('1950-12-01', '2026-12-01')).toBe(76)
		expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
		expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
		expect(ageOn('2008-02-29', '2028-02-29')).toBe(20)
		expect(ageOn('2026-12-02', '2026-12-01')).toBe(-1)
	})
})

describe('instants', () => {
	const tokyo = new Intl.DateTimeFormat('en-CA', {
		timeZone: 'Asia/Tokyo',
		dateStyle: 'short',
		timeStyle: 'medium',
		hourCycle: 'h23',
	})
	test('midnight in Tokyo', () => {
		expect(dayOf(new Date('2026-11-30T14:59:59.999Z'))).toBe('2026-11-30')
		expect(minuteOf(new Date('2026-11-30T14:59:59.999Z'))).toBe(1439)
		expect(dayOf(new Date('2026-11-30T15:00:00Z'))).toBe('2026-12-01')
		expect(minuteOf(new Date('2026-11-30T15:00:00Z'))).toBe(0)
		expect(instantOf('2026-12-01', 570).toISOString()).toBe('2026-12-01T00:30:00.000Z')
		expect(instantOf('2026-12-01', 1440)).toEqual(instantOf('2026-12-02', 0))
	})
	test('the same day and minute as the machine says it is in Tokyo', () => {
		const instants = fc.date({
			min: new Date('1952-01-01'),
			max: new Date('2200-01-01'),
			noInvalidDate: true,
		})
		fc.assert(
			fc.property(instants, (instant) => {
				const [day, time] = tokyo.format(instant).split(', ')
				const [hours, minutes] = (time ?? '').split(':').map(Number)
				expect(dayOf(instant)).toBe(day)
				expect(minuteOf(instant)).toBe((hours ?? 0) * 60 + (minutes ?? 0))
			}),
		)
	})
	test('there and back', () => {
		fc.assert(
			fc.property(days, fc.nat(1439), (day, minute) => {
				expect(dayOf(instantOf(day, minute))).toBe(day)
				expect(minuteOf(instantOf(day, minute))).toBe(minute)
			}),
		)
	})
	test('before 1970 too, and no instant is a fault', () => {
		expect(dayOf(new Date('1964-10-10T05:00:00Z'))).toBe('1964-10-10')
		expect(minuteOf(new Date('1964-10-10T05:00:00Z'))).toBe(840)
		expect(() => dayOf(new Date(Number.NaN))).toThrow(RangeError)
		expect(() => instantOf('2026-12-01', 1441)).toThrow(RangeError)
	})
})
