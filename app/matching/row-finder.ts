// Finds the row of an id while an index is built from rows in any order: mostly the last one or the next, else by a table.

/** Rows by their ids' words; `ids` is asked anew each time, since it moves when it grows. */
export type RowFinder = { ids: () => Uint32Array; table: Int32Array; count: number; last: number }

/** A finder for about so many people. */
export const rowFinder = (ids: () => Uint32Array, expected: number): RowFinder => ({
	ids,
	table: new Int32Array(tableFor(expected)),
	count: 0,
	last: 0,
})

const tableFor = (expected: number) => 2 ** Math.ceil(Math.log2(Math.max(64, expected) * 2))

function placeOf(table: Int32Array, ids: Uint32Array, at: number): number {
	const mixed =
		Math.imul(ids[at + 3] as number, 0x9e3779b1) ^
		Math.imul(ids[at + 2] as number, 0x85ebca6b) ^
		Math.imul((ids[at + 1] as number) + (ids[at] as number), 0xc2b2ae35)
	return (mixed ^ (mixed >>> 15)) & (table.length - 1)
}

const isSame = (ids: Uint32Array, row: number, words: Uint32Array): boolean =>
	ids[row * 4 + 3] === words[3] &&
	ids[row * 4 + 2] === words[2] &&
	ids[row * 4 + 1] === words[1] &&
	ids[row * 4] === words[0]

function putRow(table: Int32Array, ids: Uint32Array, row: number): void {
	let place = placeOf(table, ids, row * 4)
	while (table[place] !== 0) place = (place + 1) & (table.length - 1)
	table[place] = row + 1
}

/** Takes the next row in. */
export function knowRow(finder: RowFinder, row: number): void {
	const ids = finder.ids()
	if (finder.count * 2 >= finder.table.length) {
		finder.table = new Int32Array(finder.table.length * 2)
		for (let known = 0; known < finder.count; known++) putRow(finder.table, ids, known)
	}
	putRow(finder.table, ids, row)
	finder.count += 1
}

/** The row with these words as its id; -1 when there is none. */
export function findRow(finder: RowFinder, words: Uint32Array): number {
	const { table, last, count } = finder
	const ids = finder.ids()
	if (last < count && isSame(ids, last, words)) return last
	if (last + 1 < count && isSame(ids, last + 1, words)) {
		finder.last = last + 1
		return last + 1
	}
	for (let place = placeOf(table, words, 0); table[place] !== 0; place = (place + 1) & (table.length - 1)) {
		const row = (table[place] as number) - 1
		if (!isSame(ids, row, words)) continue
		finder.last = row
		return row
	}
	return -1
}
