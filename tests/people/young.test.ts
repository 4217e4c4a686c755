// Fifteen to seventeen: the April after school, and what work is not for them.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, ageOn } from '~/base/day'
import { oldEnough, schoolEnd, youngBar } from '~/people/young'

describe('the end of school', () => {
	test.each([
		['an autumn birthday', '2011-10-05', '2027-03-31'],
		['the last of a school year, born on 1 April', '2011-04-01', '2026-03-31'],
		['the first of the next, born on 2 April', '2011-04-02', '2027-03-31'],
		['born on 31 March', '2011-03-31', '2026-03-31'],
		['born in January', '2011-01-10', '2026-03-31'],
		['born on a leap day', '2012-02-29', '2027-03-31'],
	])('%s', (_, birthDay, expected) => {
		expect(schoolEnd(birthDay)).toBe(expected)
	})

	it('is a 31 March, less than a year after fifteen', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => {
				const born = addDays('1990-01-01', n)
				const end = schoolEnd(born)
				expect(end.slice(5)).toBe('03-31')
				// Slowly: day by day from the eve of the fifteenth birthday to the first 31 March.
				let day = addDays(born, 365 * 14)
				while (ageOn(born, addDays(day, 1)) < 15) day = addDays(day, 1)
				while (day.slice(5) !== '03-31') day = addDays(day, 1)
				expect(end).toBe(day)
			}),
			{ numRuns: 60 },
		)
	})
})

test.each([
	['eighteen where eighteen is asked', '2008-11-02', '2026-11-02', 18, true],
	['a day short of it', '2008-11-03', '2026-11-02', 18, false],
	['fifteen and out of school', '2010-10-05', '2026-11-02', 15, true],
	['fifteen and still at school', '2011-10-05', '2026-11-02', 15, false],
	['out of school, but the council asks for sixteen', '2010-12-05', '2026-11-02', 16, false],
	['the last day of school', '2010-10-05', '2026-03-31', 15, false],
	['the day after', '2010-10-05', '2026-04-01', 15, true],
	['grown up, whatever the month', '1950-04-02', '2026-03-31', 15, true],
])('%s', (_, birthDay, day, leastAge, expected) => {
	expect(oldEnough(birthDay, day, leastAge)).toBe(expected)
})

describe('work of who is under eighteen', () => {
	const piece = { day: '2026-11-09', endMinute: 690, hazards: [] as string[], privateHome: false }
	test.each([
		['plain work', '2010-01-01', {}, null],
		['blades', '2010-01-01', { hazards: ['blades'] }, 'hazard'],
		['a private home', '2010-01-01', { privateHome: true }, 'home'],
		['until eight', '2010-01-01', { endMinute: 1200 }, null],
		['past eight', '2010-01-01', { endMinute: 1201 }, 'late'],
		['eighteen on that day', '2008-11-09', { hazards: ['blades'], endMinute: 1300 }, null],
		['eighteen the day after', '2008-11-10', { hazards: ['blades'] }, 'hazard'],
		['a day of birth that is no longer kept', '', { hazards: ['blades'] }, null],
	] as const)('%s', (_, birthDay, over, expected) => {
		expect(youngBar(birthDay, { ...piece, ...over })).toBe(expected)
	})
})
