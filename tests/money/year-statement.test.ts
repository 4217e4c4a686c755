// Which year is stated when, and what each person was sent in it.
import { expect, test } from 'vitest'
import { sumsByPerson, withGoneToNothing, yearToState } from '~/money/year-statement'

test.each([
	['2027-01-10', 2026],
	['2027-02-10', 2026],
	['2027-03-31', 2026],
	['2027-04-10', null],
	['2026-12-10', null],
])('on %s the year stated is %s', (day, year) => expect(yearToState(day)).toBe(year))

test('each person’s sum is of all they were sent', () => {
	const one = (registrantId: string, yen: number) => ({ registrantId, yen })
	expect(sumsByPerson([one('b', 1), one('a', 20), one('b', 300)])).toEqual([one('b', 301), one('a', 20)])
	expect(sumsByPerson([])).toEqual([])
})

test('a sum that was stated and came back whole is stated as nothing, once', () => {
	const sums = [{ registrantId: 'a', yen: 100 }]
	const stated = new Map([
		['a', 100],
		['b', 200],
		['c', 0],
	])
	expect(withGoneToNothing(sums, stated)).toEqual([...sums, { registrantId: 'b', yen: 0 }])
	expect(withGoneToNothing(sums, new Map())).toEqual(sums)
})
