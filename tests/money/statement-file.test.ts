// A bank's statement in every way banks write it, and every way in which a file may be wrong.
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { readColumnNames } from '~/council/statement-columns'
import { lineKeys, readBankDay, readStatement } from '~/money/statement-file'
import { Refusal } from '~/words/refusal'

const today = '2026-11-22'
const utf8 = (text: string) => new TextEncoder().encode(text)
const sjis = (text: string) => new Uint8Array(iconv.encode(text, 'cp932'))
const read = (text: string, own = {}) => readStatement(utf8(text), today, own)
const refusal = (act: () => unknown) => {
	try {
		act()
	} catch (error) {
		if (error instanceof Refusal && error.sentence.length > 20) return error.refusal
		throw error
	}
	return 'done'
}

const plain = `日付,摘要,お支払金額,お預り金額,差引残高
2026/11/02,振込 タムラノウエン,,3289,103289
2026/11/04,手数料,330,,102959
`
const rows = [
	{ day: '2026-11-02', inYen: 3289, outYen: 0, says: '振込 タムラノウエン', balanceYen: 103289 },
	{ day: '2026-11-04', inYen: 0, outYen: 330, says: '手数料', balanceYen: 102959 },
]

describe('a statement', () => {
	test.each([
		['in UTF-8', utf8(plain)],
		['with its mark', utf8(`\uFEFF${plain}`)],
		['in Shift_JIS', sjis(plain)],
		['with other ends of lines', utf8(plain.replaceAll('\n', '\r\n'))],
		[
			'quoted, with commas and the word for yen',
			utf8(plain.replace(',3289,', ',"3,289円",').replace('103289', '"¥103,289"')),
		],
		['in half-width kana', sjis(plain.replace('タムラノウエン', 'ﾀﾑﾗﾉｳｴﾝ'))],
		['with tabs', utf8(plain.replaceAll(',', '\t'))],
		['with lines before and after', utf8(`ひなた市協議会\n口座,普通,1234567\n${plain}合計,,330,3289,\n`)],
		['with columns nobody knows', utf8(plain.replaceAll('\n', ',x\n').replace(',x', ',メモ欄'))],
		['with blank lines', utf8(plain.replace('\n', '\n\n'))],
		[
			'the newest first',
			utf8(
				`日付,摘要,お支払金額,お預り金額,差引残高\n2026/11/04,手数料,330,,102959\n2026/11/02,振込 タムラノウエン,,3289,103289\n`,
			),
		],
	])('%s', (name, bytes) => {
		const found = readStatement(bytes, today)
		expect(name.includes('newest') ? [...found].reverse() : found).toEqual(rows)
	})

	test('with one column for both ways, and with words in two columns', () => {
		expect(
			read(
				'取引日,入出金(円),取引後残高(円),入出金内容,備考\n20261102,3289,103289,振込,タムラ\n20261104,-330,102959,手数料,\n',
			),
		).toEqual([{ ...rows[0], says: '振込 タムラ' }, rows[1]])
	})

	test('without balances', () => {
		expect(read('日付,摘要,出金,入金\n2026-11-02,タムラ,,10\n')).toEqual([
			{ day: '2026-11-02', inYen: 10, outYen: 0, says: 'タムラ', balanceYen: null },
		])
	})

	test('with names of its own bank', () => {
		const own = readColumnNames('日付=ご利用日時、入金=お受取、出金=お渡し、摘要=お名前') ?? {}
		const text = 'ご利用日時,お名前,お渡し,お受取\n2026年11月2日,タムラ,,10\n'
		expect(refusal(() => read(text))).toBe('statement-columns')
		expect(read(text, own)).toHaveLength(1)
	})

	test.each([
		['cut off in the middle of a line', plain.slice(0, -12), 'statement-cut-off'],
		['cut off within quotes', `${plain}2026/11/05,"タム`, 'statement-cut-off'],
		['with a line left out', plain.replace('103289', '103000').replace('振込', '振込'), 'statement-gap'],
		['with a day of two digits', plain.replace('2026/11/02', '26/11/02'), 'statement-day'],
		['with a day that is none', plain.replace('2026/11/02', '2026/11/31'), 'statement-day'],
		['with a day to come', plain.replace('2026/11/04', '2026/11/23'), 'statement-day-ahead'],
		['with letters in a sum', plain.replace(',330,', ',33O,'), 'statement-sum'],
		['with part of a yen', plain.replace(',330,', ',330.5,'), 'statement-sum'],
		['with both sums in a line', plain.replace(',330,,', ',330,1,'), 'statement-sum'],
		['of other columns', 'a,b,c\n1,2,3\n', 'statement-columns'],
		['of nothing', '', 'statement-columns'],
		['without lines', plain.split('\n')[0] ?? '', 'statement-empty'],
	])('%s is refused whole', (_, text, name) => expect(refusal(() => read(text))).toBe(name))

	test('in letters that are none is refused', () => {
		expect(refusal(() => readStatement(new Uint8Array([0xff, 0xfe, 0x41, 0x0a, 0x81]), today))).toBe(
			'statement-letters',
		)
	})

	test('cut off at any byte is read in whole lines or refused, never with a changed line', () => {
		const bytes = sjis(plain)
		const whole = readStatement(bytes, today).map((row) => JSON.stringify(row))
		fc.assert(
			fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (at) => {
				let found: ReturnType<typeof readStatement> = []
				try {
					found = readStatement(bytes.slice(0, at), today)
				} catch (error) {
					if (!(error instanceof Refusal)) throw error
				}
				for (const row of found) expect(whole).toContain(JSON.stringify(row))
			}),
			{ numRuns: 300 },
		)
	})
})

describe('a day as banks write it', () => {
	test.each([
		['2026/7/4', '2026-07-04'],
		['2026.07.04', '2026-07-04'],
		['2026-07-04 12:30', '2026-07-04'],
		['20260704', '2026-07-04'],
		['２０２６年７月４日', '2026-07-04'],
		['R8.7.4', '2026-07-04'],
		['令和8年7月4日', '2026-07-04'],
		['令和元年5月1日', '2019-05-01'],
		['08/07/04', undefined],
		['2026/2/29', undefined],
		['合計', undefined],
	])('%s', (cell, day) => expect(readBankDay(cell)).toBe(day))
})

test('the same line twice in a file is two lines, and the same two in another file', () => {
	const twice = [rows[0], rows[0], rows[1]] as typeof rows
	const keys = lineKeys(twice)
	expect(new Set(keys).size).toBe(3)
	expect(lineKeys([...twice])).toEqual(keys)
	expect(lineKeys([rows[1], rows[0]] as typeof rows)).toEqual([keys[2], keys[0]])
})

test.each([
	['日付=取引日、入金=お預り', { day: ['取引日'], in: ['お預り'] }],
	['日付=取引日', { day: ['取引日'] }],
	['日=取引日', undefined],
	['日付', undefined],
])('names of columns: %s', (typed, expected) => expect(readColumnNames(typed)).toEqual(expected))
