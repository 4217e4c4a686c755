// The bank's file: equal to files composed by hand, read again by two other ways, and refused before the bank does.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { addDays } from '~/base/day'
import { bankDayOnOrAfter } from '~/council/calendar'
import { fitHolder, halfWidthKana, readHolder } from '~/money/bank-account'
import type { BankFile, BankFileHeader, BankFileLine } from '~/money/bank-file'
import { checkBankFile, writeBankFile } from '~/money/bank-file'
import { bankFileFindings } from '~/words/ja/bank-file'
import { Refusal } from '~/words/refusal'

// Composed from the table in handbook §4 by hand, not by this program.
const golden = (name: string) => new Uint8Array(readFileSync(new URL(`golden/${name}`, import.meta.url)))

const header: BankFileHeader = {
	clientCode: '0000012345',
	clientName: 'ﾐﾈｻﾝﾌﾟﾙｷﾖｳｷﾞｶｲ',
	transferDay: '2026-11-30',
	bankCode: '0170',
	bankKana: 'ｻﾝﾌﾟﾙ',
	branchCode: '001',
	branchKana: 'ﾎﾝﾃﾝ',
	kind: 1,
	accountNumber: '1234567',
}
const hanako: BankFileLine = {
	bankCode: '9900',
	bankKana: 'ﾕｳﾁﾖ',
	branchCode: '058',
	branchKana: 'ｾﾞﾛｺﾞﾊﾁ',
	kind: 1,
	accountNumber: '1234567',
	holderKana: 'ﾔﾏﾀﾞ ﾊﾅｺ',
	amount: 4800,
}
const one: BankFile = { header, lines: [hanako], newline: 'none' }
const two: BankFile = {
	header: {
		clientCode: '9999999999',
		clientName: 'ﾐﾈﾁﾖｳｼｺﾞﾄｺﾝﾋﾞﾆｷﾖｳｷﾞｶｲ',
		transferDay: '2027-01-04',
		bankCode: '0005',
		bankKana: 'ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ',
		branchCode: '001',
		branchKana: 'ﾎﾝﾃﾝ',
		kind: 2,
		accountNumber: '0000001',
		designation: 7,
		clearingHouse: 'spaces',
	},
	lines: [
		{
			bankCode: '0001',
			bankKana: 'ﾐｽﾞﾎ',
			branchCode: '009',
			branchKana: 'ｶﾝﾀﾞｴｷﾏｴ',
			kind: 1,
			accountNumber: '0000123',
			holderKana: 'ｶ)ﾐﾈｼﾖｳｼﾞ(B.C-D)',
			amount: 9_999_999_999,
			newCode: 1,
			customerCode1: '42',
			customerCode2: '7',
		},
		{
			bankCode: '9900',
			bankKana: 'ﾕｳﾁﾖ',
			branchCode: '019',
			branchKana: 'ｾﾞﾛｲﾁｷﾕｳ',
			kind: 2,
			accountNumber: '0000333',
			holderKana: 'ｱ'.repeat(30),
			amount: 1,
			newCode: 2,
		},
	],
	newline: 'crlf',
}
const madeOn = '2026-11-21'

