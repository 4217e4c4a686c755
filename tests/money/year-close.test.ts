// Fiscal years: which is next, what has to be closed before it, and what names an older year.
import { describe, expect, test } from 'vitest'
import {
	checkYearClosable,
	lastMonthOf,
	monthsAreClosed,
	nextYear,
	olderYear,
	yearOfMonth,
} from '~/money/year-close'
import { Refusal } from '~/words/refusal'

const refusalOf = (act: () => void) => {
	try {
		act()
		return 'done'
	} catch (error) {
		if (error instanceof Refusal) return error.refusal
		throw error
	}
}

describe('a fiscal year', () => {
	test.each([
		['2026-04', 2026],
		['2026-12', 2026],
		['2027-03', 2026],
		['2027-04', 2027],
	])('month %s is of %i', (month, year) => expect(yearOfMonth(month)).toBe(year))
	test('ends in March', () => expect(lastMonthOf(2026)).toBe('2027-03'))
	test.each([
		[null, null, null],
		[null, '2026-11-09', 2026],
		[null, '2027-03-31', 2026],
		[2026, '2026-11-09', 2027],
	])('after %s, with postings from %s, comes %s', (last, oldest, next) =>
		expect(nextYear(last, oldest)).toBe(next),
	)
	test.each([
		[null, false],
		['2027-02', false],
		['2027-03', true],
		['2027-06', true],
	])('2026 with months closed up to %s: %s', (month, closed) =>
		expect(monthsAreClosed(2026, month)).toBe(closed),
	)
	test.each([
		[2026, null, '2027-03', 'month-nothing-posted'],
		[2027, 2026, '2028-03', 'year-close-order'],
		[2026, 2026, '2027-02', 'year-months-open'],
		[2026, 2026, null, 'year-months-open'],
		[2026, 2026, '2027-03', 'done'],
	])('closing %i where %s is next and months are closed up to %s: %s', (year, next, month, said) =>
		expect(refusalOf(() => checkYearClosable(year, next, month))).toBe(said),
	)
})

test.each([
	['2027-04-01', '2027-03-31', 2026],
	['2027-04-01', null, null],
	['2026-12-01', '2026-11-09', null],
	['2028-04-01', '2026-11-09', 2026],
])('a posting of %s that belongs to %s names %s', (day, forDay, year) =>
	expect(olderYear(day, forDay)).toBe(year),
)
