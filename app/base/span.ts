// Spans of time, end not included: minutes of a day (0–1440) or instants; and a day as forty-eight half hours.

/** From `start` up to but not including `end`; minutes of a day as numbers, or instants as Date. */
export interface Span<Point extends number | Date = number> {
	readonly start: Point
	readonly end: Point
}

/** Minutes in a civil day. */
export const dayMinutes = 1440

/** Whether two spans share any time; spans that only touch do not, and an empty span shares nothing. */
export function overlaps<Point extends number | Date>(a: Span<Point>, b: Span<Point>): boolean {
	return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end
}

/** Whether `outer` holds the whole of `inner`. */
export function holds<Point extends number | Date>(outer: Span<Point>, inner: Span<Point>): boolean {
	return outer.start <= inner.start && inner.end <= outer.end
}

/** Length of a span in minutes; numbers are minutes, instants may give a fraction. */
export function minutesOf(span: Span<number> | Span<Date>): number {
	const { start, end } = span
	if (typeof start === 'number') return Number(end) - start
	return (Number(end) - start.getTime()) / 60_000
}

/** The same time as as few spans as can be, in order; spans that touch become one, empty ones go. */
export function merged<Point extends number | Date>(spans: readonly Span<Point>[]): Span<Point>[] {
	const inOrder = spans
		.filter((span) => span.start < span.end)
		.sort((a, b) => Number(a.start) - Number(b.start))
	const out: Span<Point>[] = []
	for (const span of inOrder) {
		const last = out.at(-1)
		if (!last || last.end < span.start) out.push({ start: span.start, end: span.end })
		else if (last.end < span.end) out[out.length - 1] = { start: last.start, end: span.end }
	}
	return out
}

/** What is left of `spans` when the time of `taken` is taken out, in order and merged. */
export function subtract<Point extends number | Date>(
	spans: readonly Span<Point>[],
	taken: readonly Span<Point>[],
): Span<Point>[] {
	const holes = merged(taken)
	return merged(spans).flatMap((span) => {
		const left: Span<Point>[] = []
		let start = span.start
		for (const hole of holes) {
			if (hole.end <= start) continue
			if (hole.start >= span.end) break
			if (hole.start > start) left.push({ start, end: hole.start })
			start = hole.end
		}
		if (start < span.end) left.push({ start, end: span.end })
		return left
	})
}

/**
 * The half hours of a day as a mask in one whole number below 2^48: bit 0 is 0:00–0:30, bit 47 is 23:30–24:00.
 * A plain number, so that it goes into a column, an index and JSON as it is; the bits of a number are only worked
 * on thirty-two at a time, hence the two halves of twenty-four below.
 */
export type HalfHours = number

const half = 2 ** 24
/** Every half hour of the day. */
export const allHalfHours: HalfHours = 2 ** 48 - 1

/** Every half hour that the minutes touch, rounded outward: what a piece of the day needs. */
export function halfHoursOf(startMinute: number, endMinute: number): HalfHours {
	checkMinutes(startMinute, endMinute)
	if (startMinute === endMinute) return 0
	return run(Math.floor(startMinute / 30), Math.ceil(endMinute / 30))
}

/** Every half hour that lies wholly in the minutes, rounded inward: what somebody has free. */
export function halfHoursWithin(startMinute: number, endMinute: number): HalfHours {
	checkMinutes(startMinute, endMinute)
	return run(Math.ceil(startMinute / 30), Math.floor(endMinute / 30))
}

/** The mask as spans of minutes, in order. */
export function spansOfHalfHours(mask: HalfHours): Span[] {
	checkMask(mask)
	const spans: Span[] = []
	for (let i = 0; i < 48; i++)
		if (Math.floor(mask / 2 ** i) % 2 === 1) spans.push({ start: i * 30, end: i * 30 + 30 })
	return merged(spans)
}

/** Whether `mask` has every half hour of `needed`. */
export function holdsHalfHours(mask: HalfHours, needed: HalfHours): boolean {
	return commonHalfHours(mask, needed) === needed
}

/** The half hours in both. */
export function commonHalfHours(a: HalfHours, b: HalfHours): HalfHours {
	return (Math.floor(a / half) & Math.floor(b / half)) * half + ((a % half) & (b % half))
}

/** The half hours in either. */
export function joinedHalfHours(a: HalfHours, b: HalfHours): HalfHours {
	return (Math.floor(a / half) | Math.floor(b / half)) * half + ((a % half) | (b % half))
}

/** The half hours of `mask` that are not in `taken`. */
export function withoutHalfHours(mask: HalfHours, taken: HalfHours): HalfHours {
	return mask - commonHalfHours(mask, taken)
}

/** How many half hours a mask has, 0–48. */
export function countHalfHours(mask: HalfHours): number {
	return spansOfHalfHours(mask).reduce((sum, span) => sum + minutesOf(span) / 30, 0)
}

function run(first: number, end: number): HalfHours {
	return first < end ? 2 ** end - 2 ** first : 0
}

function checkMinutes(startMinute: number, endMinute: number) {
	const whole = Number.isInteger(startMinute) && Number.isInteger(endMinute)
	if (!whole || startMinute < 0 || endMinute > dayMinutes || startMinute > endMinute)
		throw new RangeError(`not minutes of one day: ${startMinute}–${endMinute}`)
}

function checkMask(mask: HalfHours) {
	if (!Number.isInteger(mask) || mask < 0 || mask > allHalfHours)
		throw new RangeError(`not half hours of a day: ${mask}`)
}
