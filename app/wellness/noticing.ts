// Noticing words of somebody who may need help now: through kana, kanji and small changes of spelling. It never blocks and never judges.

import { plainWords } from './plain'

const small: Record<string, string> = Object.fromEntries(
	[...'ぁぃぅぇぉっゃゅょゎ'].map((letter, n) => [letter, 'あいうえおつやゆよわ'[n] ?? letter]),
)

const rows: Record<string, string> = {
	あ: 'あかさたなはまやらわがざだばぱ',
	い: 'いきしちにひみりぎじぢびぴ',
	う: 'うくすつぬふむゆるぐずづぶぷ',
	え: 'えけせてねへめれげぜでべぺ',
	お: 'おこそとのほもよろをごぞどぼぽ',
}
/** A vowel that only draws the one before it out: 「たあ」. */
const drawnOut = new RegExp(
	Object.entries(rows)
		.map(([vowel, row]) => `(?<=[${row}])${vowel}+`)
		.join('|'),
	'g',
)

/**
 * Words as they are compared: one width, hiragana, no spaces or signs between, small kana as large ones, vowels that
 * are drawn out and repeated letters once. 「シ に　たぁぃ〜」 becomes 「しにたい」.
 */
export function plainForNoticing(text: string): string {
	return plainWords(text)
		.replace(/[^\p{L}\p{N}]|[ーｰ]/gu, '')
		.replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (letter) => small[letter] ?? letter)
		.replace(drawnOut, '')
		.replace(/(.)\1+/gu, '$1')
}

/** The list a town begins with; coordinators keep it. Each is one way to say it; spelling and width do not matter. */
export const firstNoticedWords = [
	'死にたい',
	'しにたい',
	'氏にたい',
	'タヒにたい',
	'死のう',
	'死ぬしか',
	'しぬしか',
	'消えたい',
	'きえたい',
	'いなくなりたい',
	'生きていたくない',
	'いきていたくない',
	'生きる意味がない',
	'自殺',
	'じさつ',
	'自傷',
	'リストカット',
	'飛び降り',
	'とびおり',
	'首を吊',
	'首をつ',
	'くびをつ',
	'大量に飲',
	'殺される',
	'ころされる',
	'殴られ',
	'なぐられ',
	'暴力をふる',
	'助けてください',
	'助けてほしい',
	'だれか助けて',
	'たすけてください',
] as const

/** Whether one of these words stands in the text. */
export function isNoticed(text: string, words: readonly string[]): boolean {
	const plain = plainForNoticing(text)
	return words.some((one) => {
		const wanted = plainForNoticing(one)
		return wanted !== '' && plain.includes(wanted)
	})
}