describe('byte for byte', () => {
	test("one transfer, the handbook's vector", () => {
		expect(writeBankFile(one)).toEqual(golden('one-transfer.dat'))
	})
	test('two transfers, CRLF, the fullest fields', () => {
		expect(writeBankFile(two)).toEqual(golden('two-transfers-crlf.dat'))
	})
	test("a guardian's account, whose name is longer than the field (golden/guardian.md)", () => {
		const asWritten = 'ヒダカ フミコ セイネンコウケンニン ヤマグチ タカシゲ'
		expect(halfWidthKana(asWritten)).toHaveLength(31)
		const { kana, truncated } = fitHolder(halfWidthKana(asWritten))
		expect({ kana, truncated }).toEqual({ kana: 'ﾋﾀﾞｶ ﾌﾐｺ ｾｲﾈﾝｺｳｹﾝﾆﾝ ﾔﾏｸﾞﾁ ﾀｶｼ', truncated: true })
		// Nothing is cut silently: the shorter name is shown, and entered as shown.
		expect(() => readHolder(asWritten)).toThrow('holder-too-long')
		expect(readHolder(kana)).toBe(kana)
		const guardian: BankFileLine = {
			bankCode: '0001',
			bankKana: 'ﾐｽﾞﾎ',
			branchCode: '001',
			branchKana: 'ﾄｳｷﾖｳ',
			kind: 1,
			accountNumber: '7654321',
			holderKana: readHolder(kana),
			amount: 5200,
		}
		expect(writeBankFile({ header, lines: [guardian], newline: 'none' })).toEqual(golden('guardian.dat'))
		expect(checkBankFile(golden('guardian.dat'), { madeOn })).toEqual([])
	})
	test('the check finds nothing in them', () => {
		expect(checkBankFile(golden('one-transfer.dat'), { madeOn })).toEqual([])
		expect(checkBankFile(golden('two-transfers-crlf.dat'), { madeOn })).toEqual([])
	})
})

const sounds = 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ'
const figures = (length: number) =>
	fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const kana = (signs: string, most: number) =>
	fc
		.tuple(
			fc.constantFrom(...sounds, 'ｶﾞ', 'A', '7'),
			fc.string({
				unit: fc.constantFrom(...sounds, 'ﾞ', 'ﾟ', 'Z', '0', ' ', '-', ...signs),
				maxLength: most - 2,
			}),
		)
		.map(([first, rest]) => first + rest)
const line: fc.Arbitrary<BankFileLine> = fc.record(
	{
		bankCode: figures(4),
		bankKana: kana('', 15),
		branchCode: figures(3),
		branchKana: kana('', 15),
		kind: fc.constantFrom(1, 2, 4, 9),
		accountNumber: figures(7),
		holderKana: kana('().', 30),
		amount: fc.oneof(fc.integer({ min: 1, max: 50_000 }), fc.integer({ min: 1, max: 9_999_999_999 })),
		newCode: fc.constantFrom(0, 1, 2),
		customerCode1: figures(10),
		customerCode2: figures(3),
	},
	{
		requiredKeys: [
			'bankCode',
			'bankKana',
			'branchCode',
			'branchKana',
			'kind',
			'accountNumber',
			'holderKana',
			'amount',
		],
	},
)
const file: fc.Arbitrary<BankFile> = fc.record({
	header: fc.record({
		clientCode: figures(10),
		clientName: kana('().', 40),
		transferDay: fc.nat(360).map((count) => bankDayOnOrAfter(addDays(madeOn, count))),
		bankCode: figures(4),
		bankKana: kana('', 15),
		branchCode: figures(3),
		branchKana: kana('', 15),
		kind: fc.constantFrom(1, 2, 9),
		accountNumber: figures(7),
		designation: fc.constantFrom(0 as const, 7 as const, 8 as const),
		clearingHouse: fc.constantFrom('zeros' as const, 'spaces' as const),
	}),
	lines: fc.uniqueArray(line, {
		minLength: 1,
		maxLength: 60,
		selector: (l) => [l.bankCode, l.branchCode, l.kind, l.accountNumber].join(),
	}),
	newline: fc.constantFrom('none' as const, 'crlf' as const),
})

