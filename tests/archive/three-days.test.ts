// Which days go on paper at closing time: today, open days, and days with work.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysToPrint } from '~/archive/three-days'
import { addDays, weekdayOf } from '~/base/day'

const weekday = (day: string) => weekdayOf(day) >= 1 && weekdayOf(day) <= 5
const none = () => false

describe('the days on paper', () => {
	test.each([
		['a Monday', '2026-11-02', '2026-11-04', none, ['2026-11-02', '2026-11-03', '2026-11-04']],
		['a Friday', '2026-11-06', '2026-11-10', none, ['2026-11-06', '2026-11-09', '2026-11-10']],
		[
			'a Friday with work on Sunday',
			'2026-11-06',
			'2026-11-10',
			(day: string) => day === '2026-11-08',
			['2026-11-06', '2026-11-08', '2026-11-09', '2026-11-10'],
		],
		['a Saturday', '2026-11-07', '2026-11-10', none, ['2026-11-07', '2026-11-09', '2026-11-10']],
	])('from %s', (_, today, last, hasWork, wanted) => {
		expect(daysToPrint(today, last, weekday, hasWork)).toEqual(wanted)
	})

	test('no day with work is ever left out', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 12 }),
				fc.array(fc.integer({ min: 0, max: 12 })),
				(length, work) => {
					const last = addDays('2026-12-25', length)
					const worked = new Set(work.map((n) => addDays('2026-12-25', n)))
					const days = daysToPrint('2026-12-25', last, none, (day) => worked.has(day))
					for (const day of worked) expect(days.includes(day)).toBe(day <= last || day === '2026-12-25')
					expect([...days].sort()).toEqual(days)
				},
			),
		)
	})
})
