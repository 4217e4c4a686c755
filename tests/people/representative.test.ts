// Who may do what for somebody, on which day.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '~/base/day'
import { endsSoon, holdsOn, mayFor } from '~/people/representative'

const one = {
	mayTalk: true,
	mayAgree: false,
	mayReceive: false,
	fromDay: '2026-11-02',
	untilDay: '2026-12-01',
	endedAt: null,
}

describe('a representative', () => {
	it.each([
		['2026-11-01', false],
		['2026-11-02', true],
		['2026-12-01', true],
		['2026-12-02', false],
	])('holds from the first day to the last: %s %s', (day, holds) => {
		expect(holdsOn(one, day)).toBe(holds)
		expect(mayFor([one], 'talk', day)).toBe(holds)
	})

	it('does only what its paper says, and nothing once ended', () => {
		expect(mayFor([one], 'agree', '2026-11-10')).toBe(false)
		expect(mayFor([one, { ...one, mayAgree: true }], 'agree', '2026-11-10')).toBe(true)
		expect(mayFor([{ ...one, endedAt: new Date() }], 'talk', '2026-11-10')).toBe(false)
		expect(mayFor([], 'talk', '2026-11-10')).toBe(false)
	})

	it('ends soon only while it holds, within thirty days', () => {
		fc.assert(
			fc.property(fc.integer({ min: -40, max: 80 }), (days) => {
				const today = addDays(one.untilDay, -days)
				const left = days
				expect(endsSoon(one, today)).toBe(left >= 0 && left <= 29 + 1 && today >= one.fromDay)
			}),
		)
	})
})
