// Banks and their branches by code and by name, from the zengin-code list (existence only: no closures to come).
import { createRequire } from 'node:module'
import { refused } from '~/words/refusal'
import { fitHolder, halfWidthKana, yuchoBankCode, yuchoBranchKana, yuchoBranchName } from './bank-account'

/** A bank or a branch: code, name in kanji, name in half-width kana as the file needs it (at most 15 bytes). */
export interface BankEntry {
	readonly code: string
	readonly name: string
	readonly kana: string
}

interface Listed {
	code: string
	name: string
	kana: string
}
type Listing = Record<string, Listed & { branches: Record<string, Listed> }>

/** Longest name of a bank or branch in the file, in bytes (C15; handbook §4). */
const nameBytes = 15

// Five megabytes that only a form about accounts needs.
let listing: Listing | undefined
function banks(): Listing {
	listing ??= createRequire(import.meta.url)('zengin-code') as Listing
	return listing
}

/** The bank of a 4-digit code; undefined when there is none. */
export function bankOf(bankCode: string): BankEntry | undefined {
	const bank = listed(banks(), bankCode)
	return bank && entry(bank)
}

/** The branch of a 3-digit code at a bank; undefined when there is none. */
export function branchOf(bankCode: string, branchCode: string): BankEntry | undefined {
	const branch = listed(listed(banks(), bankCode)?.branches ?? {}, branchCode)
	if (!branch) return undefined
	// ゆうちょ's branches have no names of their own: the code spelt out is the name.
	if (bankCode === yuchoBankCode)
		return { code: branchCode, name: yuchoBranchName(branchCode), kana: yuchoBranchKana(branchCode) }
	return entry(branch)
}

/** Bank and branch of an account; refuses, by field, a bank or a branch that is not on the list. */
export function bankAndBranchOf(
	bankCode: string,
	branchCode: string,
): { bank: BankEntry; branch: BankEntry } {
	const bank = bankOf(bankCode)
	if (!bank) throw refused('bank-unknown', { code: bankCode }, 'bankCode')
	const branch = branchOf(bankCode, branchCode)
	if (!branch) throw refused('branch-unknown', { code: branchCode, bank: bank.name }, 'branchCode')
	return { bank, branch }
}

/** Banks whose code or name (kanji, or the beginning in kana) fits the text; best first, at most `most`. */
export function searchBanks(text: string, most = 20): BankEntry[] {
	return search(banks(), text, most).map(entry)
}

/** Branches of a bank whose code or name fits the text; best first, at most `most`. */
export function searchBranches(bankCode: string, text: string, most = 20): BankEntry[] {
	return search(listed(banks(), bankCode)?.branches ?? {}, text, most).flatMap(
		(found) => branchOf(bankCode, found.code) ?? [],
	)
}

function search<Entry extends Listed>(entries: Record<string, Entry>, text: string, most: number): Entry[] {
	const said = plain(text)
	if (said === '') return []
	// 「みずほ銀行」「築地支店」: the list leaves these words out. 「信用金庫」 it shortens to 「信金」.
	const name = said
		.replace(/信用金庫$/, '信金')
		.replace(/信用組合$/, '信組')
		.replace(/農業協同組合$/, '農協')
		.replace(/^JA(?=.)/, '')
		.replace(/(?<=.)(銀行|支店)$/, '')
	const kana = kanaOf(name)
	const rank = (entry: Entry): number => {
		const listedName = plain(entry.name)
		if (entry.code === said || listedName === said || listedName === name) return 0
		if (listedName.startsWith(name)) return 1
		if (kana !== undefined && plain(entry.kana).startsWith(kana)) return 2
		if (/^\d+$/.test(said) && entry.code.startsWith(said)) return 3
		if (listedName.includes(name)) return 4
		return Number.POSITIVE_INFINITY
	}
	return Object.values(entries)
		.map((entry) => ({ entry, rank: rank(entry) }))
		.filter((found) => found.rank < Number.POSITIVE_INFINITY)
		.sort((a, b) => a.rank - b.rank || (a.entry.code < b.entry.code ? -1 : 1))
		.slice(0, most)
		.map((found) => found.entry)
}

function plain(text: string): string {
	return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
}

/** The text as the list writes kana (big kana, - for the long mark), when it is kana at all. */
function kanaOf(text: string): string | undefined {
	if (!/^[\u3041-\u3096\u30a1-\u30fa\u30fc-]+$/.test(text)) return undefined
	return plain(halfWidthKana(text))
}

function entry(found: Listed): BankEntry {
	// Names of banks and branches may hold - and no other sign (handbook §4); the list writes ． in foreign banks.
	const kana = halfWidthKana(found.kana).replaceAll(/[.()]/g, ' ').replaceAll(/ +/g, ' ').trim()
	return { code: found.code, name: found.name, kana: fitHolder(kana, nameBytes).kana }
}

function listed<Entry>(entries: Record<string, Entry>, code: string): Entry | undefined {
	return Object.hasOwn(entries, code) ? entries[code] : undefined
}
