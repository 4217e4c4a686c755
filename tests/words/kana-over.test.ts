// Kana over hard words: only whole words of the list, never inside a longer one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf, rubyUnits } from '~/papers/pdf'
import { withKanaOver } from '~/words/ja/kana-over'

describe('kana over hard words', () => {
	test.each([
		['客室のシーツをたたむ', '{客室|きゃくしつ}のシーツをたたむ'],
		['問診票を封筒に入れる', '{問診票|もんしんひょう}を{封筒|ふうとう}に入れる'],
		['業務委託です', '{業務委託|ぎょうむいたく}です'],
		['特別客室係', '特別客室係'],
		['栗の皮むき', '{栗|くり}の{皮むき|かわむき}'],
		['庭園', '庭園'],
		['波{かっこ}', '波かっこ'],
		['', ''],
	])('%s', (text, wanted) => {
		expect(withKanaOver(text)).toBe(wanted)
	})

	test('the words themselves stay, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('客室', '庭', 'の', '園', '札', '幌', 'ひ', '封筒', ' ')),
				(parts) => {
					const text = parts.join('')
					const units = rubyUnits(withKanaOver(text))
					expect(units.map((unit) => unit.base).join('')).toBe(text)
				},
			),
		)
	})
})

describe('lines of a paper', () => {
	test('hold every piece once, in order, none wider than the line where it fits at all', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ wide: fc.integer({ min: 1, max: 12 }) })),
				fc.integer({ min: 5, max: 30 }),
				(units, most) => {
					const lines = linesOf(units, most)
					expect(lines.flat()).toEqual(units)
					for (const line of lines)
						expect(line.length === 1 || line.reduce((sum, one) => sum + one.wide, 0) <= most).toBe(true)
				},
			),
		)
	})
})
