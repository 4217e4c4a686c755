// Replaying decisions: what rule and reasons explain, and what they do not, also against the rule as deciding uses it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, Proof, ProofHand } from '~/matching/fair-proof'
import { checkProof, isOverride, proofShape } from '~/matching/fair-proof'
import { figuresOf } from '~/matching/fairness'
import type { PassingReason } from '~/matching/turn'
import { passedOver, passingReasons, reasonCodeOf } from '~/matching/turn'

const on = (day: number, hour = 0) => new Date(Date.UTC(2026, 9, day, hour)).toISOString()
const hand = (person: string, lastDay: number | null, over: Partial<ProofHand> = {}): ProofHand => ({
	person,
	raisedAt: on(20),
	fits: true,
	pastLimit: false,
	turns90Days: lastDay === null ? 0 : 1,
	lastTurnAt: lastDay === null ? null : on(lastDay),
	chosen: false,
	...over,
})

function proof(
	...decided: { reason?: PassingReason | null; hands: ProofHand[]; what?: 'decided' | 'asked' }[]
): Proof {
	const numbers = new Set(['a', ...decided.flatMap(({ hands }) => hands.map((one) => one.person))])
	const people = [...numbers].map((person) => ({ person, turns: 1, waitedDays: 3 }))
	const decisions = decided.map(({ reason = null, hands, what = 'decided' }, n) => ({
		number: n + 1,
		what,
		at: on(25, n),
		reason,
		hands,
	}))
	const counted = { decisions: decisions.length, overrides: decisions.filter(isOverride).length }
	return {
		version: 1,
		month: '2026-10',
		madeAt: on(31),
		people,
		decisions,
		figures: figuresOf(people, counted),
	}
}

const chosen = { chosen: true }
const found = (given: Proof) => checkProof(given).map(({ what, people }) => [what, ...people])

describe('a decision', () => {
	const cases: [string, ProofHand[], PassingReason | null, (string | Finding['what'])[][]][] = [
		['for the only hand', [hand('a', 3, chosen)], null, []],
		['for the longest wait', [hand('a', 3, chosen), hand('b', 9)], null, []],
		['for who never had one', [hand('a', null, chosen), hand('b', 1)], null, []],
		['past who never had one', [hand('a', null), hand('b', 1, chosen)], null, [['passed-over', 'a']]],
		['past two', [hand('a', 1), hand('b', 2), hand('c', 3, chosen)], null, [['passed-over', 'a', 'b']]],
		['past one, with a reason', [hand('a', 1), hand('c', 3, chosen)], 'near', []],
		['past one who does not fit', [hand('a', 1, { fits: false }), hand('c', 3, chosen)], null, []],
		['for two in turn', [hand('a', 1, chosen), hand('b', 2, chosen), hand('c', 3)], null, []],
		[
			'for the first and the third',
			[hand('a', 1, chosen), hand('b', 2), hand('c', 3, chosen)],
			null,
			[['passed-over', 'b']],
		],
		[
			'past an earlier hand',
			[hand('a', null, { raisedAt: on(19) }), hand('b', null, chosen)],
			null,
			[['passed-over', 'a']],
		],
		['between hands of one moment', [hand('a', null), hand('b', null, chosen)], null, []],
		[
			'past a limit',
			[hand('a', 1, { chosen: true, fits: false, pastLimit: true })],
			null,
			[['past-limit', 'a']],
		],
		['past a limit, with a reason', [hand('a', 1, { chosen: true, pastLimit: true })], 'other', []],
		['outside the hours alone', [hand('a', 1, { chosen: true, fits: false })], null, []],
		['for nobody', [hand('a', 1)], null, [['nobody-chosen']]],
		['by a turn of later', [hand('a', 26, chosen)], null, [['later-than-decision', 'a']]],
		[
			'by a hand of later',
			[hand('a', 1, { chosen: true, raisedAt: on(26) })],
			null,
			[['later-than-decision', 'a']],
		],
		['with somebody twice', [hand('a', 1, chosen), hand('a', 1, chosen)], null, [['twice', 'a']]],
	]
	it.each(cases)('%s', (_, hands, reason, expected) => {
		expect(found(proof({ reason, hands }))).toEqual(expected)
	})

	it('is an override when it goes past the rule with a reason', () => {
		const inTurn = [hand('a', 1, chosen), hand('b', 2)]
		const past = [hand('a', 1), hand('b', 2, chosen)]
		expect(isOverride({ reason: 'near', hands: inTurn })).toBe(false)
		expect(isOverride({ reason: 'near', hands: past })).toBe(true)
		expect(isOverride({ reason: null, hands: past })).toBe(false)
		expect(isOverride({ reason: 'other', hands: [hand('a', 1, { chosen: true, pastLimit: true })] })).toBe(
			true,
		)
	})
})