describe('any lines', () => {
	test('every record is 120 bytes, the sums are right, and the check finds nothing', () => {
		fc.assert(
			fc.property(file, (of) => {
				const bytes = writeBankFile(of)
				const step = of.newline === 'crlf' ? 122 : 120
				expect(bytes.length).toBe((of.lines.length + 3) * step)
				const trailer = Buffer.from(bytes)
					.subarray((of.lines.length + 1) * step)
					.toString('latin1')
				expect(Number(trailer.slice(1, 7))).toBe(of.lines.length)
				expect(Number(trailer.slice(7, 19))).toBe(of.lines.reduce((sum, l) => sum + l.amount, 0))
				expect(checkBankFile(bytes, { madeOn })).toEqual([])
			}),
		)
	})
	test('read as Shift_JIS by another program they are the same lines', () => {
		const row =
			/^2(?<bankCode>\d{4})(?<bankKana>.{15})(?<branchCode>\d{3})(?<branchKana>.{15})(?:0000| {4})(?<kind>\d)(?<accountNumber>\d{7})(?<holderKana>.{30})(?<amount>\d{10})\d(?<codes>\d{20})[078] {8}$/
		fc.assert(
			fc.property(file, (of) => {
				const text = iconv.decode(Buffer.from(writeBankFile(of)), 'Shift_JIS')
				const rows = of.newline === 'crlf' ? text.split('\r\n') : (text.match(/.{120}/g) ?? [])
				const read = rows.filter((r) => r.startsWith('2')).map((r) => row.exec(r)?.groups)
				expect(read).toEqual(
					of.lines.map((l) => ({
						bankCode: l.bankCode,
						bankKana: l.bankKana.padEnd(15),
						branchCode: l.branchCode,
						branchKana: l.branchKana.padEnd(15),
						kind: `${l.kind}`,
						accountNumber: l.accountNumber,
						holderKana: l.holderKana.padEnd(30),
						amount: `${l.amount}`.padStart(10, '0'),
						codes: (l.customerCode1 ?? '').padStart(10, '0') + (l.customerCode2 ?? '').padStart(10, '0'),
					})),
				)
			}),
		)
	})
	test('one forbidden byte anywhere is found', () => {
		// ,  a  ｦ  ｧ  ｰ  ･  a kanji's first byte, a control character
		const forbidden = fc.constantFrom(0x2c, 0x61, 0xa6, 0xa7, 0xb0, 0xa5, 0x88, 0x09)
		fc.assert(
			fc.property(file, fc.nat(), forbidden, (of, at, byte) => {
				const bytes = writeBankFile(of)
				bytes[at % bytes.length] = byte
				expect(checkBankFile(bytes, { madeOn })).not.toEqual([])
			}),
		)
	})
	test('a byte lost or added anywhere is found', () => {
		fc.assert(
			fc.property(file, fc.nat(), fc.boolean(), (of, at, added) => {
				const bytes = [...writeBankFile(of)]
				bytes.splice(at % bytes.length, added ? 0 : 1, ...(added ? [0x20] : []))
				expect(checkBankFile(Uint8Array.from(bytes), { madeOn })).not.toEqual([])
			}),
		)
	})
})

