// A bank account as the bank's file needs it: kinds, number, the holder's kana, and ゆうちょ's own way of numbering.
import type { rejectReasons as words } from '~/words/ja/ledger'
import { refused } from '~/words/refusal'

/** Kinds of account, by their code in the file (預金種目; handbook §4). */
export const accountKinds = { 1: '普通', 2: '当座', 4: '貯蓄' } as const

export type AccountKind = keyof typeof accountKinds

/** An account that may go into a transfer file; kana are half-width. */
export interface BankAccount {
	/** 4 digits. */
	readonly bankCode: string
	/** 3 digits. */
	readonly branchCode: string
	readonly kind: AccountKind
	/** 7 digits. */
	readonly number: string
	/** Half-width kana, at most 30 bytes. */
	readonly holder: string
}

/** ゆうちょ銀行 among the banks. */
export const yuchoBankCode = '9900'

/** Longest holder's name in the file, in bytes of half-width kana (受取人名 C30; handbook §4). */
export const holderBytes = 30

/**
 * Reads an account as somebody typed it. Repairs what has only one meaning (full-width figures, small kana, ー),
 * refuses the rest by field. Whether bank and branch exist is for the directory.
 */
export function readBankAccount(typed: {
	bankCode: string
	branchCode: string
	kind: string | number
	number: string
	holder: string
	/** The person says that a short number stands so in the book. */
	numberAsWritten?: boolean
}): BankAccount {
	const bankCode = narrow(typed.bankCode)
	if (!/^\d{4}$/.test(bankCode)) throw refused('bank-code-shape', undefined, 'bankCode')
	const branchCode = narrow(typed.branchCode)
	if (!/^\d{3}$/.test(branchCode)) throw refused('branch-code-shape', undefined, 'branchCode')
	return {
		bankCode,
		branchCode,
		kind: readKind(typed.kind),
		number: readAccountNumber(typed.number, typed.numberAsWritten),
		holder: readHolder(typed.holder),
	}
}

/** The kind of account from a form's code: '1' 普通, '2' 当座, '4' 貯蓄. */
export function readKind(typed: string | number): AccountKind {
	const code = Number(typed)
	if (code === 1 || code === 2 || code === 4) return code
	throw refused('account-kind-unknown', undefined, 'kind')
}

/**
 * Seven digits from what was typed; spaces and hyphens go. A digit left out looks the same as a short number, and
 * padding it would send the money to a stranger: a shorter one gets its zeros once the person says that it stands so
 * in the book.
 */
export function readAccountNumber(typed: string, asWritten = false): string {
	const number = narrow(typed)
	if (!/^\d+$/.test(number)) throw refused('account-number-not-digits', undefined, 'number')
	if (number.length < 7 && !asWritten)
		throw refused('account-number-too-short', { digits: number.length }, 'number')
	if (number.length > 7) throw refused('account-number-too-long', undefined, 'number')
	return number.padStart(7, '0')
}

/** Refuses a holder whose kana are not the registrant's, until the person says that it stands so in the book (ヅ, ズ). */
export function checkHolder(holder: string, registered: string, asWritten = false): void {
	if (!asWritten && holderDiffers(holder, registered)) throw refused('holder-differs', undefined, 'holder')
}

/** Whether an account's holder reads differently from the person's own kana, as banks write both. */
export const holderDiffers = (holder: string, registered: string): boolean =>
	bare(holder) !== bare(halfWidthKana(registered.replaceAll('・', ' ')))

const bare = (kana: string) => kana.replaceAll(/[ .-]/g, '')

/** The holder's name in half-width kana, refused when it is longer than the file's 30 bytes. */
export function readHolder(typed: string): string {
	const kana = halfWidthKana(typed)
	const fitted = fitHolder(kana)
	if (fitted.truncated) throw refused('holder-too-long', { fitted: fitted.kana }, 'holder')
	return kana
}

const voiced = '\u3099'
const halfVoiced = '\u309a'
const kanaPairs: [string, string][] = [
	['アイウエオカキクケコサシスセソタチツテト', 'ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄ'],
	['ナニヌネノハヒフヘホマミムメモヤユヨ', 'ﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖ'],
	['ラリルレロワン', 'ﾗﾘﾙﾚﾛﾜﾝ'],
	// Banks take no small kana, no long mark and no ヲ (handbook §4); ヰ and ヱ have no half-width letter at all.
	['ァィゥェォッャュョヮヵヶヲヰヱ', 'ｱｲｳｴｵﾂﾔﾕﾖﾜｶｹｵｲｴ'],
	['ー‐‑‒–—―−－', '---------'],
]
const halfWidth = new Map(
	kanaPairs.flatMap(([wide, half]) => [...wide].map((c, i) => [c, half[i] ?? ''] as const)),
)

const takesVoiced = 'ｳｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ'
const takesHalfVoiced = 'ﾊﾋﾌﾍﾎ'

/**
 * A name as typed into what the file may hold (handbook §4): hiragana and full-width katakana to half-width, small
 * kana to big, ー to -, ヲ to ｵ, Latin to half-width capitals. Gives 0–9 A–Z ｱ–ﾝ ﾞ ﾟ space ( ) - . of any length;
 * refuses kanji, asking for kana, and every other character.
 */
