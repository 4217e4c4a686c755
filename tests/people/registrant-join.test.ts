// By what two records may be one person's: twins are not, who married may be.
import { describe, expect, it } from 'vitest'
import type { Likeness } from '~/people/registrant-join'
import { mayBeOne, pairsAlike } from '~/people/registrant-join'

const hana: Likeness = {
	id: 'a',
	birthDay: '1955-04-03',
	familyKana: 'ヒダカ',
	givenKana: 'ハナ',
	telephone: '090-1234-5678',
	address: 'ひなた市中央2-2',
}
const like = (change: Partial<Likeness>): Likeness => ({
	...hana,
	id: 'b',
	telephone: '0299-00-0000',
	address: '原1',
	...change,
})

describe('who may be one person', () => {
	it.each<[string, Partial<Likeness>, boolean]>([
		['the same name and birthday, with another telephone', {}, true],
		['another birthday', { birthDay: '1955-04-30' }, false],
		['hiragana and a space', { familyKana: 'ひだか ', givenKana: 'は な' }, true],
		['half-width kana', { givenKana: 'ﾊﾅ' }, true],
		[
			'married: another family name, the same telephone',
			{ familyKana: 'モリ', telephone: '09012345678' },
			true,
		],
		[
			'married: another family name, the same address',
			{ familyKana: 'モリ', address: 'ひなた市中央２−２' },
			true,
		],
		['another family name alone', { familyKana: 'モリ' }, false],
		[
			'a twin at the same number',
			{ givenKana: 'ハル', telephone: hana.telephone, address: hana.address },
			false,
		],
		['nothing left of them', { birthDay: '', givenKana: '' }, false],
	])('%s: %#', (_, change, is) => {
		expect(mayBeOne(hana, like(change))).toBe(is)
		expect(mayBeOne(like(change), hana)).toBe(is)
		expect(pairsAlike([hana, like(change)])).toHaveLength(is ? 1 : 0)
	})

	it('never pairs a record with itself, and each pair comes once', () => {
		expect(mayBeOne(hana, hana)).toBe(false)
		expect(pairsAlike([hana, like({}), like({ id: 'c' })]).map((pair) => pair.map((one) => one.id))).toEqual([
			['a', 'b'],
			['a', 'c'],
			['b', 'c'],
		])
	})
})
