// How evenly turns fell: small months by hand, and Gini against comparing everybody with everybody.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf, gini, leastPeopleShown, shownOutside } from '~/matching/fairness'

const month = (...turns: number[]) =>
	figuresOf(
		turns.map((one) => ({ turns: one, waitedDays: 30 - one })),
		{ decisions: 4, overrides: 1 },
	)

describe('a month of turns', () => {
	it.each([
		[[], 0, 0, 0],
		[[0], 0, 30, 0],
		[[3], 0, 27, 0],
		[[0, 0, 0], 0, 30, 0],
		[[2, 2, 2, 2], 0, 28, 0],
		[[1, 0], 1, 30, 0.5],
		[[0, 1, 2], 2, 30, 0.444],
		[[1, 2, 3], 2, 29, 0.222],
		[[0, 0, 0, 4], 4, 30, 0.75],
		[[5, 1], 4, 29, 0.333],
	])('%j: spread %i, longest wait %i, Gini %f', (turns, spread, longestWaitDays, giniOf) => {
		expect(month(...turns)).toEqual({
			people: turns.length,
			spread,
			longestWaitDays,
			gini: giniOf,
			decisions: 4,
			overrides: 1,
		})
	})

	it('is told outside from ten people on', () => {
		const people = (many: number) => month(...Array<number>(many).fill(1))
		expect(shownOutside(people(leastPeopleShown))?.people).toBe(10)
		expect(shownOutside(people(leastPeopleShown - 1))).toBeUndefined()
		expect(shownOutside(undefined)).toBeUndefined()
	})

	it('Gini is the mean difference of any two over twice the mean', () => {
		const slow = (turns: readonly number[]) => {
			const sum = turns.reduce((total, one) => total + one, 0)
			if (sum === 0) return 0
			let apart = 0
			for (const one of turns) for (const other of turns) apart += Math.abs(one - other)
			return apart / (2 * turns.length * sum)
		}
		fc.assert(
			fc.property(fc.array(fc.nat(40), { maxLength: 40 }), (turns) => {
				expect(gini(turns)).toBeCloseTo(slow(turns), 9)
			}),
		)
	})
})
