// The question the simulator begins with: a day in the employer's own words, and hours that hold the sheet.
import { describe, expect, it } from 'vitest'
import {
	firstDayOf,
	hoursIn,
	isOutside,
	readHand,
	reasonOfDay,
	usualQuestion,
	weekdaysIn,
} from '~/work/cuts-question'
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
		['土日以外', []],
		['水曜は休み', []],
		['月曜はできません', []],
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
		[null, '2026-11-30', '火曜', '2026-11-24'],
		['2026-11-24', '2026-11-30', '木曜', '2026-11-26'],
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

describe('the day of a quote that stands', () => {
	const today = '2026-11-21'
	const lines = [
		{ slots: [{ day: '2026-12-24' }, { day: '2026-12-10' }] },
		{ slots: [{ day: '2026-11-20' }] },
	]
	it('comes before the day asked for', () => {
		expect(firstDayOf(lines, today)).toBe('2026-12-10')
		expect(firstDayOf([], today)).toBeNull()
		const wish = { fromDay: '2026-12-01', byDay: null, howOften: '' }
		expect(usualQuestion(wish, [], today, firstDayOf(lines, today)).day).toBe('2026-12-10')
	})
})

describe('why a day is counted', () => {
	const today = '2026-11-21'
	it.each<[string | null, string | null, string, string, string]>([
		[null, null, '', '2026-11-30', 'unnamed'],
		[null, null, '毎週火曜', '2026-12-01', 'wished'],
		[null, null, '毎週火曜', '2026-12-02', 'other'],
		['2026-12-10', null, '', '2026-12-09', 'other'],
		['2026-12-10', null, '', '2026-12-11', 'wished'],
		['2026-12-10', '2026-12-12', '', '2026-12-13', 'other'],
		['2026-11-01', '2026-11-20', '', '2026-11-30', 'over'],
		['2026-11-01', '2026-11-21', '', '2026-11-30', 'other'],
		['2026-12-10', '2026-12-12', '', '2026-12-24', 'quoted'],
	])('from %s by %s, %s on %s: %s', (fromDay, byDay, howOften, day, reason) => {
		expect(reasonOfDay({ fromDay, byDay, howOften }, day, today, '2026-12-24')).toBe(reason)
	})
})

describe('hours in an employer’s words', () => {
	it.each<[string, number | null, number | null]>([
		['', null, null],
		['毎週火曜', null, null],
		['朝10時まで', null, 600],
		['9時から12時', 540, 720],
		['9時〜12時', 540, 720],
		['9時半から11時まで', 570, 660],
		['13:00-15:30', 780, 930],
		['午後2時から4時まで', 840, 960],
		['3時までに終わると助かります', null, 900],
		['9時から3時まで', 540, 900],
		['朝5時から', 300, null],
		['6時まで', null, null],
		['夕方6時まで', null, 1080],
		['午前中', null, 720],
		['午後からお願いします', 720, null],
		['１０時までに終わる', null, 600],
		['1回3時間', null, null],
		['1日と15日', null, null],
		['10時から2時間', 600, null],
		['9時から3時間くらい', 540, null],
		['10時以降3時間', 600, null],
		['9時〜12時、3時間', 540, 720],
		['夜12時まで', null, 1440],
		['夜7時から12時', null, null],
		['5時までに来て10時から', null, null],
		['12時から13時を除く', null, null],
	])('%s', (words, from, until) => {
		expect(hoursIn(words)).toEqual({ from, until })
	})
	it('tells what lies outside them', () => {
		const until10 = hoursIn('10時まで')
		expect(isOutside(until10, { startMinute: 540, endMinute: 600 })).toBe(false)
		expect(isOutside(until10, { startMinute: 540, endMinute: 605 })).toBe(true)
		expect(isOutside(hoursIn('9時から'), { startMinute: 480, endMinute: 600 })).toBe(true)
		expect(isOutside(hoursIn(''), { startMinute: 0, endMinute: 1440 })).toBe(false)
	})
})

describe('the figures of a cut by hand', () => {
	it.each<[string, string, number | undefined, number | undefined]>([
		['120', '1', 120, 1],
		['９０', ' 2 ', 90, 2],
		['14', '21', undefined, undefined],
		['', '0', undefined, undefined],
		['1e2', '1.5', undefined, undefined],
		['1440', '20', 1440, 20],
	])('%s and %s', (most, seats, mostRead, seatsRead) => {
		const read = readHand({ most, seats })
		expect([read.most, read.seats]).toEqual([mostRead, seatsRead])
		expect(Object.keys(read.wrong)).toEqual([
			...(mostRead === undefined ? ['most'] : []),
			...(seatsRead === undefined ? ['seats'] : []),
		])
	})
})
