// Words as they are compared: one width, small letters, hiragana.

/** 「ﾈﾑﾚﾅｲ」 and 「ネムレナイ」 become 「ねむれない」. */
export const plainWords = (text: string): string =>
	text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))

/** The same without spaces and signs. */
export const plainLetters = (text: string): string => plainWords(text).replace(/[^\p{L}\p{N}]/gu, '')

/** The same with one space between, as it is looked for. */
export const plainForSearch = (text: string): string => plainWords(text).replace(/\s+/gu, ' ').trim()

const around = 24

/** A piece of the text around the first of the words, where all of them stand in it. */
export function pieceWith(text: string, wanted: readonly string[]): string | undefined {
	const plain = plainForSearch(text)
	const places = wanted.map((word) => plain.indexOf(word))
	if (places.some((place) => place === -1)) return undefined
	const from = Math.max(0, (places[0] ?? 0) - around)
	const until = (places[0] ?? 0) + (wanted[0]?.length ?? 0) + around
	return `${from > 0 ? '…' : ''}${plain.slice(from, until)}${until < plain.length ? '…' : ''}`
}
