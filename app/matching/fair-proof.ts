// The proof file of a month: every decision with what it had before it, replayed here by the published rule. Pure.
import { z } from 'zod'
import { dayOf, monthOf } from '~/base/day'
import type { Figures } from './fairness'
import { figuresOf } from './fairness'
import { passingReasons } from './turn'

const instant = z.iso.datetime()
const count = z.number().int().min(0)

const hand = z.strictObject({
	person: z.string(),
	/** When the hand was raised; where somebody is asked, an instant that stands for their place in order of registering. */
	raisedAt: instant,
	fits: z.boolean(),
	/** Something but the hours speaks against it: deciding for this hand takes a reason. */
	pastLimit: z.boolean(),
	turns90Days: count,
	lastTurnAt: instant.nullable(),
	chosen: z.boolean(),
})

const decision = z.strictObject({
	number: z.number().int().min(1),
	/** Deciding among the hands that are up, or asking (お声がけ) among those who could be asked: the first ten of their line. */
	what: z.enum(['decided', 'asked']).default('decided'),
	at: instant,
	reason: z.enum(passingReasons).nullable(),
	hands: z.array(hand).min(1),
})

/** The file as it is written: people by numbers of this month alone. */
export const proofShape = z.strictObject({
	version: z.literal(1),
	month: z.string().regex(/^\d{4}-\d{2}$/),
	madeAt: instant,
	people: z.array(z.strictObject({ person: z.string(), turns: count, waitedDays: count })),
	decisions: z.array(decision),
	figures: z.strictObject({
		people: count,
		spread: count,
		longestWaitDays: count,
		gini: z.number(),
		decisions: count,
		overrides: count,
	}),
})

export type Proof = z.infer<typeof proofShape>
export type ProofHand = Proof['decisions'][number]['hands'][number]
export type ProofDecision = Pick<Proof['decisions'][number], 'reason' | 'hands'>

/** What rule and reasons do not explain, and whom it touches. */
export type Finding = {
	decision: number | null
	what:
		| 'nobody-chosen'
		| 'passed-over'
		| 'past-limit'
		| 'misfit'
		| 'two-asked'
		| 'unknown'
		| 'no-such-turn'
		| 'other-month'
		| 'later-than-decision'
		| 'twice'
		| 'missing'
		| 'figures'
	people: string[]
}

/** The published order of two hands: the older last turn first, none before all, then who raised it, or registered, first. */
function standsBefore(one: ProofHand, other: ProofHand): boolean {
	if (one.lastTurnAt !== other.lastTurnAt) {
		if (one.lastTurnAt === null) return true
		if (other.lastTurnAt === null) return false
		return Date.parse(one.lastTurnAt) < Date.parse(other.lastTurnAt)
	}
	return Date.parse(one.raisedAt) < Date.parse(other.raisedAt)
}

/** Hands that fit and stood before somebody who was chosen in their place. */
const passedIn = ({ hands }: ProofDecision) =>
	hands.filter(
		(one) => one.fits && !one.chosen && hands.some((other) => other.chosen && standsBefore(one, other)),
	)

const pastLimitIn = ({ hands }: ProofDecision) => hands.filter((one) => one.chosen && one.pastLimit)

/** A decision past the rule that carries its reason. */
export const isOverride = (one: ProofDecision): boolean =>
	one.reason !== null && (passedIn(one).length > 0 || pastLimitIn(one).length > 0)

/** Replays every decision by the published rule and gives what that and the reasons do not explain. */
export function checkProof(proof: Proof): Finding[] {
	const known = new Set(proof.people.map((one) => one.person))
	const findings = proof.decisions.flatMap((one) => [
		...checkDecision(one),
		...(monthOf(dayOf(new Date(one.at))) === proof.month
			? []
			: [{ decision: one.number, what: 'other-month' as const, people: [] }]),
		...one.hands
			.filter((hand) => hand.chosen && !known.has(hand.person))
			.map((hand) => ({ decision: one.number, what: 'unknown' as const, people: [hand.person] })),
	])
	const numbers = new Set(proof.decisions.map((one) => one.number))
	for (let number = 1; number <= proof.decisions.length; number++)
		if (!numbers.has(number)) findings.push({ decision: number, what: 'missing', people: [] })
	const again: Figures = figuresOf(proof.people, {
		decisions: proof.decisions.length,
		overrides: proof.decisions.filter(isOverride).length,
	})
	const differ = (Object.keys(again) as (keyof Figures)[]).some((name) => again[name] !== proof.figures[name])
	if (differ) findings.push({ decision: null, what: 'figures', people: [] })
	return findings
}

function checkDecision(one: Proof['decisions'][number]): Finding[] {
	const found: Finding[] = []
	const add = (what: Finding['what'], hands: readonly ProofHand[]) => {
		if (hands.length > 0) found.push({ decision: one.number, what, people: hands.map((some) => some.person) })
	}
	const at = Date.parse(one.at)
	if (!one.hands.some((some) => some.chosen))
		found.push({ decision: one.number, what: 'nobody-chosen', people: [] })
	add(
		'later-than-decision',
		one.hands.filter((some) => Date.parse(some.raisedAt) > at || Date.parse(some.lastTurnAt ?? one.at) > at),
	)
	add(
		'twice',
		one.hands.filter((some, n) => one.hands.findIndex((other) => other.person === some.person) < n),
	)
	add(
		'no-such-turn',
		one.hands.filter((some) => some.turns90Days > 0 && some.lastTurnAt === null),
	)
	const chosen = one.hands.filter((some) => some.chosen)
	if (one.what === 'asked' && chosen.length > 1) add('two-asked', chosen)
	if (one.reason !== null) return found
	// Whoever raised a hand knows their own hours; nobody is asked outside of theirs without a reason.
	if (one.what === 'asked')
		add(
			'misfit',
			chosen.filter((some) => !some.fits && !some.pastLimit),
		)
	add('passed-over', passedIn(one))
	add('past-limit', pastLimitIn(one))
	return found
}
