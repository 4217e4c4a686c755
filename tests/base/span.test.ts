// Spans against the slow and obvious way: a set of single minutes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '~/base/span'
import {
	allHalfHours,
	commonHalfHours,
	countHalfHours,
	halfHoursOf,
	halfHoursWithin,
	holds,
	holdsHalfHours,
	joinedHalfHours,
	merged,
	minutesOf,
	overlaps,
	spansOfHalfHours,
	subtract,
	withoutHalfHours,
} from '~/base/span'

const span = fc
	.tuple(fc.nat(60), fc.nat(60))
	.map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) }))
const spans = fc.array(span, { maxLength: 8 })

function minutes(list: readonly Span[]): number[] {
	const all = new Set<number>()
	for (const { start, end } of list) for (let minute = start; minute < end; minute++) all.add(minute)
	return [...all].sort((a, b) => a - b)
}

function isTidy(list: readonly Span[]): boolean {
	return list.every((one, i) => one.start < one.end && (i === 0 || (list[i - 1]?.end ?? 0) < one.start))
}

describe('spans of minutes', () => {
	test('touching is not overlapping', () => {
		expect(overlaps({ start: 540, end: 600 }, { start: 600, end: 660 })).toBe(false)
		expect(overlaps({ start: 540, end: 601 }, { start: 600, end: 660 })).toBe(true)
		expect(overlaps({ start: 600, end: 600 }, { start: 540, end: 660 })).toBe(false)
	})
	test('overlap is a minute in common', () => {
		fc.assert(
			fc.property(span, span, (a, b) => {
				const inB = new Set(minutes([b]))
				expect(overlaps(a, b)).toBe(minutes([a]).some((minute) => inB.has(minute)))
			}),
		)
	})
	test('holding', () => {
		expect(holds({ start: 0, end: 60 }, { start: 0, end: 60 })).toBe(true)
		expect(holds({ start: 0, end: 60 }, { start: 10, end: 61 })).toBe(false)
	})
	test('merging keeps every minute and is tidy', () => {
		fc.assert(
			fc.property(spans, (list) => {
				expect(minutes(merged(list))).toEqual(minutes(list))
				expect(isTidy(merged(list))).toBe(true)
			}),
		)
	})
	test('subtracting takes out exactly the minutes taken and is tidy', () => {
		fc.assert(
			fc.property(spans, spans, (list, taken) => {
				const gone = new Set(minutes(taken))
				expect(minutes(subtract(list, taken))).toEqual(minutes(list).filter((minute) => !gone.has(minute)))
				expect(isTidy(subtract(list, taken))).toBe(true)
			}),
		)
	})
})

describe('spans of instants', () => {
	const at = (time: string) => new Date(`2026-12-01T${time}:00+09:00`)
	test('work alike', () => {
		const morning = { start: at('09:00'), end: at('11:30') }
		const rest = { start: at('10:00'), end: at('10:30') }
		expect(minutesOf(morning)).toBe(150)
		expect(overlaps(morning, rest)).toBe(true)
		expect(subtract([morning], [rest])).toEqual([
			{ start: at('09:00'), end: at('10:00') },
			{ start: at('10:30'), end: at('11:30') },
		])
		expect(merged([rest, morning])).toEqual([morning])
	})
	test('minutes of numbers', () => expect(minutesOf({ start: 570, end: 690 })).toBe(120))
})

describe('half hours of a day', () => {
	const pair = fc.tuple(fc.nat(1440), fc.nat(1440)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
	const mask = fc.integer({ min: 0, max: allHalfHours })
	const bits = (of: number) => [...of.toString(2).padStart(48, '0')].map(Number).reverse()

	test('what a piece touches and what somebody has free', () => {
		expect(spansOfHalfHours(halfHoursOf(555, 610))).toEqual([{ start: 540, end: 630 }])
		expect(spansOfHalfHours(halfHoursWithin(555, 610))).toEqual([{ start: 570, end: 600 }])
		expect(halfHoursWithin(555, 565)).toBe(0)
		expect(halfHoursOf(0, 1440)).toBe(allHalfHours)
		expect(halfHoursOf(555, 555)).toBe(0)
		expect(halfHoursOf(0, 30)).toBe(1)
	})
	test('each half hour looked at by itself', () => {
		fc.assert(
			fc.property(pair, ([start, end]) => {
				const halves = Array.from({ length: 48 }, (_, i) => ({ start: i * 30, end: i * 30 + 30 }))
				const piece = { start, end }
				expect(bits(halfHoursOf(start, end))).toEqual(halves.map((half) => Number(overlaps(half, piece))))
				expect(bits(halfHoursWithin(start, end))).toEqual(halves.map((half) => Number(holds(piece, half))))
			}),
		)
	})
	test('the sums of masks, bit by bit', () => {
		fc.assert(
			fc.property(mask, mask, (a, b) => {
				const [inA, inB] = [bits(a), bits(b)]
				expect(bits(commonHalfHours(a, b))).toEqual(inA.map((bit, i) => bit * (inB[i] ?? 0)))
				expect(bits(joinedHalfHours(a, b))).toEqual(inA.map((bit, i) => Math.max(bit, inB[i] ?? 0)))
				expect(bits(withoutHalfHours(a, b))).toEqual(inA.map((bit, i) => bit * (1 - (inB[i] ?? 0))))
				expect(holdsHalfHours(a, b)).toBe(inB.every((bit, i) => bit === 0 || inA[i] === 1))
				expect(countHalfHours(a)).toBe(inA.filter((bit) => bit === 1).length)
			}),
		)
	})
	test('a mask and its spans are the same thing', () => {
		fc.assert(
			fc.property(mask, (of) => {
				const back = spansOfHalfHours(of).map((one) => halfHoursOf(one.start, one.end))
				expect(back.reduce(joinedHalfHours, 0)).toBe(of)
			}),
		)
	})
	test('minutes outside the day are a fault', () => {
		expect(() => halfHoursOf(-1, 10)).toThrow(RangeError)
		expect(() => halfHoursOf(0, 1441)).toThrow(RangeError)
		expect(() => halfHoursOf(20, 10)).toThrow(RangeError)
		expect(() => halfHoursWithin(0.5, 10)).toThrow(RangeError)
		expect(() => spansOfHalfHours(2 ** 48)).toThrow(RangeError)
	})
})
