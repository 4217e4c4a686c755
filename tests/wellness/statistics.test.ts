// Months that may stand alone, quarters, and time as the office counts it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import { isOfficeDay } from '~/council/calendar'
import { officeMinutes } from '~/wellness/office-time'
import { isQuarter, monthsOf, quarterAfter, quarterOf, quartersBefore } from '~/wellness/quarter'
import { keptSpans, median } from '~/wellness/statistics'

describe('quarters', () => {
	it('begin in January, April, July and October', () => {
		expect(['2026-01-01', '2026-03-31', '2026-11-02'].map(quarterOf)).toEqual([
			'2026-01-01',
			'2026-01-01',
			'2026-10-01',
		])
		expect(quarterAfter('2026-10-01', 1)).toBe('2027-01-01')
		expect(monthsOf('2026-10-01')).toEqual(['2026-10', '2026-11', '2026-12'])
		expect(quartersBefore('2026-11-02', 2)).toEqual(['2026-07-01', '2026-04-01'])
		expect(['2026-07-01', '2026-08-01', '2026-07-02'].map(isQuarter)).toEqual([true, false, false])
	})
})

describe('months with few consultations', () => {
	const months = monthsOf('2026-07-01')
	const counting = (threads: number[]) => (some: readonly string[]) =>
		some.reduce((sum, month) => sum + (threads[months.indexOf(month)] ?? 0), 0)
	const spans = (finished: number, threads: number[]) =>
		keptSpans('2026-07-01', months.slice(0, finished), counting(threads), 20).map(
			({ months, shown }) => `${months.length}${shown ? '' : ' not'}`,
		)

	it('stand alone only where each of their quarter can', () => {
		expect(spans(3, [20, 30, 40])).toEqual(['1', '1', '1'])
		expect(spans(3, [20, 19, 40])).toEqual(['3'])
		expect(spans(3, [5, 5, 5])).toEqual(['3 not'])
		// Shown before the third, they could not be hidden again with it.
		expect(spans(2, [20, 30, 0])).toEqual(['2 not'])
		expect(spans(1, [20, 0, 0])).toEqual(['1 not'])
		expect(spans(2, [20, 3, 0])).toEqual(['2 not'])
		expect(spans(0, [])).toEqual([])
	})

	it('have the middle of their answers', () => {
		expect([median([]), median([5]), median([9, 1, 4]), median([1, 2, 4, 9])]).toEqual([null, 5, 4, 3])
	})
})

describe('the hours the office is open', () => {
	const hours = { opens: 510, closes: 1035, isOpen: (day: Day) => isOfficeDay(day) }
	const between = (from: [Day, number], until: [Day, number]) =>
		officeMinutes(instantOf(...from), instantOf(...until), hours)

	it('count within a day, over nights and split by a weekend', () => {
		expect(between(['2026-11-04', 600], ['2026-11-04', 660])).toBe(60)
		expect(between(['2026-11-04', 1_000], ['2026-11-05', 540])).toBe(35 + 30)
		// Friday late to Monday morning.
		expect(between(['2026-11-06', 1_020], ['2026-11-09', 540])).toBe(15 + 30)
		expect(between(['2026-11-07', 600], ['2026-11-08', 600])).toBe(0)
		expect(between(['2026-11-05', 600], ['2026-11-04', 600])).toBe(0)
	})

	it('leave out holidays and the year’s end', () => {
		// 3 November is 文化の日.
		expect(between(['2026-11-02', 1_020], ['2026-11-04', 525])).toBe(15 + 15)
		expect(between(['2026-12-28', 1_020], ['2027-01-04', 525])).toBe(15 + 15)
	})

	it('are the open minutes counted one by one', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 4 * 1440 }),
				fc.integer({ min: 0, max: 3 * 1440 }),
				(start, length) => {
					const begin = instantOf('2026-11-01', 0).getTime()
					const at = (minute: number) => new Date(begin + minute * 60_000)
					let open = 0
					for (let minute = start; minute < start + length; minute++) {
						const of = minuteOf(at(minute))
						if (isOfficeDay(dayOf(at(minute))) && of >= 510 && of < 1035) open += 1
					}
					expect(officeMinutes(at(start), at(start + length), hours)).toBe(open)
				},
			),
			{ numRuns: 60 },
		)
		expect(addDays('2026-11-01', 1)).toBe('2026-11-02')
	})
})
