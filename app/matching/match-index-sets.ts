// Sets of people by their row, a bit each, thirty-two to a word; laid over each other a block of words at a time.

export type BitSet = Int32Array<ArrayBuffer>

/** Words that are worked on at a time: a few such blocks stay in the first cache. */
export const blockWords = 2048

export const wordsFor = (rows: number): number => (rows + 31) >>> 5

export const isIn = (set: BitSet, row: number): boolean =>
	(((set[row >>> 5] as number) >>> (row & 31)) & 1) === 1

export function putIn(set: BitSet, row: number): void {
	set[row >>> 5] = (set[row >>> 5] as number) | (1 << (row & 31))
}

export function takeOut(set: BitSet, row: number): void {
	set[row >>> 5] = (set[row >>> 5] as number) & ~(1 << (row & 31))
}

/** The same set with room for more. */
export function roomier(set: BitSet, words: number): BitSet {
	const wider = new Int32Array(words)
	wider.set(set)
	return wider
}

// Two sets at a time: the block goes through the registers half as often.

/** Leaves in the block who is in both sets. */
export function keep(block: BitSet, one: BitSet, other: BitSet, from: number, length: number): void {
	for (let i = 0; i < length; i++)
		block[i] = (block[i] as number) & (one[from + i] as number) & (other[from + i] as number)
}

/** Leaves in the block who is in neither set. */
export function drop(block: BitSet, one: BitSet, other: BitSet, from: number, length: number): void {
	for (let i = 0; i < length; i++)
		block[i] = (block[i] as number) & ~((one[from + i] as number) | (other[from + i] as number))
}

/** Leaves in the block who is not in the set, or else in the other. */
export function dropUnless(block: BitSet, set: BitSet, other: BitSet, from: number, length: number): void {
	for (let i = 0; i < length; i++)
		block[i] = (block[i] as number) & (~(set[from + i] as number) | (other[from + i] as number))
}

/**
 * Whose figure is at least so much (1 or more). Figures are kept a set for each binary digit, the lowest first
 * (a bit-sliced index, O'Neil and Quass 1997): one pass a digit, whatever the figures are.
 */
export function atLeast(digits: readonly BitSet[], least: number): BitSet {
	const lowest = 31 - Math.clz32(least & -least)
	const found = (digits[lowest] as BitSet).slice()
	for (let digit = lowest + 1; digit < digits.length; digit++) {
		const set = digits[digit] as BitSet
		if ((least >>> digit) & 1)
			for (let i = 0; i < found.length; i++) found[i] = (found[i] as number) & (set[i] as number)
		else for (let i = 0; i < found.length; i++) found[i] = (found[i] as number) | (set[i] as number)
	}
	return found
}

/** Who is in one of two sets. */
export const either = (one: BitSet, other: BitSet): BitSet =>
	one.map((word, at) => word | (other[at] as number))

/** How many bits of a word are set. */
export function bitsOf(word: number): number {
	const pairs = word - ((word >>> 1) & 0x55555555)
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
	return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
