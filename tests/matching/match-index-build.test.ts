// What the index is built with: packed lines are read as they were written, rows are found, bookings come in order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appendBooking, emptyList, inOrderOfRows } from '~/matching/match-index-bookings'
import {
	fieldEnd,
	hasMore,
	lineEnd,
	linesOf,
	takeDate,
	takeDigit,
	takeFigure,
	takeId,
	takeNumber,
	takeWord,
} from '~/matching/packed-lines'
import { findRow, knowRow, rowFinder } from '~/matching/row-finder'

const wordsOf = (id: string) =>
	[0, 8, 16, 24].map((at) => Number.parseInt(id.replaceAll('-', '').slice(at, at + 8), 16))

describe('packed lines', () => {
	it('gives back ids, words, figures and days in their order', () => {
		const line = fc.record({
			id: fc.uuid(),
			word: fc.stringMatching(/^[a-z-]{0,12}$/),
			number: fc.oneof(fc.nat(2 ** 48), fc.constantFrom(-3, 2.5, 1e21)),
			figure: fc.option(fc.nat(9_999)),
			date: fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
			digit: fc.nat(9),
		})
		fc.assert(
			fc.property(fc.array(line), (rows) => {
				const days = rows.map(({ date }) => date.toISOString().slice(0, 10))
				const text = rows.map(
					({ id, word, number, figure, digit }, n) =>
						`${id}${word}:${number}:${figure ?? ''}:${days[n]}:${digit}${word}\n`,
				)
				const lines = linesOf(text.join('') || null)
				const words = new Uint32Array(4)
				rows.forEach(({ id, word, number, figure, digit }, n) => {
					expect(hasMore(lines)).toBe(true)
					takeId(lines, words)
					expect([...words]).toEqual(wordsOf(id))
					expect(takeWord(lines, ':')).toBe(word)
					expect(takeNumber(lines, fieldEnd)).toBe(number)
					expect(takeFigure(lines, fieldEnd)).toBe(figure)
					expect(takeDate(lines, fieldEnd)).toBe(Number(days[n]?.replaceAll('-', '')))
					expect(takeDigit(lines)).toBe(digit)
					expect(takeWord(lines, '\n')).toBe(word)
				})
				expect(hasMore(lines)).toBe(false)
			}),
		)
	})

	it('says of what is none that it is none, and goes on behind it', () => {
		const lines = linesOf('12a:2026-1-01:2026-111-1:20261101:x\n5\n')
		expect(takeNumber(lines, fieldEnd)).toBeNaN()
		for (let n = 0; n < 3; n++) expect(takeDate(lines, fieldEnd)).toBeNaN()
		expect(takeNumber(lines, lineEnd)).toBeNaN()
		expect(takeNumber(lines, lineEnd)).toBe(5)
		expect(takeNumber(lines, lineEnd)).toBeNaN()
	})

	it.each([
		'0199000g-0000-7000-8000-000000000000',
		'0199000A-0000-7000-8000-000000000000',
		'01990000000-7000-8000-00000000000000',
		'01990000-0000-7000-8000-00000000000',
		'01990000-0000-7000-8000-00000000000é',
	])('refuses %s as an id', (text) => {
		expect(() => takeId(linesOf(text), new Uint32Array(4))).toThrow(RangeError)
	})
})

describe('the row finder', () => {
	it('finds what a Map finds, in any order, also past what was expected', () => {
		// Few different words, so that ids share some of them and places in the table.
		const word = fc.oneof(fc.nat(3), fc.constantFrom(0xffffffff, 0x80000000))
		const id = fc.tuple(word, word, word, word)
		fc.assert(
			fc.property(fc.uniqueArray(id, { selector: String, maxLength: 200 }), fc.array(id), (known, asked) => {
				const ids = new Uint32Array(known.flat())
				const finder = rowFinder(() => ids, 0)
				const beside = new Map(known.map((one, row) => [String(one), row]))
				known.forEach((_, row) => {
					knowRow(finder, row)
				})
				for (const one of [...known, ...asked, ...known.toReversed()])
					expect(findRow(finder, Uint32Array.from(one))).toBe(beside.get(String(one)) ?? -1)
			}),
		)
	})
})

describe('bookings', () => {
	it('come in the order of rows and time, whatever order they were met in', () => {
		const booking = fc.tuple(fc.nat(20), fc.oneof(fc.nat(5), fc.constant(0xffffffff)))
		fc.assert(
			fc.property(fc.array(booking), (met) => {
				const list = emptyList(true)
				for (const [row, span] of met) appendBooking(list, row, span, 0)
				const sorted = met.toSorted((one, other) => one[0] - other[0] || one[1] - other[1])
				expect([...inOrderOfRows(list, 21)].map((at) => met[at])).toEqual(sorted)
			}),
		)
	})
})
