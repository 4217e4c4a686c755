// Accounts as people type them: repaired where there is one meaning, refused with a clear sentence elsewhere.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
	checkHolder,
	fitHolder,
	halfWidthKana,
	holderDiffers,
	readAccountNumber,
	readBankAccount,
	readHolder,
	readKind,
	readYuchoAccount,
	yuchoBranchKana,
	yuchoBranchName,
} from '~/money/bank-account'
import type { RefusalName } from '~/words/refusal'
import { Refusal } from '~/words/refusal'
import { runs } from '../runner/long'

function refusalOf(act: () => unknown): Refusal {
	try {
		act()
	} catch (error) {
		if (error instanceof Refusal) return error
		throw error
	}
	return expect.unreachable('was not refused')
}

function expectRefused(act: () => unknown, name: RefusalName, field: string) {
	const refusal = refusalOf(act)
	expect([refusal.refusal, refusal.field]).toEqual([name, field])
	expect(refusal.sentence).toMatch(/。$/)
}

describe("the holder's kana", () => {
	test.each([
		['やまだ はなこ', 'ﾔﾏﾀﾞ ﾊﾅｺ'],
		['ヤマダ　ハナコ', 'ﾔﾏﾀﾞ ﾊﾅｺ'],
		['ﾔﾏﾀﾞ ﾊﾅｺ', 'ﾔﾏﾀﾞ ﾊﾅｺ'],
		['  ヤマダ   ハナコ ', 'ﾔﾏﾀﾞ ﾊﾅｺ'],
		['キョウコ', 'ｷﾖｳｺ'],
		['ショッピング', 'ｼﾖﾂﾋﾟﾝｸﾞ'],
		['サトー', 'ｻﾄ-'],
		['ｻﾄｰ', 'ｻﾄ-'],
		['サト－', 'ｻﾄ-'],
		['サト―', 'ｻﾄ-'],
		['ｷｬｼｰ', 'ｷﾔｼ-'],
		['ヲガワ', 'ｵｶﾞﾜ'],
		['ｦｶﾞﾜ', 'ｵｶﾞﾜ'],
		['ヴァイオレット', 'ｳﾞｱｲｵﾚﾂﾄ'],
		['ゔぁ', 'ｳﾞｱ'],
		['スヱ', 'ｽｴ'],
		['ヰネ', 'ｲﾈ'],
		['ヵヶヮ', 'ｶｹﾜ'],
		['カ゛ハ゜', 'ｶﾞﾊﾟ'],
		['か\u3099', 'ｶﾞ'],
		['ａｂｃ　１２３', 'ABC 123'],
		['（カ）ミネ．ショウジ', '(ｶ)ﾐﾈ.ｼﾖｳｼﾞ'],
		['ァィゥェォッャュョ', 'ｱｲｳｴｵﾂﾔﾕﾖ'],
	])('%s becomes %s', (typed, kana) => expect(halfWidthKana(typed)).toBe(kana))

	test('kanji asks for kana and shows which', () => {
		expectRefused(() => halfWidthKana('山田 ハナコ'), 'holder-needs-kana', 'holder')
		expect(refusalOf(() => halfWidthKana('山田 ハナコ')).sentence).toContain('「山田」')
		expectRefused(() => halfWidthKana('佐々木'), 'holder-needs-kana', 'holder')
		expectRefused(() => halfWidthKana('㈱ミネ'), 'holder-needs-kana', 'holder')
	})
	test.each([
		'ジョン・スミス',
		'ヤマダ,ハナコ',
		'ヤマダ@',
		'ア゛',
		'カ゜',
		'゛カ',
		'ｶﾞﾞ',
		'ﾊﾟﾞ',
		'é',
		'한',
		'ヤマダ😀',
		'ヽ',
		'「カ」',
	])('%s is refused', (typed) => expectRefused(() => halfWidthKana(typed), 'holder-character', 'holder'))
	test('a loose mark can be read in the sentence', () => {
		expect(refusalOf(() => halfWidthKana('ア゛')).sentence).toContain('「゛」')
		expect(refusalOf(() => halfWidthKana('René')).sentence).toContain('「é」')
	})
	test.each(['', '  ', '　'])('nothing (%o) asks for the name', (typed) =>
		expectRefused(() => halfWidthKana(typed), 'holder-missing', 'holder'),
	)

	const anything = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.integer({ min: 0x3041, max: 0x30ff }).map((c) => String.fromCharCode(c)) }),
		fc.string({ unit: fc.integer({ min: 0xff01, max: 0xff9f }).map((c) => String.fromCharCode(c)) }),
	)
	test('gives only what the bank takes, and giving it again changes nothing', () => {
		fc.assert(
			fc.property(anything, (typed) => {
				let kana: string
				try {
					kana = halfWidthKana(typed)
				} catch (error) {
					expect(error).toBeInstanceOf(Refusal)
					return
				}
				expect(kana).toMatch(/^[0-9A-Zｱ-ﾝﾞﾟ().-][0-9A-Zｱ-ﾝﾞﾟ ().-]*$/)
				expect(kana).not.toMatch(/(^|[^ｳｶ-ﾄﾊ-ﾎ])ﾞ|(^|[^ﾊ-ﾎ])ﾟ/)
				expect(halfWidthKana(kana)).toBe(kana)
			}),
			runs(1000),
		)
	})
	test('every kana there is', () => {
		for (let c = 0x3041; c <= 0x3096; c++) {
			const katakana = String.fromCharCode(c + 0x60)
			expect(halfWidthKana(String.fromCharCode(c))).toBe(halfWidthKana(katakana))
		}
	})
})