describe('what no rule lets be', () => {
	const misfit = { fits: false, pastLimit: false, chosen: true }

	it('asking outside of what fits takes a reason; who raised a hand knows their own hours', () => {
		const hands = [hand('a', 3, misfit)]
		expect(found(proof({ what: 'asked', hands }))).toEqual([['misfit', 'a']])
		expect(found(proof({ what: 'asked', hands, reason: 'wish' }))).toEqual([])
		expect(found(proof({ hands }))).toEqual([])
	})

	it('one asking asks one', () => {
		const hands = [hand('a', 3, chosen), hand('b', 4, chosen)]
		expect(found(proof({ what: 'asked', hands }))).toEqual([['two-asked', 'a', 'b']])
	})

	it('turns without a last one', () => {
		expect(found(proof({ hands: [hand('a', null, { ...chosen, turns90Days: 5 })] }))).toEqual([
			['no-such-turn', 'a'],
		])
	})

	it('somebody chosen who is not among the people of the month; a decision of another month', () => {
		const made = proof({ hands: [hand('a', 3, chosen)] })
		const people = [{ person: 'z', turns: 1, waitedDays: 3 }]
		expect(found({ ...made, people })).toEqual([['unknown', 'a']])
		const [decided] = made.decisions
		// In Japan it is November already.
		const late = { ...(decided as NonNullable<typeof decided>), at: '2026-10-31T15:00:00.000Z' }
		expect(found({ ...made, decisions: [late] })).toEqual([['other-month']])
	})
})

describe('the file as a whole', () => {
	const good = proof({ hands: [hand('a', 1, chosen)] }, { hands: [hand('b', 2, chosen)] })

	it('is whole: no decision taken out, no figure changed', () => {
		expect(checkProof(good)).toEqual([])
		const [, second] = good.decisions
		expect(found({ ...good, decisions: second ? [second] : [] })).toEqual([['missing'], ['figures']])
		expect(found({ ...good, figures: { ...good.figures, spread: 7 } })).toEqual([['figures']])
		expect(found({ ...good, people: [...good.people, { person: 'b', turns: 9, waitedDays: 0 }] })).toEqual([
			['figures'],
		])
	})

	it('holds nothing but what it says: a name beside a number is refused', () => {
		expect(proofShape.safeParse(good).success).toBe(true)
		expect(proofShape.safeParse({ ...good, people: [{ ...good.people[0], name: '日高' }] }).success).toBe(
			false,
		)
		expect(
			proofShape.safeParse({ ...good, decisions: [{ ...good.decisions[0], reason: 'なんとなく' }] }).success,
		).toBe(false)
	})

	it('finds who is passed over just as deciding does', () => {
		const day = fc.integer({ min: 1, max: 6 })
		const one = fc.record({
			last: fc.option(day),
			raised: day,
			fits: fc.boolean(),
			chosen: fc.boolean(),
		})
		fc.assert(
			fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (made) => {
				// Hands of one moment stand by their ids when deciding, which no file holds: here each has its own.
				const hands = made.map((some, n) => ({
					...some,
					registrantId: `p${n}`,
					lastTurnAt: some.last === null ? null : new Date(on(some.last)),
					appliedAt: new Date(Date.parse(on(some.raised)) + n),
				}))
				const ids = hands.filter((some) => some.chosen).map((some) => some.registrantId)
				const byRule = passedOver(hands, ids).map((some) => some.registrantId)
				const [finding] = checkProof(
					proof({
						hands: hands.map((some) =>
							hand(some.registrantId, some.last, {
								raisedAt: some.appliedAt.toISOString(),
								fits: some.fits,
								chosen: some.chosen,
							}),
						),
					}),
				).filter((some) => some.what === 'passed-over')
				expect([...(finding?.people ?? [])].sort()).toEqual(byRule.sort())
			}),
		)
	})
})

describe('the code of a reason', () => {
	it.each(passingReasons)('%s is itself', (code) => expect(reasonCodeOf(code)).toBe(code))
	it.each([
		['', null],
		['  ', null],
		[' near ', 'near'],
		['電話でたしかめた', 'other'],
	])('%j is kept as %s', (given, code) => expect(reasonCodeOf(given)).toBe(code))
})
