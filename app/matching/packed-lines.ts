// Many rows as one text, a line each: the quickest a database hands them over. Read character by character.

/** A text and how far it is read. */
export type PackedLines = { readonly text: string; at: number }

/** How a line ends, and a field before the last. */
export const lineEnd = 10
export const fieldEnd = 58

/** The lines of what a statement gave: nothing, where there were no rows. */
export const linesOf = (text: string | null | undefined): PackedLines => ({ text: text ?? '', at: 0 })

export const hasMore = ({ text, at }: PackedLines): boolean => at < text.length

// What each character is worth as a digit of sixteen; small letters only.
const hexOf = new Uint8Array(128).fill(255)
for (let digit = 0; digit < 16; digit++) hexOf[digit.toString(16).charCodeAt(0)] = digit

/** Where in an id each word's eight digits stand. */
const digitsOf = [
	[0, 1, 2, 3, 4, 5, 6, 7],
	[9, 10, 11, 12, 14, 15, 16, 17],
	[19, 20, 21, 22, 24, 25, 26, 27],
	[28, 29, 30, 31, 32, 33, 34, 35],
].map((places) => Uint8Array.from(places))

/** Reads an id into four words. */
export function takeId(lines: PackedLines, into: Uint32Array): void {
	const { text, at } = lines
	let wrong = 0
	for (let n = 0; n < 4; n++) {
		const places = digitsOf[n] as Uint8Array
		let word = 0
		for (let digit = 0; digit < 8; digit++) {
			const value = hexOf[text.charCodeAt(at + (places[digit] as number))] ?? 255
			wrong |= value
			word = (word << 4) | value
		}
		into[n] = word
	}
	for (let n = 8; n <= 23; n += 5) if (text.charCodeAt(at + n) !== 45) wrong = 255
	if (wrong > 15) throw new RangeError(`not an id: ${text.slice(at, at + 36)}`)
	lines.at = at + 36
}

/** Reads a number up to a character, which is passed over; NaN for what is none. */
export function takeNumber(lines: PackedLines, end: number): number {
	const { text } = lines
	const begin = lines.at
	let at = begin
	let whole = 0
	let isWhole = true
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at)
		if (code === end) break
		if (code >= 48 && code <= 57) whole = whole * 10 + code - 48
		else isWhole = false
	}
	lines.at = at + 1
	if (at === begin) return Number.NaN
	return isWhole ? whole : Number(text.slice(begin, at))
}

/** The same where a figure may not have been given. */
export function takeFigure(lines: PackedLines, end: number): number | null {
	if (lines.text.charCodeAt(lines.at) !== end) return takeNumber(lines, end)
	lines.at += 1
	return null
}

/** Reads one digit. */
export function takeDigit(lines: PackedLines): number {
	const digit = lines.text.charCodeAt(lines.at) - 48
	lines.at += 1
	return digit >= 0 && digit <= 9 ? digit : Number.NaN
}

/** Reads a day up to a character as the figure 20261231; NaN for what is not written like one. */
export function takeDate(lines: PackedLines, end: number): number {
	const { text } = lines
	const begin = lines.at
	let at = begin
	let date = 0
	for (; at < text.length; at++) {
		const code = text.charCodeAt(at)
		if (code === end) break
		const isDash = at === begin + 4 || at === begin + 7
		if (isDash ? code !== 45 : code < 48 || code > 57) date = Number.NaN
		else if (!isDash) date = date * 10 + code - 48
	}
	lines.at = at + 1
	return at === begin + 10 ? date : Number.NaN
}

/** Reads a word up to a character. */
export function takeWord(lines: PackedLines, end: string): string {
	const found = lines.text.indexOf(end, lines.at)
	const until = found < 0 ? lines.text.length : found
	const word = lines.text.slice(lines.at, until)
	lines.at = until + 1
	return word
}