describe('fitting the holder into thirty bytes', () => {
	test('thirty fit, and ｶﾞ is two of them', () => {
		const thirty = `${'ｱ'.repeat(28)}ｶﾞ`
		expect(fitHolder(thirty)).toEqual({ kana: thirty, truncated: false })
		expect(readHolder(`${'ア'.repeat(28)}ガ`)).toBe(thirty)
	})
	test('never cuts between a kana and its mark', () => {
		expect(fitHolder(`${'ｱ'.repeat(29)}ｶﾞ`)).toEqual({ kana: 'ｱ'.repeat(29), truncated: true })
		expect(fitHolder(`${'ｱ'.repeat(29)}ﾊﾟｱ`)).toEqual({ kana: 'ｱ'.repeat(29), truncated: true })
		expect(fitHolder(`${'ｱ'.repeat(29)} ｱ`)).toEqual({ kana: 'ｱ'.repeat(29), truncated: true })
	})
	test('a longer name is refused, and the sentence shows what would fit', () => {
		const act = () => readHolder(`${'ア'.repeat(29)}ガ`)
		expectRefused(act, 'holder-too-long', 'holder')
		expect(refusalOf(act).sentence).toContain(`「${'ｱ'.repeat(29)}」`)
	})
	test('against cutting sound by sound', () => {
		const sounds = fc.array(fc.constantFrom('ｱ', 'ｶﾞ', 'ﾊﾟ', 'ｶ', 'A', '-'), { maxLength: 45 })
		fc.assert(
			fc.property(sounds, (list) => {
				let slow = ''
				for (const sound of list) {
					if (slow.length + sound.length > 30) break
					slow += sound
				}
				const whole = list.join('')
				expect(fitHolder(whole)).toEqual({ kana: slow, truncated: slow !== whole })
			}),
		)
	})
})

describe('the holder', () => {
	test.each([
		['ﾋﾀﾞｶ ﾌﾐ', 'ヒダカ フミ'],
		['ﾋﾀﾞｶﾌﾐ', 'ヒダカ フミ'],
		['ｷﾖｳｺ', 'キョウコ '],
	])('%s is %s', (holder, registered) => expect(() => checkHolder(holder, registered)).not.toThrow())
	test('another name is asked about, and goes on when it stands so in the book', () => {
		expectRefused(() => checkHolder('ｷﾖｳｺ ﾂﾔ', 'ヒダカ フミ'), 'holder-differs', 'holder')
		expectRefused(() => checkHolder('ﾐｽﾞ ﾌﾐ', 'ミヅ フミ'), 'holder-differs', 'holder')
		expect(() => checkHolder('ﾐｽﾞ ﾌﾐ', 'ミヅ フミ', true)).not.toThrow()
	})
})

describe('the account number', () => {
	test.each([
		['1234567', '1234567'],
		['１２３４５６７', '1234567'],
		['123-4567', '1234567'],
		[' 123 4567 ', '1234567'],
		['0012345', '0012345'],
	])('%s is read as %s', (typed, number) => expect(readAccountNumber(typed)).toBe(number))
	test('six digits get their zero once the person says that the book has six', () => {
		expectRefused(() => readAccountNumber('123456'), 'account-number-too-short', 'number')
		expect(refusalOf(() => readAccountNumber('123456')).sentence).toContain('6けた')
		expect(readAccountNumber('123456', true)).toBe('0123456')
	})
	test('letters, too many, nothing', () => {
		expectRefused(() => readAccountNumber('12345A7'), 'account-number-not-digits', 'number')
		expectRefused(() => readAccountNumber(''), 'account-number-not-digits', 'number')
		expectRefused(() => readAccountNumber('12345678'), 'account-number-too-long', 'number')
	})
})

