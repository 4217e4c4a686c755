// What a clerk types with the telephone at the ear.
import { describe, expect, it } from 'vitest'
import { endsIn, readSearch } from '~/people/search'

describe('a search', () => {
	it.each(['0999-00-2003', '0999002003', '０９９９−００−２００３', '0999 00 2003'])(
		'by the whole number %s',
		(typed) => {
			expect(readSearch(typed)).toEqual({ by: 'telephone', tail: '2003', digits: '0999002003' })
		},
	)

	it('by the last four, and by the number of a card', () => {
		expect(readSearch('2003')).toMatchObject({ by: 'telephone', tail: '2003' })
		expect(readSearch('260001')).toEqual({ by: 'number', number: '260001' })
	})

	it('by a name with a space, in kana or kanji', () => {
		expect(readSearch('たにぐち まこと')).toEqual({
			by: 'name',
			typed: 'たにぐちまこと',
			kana: 'タニグチマコト',
		})
		expect(readSearch('谷口　まことさん')).toMatchObject({ typed: '谷口まこと' })
		expect(readSearch(' %_ ')).toEqual({ by: 'nothing' })
	})

	it('keeps to those whose whole number it is', () => {
		expect(endsIn('0999-00-2003', '0999002003')).toBe(true)
		expect(endsIn('0999-11-2003', '0999002003')).toBe(false)
		expect(endsIn('0999-11-2003', '2003')).toBe(true)
	})
})
