// Half hours by weekday, and days off once or repeating.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '~/base/day'
import { allHalfHours, countHalfHours, halfHoursWithin } from '~/base/span'
import type { DayOff } from '~/matching/availability'
import {
	checkDayOff,
	freeOn,
	isOff,
	isSaid,
	maskOf,
	maskOfPart,
	noHours,
	outsideHours,
	partsOfMask,
	weekOfMasks,
} from '~/matching/availability'
import { Refusal } from '~/words/refusal'
import { dayParts } from '~/work/posting'

const nameOf = (act: () => unknown) => {
	try {
		act()
	} catch (error) {
		if (error instanceof Refusal) return error.refusal
		throw error
	}
	return 'done'
}

describe('masks', () => {
	test('of parts join without a hole', () => {
		expect(maskOf(['morning', 'noon', 'afternoon', 'evening'])).toBe(halfHoursWithin(360, 1200))
		expect(countHalfHours(maskOfPart('morning'))).toBe(8)
	})
	test('give their parts back', () => {
		for (const part of dayParts) expect(partsOfMask(maskOfPart(part.key))).toEqual([part.key])
		expect(partsOfMask(halfHoursWithin(360, 570))).toEqual([])
		expect(partsOfMask(allHalfHours)).toHaveLength(4)
	})
	test('take finer spans, rounded inward', () => {
		expect(maskOf([], [{ startMinute: 545, endMinute: 700 }])).toBe(halfHoursWithin(570, 690))
		expect(maskOf(['morning'], [{ startMinute: 600, endMinute: 660 }])).toBe(halfHoursWithin(360, 660))
	})
	test('refuse a span turned round', () => {
		expect(nameOf(() => maskOf([], [{ startMinute: 700, endMinute: 600 }]))).toBe('hours-end-before-start')
		expect(nameOf(() => maskOf([], [{ startMinute: 600, endMinute: 1500 }]))).toBe('hours-end-before-start')
	})
	test('of a week are seven, and nothing but masks', () => {
		expect(weekOfMasks([])).toEqual(noHours)
		expect(weekOfMasks([1, undefined, 3])).toEqual([1, 0, 3, 0, 0, 0, 0])
		expect(nameOf(() => weekOfMasks([2 ** 48]))).toBe('hours-not-real')
		expect(nameOf(() => weekOfMasks([-1]))).toBe('hours-not-real')
		expect(nameOf(() => weekOfMasks([0.5]))).toBe('hours-not-real')
	})
})

describe('days off', () => {
	const off = (fromDay: string, untilDay = fromDay, everyWeeks = 0): DayOff => ({
		fromDay,
		untilDay,
		everyWeeks,
	})
	test('once, and their ends', () => {
		const week = [off('2026-11-10', '2026-11-12')]
		expect(isOff(week, '2026-11-09')).toBe(false)
		expect(isOff(week, '2026-11-10')).toBe(true)
		expect(isOff(week, '2026-11-12')).toBe(true)
		expect(isOff(week, '2026-11-13')).toBe(false)
	})
	test('every second Thursday', () => {
		const thursdays = [off('2026-11-05', '2026-11-05', 2)]
		expect(isOff(thursdays, '2026-11-05')).toBe(true)
		expect(isOff(thursdays, '2026-11-12')).toBe(false)
		expect(isOff(thursdays, '2026-11-19')).toBe(true)
		expect(isOff(thursdays, '2026-10-22')).toBe(false)
		expect(isOff(thursdays, '2027-11-18')).toBe(true)
	})
	test('repeating agree with walking there week by week', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 400 }),
				fc.integer({ min: 0, max: 5 }),
				fc.integer({ min: 1, max: 4 }),
				(after, length, everyWeeks) => {
					const fromDay = '2026-11-02'
					const one = off(fromDay, addDays(fromDay, length), everyWeeks)
					const day = addDays(fromDay, after)
					let slow = false
					for (let start = fromDay; start <= day; start = addDays(start, 7 * everyWeeks))
						if (daysBetween(start, day) <= length) slow = true
					expect(isOff([one], day)).toBe(slow)
				},
			),
		)
	})
	test('are refused when not real', () => {
		const check = (one: DayOff) => nameOf(() => checkDayOff(one, '2026-11-02'))
		expect(check(off('2026-11-02'))).toBe('done')
		expect(check(off('2026-02-30'))).toBe('day-off-not-real')
		expect(check(off('2026-11-05', '2026-11-04'))).toBe('day-off-order')
		expect(check(off('2026-10-01', '2026-11-01'))).toBe('day-gone')
		expect(check(off('2026-10-01', '2026-10-02', 1))).toBe('done')
		expect(check(off('2026-11-02', '2026-11-02', 9))).toBe('day-off-weeks')
		expect(check(off('2026-11-02', '2026-11-08', 1))).toBe('day-off-too-long')
		expect(check(off('2026-11-02', '2027-12-02'))).toBe('day-off-too-long')
	})
	test('are said already by the same days, or by a series they repeat', () => {
		const weekly = off('2026-11-05', '2026-11-06', 2)
		expect(isSaid([weekly], weekly)).toBe(true)
		expect(isSaid([weekly], off('2026-11-19', '2026-11-20', 2))).toBe(true)
		for (const other of [
			off('2026-11-12', '2026-11-13', 2),
			off('2026-11-05', '2026-11-05', 2),
			off('2026-11-05', '2026-11-06'),
			off('2026-11-05', '2026-11-06', 1),
			off('2026-10-22', '2026-10-23', 2),
		])
			expect(isSaid([weekly], other), JSON.stringify(other)).toBe(false)
		expect(isSaid([off('2026-11-05')], off('2026-11-05'))).toBe(true)
		expect(isSaid([off('2026-11-05')], off('2026-11-06'))).toBe(false)
	})
	test('say at which field they are over', () => {
		const fieldOf = (one: DayOff) => {
			try {
				checkDayOff(one, '2026-11-02')
			} catch (error) {
				return (error as Refusal).field
			}
		}
		expect(fieldOf(off('2026-11-01'))).toBe('fromDay')
		expect(fieldOf(off('2026-10-01', '2026-11-01'))).toBe('untilDay')
	})
	test('leave no hour free', () => {
		const masks = weekOfMasks([1, 2, 3, 4, 5, 6, 7])
		expect(freeOn({ masks, dates: [], daysOff: [] }, '2026-11-02')).toBe(2)
		expect(freeOn({ masks, dates: [], daysOff: [] }, '2026-11-01')).toBe(1)
		expect(freeOn({ masks, dates: [], daysOff: [off('2026-11-02')] }, '2026-11-02')).toBe(0)
	})
})

test('what is held outside the hours is known, to the half hour', () => {
	const mondays = weekOfMasks([0, maskOf([], [{ startMinute: 540, endMinute: 720 }])])
	const held = (startMinute: number, endMinute: number, day = '2026-11-09') => ({
		day,
		startMinute,
		endMinute,
	})
	expect(outsideHours({ masks: mondays, dates: [], daysOff: [] }, held(540, 720))).toBe(false)
	expect(outsideHours({ masks: mondays, dates: [], daysOff: [] }, held(540, 721))).toBe(true)
	expect(outsideHours({ masks: mondays, dates: [], daysOff: [] }, held(540, 600, '2026-11-10'))).toBe(true)
	const off = [{ fromDay: '2026-11-09', untilDay: '2026-11-09', everyWeeks: 0 }]
	expect(outsideHours({ masks: mondays, dates: [], daysOff: off }, held(540, 600))).toBe(true)
})
