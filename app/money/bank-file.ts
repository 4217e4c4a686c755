// The bank's transfer file (全銀 総合振込), byte for byte: writing one, and reading one again by a way of its own.
import type { Day } from '~/base/day'
import { isDay } from '~/base/day'
import { isYen } from '~/base/yen'
import { bankDayOnOrAfter, bankDayOnOrBefore, isBankDay } from '~/council/calendar'
import type { BankFileFinding, BankFileItem } from '~/words/ja/bank-file'
import { refused } from '~/words/refusal'

/** The payer's side of a file; kana half-width. */
export interface BankFileHeader {
	/** 委託者コード, 10 digits, given by the bank. */
	readonly clientCode: string
	/** 委託者名, at most 40 bytes. */
	readonly clientName: string
	/** 振込指定日, a bank day. */
	readonly transferDay: Day
	/** The bank the money leaves, and its branch; names at most 15 bytes. */
	readonly bankCode: string
	readonly bankKana: string
	readonly branchCode: string
	readonly branchKana: string
	/** 1 普通, 2 当座, 9 その他. */
	readonly kind: number
	readonly accountNumber: string
	/** 振込指定区分: 7 電信, 8 文書; several banks want 0, unused (handbook §4). */
	readonly designation?: 0 | 7 | 8
	/** 手形交換所番号 is unused: zeros at most banks, spaces at some (handbook §4). */
	readonly clearingHouse?: 'zeros' | 'spaces'
}

/** One transfer; kana half-width. */
export interface BankFileLine {
	readonly bankCode: string
	readonly bankKana: string
	readonly branchCode: string
	readonly branchKana: string
	/** 1 普通, 2 当座, 4 貯蓄, 9 その他. */
	readonly kind: number
	readonly accountNumber: string
	/** At most 30 bytes. */
	readonly holderKana: string
	/** Yen, 1 to 10 digits. */
	readonly amount: number
	/** 新規コード: 1 first, 2 changed, 0 other. */
	readonly newCode?: 0 | 1 | 2
	/** 顧客コード1 and 2, at most 10 digits each. */
	readonly customerCode1?: string
	readonly customerCode2?: string
}

export interface BankFile {
	readonly header: BankFileHeader
	readonly lines: readonly BankFileLine[]
	/** Whether the bank wants the rows apart (122 bytes with CRLF) or in one run. */
	readonly newline: 'none' | 'crlf'
}

// 合計件数 has six digits and 合計金額 twelve (handbook §4).
const mostLines = 999_999
const mostTotal = 999_999_999_999
const mostAmount = 9_999_999_999

const notInNames = /[^0-9A-Zｱ-ﾝﾞﾟ ().-]/g
const notInBankNames = /[^0-9A-Zｱ-ﾝﾞﾟ -]/g

/**
 * The file's bytes in JIS X 0201 (handbook §4): one header, a record per line, trailer, end, 120 bytes each.
 * Refuses by name whatever the bank would send back; nothing is cut or padded that carries meaning.
 */
export function writeBankFile({ header, lines, newline }: BankFile): Uint8Array<ArrayBuffer> {
	if (lines.length === 0) throw refused('transfer-none')
	if (lines.length > mostLines) throw refused('transfer-too-many', { most: mostLines })
	const records = [headerRecord(header)]
	let total = 0
	for (const [i, line] of lines.entries()) {
		records.push(dataRecord(line, i + 1, header))
		total += line.amount
	}
	if (total > mostTotal) throw refused('transfer-total')
	records.push(`8${digits(lines.length, 6)}${digits(total, 12)}${' '.repeat(101)}`, `9${' '.repeat(119)}`)
	return bytesOf(records.map((record) => (newline === 'crlf' ? `${record}\r\n` : record)).join(''))
}

function headerRecord(header: BankFileHeader): string {
	const { transferDay } = header
	if (!isBankDay(transferDay))
		throw refused(
			'transfer-day-closed',
			{ before: bankDayOnOrBefore(transferDay), after: bankDayOnOrAfter(transferDay) },
			'transferDay',
		)
	return [
		'1',
		'21',
		'0',
		code(header.clientCode, 10, 0, 'clientCode'),
		name(header.clientName, 40, 0, 'clientName', notInNames),
		transferDay.slice(5, 7) + transferDay.slice(8),
		code(header.bankCode, 4, 0, 'bankCode'),
		name(header.bankKana, 15, 0, 'bankKana', notInBankNames),
		code(header.branchCode, 3, 0, 'branchCode'),
		name(header.branchKana, 15, 0, 'branchKana', notInBankNames),
		kind(header.kind, [1, 2, 9], 0),
		code(header.accountNumber, 7, 0, 'accountNumber'),
		' '.repeat(17),
	].join('')
}

