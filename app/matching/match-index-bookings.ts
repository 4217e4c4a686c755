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

/** Where the bookings of a row begin, from a span on: the place of the first that does not come before it. */
export function placeIn({ count, rows, spans }: BookingList, row: number, span = 0): number {
	const isBefore = (at: number) => {
		const one = rows[at] as number
		return one < row || (one === row && (spans[at] as number) < span)
	}
	// People come in the order of their rows while an index is built.
	if (count === 0 || isBefore(count - 1)) return count
	let low = 0
	let high = count
	while (low < high) {
		const middle = (low + high) >>> 1
		if (isBefore(middle)) low = middle + 1
		else high = middle
	}
	return low
}

/** Puts a booking into its place. */
export function putBooking(list: BookingList, row: number, span: number, place: number): void {
	if (list.count === list.rows.length) grow(list)
	const at = placeIn(list, row, span)
	for (const [column, value] of [
		[list.rows, row],
		[list.spans, span],
		[list.places, place],
	] as const) {
		if (column === null) continue
		if (at < list.count) column.copyWithin(at + 1, at, list.count)
		column[at] = value
	}
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
