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

function grow(list: BookingList): void {
	const wider = (column: Uint32Array<ArrayBuffer>) => {
		const made = new Uint32Array(column.length + (column.length >>> 3) + 8)
		made.set(column)
		return made
	}
	list.rows = wider(list.rows)
	list.spans = wider(list.spans)
	if (list.places !== null) list.places = wider(list.places)
}

/** Bytes a list takes. */
export const bytesOfList = ({ rows, spans, places }: BookingList): number =>
	rows.byteLength + spans.byteLength + (places?.byteLength ?? 0)
