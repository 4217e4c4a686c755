// Who may listen: the way from candidate to serving, and the licence that must hold meanwhile.
import type { Day } from '~/base/day'

/** Licences of those who listen: 看護師, 保健師, 助産師. */
export const licenceKinds = ['nurse', 'public-health-nurse', 'midwife'] as const
export type LicenceKind = (typeof licenceKinds)[number]

/** Candidate, in training, qualified, on duty (serving), resting. */
export const standings = ['candidate', 'training', 'qualified', 'serving', 'resting'] as const
export type StandingState = (typeof standings)[number]

/** Where somebody stands. `renewOn`: the day from which the check of the licence no longer holds; null: never checked. */
export type Standing = { state: StandingState | null; renewOn: Day | null }

const next: Record<StandingState | 'none', readonly StandingState[]> = {
	none: ['candidate', 'training'],
	candidate: ['training'],
	training: ['qualified', 'candidate'],
	qualified: ['serving', 'resting', 'training'],
	serving: ['resting', 'training'],
	resting: ['serving', 'training'],
}

/** Where somebody may go from where they stand: no step is left out on the way up; back to training is always possible. */
export const movesFrom = (state: StandingState | null): readonly StandingState[] => next[state ?? 'none']

/** Whether the check of a licence holds on a day. */
export const licenceHolds = ({ renewOn }: Standing, today: Day): boolean =>
	renewOn !== null && today < renewOn

/** Only the qualified see threads, and only while it lasts: qualified or serving, with a licence whose check holds. */
export const mayListen = (standing: Standing, today: Day): boolean =>
	(standing.state === 'qualified' || standing.state === 'serving') && licenceHolds(standing, today)

/** Why somebody may not go there, or undefined. To be qualified or to serve, the licence must hold. */
export function faultOfMove(
	standing: Standing,
	to: StandingState,
	today: Day,
): 'standing-step' | 'licence-missing' | undefined {
	if (!movesFrom(standing.state).includes(to)) return 'standing-step'
	if ((to === 'qualified' || to === 'serving') && !licenceHolds(standing, today)) return 'licence-missing'
	return undefined
}