describe('a whole account', () => {
	const typed = {
		bankCode: '０００１',
		branchCode: '009',
		kind: '1',
		number: '1234567',
		holder: 'やまだ はなこ',
	}
	test('is read', () => {
		expect(readBankAccount(typed)).toEqual({
			bankCode: '0001',
			branchCode: '009',
			kind: 1,
			number: '1234567',
			holder: 'ﾔﾏﾀﾞ ﾊﾅｺ',
		})
	})
	test('is refused by field', () => {
		expectRefused(() => readBankAccount({ ...typed, bankCode: '1' }), 'bank-code-shape', 'bankCode')
		expectRefused(() => readBankAccount({ ...typed, branchCode: '9' }), 'branch-code-shape', 'branchCode')
		expectRefused(() => readBankAccount({ ...typed, kind: '3' }), 'account-kind-unknown', 'kind')
		expectRefused(() => readBankAccount({ ...typed, kind: '' }), 'account-kind-unknown', 'kind')
	})
	test('kinds', () => expect([readKind('1'), readKind(2), readKind('4')]).toEqual([1, 2, 4]))
})

describe('ゆうちょ (handbook §4)', () => {
	test.each([
		['10530', '12345671', false, '058', 1, '1234567'],
		['10530', '19927651', false, '058', 1, '1992765'],
		['10530', '1231', false, '058', 1, '0000123'],
		['１０５３０', '１２３４５６７１', false, '058', 1, '1234567'],
		['10530-2', '12345671', false, '058', 1, '1234567'],
		['10530 2', '1234567 1', false, '058', 1, '1234567'],
		['12340', '5671', true, '238', 4, '0000567'],
		['00160-0', '333', false, '019', 2, '0000333'],
		['01230', '123456', false, '129', 2, '0123456'],
	] as const)('記号 %s 番号 %s', (symbol, number, savings, branchCode, kind, account) =>
		expect(readYuchoAccount({ symbol, number, savings })).toEqual({
			bankCode: '9900',
			branchCode,
			kind,
			number: account,
		}),
	)
	test.each(['20530', '1053', '105302', '1053A', '', '10530-23'])('記号 %o is refused', (symbol) =>
		expectRefused(() => readYuchoAccount({ symbol, number: '12345671' }), 'yucho-symbol-shape', 'symbol'),
	)
	test.each(['123456781', '1234A', '', '0', '00000000'])('番号 %o is refused', (number) =>
		expectRefused(() => readYuchoAccount({ symbol: '10530', number }), 'yucho-number-shape', 'number'),
	)
	test.each(['12345670', '1234567', '1'])('番号 %s does not end in the 1 it must', (number) =>
		expectRefused(() => readYuchoAccount({ symbol: '10530', number }), 'yucho-number-end', 'number'),
	)
	test('a 振替口座 has at most seven and no savings', () => {
		expectRefused(
			() => readYuchoAccount({ symbol: '01230', number: '12345678' }),
			'yucho-number-shape',
			'number',
		)
		expectRefused(
			() => readYuchoAccount({ symbol: '01230', number: '123', savings: true }),
			'yucho-giro-savings',
			'kind',
		)
	})
	test('branch names are the code spelt out', () => {
		expect(yuchoBranchKana('058')).toBe('ｾﾞﾛｺﾞﾊﾁ')
		expect(yuchoBranchKana('019')).toBe('ｾﾞﾛｲﾁｷﾕｳ')
		expect(yuchoBranchName('058')).toBe('〇五八')
	})
})

describe('the holder', () => {
	test('is the person, however the bank spells it', () => {
		expect(holderDiffers('ﾋﾀﾞｶ ﾌﾐ', 'ヒダカフミ')).toBe(false)
		expect(holderDiffers('ｷﾖｳｺ ﾂﾔ', 'キョウコツヤ')).toBe(false)
		expect(holderDiffers('ｷﾖｳｺ ﾂﾔ', 'ヒダカフミ')).toBe(true)
	})
})
