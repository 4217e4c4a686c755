// ふりがな: kana over the hard words, for those who switched it on; papers always show it.
import type { ReactNode } from 'react'

/** Parts of `{取引条件|とりひきじょうけん}を読む`: plain words, or words with their kana. */
export function rubyParts(words: string): (string | { base: string; kana: string })[] {
	return words
		.split(/(\{[^{}|\s]+\|[^{}|\s]+\})/)
		.filter((part) => part !== '')
		.map((part) => {
			const found = /^\{([^{}|\s]+)\|([^{}|\s]+)\}$/.exec(part)
			return found?.[1] && found[2] ? { base: found[1], kana: found[2] } : part
		})
}

/** Words with kana, written `{客室|きゃくしつ}のシーツ`. Only for words of ours, never for what people wrote. */
export function Ruby({ words }: { words: string }): ReactNode {
	return rubyParts(words).map((part, at) =>
		typeof part === 'string' ? (
			part
		) : (
			// biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence keep their order
			<ruby key={at}>
				{part.base}
				<rt>{part.kana}</rt>
			</ruby>
		),
	)
}

/** Fixed words with their kana where they have any; everything else as it came. */
export const withKana = (words: ReactNode): ReactNode =>
	typeof words === 'string' && words.includes('{') ? <Ruby words={words} /> : words

/** The same words without their kana, for a window's title. */
export const withoutKana = (words: string): string =>
	rubyParts(words)
		.map((part) => (typeof part === 'string' ? part : part.base))
		.join('')
