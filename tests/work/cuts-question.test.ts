// The question the simulator begins with: a day in the employer's own words, and hours that hold the sheet.
import { describe, expect, it } from 'vitest'
import { usualQuestion, weekdaysIn } from '~/work/cuts-question'
import type { CutStep } from '~/work/cutting'

describe('weekdays in an employer’s words', () => {
	it.each<[string, number[]]>([
		['', []],
		['月に2回くらい', []],
		['毎月1日と15日', []],
		['12月の終わりの1週間', []],
		['1日だけ', []],
		['週に1回、火曜日', [2]],
		['毎週火曜', [2]],
		['土曜と日曜', [6, 0]],
		['土曜日と日曜日', [6, 0]],
		['月・水・金曜', [1, 3, 5]],
		['月水金曜日', [1, 3, 5]],
		['火曜か木曜', [2, 4]],
		['平日の午前', [1, 2, 3, 4, 5]],
		['土日', [6, 0]],
		['週末に2時間', [6, 0]],
	])('%s', (words, weekdays) => {
		expect([...weekdaysIn(words)].sort()).toEqual(weekdays.toSorted())
	})
})

describe('the usual question', () => {
	// A Saturday.
	const today = '2026-11-21'
	const dayFor = (fromDay: string | null, byDay: string | null, howOften: string) =>
		usualQuestion({ fromDay, byDay, howOften }, [], today).day
	it.each<[string | null, string | null, string, string]>([
		[null, null, '', '2026-11-30'],
		[null, null, '月に2回くらい', '2026-11-30'],
		[null, null, '毎週火曜', '2026-12-01'],
		[null, null, '土曜と日曜', '2026-11-28'],
		['2026-12-10', null, '', '2026-12-10'],
		['2026-12-10', null, '火曜', '2026-12-15'],
		['2026-12-15', null, '火曜', '2026-12-15'],
		['2026-11-01', '2026-12-20', '', '2026-12-20'],
		['2026-12-10', '2026-12-12', '火曜', '2026-12-10'],
		[null, '2026-12-24', '木曜', '2026-12-24'],
		['2026-11-01', null, '', '2026-11-30'],
	])('from %s by %s, %s: %s', (fromDay, byDay, howOften, day) => {
		expect(dayFor(fromDay, byDay, howOften)).toBe(day)
	})

	it('begins as early as a step has to, and ends no earlier than it may', () => {
		const step = (detail: CutStep['detail']): CutStep => ({
			id: 'a',
			what: 'a',
			minutes: 60,
			place: '',
			detail,
		})
		const frame = (...steps: CutStep[]) =>
			usualQuestion({ fromDay: null, byDay: null, howOften: '' }, steps, today).frame
		expect(frame()).toEqual({ startMinute: 540, endMinute: 1020 })
		expect(frame(step({ when: 'window', fromMinute: 420, untilMinute: 600 }))).toEqual({
			startMinute: 420,
			endMinute: 1020,
		})
		expect(frame(step({ when: 'fixed', fromMinute: 600, untilMinute: 1200 }))).toEqual({
			startMinute: 540,
			endMinute: 1200,
		})
	})
})