function dataRecord(line: BankFileLine, at: number, header: BankFileHeader): string {
	if (!isYen(line.amount) || line.amount === 0 || line.amount > mostAmount)
		throw refused('transfer-amount', { line: at }, 'amount')
	return [
		'2',
		code(line.bankCode, 4, at, 'bankCode'),
		name(line.bankKana, 15, at, 'bankKana', notInBankNames),
		code(line.branchCode, 3, at, 'branchCode'),
		name(line.branchKana, 15, at, 'branchKana', notInBankNames),
		header.clearingHouse === 'spaces' ? '    ' : '0000',
		kind(line.kind, [1, 2, 4, 9], at),
		code(line.accountNumber, 7, at, 'accountNumber'),
		name(line.holderKana, 30, at, 'holderKana', notInNames),
		digits(line.amount, 10),
		digits(line.newCode ?? 0, 1),
		customerCode(line.customerCode1, at),
		customerCode(line.customerCode2, at),
		digits(header.designation ?? 0, 1),
		' ',
		' '.repeat(7),
	].join('')
}

/** A figure that is an identity: exactly so many digits, because a zero put in front makes another account of it. */
function code(text: string, length: number, line: number, item: BankFileItem): string {
	if (text.length !== length || /\D/.test(text))
		throw refused('transfer-figure', { line, item, digits: length })
	return text
}

function customerCode(text = '', line: number): string {
	if (!/^\d{0,10}$/.test(text)) throw refused('transfer-figure', { line, item: 'customerCode', digits: 10 })
	return text.padStart(10, '0')
}

function name(text: string, most: number, line: number, item: BankFileItem, notAllowed: RegExp): string {
	if (text.trim() === '') throw refused('transfer-text-missing', { line, item })
	const strange = text.match(notAllowed)
	// A mark or a space in front comes of a name cut in the wrong place.
	const loose = text.match(/^[ﾞﾟ ]/)
	if (strange || loose)
		throw refused('transfer-text', { line, item, characters: [...new Set(strange ?? loose)].join('') })
	if (text.length > most) throw refused('transfer-text-long', { line, item, most })
	return text.padEnd(most, ' ')
}

function kind(of: number, allowed: readonly number[], line: number): string {
	if (!allowed.includes(of)) throw refused('transfer-kind', { line, item: 'kind' })
	return String(of)
}

function digits(n: number, length: number): string {
	return String(n).padStart(length, '0')
}

/** JIS X 0201: ASCII as it is, half-width kana (U+FF61–U+FF9F) at 0xA1–0xDF. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	// One bad byte and the bank rejects the whole file.
	return Uint8Array.from(text, (c) => (c >= '｡' && c <= 'ﾟ' ? c.charCodeAt(0) - 0xfec0 : c.charCodeAt(0)))
}

/** One thing a check found; `record` counts the rows of the file from 1, 0 is the file as a whole. */
export interface Finding {
	readonly finding: BankFileFinding
	readonly record: number
	readonly item?: BankFileItem
	/** The earlier record of a duplicate. */
	readonly earlier?: number
	/** The transfer day, when it is the matter. */
	readonly day?: Day
}

/**
 * Reads a file again by positions and bytes, knowing nothing of how it was written, and lists what a bank would
 * object to (handbook §4, checks before download). `madeOn` gives the year, which the file itself does not hold:
 * its MMDD is the first such date on or after that day. `knows` asks the directory; `mostAmount` is the council's
 * own ceiling for one transfer, in yen.
 */
export function checkBankFile(
	bytes: Uint8Array,
	{
		madeOn,
		knows,
		mostAmount = Number.POSITIVE_INFINITY,
	}: { madeOn: Day; knows?: (bankCode: string, branchCode: string) => boolean; mostAmount?: number },
): Finding[] {
	const found: Finding[] = []
	const rows = rowsOf(bytes)
	if (rows.length === 0) return [{ finding: 'empty', record: 0 }]
	for (const [i, row] of rows.entries())
		if (row.length !== 120) found.push({ finding: 'record-length', record: i + 1 })
	// Nothing inside a row of the wrong length stands where it should.
	if (found.length > 0) return found

	const first = rows.map((row) => String.fromCharCode(row[0] ?? 0)).join('')
	const inOrder = /^12*89$/.test(first)
	if (!inOrder) {
		const wanted = rows.map((_, i) =>
			i === 0 ? '1' : i === rows.length - 1 ? '9' : i === rows.length - 2 ? '8' : '2',
		)
		const record = wanted.findIndex((digit, i) => digit !== first[i]) + 1
		found.push({ finding: 'record-order', record: record || rows.length })
		return found
	}

	let count = 0
	let total = 0
	const earlier = new Map<string, number>()
	for (const [i, row] of rows.entries()) {
		const record = i + 1
		const look = lookAt(row, record, found)
		if (first[i] === '1') {
			look.among(2, 3, 'fileKind', ['21'])
			look.among(4, 4, 'encoding', ['0'])
			look.digits(5, 14, 'clientCode')
			look.text(15, 54, 'clientName', true)
			look.digits(59, 62, 'bankCode')
			look.text(63, 77, 'bankKana', false)
			look.digits(78, 80, 'branchCode')
			look.text(81, 95, 'branchKana', false)
			look.among(96, 96, 'kind', ['1', '2', '9'])
			look.digits(97, 103, 'accountNumber')
			look.blank(104, 120)
			if (look.digits(55, 58, 'transferDay')) checkDay(look.plain(55, 58), madeOn, found)
		} else if (first[i] === '2') {
			look.digits(2, 5, 'bankCode')
			look.text(6, 20, 'bankKana', false)
			look.digits(21, 23, 'branchCode')
			look.text(24, 38, 'branchKana', false)
			look.among(39, 42, 'clearingHouse', ['0000', '    '])
			look.among(43, 43, 'kind', ['1', '2', '4', '9'])
			look.digits(44, 50, 'accountNumber')
			look.text(51, 80, 'holderKana', true)
			look.among(91, 91, 'newCode', ['0', '1', '2'])
			look.digits(92, 111, 'customerCode')
			look.among(112, 112, 'designation', ['0', '7', '8'])
			look.blank(113, 120)
			count += 1
			if (look.digits(81, 90, 'amount')) {
				const amount = Number(look.plain(81, 90))
				total += amount
				if (amount === 0) found.push({ finding: 'zero-amount', record, item: 'amount' })
				if (amount > mostAmount) found.push({ finding: 'amount-over-most', record, item: 'amount' })
			}
			if (knows && !knows(look.plain(2, 5), look.plain(21, 23)))
				found.push({ finding: 'unknown-branch', record })
			const payment = [look.plain(2, 5), look.plain(21, 23), look.plain(43, 50), look.plain(81, 90)].join('/')
			const before = earlier.get(payment)
			if (before === undefined) earlier.set(payment, record)
			else found.push({ finding: 'duplicate', record, earlier: before })
		} else if (first[i] === '8') {
			if (count === 0) found.push({ finding: 'no-lines', record: 0 })
			if (look.digits(2, 7, 'count') && Number(look.plain(2, 7)) !== count)
				found.push({ finding: 'wrong-count', record, item: 'count' })
			if (look.digits(8, 19, 'total') && Number(look.plain(8, 19)) !== total)
				found.push({ finding: 'wrong-total', record, item: 'total' })
			look.blank(20, 120)
		} else look.blank(2, 120)
	}
	return found
}

