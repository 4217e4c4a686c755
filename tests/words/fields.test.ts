// What people type into the boxes for years, days and amounts.
import { describe, expect, test } from 'vitest'
import { yearTyped } from '~/words/ja/era'
import { clockTime, day, optionalWhole, yen } from '~/words/ja/fields'

describe('a year', () => {
	test.each([
		['1955', '1955'],
		['１９５５年', '1955'],
		['昭和30', '1955'],
		['昭和３０年', '1955'],
		['S30', '1955'],
		['s.30', '1955'],
		['昭和64', '1989'],
		['平成元', '1989'],
		['H31', '2019'],
		['令和8', '2026'],
		['R8', '2026'],
		['大正15', '1926'],
	])('%s is %s', (typed, year) => expect(yearTyped(typed)).toBe(year))
	test.each(['30', '昭和65', '昭和0', '平成32', 'X30', '昭和', 'ことし', ''])('%s is no year', (typed) =>
		expect(yearTyped(typed)).toBeUndefined(),
	)
})

describe('a day', () => {
	const said = (year: string, month: string, date: string) => {
		const read = day('生まれた日', '例 1952年 7月 18日').safeParse({ year, month, day: date })
		return read.success ? read.data : read.error.issues[0]?.message
	}
	test('may be written in an era', () => expect(said('昭和30', '2', '3')).toBe('1955-02-03'))
	test('that is not in the calendar is called so', () =>
		expect(said('昭和30', '2', '30')).toBe(
			'その日はカレンダーにありません。「生まれた日」を確かめてください。例 1952年 7月 18日',
		))
	test('half written asks for all of it', () => expect(said('1955', '', '')).toContain('ぜんぶ'))
	test('with a year nobody can read says how', () => expect(said('30', '2', '3')).toContain('「昭和30」'))
})

describe('an amount', () => {
	const read = (typed: string) => {
		const found = yen('ご予算', { most: 100_000_000 }).safeParse(typed)
		return found.success ? found.data : found.error.issues.map((issue) => issue.message)
	}
	test.each([
		['30000', 30_000],
		['30,000円', 30_000],
		['３０，０００円', 30_000],
		[' 30 000 ', 30_000],
	])('%s is %i yen', (typed, amount) => expect(read(typed)).toBe(amount))
	test.each(['三万円', '3万', '30,000.5', 'だいたい'])('%s is answered with an example', (typed) =>
		expect(read(typed)).toEqual(['「ご予算」は、数字だけで入れてください。例 30000']),
	)
	test('out of bounds says the bounds', () => expect(read('0')).toEqual([expect.stringContaining('1円から')]))
	test('may be left out where it need not be known', () => {
		expect(optionalWhole('ご予算', { unit: '円' }).parse('')).toBeNull()
		expect(optionalWhole('ご予算', { unit: '円' }).parse(undefined)).toBeNull()
		expect(optionalWhole('ご予算', { unit: '円' }).parse('5円')).toBe(5)
	})
})

describe('a time of a time control', () => {
	test.each([
		['09:30', 570],
		['9:30', 570],
		['９：３０', 570],
		['570', 570],
		['00:00', 0],
		['23:45', 1425],
	])('%s', (typed, minute) => expect(clockTime('はじめ').parse(typed)).toBe(minute))
	test('takes 0:00 for the midnight a day ends with', () => {
		expect(clockTime('おわり', { ends: true }).parse('00:00')).toBe(1440)
		expect(clockTime('おわり', { ends: true }).parse('12:00')).toBe(720)
	})
	test.each(['', '9時', '9:75', '25:00', undefined])('refuses %j with an example', (typed) => {
		const read = clockTime('はじめ').safeParse(typed)
		expect(read.error?.issues[0]?.message).toBe('「はじめ」の時刻を、9:30 のように入れてください。')
	})
})
