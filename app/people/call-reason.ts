// Why somebody is called, what may come of a try, and whom to call next.
import { dayOf, minuteOf } from '~/base/day'
import type { AskHours } from './registrant'
import { mayBeAskedAt } from './registrant'

export const callReasons = [
	'accident',
	'asked-for-call',
	'offer',
	'terms',
	'decided',
	'another',
	'mending',
	'payout-returned',
	'transfer-correction',
	'account-rejected',
	'message',
	'late-end',
	'today-off',
	'again',
	'first-time',
	'how-was-it',
	'late',
	'notice',
] as const
export type CallReason = (typeof callReasons)[number]

/** Only the last three mean that somebody spoke; `sent` is a text sent by hand; `done` closes the call. */
export const tryOutcomes = ['no-answer', 'message-left', 'sent', 'family', 'thinking', 'done'] as const
export type TryOutcome = (typeof tryOutcomes)[number]

/** A try nobody answered: it counts for everything the person is called about. */
export const isUnanswered = (outcome: TryOutcome) => outcome === 'no-answer' || outcome === 'message-left'

/** Whether nobody was spoken to. */
export const reachesNobody = (outcome: TryOutcome) => outcome === 'sent' || isUnanswered(outcome)

/** How long somebody who said that they are calling keeps a person to themselves. */
export const holdMinutes = 10

/** Who is calling a person just now: `mine` where it is `accountId`, their account where it is another, else null. */
export function callerNow(
	{ takenBy, takenAt }: { takenBy: string | null; takenAt: Date | null },
	accountId: string | undefined,
	at: Date,
): 'mine' | { accountId: string; since: Date } | null {
	if (!takenBy || !takenAt || at.getTime() - takenAt.getTime() >= holdMinutes * 60_000) return null
	return takenBy === accountId ? 'mine' : { accountId: takenBy, since: takenAt }
}

type Waiting = Partial<AskHours> & {
	why?: string
	registrantId: string | null
	employerId: string | null
	dueAt: Date
	red?: boolean
	tries: readonly { at: Date }[]
}

// Who hears by telephone is asked by the call itself.
const asking = new Set(['offer', 'terms'])

/** Whether a call would ask somebody outside the hours at which they may be asked. */
export const asksOutsideHours = (call: Waiting, at: Date): boolean =>
	asking.has(call.why ?? '') &&
	!mayBeAskedAt(
		{ askFromMinute: call.askFromMinute ?? null, askUntilMinute: call.askUntilMinute ?? null },
		minuteOf(at),
	)

/**
 * One entry a person with everything they are called about; accidents and red ones first, who was tried today behind their like, and
 * who may not be asked at this hour, and is called about nothing else, behind all of them.
 */
export function byPerson<Call extends Waiting>(calls: readonly Call[], at: Date): Call[][] {
	const today = dayOf(at)
	const people = new Map<string, Call[]>()
	// Where somebody came to harm they are called before all others.
	const red = (call: Call) => (call.why === 'accident' ? 2 : Number(call.red ?? false))
	for (const call of [...calls].sort((a, b) => red(b) - red(a) || a.dueAt.getTime() - b.dueAt.getTime())) {
		const whose = call.registrantId ?? call.employerId ?? ''
		const known = people.get(whose)
		if (known) known.push(call)
		else people.set(whose, [call])
	}
	const triedToday = (theirs: Call[]) =>
		Number(theirs.some((call) => call.tries.some((one) => dayOf(one.at) === today)))
	const reddest = (theirs: Call[]) => Math.max(...theirs.map(red))
	const isEarly = (theirs: Call[]) => Number(theirs.every((call) => asksOutsideHours(call, at)))
	// Sorting keeps what is equal in its order: by the earliest matter of each.
	return [...people.values()].sort(
		(a, b) => reddest(b) - reddest(a) || isEarly(a) - isEarly(b) || triedToday(a) - triedToday(b),
	)
}
