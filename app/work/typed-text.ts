// A typed text in plain letters, for a rule to read, with the way back to what was typed: half-width kana, full-width
// figures and signs like ㎏ hide nothing, and what is found or replaced is found and replaced in the text as it stands.

/** A typed text in plain letters; each plain letter knows where what it was read from begins and ends. */
type Plain = { plain: string; from: readonly number[]; to: readonly number[] }

// A letter with its voicing marks: ﾊﾟ is typed as two and read as one.
const letters = /[\s\S][\u3099\u309a\uff9e\uff9f\p{M}]*/gu

export function plainText(typed: string): Plain {
	let plain = ''
	const from: number[] = []
	const to: number[] = []
	for (const match of typed.matchAll(letters)) {
		const read = match[0].normalize('NFKC')
		plain += read
		for (let n = 0; n < read.length; n++) {
			from.push(match.index)
			to.push(match.index + match[0].length)
		}
	}
	return { plain, from, to }
}

/** Where a typed text matches a pattern that is written in plain letters. */
export function marksIn(typed: string, pattern: RegExp): { from: number; to: number }[] {
	const { plain, from, to } = plainText(typed)
	const all = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`)
	return [...plain.matchAll(all)]
		.filter((match) => match[0] !== '')
		.map((match) => ({
			from: from[match.index] ?? typed.length,
			to: to[match.index + match[0].length - 1] ?? typed.length,
		}))
}

/** Where a typed text has another in it, however either was typed. */
export const placesOf = (typed: string, other: string) =>
	marksIn(typed, new RegExp(plainText(other).plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))

/** A typed text with every match of the pattern replaced and all else left as it was typed. */
export function replacedIn(typed: string, pattern: RegExp, words: string): string {
	let replaced = ''
	let at = 0
	for (const { from, to } of marksIn(typed, pattern)) {
		if (from < at) continue
		replaced += typed.slice(at, from) + words
		at = to
	}
	return replaced + typed.slice(at)
}