describe('the check', () => {
	const good = iconv.decode(Buffer.from(golden('one-transfer.dat')), 'Shift_JIS')
	const rows = good.match(/.{120}/g) as [string, string, string, string]
	const [head, data, trailer, end] = rows
	const put = (row: string, position: number, text: string) =>
		row.slice(0, position - 1) + text + row.slice(position - 1 + text.length)
	const check = (text: string[], options = {}) =>
		checkBankFile(iconv.encode(text.join(''), 'Shift_JIS'), { madeOn, ...options })
	const names = (text: string[], options = {}) => check(text, options).map((found) => found.finding)
	const twice = put(put(trailer, 2, '000002'), 8, '000000009600')

	test('empty and ill-shaped files', () => {
		expect(checkBankFile(new Uint8Array(), { madeOn })).toEqual([{ finding: 'empty', record: 0 }])
		expect(names([head, data.slice(1), trailer, end])).toContain('record-length')
		expect(names([head, '\r\n', data, trailer, '\r\n', end])).toContain('record-length')
	})
	test('order', () => {
		expect(check([data, trailer, end])).toEqual([{ finding: 'record-order', record: 1 }])
		expect(check([head, data, end, trailer])).toEqual([{ finding: 'record-order', record: 3 }])
		expect(check([head, data, trailer])).toEqual([{ finding: 'record-order', record: 2 }])
		expect(check([head, head, data, trailer, end])).toEqual([{ finding: 'record-order', record: 2 }])
		expect(check([head])).toEqual([{ finding: 'record-order', record: 1 }])
	})
	test('sums', () => {
		expect(names([head, data, put(trailer, 7, '2'), end])).toEqual(['wrong-count'])
		expect(names([head, data, put(trailer, 19, '1'), end])).toEqual(['wrong-total'])
		expect(names([head, put(data, 90, '1'), trailer, end])).toEqual(['wrong-total'])
		expect(names([head, put(put(trailer, 7, '0'), 8, '000000000000'), end])).toEqual(['no-lines'])
	})
	test('amounts', () => {
		const none = put(data, 81, '0000000000')
		expect(check([head, none, put(trailer, 8, '000000000000'), end])).toEqual([
			{ finding: 'zero-amount', record: 2, item: 'amount' },
		])
		expect(names([head, data, trailer, end], { mostAmount: 4799 })).toEqual(['amount-over-most'])
		expect(names([head, data, trailer, end], { mostAmount: 4800 })).toEqual([])
	})
	test('the same payment twice', () => {
		expect(check([head, data, data, twice, end])).toEqual([{ finding: 'duplicate', record: 3, earlier: 2 }])
		expect(names([head, data, put(data, 44, '7654321'), twice, end])).toEqual([])
	})
	test('fields', () => {
		expect(check([put(head, 5, 'A'), data, trailer, end])).toEqual([
			{ finding: 'not-digits', record: 1, item: 'clientCode' },
		])
		expect(check([put(head, 2, '11'), data, trailer, end])).toEqual([
			{ finding: 'not-allowed', record: 1, item: 'fileKind' },
		])
		expect(check([head, put(data, 43, '3'), trailer, end])).toEqual([
			{ finding: 'not-allowed', record: 2, item: 'kind' },
		])
		expect(check([head, put(data, 52, 'ｧ'), trailer, end])).toEqual([
			{ finding: 'bad-character', record: 2, item: 'holderKana' },
		])
		expect(check([head, put(data, 52, '.'), trailer, end])).toEqual([])
		expect(check([head, put(data, 7, '.'), trailer, end])).toEqual([
			{ finding: 'bad-character', record: 2, item: 'bankKana' },
		])
		expect(check([head, put(data, 51, 'ﾞ'), trailer, end])).toEqual([
			{ finding: 'not-left-aligned', record: 2, item: 'holderKana' },
		])
		expect(check([head, put(data, 51, ' '.repeat(30)), trailer, end])).toEqual([
			{ finding: 'not-left-aligned', record: 2, item: 'holderKana' },
		])
		expect(check([head, put(data, 120, '0'), trailer, end])).toEqual([
			{ finding: 'not-allowed', record: 2, item: 'blank' },
		])
	})
	test('the transfer day, in the year that follows from when the file was made', () => {
		expect(check([put(head, 55, '1123'), data, trailer, end])).toEqual([
			{ finding: 'day-closed', record: 1, item: 'transferDay', day: '2026-11-23' },
		])
		expect(check([put(head, 55, '0101'), data, trailer, end])).toEqual([
			{ finding: 'day-closed', record: 1, item: 'transferDay', day: '2027-01-01' },
		])
		expect(names([put(head, 55, '0229'), data, trailer, end])).toEqual(['day-not-real'])
		expect(names([put(head, 55, '1131'), data, trailer, end])).toEqual(['day-not-real'])
		// 11-20 is a Friday in 2026, before the file was made; the next one is a Saturday.
		expect(check([put(head, 55, '1120'), data, trailer, end])[0]?.day).toBe('2027-11-20')
	})
	test('a branch the directory does not know', () => {
		expect(names([head, data, trailer, end], { knows: () => false })).toEqual(['unknown-branch'])
		expect(
			names([head, data, trailer, end], { knows: (b: string, r: string) => b + r === '9900058' }),
		).toEqual([])
	})
	test('every finding has a sentence', () => {
		for (const say of Object.values(bankFileFindings))
			expect(say({ record: 2, item: 'amount', earlier: 1, day: '2026-11-23' })).toMatch(/。$/)
	})
})

