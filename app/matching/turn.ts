// Turns (お声がけの順番): who waited longest comes first.

import type { Day } from '~/base/day'
import { addDays, dayOf, daysBetween } from '~/base/day'

/** The reasons (one tap each) for which somebody may be passed over in turn: 近い・経験・資格・本人の希望・急ぎ・同行・前回の続き・その他. */
export const passingReasons = [
	'near',
	'experienced',
	'qualified',
	'wish',
	'urgent',
	'accompany',
	'follow',
	'other',
] as const
export type PassingReason = (typeof passingReasons)[number]

/** The code kept of a reason: its own when it is one of the eight, `other` for staff's own words, none for none. */
export function reasonCodeOf(reason: string): PassingReason | null {
	const given = reason.trim()
	return given === '' ? null : (passingReasons.find((code) => code === given) ?? 'other')
}

/** A rest (お休み), both days with it; without an end it goes on. */
export type Rest = { fromDay: Day; untilDay: Day | null }

/** Days of rest after one day and until another, that last day with them. */
export function daysRested(rested: readonly Rest[], after: Day, until: Day): number {
	let days = 0
	for (const { fromDay, untilDay } of rested) {
		const first = fromDay > after ? fromDay : addDays(after, 1)
		const last = untilDay !== null && untilDay < until ? untilDay : until
		if (first <= last) days += daysBetween(first, last) + 1
	}
	return days
}

/**
 * The instant of the last turn as if time had stood still while one rested: moved on by every day of rest since, so that a
 * rest costs nothing and wins nothing.
 */
export function stoodStill(lastTurnAt: Date, rested: readonly Rest[], at: Date): Date {
	const still = lastTurnAt.getTime() + daysRested(rested, dayOf(lastTurnAt), dayOf(at)) * 86_400_000
	return new Date(Math.min(still, at.getTime()))
}

/** How many days somebody waited since their last turn, or since they registered: days of rest are none of them. */
export const daysWaited = (since: Day, rested: readonly Rest[], until: Day): number =>
	Math.max(0, daysBetween(since, until) - daysRested(rested, since, until))

/** Longest since the last turn first; who never had one comes before all; then who applied first; then by id. */
export function byTurn<
	Waiting extends { lastTurnAt: Date | null; appliedAt?: Date | null; registrantId: string },
>(a: Waiting, b: Waiting): number {
	const turn = (a.lastTurnAt?.getTime() ?? 0) - (b.lastTurnAt?.getTime() ?? 0)
	if (turn !== 0) return turn
	const applied = (a.appliedAt?.getTime() ?? 0) - (b.appliedAt?.getTime() ?? 0)
	if (applied !== 0) return applied
	return a.registrantId < b.registrantId ? -1 : a.registrantId > b.registrantId ? 1 : 0
}

/** Hands that fit and stand before one of the chosen in turn, yet are not chosen: passing them over needs a reason. */
export function passedOver<
	Hand extends { registrantId: string; lastTurnAt: Date | null; appliedAt?: Date | null; fits: boolean },
>(hands: readonly Hand[], chosen: readonly string[]): Hand[] {
	const last = hands
		.filter((hand) => chosen.includes(hand.registrantId))
		.sort(byTurn)
		.at(-1)
	if (!last) return []
	return hands
		.filter((hand) => hand.fits && !chosen.includes(hand.registrantId) && byTurn(hand, last) < 0)
		.sort(byTurn)
}
