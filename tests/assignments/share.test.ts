// One sum for several people: equal parts to the yen, what is to be divided when, and shares that are no division of it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AssignmentState } from '~/assignments/assignment'
import { assignmentStates } from '~/assignments/assignment'
import { payItemsOf, payTermsIn } from '~/assignments/pay-items'
import type { Share } from '~/assignments/share'
import { checkShares, equalParts, sharesMayChange, sumToShare, withShare } from '~/assignments/share'
import { Refusal } from '~/words/refusal'
import { checkPayTerms, reckon, usualPayTerms } from '~/work/pay-terms'
import { payFacts } from '../pay-facts'

const refusal = (act: () => void) => {
	try {
		act()
	} catch (error) {
		if (error instanceof Refusal) return error.refusal
		throw error
	}
}

describe('equal parts', () => {
	it('give what is left over to the first of them, a yen each', () => {
		expect(equalParts(9000, 3)).toEqual([3000, 3000, 3000])
		expect(equalParts(10_000, 3)).toEqual([3334, 3333, 3333])
		expect(equalParts(11, 4)).toEqual([3, 3, 3, 2])
		expect(equalParts(500, 1)).toEqual([500])
	})
	it('come to the sum, and no two differ by more than a yen: the same as dealing yen out one by one', () =>
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 12 }), (yen, people) => {
				const dealt = Array.from({ length: people }, () => 0)
				for (let n = 0; n < yen; n++) dealt[n % people] = (dealt[n % people] ?? 0) + 1
				expect(equalParts(yen, people)).toEqual(dealt)
			}),
		))
})

describe('what they divide', () => {
	it('leaves the part of a free seat alone until the work begins', () => {
		const slot = { payYen: 3000, seats: 3, held: 2 }
		expect(sumToShare({ ...slot, begun: false })).toBe(6000)
		expect(sumToShare({ ...slot, begun: true })).toBe(9000)
		expect(sumToShare({ ...slot, held: 3, begun: false })).toBe(9000)
	})
	it('may change between the last yes and the first inspection', () => {
		const may = (...states: AssignmentState[]) => sharesMayChange(states)
		expect(may('agreed', 'agreed')).toBe(true)
		expect(may('agreed', 'reported')).toBe(true)
		expect(may()).toBe(false)
		for (const state of assignmentStates.filter((one) => one !== 'agreed' && one !== 'reported'))
			expect(may('agreed', state), state).toBe(false)
	})
})

describe('other shares', () => {
	const shares = (...toYen: number[]): Share[] =>
		toYen.map((yen, n) => ({ assignmentId: String(n), fromYen: 3000, toYen: yen }))
	const check = (...toYen: number[]) => refusal(() => checkShares(shares(...toYen), 9000))
	it('come to the whole sum, and to a yen at least for each', () => {
		expect(check(2000, 3000, 4000)).toBeUndefined()
		expect(check(2000, 3000, 3999)).toBe('share-sum')
		expect(check(2000, 3000, 4001)).toBe('share-sum')
		expect(check(0, 4500, 4500)).toBe('share-yen')
		expect(check(-1, 4500, 4501)).toBe('share-yen')
		expect(check(2999.5, 3000, 3000.5)).toBe('share-yen')
		expect(check(Number.NaN, 4500, 4500)).toBe('share-yen')
		expect(check(3000, 3000, 3000)).toBe('share-same')
	})
	it('change the terms in the sum and in what follows from it, and in nothing else', () => {
		const terms = {
			...usualPayTerms,
			shared: true,
			withholding: 'writing',
			travel: 'fixed' as const,
			travelYen: 300,
		}
		const facts = payFacts({ payYen: 3000, terms, seats: 3 })
		const body = { payYen: 3000, title: '草', ...payItemsOf(facts) }
		const after = withShare(body, { payYen: 4000, sharedBy: 'agreed' }, facts)
		const whole = reckon({ ...facts, payYen: 4000, terms }, { units: null, travelYen: 300 })
		expect(after).toMatchObject({
			payYen: 4000,
			sentYen: whole.yen,
			withheldYen: whole.withheldYen,
			sharedYen: 9000,
			sharedPeople: 3,
			sharedBy: 'agreed',
		})
		const changed = Object.keys(after).filter((item) => after[item] !== (body as typeof after)[item])
		expect(changed.sort()).toEqual(['payUnitYen', 'payYen', 'sentYen', 'sharedBy', 'withheldYen'])
	})
})

describe('one sum', () => {
	it('stands in the terms with its people and rule, and in others not at all', () => {
		const items = payItemsOf(payFacts({ payYen: 3000, terms: { ...usualPayTerms, shared: true }, seats: 3 }))
		expect(items).toMatchObject({ sharedYen: 9000, sharedPeople: 3, sharedBy: 'equal' })
		expect(payTermsIn(items).shared).toBe(true)
		const alone = payItemsOf(payFacts({ seats: 3 }))
		expect(alone).toMatchObject({ sharedYen: null, sharedPeople: null, sharedBy: null })
		expect(payTermsIn(alone).shared).toBe(false)
	})
	it('is for the result: what is counted for each is divided by nobody', () => {
		const lots = { ...usualPayTerms, by: 'lots' as const, unit: '袋', units: 3, shared: true }
		expect(refusal(() => checkPayTerms(lots, 3000))).toBe('pay-shared-by')
		expect(refusal(() => checkPayTerms({ ...usualPayTerms, shared: true }, 3000))).toBeUndefined()
	})
})
