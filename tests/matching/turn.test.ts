// Turns: who waited longest comes first, and who is passed over.
import { describe, expect, it } from 'vitest'
import { passedOver } from '~/matching/turn'

const hand = (registrantId: string, days: number | null, fits = true) => ({
	registrantId,
	lastTurnAt: days === null ? null : new Date(2026, 0, days),
	fits,
})
const hands = [hand('a', null), hand('b', 3), hand('c', 5, false), hand('d', 9)]
const passing = (...chosen: string[]) => passedOver(hands, chosen).map((one) => one.registrantId)

describe('somebody is passed over', () => {
	it('who fits, stands before one of the chosen and is not chosen', () => {
		expect(passing('d')).toEqual(['a', 'b'])
		expect(passing('a', 'd')).toEqual(['b'])
	})

	it('not when the first in turn are chosen, nor when what stands before does not fit', () => {
		expect(passing('a')).toEqual([])
		expect(passing('a', 'b')).toEqual([])
		expect(passing('a', 'b', 'd')).toEqual([])
		expect(passing()).toEqual([])
	})
})
