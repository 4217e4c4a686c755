// Bookings of one day, or at one client, in the order of rows and time: a question reads them in one go.

/** A column each for row, span and, where it is asked for, place: client and district. */
export type BookingList = {
	count: number
	rows: Uint32Array<ArrayBuffer>
	spans: Uint32Array<ArrayBuffer>
	places: Uint32Array<ArrayBuffer> | null
}

/** A list with nothing in it. */
export const emptyList = (withPlaces: boolean): BookingList => ({
	count: 0,
	rows: new Uint32Array(8),
	spans: new Uint32Array(8),
	places: withPlaces ? new Uint32Array(8) : null,
})

// No functions are made in here: these are called some millions of times while an index is built.

/** Where the bookings of a row begin, from a span on: the place of the first that does not come before it. */
export function placeIn(list: BookingList, row: number, span = 0): number {
	let low = 0
	let high = list.count
	// People come in the order of their rows while an index is built.
	if (high === 0 || isBefore(list, high - 1, row, span)) return high
	while (low < high) {
		const middle = (low + high) >>> 1
		if (isBefore(list, middle, row, span)) low = middle + 1
		else high = middle
	}
	return low
}

function isBefore({ rows, spans }: BookingList, at: number, row: number, span: number): boolean {
	const one = rows[at] as number
	return one < row || (one === row && (spans[at] as number) < span)
}

/** Puts a booking into its place. */
export function putBooking(list: BookingList, row: number, span: number, place: number): void {
	if (list.count === list.rows.length) grow(list)
	const at = placeIn(list, row, span)
	if (at < list.count) {
		list.rows.copyWithin(at + 1, at, list.count)
		list.spans.copyWithin(at + 1, at, list.count)
		list.places?.copyWithin(at + 1, at, list.count)
	}
	list.rows[at] = row
	list.spans[at] = span
	if (list.places !== null) list.places[at] = place
	list.count += 1
}

/** Takes such a booking out; whether there was one. A list without places goes by row and span alone. */
export function pullBooking(list: BookingList, row: number, span: number, place: number): boolean {
	for (let at = placeIn(list, row, span); at < list.count; at++) {
		if (list.rows[at] !== row || list.spans[at] !== span) return false
		if (list.places !== null && list.places[at] !== place) continue
		for (const column of [list.rows, list.spans, list.places]) column?.copyWithin(at, at + 1, list.count)
		list.count -= 1
		return true
	}
	return false
}

const grow = (list: BookingList) => makeRoom(list, list.rows.length + (list.rows.length >>> 3) + 8)

/** Makes room for so many bookings in all. */
export function makeRoom(list: BookingList, most: number): void {
	const wider = (column: Uint32Array<ArrayBuffer>) => {
		const made = new Uint32Array(most)
		made.set(column.subarray(0, list.count))
		return made
	}
	if (most <= list.rows.length) return
	list.rows = wider(list.rows)
	list.spans = wider(list.spans)
	if (list.places !== null) list.places = wider(list.places)
}

/** Adds a booking at the end, whatever comes before it. */
export function appendBooking(list: BookingList, row: number, span: number, place: number): void {
	if (list.count === list.rows.length) grow(list)
	list.rows[list.count] = row
	list.spans[list.count] = span
	if (list.places !== null) list.places[list.count] = place
	list.count += 1
}

/** The places of a list's bookings in the order of rows and time; they themselves may stand in any order. */
export function inOrderOfRows({ rows, spans, count }: BookingList, rowsInAll: number): Uint32Array {
	const ends = new Uint32Array(rowsInAll + 1)
	for (let at = 0; at < count; at++)
		ends[(rows[at] as number) + 1] = (ends[(rows[at] as number) + 1] as number) + 1
	for (let row = 0; row < rowsInAll; row++) ends[row + 1] = (ends[row + 1] as number) + (ends[row] as number)
	// From here on each row's beginning moves on until it is the row's end.
	const starts = ends.slice()
	const order = new Uint32Array(count)
	for (let at = 0; at < count; at++) {
		const row = rows[at] as number
		let to = ends[row] as number
		ends[row] = to + 1
		for (; to > (starts[row] as number); to--) {
			const before = order[to - 1] as number
			if ((spans[before] as number) <= (spans[at] as number)) break
			order[to] = before
		}
		order[to] = at
	}
	return order
}

/** Bytes a list takes. */
export const bytesOfList = ({ rows, spans, places }: BookingList): number =>
	rows.byteLength + spans.byteLength + (places?.byteLength ?? 0)
