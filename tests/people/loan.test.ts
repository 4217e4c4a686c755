// In which order lent things are asked for, and when one is late.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '~/base/day'
import type { LoanKind } from '~/people/loan'
import { inAskingOrder, isLate, loanKinds } from '~/people/loan'

const today = '2026-11-23'

describe('a lent thing', () => {
	it.each([
		['2026-11-22', null, true],
		['2026-11-23', null, false],
		[null, null, false],
		['2026-11-01', '2026-11-20', false],
	])('awaited back on %s, back on %s: late %s', (dueOn, returnedOn, late) => {
		expect(isLate({ dueOn, returnedOn }, today)).toBe(late)
	})

	it('is asked for late ones first, then keys, then the longest out; none is lost', () => {
		const loan = fc.record({
			id: fc.uuid(),
			kind: fc.constantFrom<LoanKind>(...loanKinds),
			lentOn: fc.integer({ min: 1, max: 60 }).map((days) => addDays(today, -days)),
			dueOn: fc.option(fc.integer({ min: -30, max: 30 }).map((days) => addDays(today, days))),
			returnedOn: fc.constant(null),
		})
		fc.assert(
			fc.property(fc.array(loan, { maxLength: 12 }), (all) => {
				// The slow way: each pile by itself, one after the other.
				const piles = [true, false].flatMap((late) =>
					loanKinds.flatMap((kind) =>
						all
							.filter((one) => isLate(one, today) === late && one.kind === kind)
							.sort((one, other) => (one.lentOn < other.lentOn ? -1 : one.lentOn > other.lentOn ? 1 : 0)),
					),
				)
				expect(inAskingOrder(all, today).map((one) => one.id)).toEqual(piles.map((one) => one.id))
			}),
		)
	})
})