export function halfWidthKana(typed: string): string {
	const spread = typed
		.replaceAll('\u309b', voiced)
		.replaceAll('\u309c', halfVoiced)
		.normalize('NFKC')
		.trim()
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/[\u3041-\u3096]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
		.replaceAll(/[\u30a1-\u30fa]/g, (c) => c.normalize('NFD'))
		.replaceAll(/[a-z]/g, (c) => c.toUpperCase())
	if (spread === '') throw refused('holder-missing', undefined, 'holder')

	let kana = ''
	const strange: string[] = []
	const kanji: string[] = []
	for (const c of spread) {
		const before = kana.at(-1) ?? ''
		if (c === voiced && before && takesVoiced.includes(before)) kana += 'ﾞ'
		else if (c === halfVoiced && before && takesHalfVoiced.includes(before)) kana += 'ﾟ'
		else if (/[0-9A-Z ().-]/.test(c)) kana += c
		else if (halfWidth.has(c)) kana += halfWidth.get(c)
		else if (/[\p{Script=Han}〆]/u.test(c)) kanji.push(c)
		else strange.push(readable(c))
	}
	if (kanji.length > 0) throw refused('holder-needs-kana', { characters: kanji.join('') }, 'holder')
	if (strange.length > 0)
		throw refused('holder-character', { characters: [...new Set(strange)].join('') }, 'holder')
	return kana
}

/**
 * As much of a half-width name as fits the file, and whether anything was left out. Never cuts between a kana and
 * its mark: ｶﾞ cut to ｶ would be another name, and nobody would notice.
 */
export function fitHolder(kana: string, bytes = holderBytes): { kana: string; truncated: boolean } {
	if (kana.length <= bytes) return { kana, truncated: false }
	const end = /[ﾞﾟ]/.test(kana[bytes] ?? '') ? bytes - 1 : bytes
	return { kana: kana.slice(0, end).trimEnd(), truncated: true }
}

/**
 * ゆうちょ's 記号 and 番号 as bank, branch, kind and number (handbook §4): 記号 1□□ gives branch □□8, the 番号 without
 * its last 1, 普通 (貯蓄 for 通常貯蓄貯金); 記号 0□□ gives branch □□9, 当座, the 番号 as it is. A single digit
 * between them, written after a hyphen or a space, is ignored. Padded to 7 digits on the left.
 */
export function readYuchoAccount(typed: {
	symbol: string
	number: string
	savings?: boolean
}): Omit<BankAccount, 'holder'> {
	const symbol = /^([01])(\d\d)\d\d(?:[- ]\d)?$/.exec(
		typed.symbol.normalize('NFKC').replaceAll(dashes, '-').trim(),
	)
	if (!symbol) throw refused('yucho-symbol-shape', undefined, 'symbol')
	const [, first, area] = symbol
	const giro = first === '0'
	const number = narrow(typed.number)
	// 番号 has one digit more than the account number only where its last 1 is dropped.
	const most = giro ? 7 : 8
	if (!/^\d+$/.test(number) || number.length > most || Number(number) === 0)
		throw refused('yucho-number-shape', { most }, 'number')
	if (giro && typed.savings) throw refused('yucho-giro-savings', undefined, 'kind')
	if (!giro && (!number.endsWith('1') || number.length < 2))
		throw refused('yucho-number-end', undefined, 'number')
	return {
		bankCode: yuchoBankCode,
		branchCode: `${area}${giro ? 9 : 8}`,
		kind: giro ? 2 : typed.savings ? 4 : 1,
		number: (giro ? number : number.slice(0, -1)).padStart(7, '0'),
	}
}

const yuchoDigits = ['ｾﾞﾛ', 'ｲﾁ', 'ﾆ', 'ｻﾝ', 'ﾖﾝ', 'ｺﾞ', 'ﾛｸ', 'ﾅﾅ', 'ﾊﾁ', 'ｷﾕｳ']
const kanjiDigits = '〇一二三四五六七八九'

/** The kana of a branch of ゆうちょ, from its code: '058' gives ｾﾞﾛｺﾞﾊﾁ. */
export function yuchoBranchKana(branchCode: string): string {
	return [...branchCode].map((digit) => yuchoDigits[Number(digit)]).join('')
}

/** The name of a branch of ゆうちょ, from its code: '058' gives 〇五八. */
export function yuchoBranchName(branchCode: string): string {
	return [...branchCode].map((digit) => kanjiDigits[Number(digit)]).join('')
}

const dashes = /[‐‑‒–—―−ー]/g

/** Figures as typed, made half-width, without the spaces and hyphens people put between them. */
function narrow(typed: string): string {
	return typed.normalize('NFKC').replaceAll(dashes, '-').replaceAll(/[\s-]/g, '')
}

/** A loose mark by itself cannot be seen in a sentence; its spacing twin can. */
function readable(c: string): string {
	if (c === voiced) return '゛'
	return c === halfVoiced ? '゜' : c
}

/** Why an entered account is not taken into use. */
export const rejectReasons = [
	'name-differs',
	'number-differs',
	'unreadable',
] as const satisfies (keyof typeof words)[]
export type RejectReason = (typeof rejectReasons)[number]
