// Turns: who waited longest comes first, and who is passed over.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, instantOf } from '~/base/day'
import { daysWaited, passedOver, stoodStill } from '~/matching/turn'

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

describe('a rest', () => {
	const turned = instantOf('2026-11-02', 600)
	const at = instantOf('2026-12-01', 600)
	const still = (...rested: [string, string | null][]) =>
		dayOf(
			stoodStill(
				turned,
				rested.map(([fromDay, untilDay]) => ({ fromDay, untilDay })),
				at,
			),
		)
	it('moves the last turn on by its days: neither a place lost nor one won', () => {
		expect(still()).toBe('2026-11-02')
		expect(still(['2026-11-10', '2026-11-19'])).toBe('2026-11-12')
		// One that began before the turn counts from the day after it; one that goes on counts until today.
		expect(still(['2026-10-01', '2026-11-05'])).toBe('2026-11-05')
		expect(still(['2026-11-29', null])).toBe('2026-11-05')
		expect(still(['2026-12-20', null])).toBe('2026-11-02')
		expect(still(['2026-09-01', '2026-10-01'])).toBe('2026-11-02')
	})

	it.each([
		[[], 29],
		[[['2026-11-10', '2026-11-19']], 19],
		[[['2026-11-03', '2026-12-01']], 0],
		[[['2026-11-03', null]], 0],
		[[['2026-10-01', '2026-11-05']], 26],
		[[['2026-12-20', null]], 29],
	] as [[string, string | null][], number][])(
		'days waited leave out those of rest: %j, %i',
		(rested, days) => {
			const rests = rested.map(([fromDay, untilDay]) => ({ fromDay, untilDay }))
			expect(daysWaited('2026-11-02', rests, '2026-12-01')).toBe(days)
		},
	)

	it('counts day by day, and never past now', () =>
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: -30, max: 40 }), fc.integer({ min: 0, max: 9 })), {
					maxLength: 3,
				}),
				(spans) => {
					let from = -40
					// One after the other, as people rest.
					const rested = spans.map(([gap, length]) => {
						from += Math.abs(gap) + 1
						const fromDay = addDays('2026-11-02', from)
						from += length
						return { fromDay, untilDay: addDays('2026-11-02', from) }
					})
					let days = 0
					for (let day = '2026-11-03'; day <= '2026-12-01'; day = addDays(day, 1))
						if (rested.some((one) => one.fromDay <= day && day <= one.untilDay)) days++
					const slow = new Date(Math.min(turned.getTime() + days * 86_400_000, at.getTime()))
					expect(stoodStill(turned, rested, at)).toEqual(slow)
				},
			),
		))
})
