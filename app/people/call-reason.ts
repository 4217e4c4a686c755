// Why somebody is called, what may come of a try, and whom to call next.
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'

export const callReasons = [
	'asked-for-call',
	'offer',
	'terms',
	'decided',
	'another',
	'mending',
	'payout-returned',
	'account-rejected',
	'message',
	'late-end',
	'today-off',
	'again',
	'how-was-it',
	'late',
	'notice',
] as const
export type CallReason = (typeof callReasons)[number]

/** Only the last three mean that somebody spoke; `done` closes the call. */
export const tryOutcomes = ['no-answer', 'message-left', 'family', 'thinking', 'done'] as const
export type TryOutcome = (typeof tryOutcomes)[number]

/** A try nobody answered: it counts for everything the person is called about. */
export const reachesNobody = (outcome: TryOutcome) => outcome === 'no-answer' || outcome === 'message-left'

type Waiting = {
	registrantId: string | null
	employerId: string | null
	dueAt: Date
	red?: boolean
	tries: readonly { at: Date }[]
}

/** One entry a person with everything they are called about; red ones first, who was tried today behind their like. */
export function byPerson<Call extends Waiting>(calls: readonly Call[], today: Day): Call[][] {
	const people = new Map<string, Call[]>()
	const red = (call: Call) => Number(call.red ?? false)
	for (const call of [...calls].sort((a, b) => red(b) - red(a) || a.dueAt.getTime() - b.dueAt.getTime())) {
		const whose = call.registrantId ?? call.employerId ?? ''
		const known = people.get(whose)
		if (known) known.push(call)
		else people.set(whose, [call])
	}
	const triedToday = (theirs: Call[]) =>
		Number(theirs.some((call) => call.tries.some((one) => dayOf(one.at) === today)))
	const isRed = (theirs: Call[]) => Number(theirs.some((call) => call.red))
	// Sorting keeps what is equal in its order: by the earliest matter of each.
	return [...people.values()].sort((a, b) => isRed(b) - isRed(a) || triedToday(a) - triedToday(b))
}