/** The rows of a file, with or without CRLF between them; a last row may be short. */
function rowsOf(bytes: Uint8Array): Uint8Array[] {
	const step = bytes[120] === 0x0d ? 122 : 120
	const rows: Uint8Array[] = []
	for (let at = 0; at < bytes.length; at += step) {
		const end = at + 120
		const closed = step === 120 || (bytes[end] === 0x0d && bytes[end + 1] === 0x0a)
		rows.push(closed ? bytes.subarray(at, end) : bytes.subarray(at, at + step))
	}
	return rows
}

/** Looks at one row by positions counted from 1, as the bank's table counts them. */
function lookAt(row: Uint8Array, record: number, found: Finding[]) {
	const cut = (from: number, to: number) => row.subarray(from - 1, to)
	const plain = (from: number, to: number) => String.fromCharCode(...cut(from, to))
	return {
		plain,
		digits(from: number, to: number, item: BankFileItem): boolean {
			const good = cut(from, to).every((byte) => byte >= 0x30 && byte <= 0x39)
			if (!good) found.push({ finding: 'not-digits', record, item })
			return good
		},
		among(from: number, to: number, item: BankFileItem, allowed: readonly string[]) {
			if (!allowed.includes(plain(from, to))) found.push({ finding: 'not-allowed', record, item })
		},
		text(from: number, to: number, item: BankFileItem, signs: boolean) {
			const bytes = cut(from, to)
			if (!bytes.every((byte) => isText(byte, signs))) found.push({ finding: 'bad-character', record, item })
			// A space in front, or a mark without its kana (ﾞ 0xDE, ﾟ 0xDF).
			const start = bytes[0] ?? 0x20
			if (start === 0x20 || start >= 0xde) found.push({ finding: 'not-left-aligned', record, item })
		},
		blank(from: number, to: number) {
			if (!cut(from, to).every((byte) => byte === 0x20))
				found.push({ finding: 'not-allowed', record, item: 'blank' })
		},
	}
}

function isText(byte: number, signs: boolean): boolean {
	const figure = byte >= 0x30 && byte <= 0x39
	const latin = byte >= 0x41 && byte <= 0x5a
	// ｱ 0xB1 to ﾟ 0xDF: leaves out ｦ 0xA6, the small kana 0xA7–0xAF and ｰ 0xB0.
	const kana = byte >= 0xb1 && byte <= 0xdf
	const sign = byte === 0x20 || byte === 0x2d || (signs && (byte === 0x28 || byte === 0x29 || byte === 0x2e))
	return figure || latin || kana || sign
}

function checkDay(monthAndDate: string, madeOn: Day, found: Finding[]) {
	const date = `${monthAndDate.slice(0, 2)}-${monthAndDate.slice(2)}`
	const year = Number(madeOn.slice(0, 4)) + (date < madeOn.slice(5) ? 1 : 0)
	const day = `${year}-${date}`
	if (!isDay(day)) found.push({ finding: 'day-not-real', record: 1, item: 'transferDay' })
	else if (!isBankDay(day)) found.push({ finding: 'day-closed', record: 1, item: 'transferDay', day })
}
