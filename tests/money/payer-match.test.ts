// Whose money a line is: names as banks write them, numbers, sums; beside a slow second way that tries everything.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OpenInvoice, Payer } from '~/money/payer-match'
import { namesNumber, payerKey, proposeFor } from '~/money/payer-match'

describe('a payer’s name', () => {
	test.each([
		['ｶ)ﾀﾑﾗﾉｳｴﾝ', 'タムラノウエン'],
		['タムラノウエン(カ', 'タムラノウエン'],
		['カブシキガイシャ タムラのうえん', 'カブシキガイシヤタムラノウエン'],
		['振込 ﾀﾑﾗﾉｳｴﾝ', 'タムラノウエン'],
		['フリコミ タムラ・ノウエン', 'タムラノウエン'],
		['株式会社田村農園', '田村農園'],
		['ﾕ)ｼﾞｬﾊﾟﾝ ｽﾃｰｼｮﾝ', 'ジヤパンステシヨン'],
		['20260012 タムラ', 'タムラ'],
	])('%s', (says, key) => expect(payerKey(says)).toBe(key))
})

describe('a number in the words', () => {
	test.each([
		['20260012 ﾀﾑﾗ', true],
		['2026-0012ﾀﾑﾗ', true],
		['請2026－0012', true],
		['0012 ﾀﾑﾗ', false],
		['120260012', false],
		['2026 0013', false],
	])('%s', (says, found) => expect(namesNumber(says, '請2026-0012')).toBe(found))
})

const invoice = (id: string, employerId: string, openYen: number, dueDay = '2026-12-31'): OpenInvoice => ({
	id,
	number: `請2026-${id.padStart(4, '0')}`,
	employerId,
	openYen,
	dueDay,
})
const payers: Payer[] = [
	{ employerId: 'tamura', kana: 'タムラノウエン', names: ['ヒナタノサト'] },
	{ employerId: 'inn', kana: 'リヨカンヒナタ', names: [] },
	{ employerId: 'inn2', kana: 'リヨカンヒナタベツテイ', names: [] },
]
const open = [
	invoice('1', 'tamura', 3289, '2026-11-30'),
	invoice('2', 'tamura', 5000),
	invoice('3', 'inn', 8000),
	invoice('4', 'inn2', 8000),
]
const propose = (says: string, yen: number) => {
	const { kind, employerId, invoiceIds, feeYen } = proposeFor({ says, yen }, open, payers, 880)
	return [kind, employerId, invoiceIds.join(' '), feeYen]
}

describe('a line', () => {
	test.each([
		['ﾀﾑﾗﾉｳｴﾝ', 3289, ['exact', 'tamura', '1', 0]],
		['ｶ)ﾀﾑﾗﾉｳｴﾝ', 5000, ['exact', 'tamura', '2', 0]],
		['ﾋﾅﾀﾉｻﾄ', 3289, ['exact', 'tamura', '1', 0]],
		['ﾀﾑﾗﾉｳｴﾝ', 8289, ['sum', 'tamura', '1 2', 0]],
		['ﾀﾑﾗﾉｳｴﾝ', 2849, ['short', 'tamura', '1', 440]],
		['ﾀﾑﾗﾉｳｴﾝ', 1000, ['part', 'tamura', '1', 0]],
		['ﾀﾑﾗﾉｳｴﾝ', 9000, ['over', 'tamura', '1 2', 0]],
		['20260003 ﾀﾅｶ', 8000, ['exact', 'inn', '3', 0]],
		// Whoever names a number means that one, though another stands at the sum.
		['20260001 ﾀﾑﾗ', 5000, ['part', 'tamura', '1', 0]],
		['20260003 ﾀﾅｶ', 8001, ['over', 'inn', '3', 0]],
		// The whole name is nearer than one that only begins so.
		['ﾘﾖｶﾝﾋﾅﾀ', 8000, ['exact', 'inn', '3', 0]],
		['ﾘﾖｶﾝﾋﾅﾀﾍﾞﾂﾃｲ', 8000, ['exact', 'inn2', '4', 0]],
		['ﾘﾖｶﾝﾋ', 8000, ['several', null, '3 4', 0]],
		['ﾔﾏﾀﾞﾀﾛｳ', 5000, ['amount', 'tamura', '2', 0]],
		['ﾔﾏﾀﾞﾀﾛｳ', 8000, ['several', null, '3 4', 0]],
		['ﾔﾏﾀﾞﾀﾛｳ', 1, ['none', null, '', 0]],
		['ﾀﾑ', 3289, ['amount', 'tamura', '1', 0]],
	] as const)('%s %i', (says, yen, expected) => expect(propose(says, yen)).toEqual(expected))
})

test('an exact proposal is one employer’s one invoice of the sum, and there is one where a name is whole', () => {
	const employers = ['アキ', 'アキヤマ', 'イトウ', 'イトウシヨウテン'].map((kana, n) => ({
		employerId: `e${n}`,
		kana: `${kana}シヨウカイ`,
		names: [],
	}))
	const anInvoice = fc.record({ of: fc.nat(3), openYen: fc.integer({ min: 1, max: 6 }).map((n) => n * 1000) })
	fc.assert(
		fc.property(
			fc.array(anInvoice, { maxLength: 6 }),
			fc.nat(3),
			fc.integer({ min: 1, max: 12 }),
			(made, who, thousands) => {
				const all = made.map(({ of, openYen }, n) => invoice(String(n + 1), `e${of}`, openYen))
				const yen = thousands * 1000
				const found = proposeFor({ says: employers[who]?.kana ?? '', yen }, all, employers, 880)
				const theirs = all.filter((one) => one.employerId === `e${who}`)
				expect(found.employerId).toBe(`e${who}`)
				expect(found.kind === 'exact').toBe(theirs.some((one) => one.openYen === yen))
				for (const id of found.invoiceIds) expect(theirs.map((one) => one.id)).toContain(id)
				const sum = theirs
					.filter((one) => found.invoiceIds.includes(one.id))
					.reduce((all, one) => all + one.openYen, 0)
				if (found.kind === 'exact' || found.kind === 'sum') expect(sum).toBe(yen)
				if (found.kind === 'over') expect(yen).toBeGreaterThan(sum)
				if (found.kind === 'part') expect(yen).toBeLessThan(theirs.reduce((all, one) => all + one.openYen, 0))
			},
		),
		{ numRuns: 500 },
	)
})
