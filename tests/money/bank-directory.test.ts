// The list of banks: every name fits the file, ゆうちょ is in it, and people find theirs.
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { yuchoBranchKana, yuchoBranchName } from '~/money/bank-account'
import { bankAndBranchOf, bankOf, branchOf, searchBanks, searchBranches } from '~/money/bank-directory.server'
import { Refusal } from '~/words/refusal'

const raw = createRequire(import.meta.url)('zengin-code') as Record<
	string,
	{ branches: Record<string, { name: string; kana: string }> }
>

describe('looking up', () => {
	test('a bank and a branch', () => {
		expect(bankOf('0001')).toEqual({ code: '0001', name: 'みずほ', kana: 'ﾐｽﾞﾎ' })
		expect(branchOf('0001', '015')).toEqual({ code: '015', name: '築地', kana: 'ﾂｷﾁﾞ' })
		expect(bankOf('0005')?.kana).toBe('ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ')
	})
	test('what is not there', () => {
		expect(bankOf('9998')).toBeUndefined()
		expect(bankOf('constructor')).toBeUndefined()
		expect(branchOf('0001', '000')).toBeUndefined()
		expect(branchOf('9998', '001')).toBeUndefined()
	})
	test('or refuses by field', () => {
		const refusal = (bank: string, branch: string) => {
			try {
				bankAndBranchOf(bank, branch)
			} catch (error) {
				return error instanceof Refusal ? [error.refusal, error.field, error.sentence.at(-1)] : error
			}
		}
		expect(refusal('9998', '001')).toEqual(['bank-unknown', 'bankCode', '。'])
		expect(refusal('0001', '000')).toEqual(['branch-unknown', 'branchCode', '。'])
		expect(bankAndBranchOf('9900', '058').branch.kana).toBe('ｾﾞﾛｺﾞﾊﾁ')
	})
	test('every name of every bank and branch is what the file takes', () => {
		for (const bankCode of Object.keys(raw)) {
			const names = [
				bankOf(bankCode),
				...Object.keys(raw[bankCode]?.branches ?? {}).map((code) => branchOf(bankCode, code)),
			]
			for (const found of names)
				if (
					!found ||
					!/^[0-9A-Zｱ-ﾝ-][0-9A-Zｱ-ﾝﾞﾟ -]{0,14}$/.test(found.kana) ||
					found.kana !== found.kana.trim()
				)
					expect.unreachable(`${bankCode} ${found?.name} ${found?.kana}`)
		}
	})
	test('every branch of ゆうちょ on the list is its code spelt out', () => {
		const branches = Object.entries(raw['9900']?.branches ?? {})
		expect(branches.length).toBeGreaterThan(80)
		for (const [code, { name, kana }] of branches) {
			expect(yuchoBranchName(code)).toBe(name)
			expect(yuchoBranchKana(code).normalize('NFKC')).toBe(kana)
		}
	})
})

describe('searching', () => {
	const names = (text: string) => searchBanks(text).map((bank) => bank.name)
	test.each([
		['みずほ', 'みずほ'],
		['みずほ銀行', 'みずほ'],
		['ミズホ', 'みずほ'],
		['ﾐｽﾞﾎ', 'みずほ'],
		['0001', 'みずほ'],
		['０００１', 'みずほ'],
		['ゆうちょ', 'ゆうちょ'],
		['ゆうちょ銀行', 'ゆうちょ'],
		['山口銀行', '山口'],
		['三菱UFJ', '三菱ＵＦＪ'],
		['富山信用金庫', '富山信金'],
		['なごや農業協同組合', 'なごや農協'],
		['JAなごや', 'なごや農協'],
		['ソニー', 'ソニー'],
	])('%s finds %s first', (text, name) => expect(names(text)[0]).toBe(name))
	test('nothing finds nothing, and signs do no harm', () => {
		expect(searchBanks('')).toEqual([])
		expect(searchBanks('　')).toEqual([])
		expect(searchBanks('(')).toEqual([])
		expect(searchBanks('ないない銀行')).toEqual([])
		expect(searchBanks('信', 5)).toHaveLength(5)
	})
	test('branches', () => {
		expect(searchBranches('0001', '築地支店')[0]?.code).toBe('015')
		expect(searchBranches('0001', 'つきぢ')[0]?.code).toBe('015')
		expect(searchBranches('9900', '058')[0]?.name).toBe('〇五八')
		expect(searchBranches('9998', '1')).toEqual([])
	})
})