describe('refused before it is written', () => {
	const refusal = (change: Partial<BankFile>) => {
		try {
			writeBankFile({ ...one, ...change })
		} catch (error) {
			if (error instanceof Refusal) return { name: error.refusal, sentence: error.sentence }
			throw error
		}
		return expect.unreachable('was written')
	}
	const line = (change: Partial<BankFileLine>) => refusal({ lines: [hanako, { ...hanako, ...change }] })
	const head = (change: Partial<BankFileHeader>) => refusal({ header: { ...header, ...change } })

	test('no lines', () => expect(refusal({ lines: [] }).name).toBe('transfer-none'))
	test('a day banks are closed, with the open days around it', () => {
		expect(head({ transferDay: '2026-11-22' })).toEqual({
			name: 'transfer-day-closed',
			sentence: 'この日は銀行が休みです。11月20日(金)か11月24日(火)を振込日にしてください。',
		})
	})
	test.each([0, -1, 1.5, 10_000_000_000, Number.NaN])('an amount of %s', (amount) => {
		expect(line({ amount })).toEqual({
			name: 'transfer-amount',
			sentence: '2件目の金額は、1円以上、10けたまでの整数にしてください。',
		})
	})
	test('a total past twelve digits', () => {
		const lines = Array.from({ length: 101 }, () => ({ ...hanako, amount: 9_999_999_999 }))
		expect(refusal({ lines }).name).toBe('transfer-total')
	})
	test('more lines than the trailer can count', () => {
		expect(refusal({ lines: Array.from({ length: 1_000_000 }, () => hanako) }).name).toBe('transfer-too-many')
	})
	test('figures of another length: never padded', () => {
		expect(line({ accountNumber: '123456' })).toEqual({
			name: 'transfer-figure',
			sentence: '2件目の口座番号は、7けたの数字にしてください。',
		})
		expect(line({ bankCode: '１２３４' }).name).toBe('transfer-figure')
		expect(line({ branchCode: '' }).name).toBe('transfer-figure')
		expect(line({ customerCode1: '12345678901' }).name).toBe('transfer-figure')
		expect(head({ clientCode: '12345' }).sentence).toBe(
			'振込依頼人の委託者コードは、10けたの数字にしてください。',
		)
	})
	test('kinds the bank does not know', () => {
		expect(line({ kind: 3 }).name).toBe('transfer-kind')
		expect(head({ kind: 4 }).name).toBe('transfer-kind')
	})
	test.each(['ヤマダ', '山田', 'ｼｮｳｺ', 'ｻﾄｰ', 'ｦ', 'a', 'ﾔﾏﾀﾞ,', 'ﾔﾏﾀﾞ･', 'ﾞﾔﾏﾀﾞ', ' ﾔﾏﾀﾞ', 'ﾔﾏ\r\nﾀﾞ', '\u00a5'])(
		'a holder of %o',
		(holderKana) => expect(line({ holderKana }).name).toBe('transfer-text'),
	)
	test('names too long or missing', () => {
		expect(line({ holderKana: 'ｱ'.repeat(31) }).name).toBe('transfer-text-long')
		expect(line({ bankKana: 'ｱ'.repeat(16) }).name).toBe('transfer-text-long')
		expect(head({ clientName: 'ｱ'.repeat(41) }).name).toBe('transfer-text-long')
		expect(line({ holderKana: '  ' }).name).toBe('transfer-text-missing')
	})
	test('a bank may not have the signs a person may', () => {
		expect(line({ bankKana: 'ｱ.ｲ' }).name).toBe('transfer-text')
		expect(line({ branchKana: 'ｱ(ｲ' }).name).toBe('transfer-text')
	})
})
