// Why somebody is called, and what may come of a try.

export const callReasons = [
	'asked-for-call',
	'offer',
	'terms',
	'decided',
	'another',
	'mending',
	'payout-returned',
	'message',
	'late-end',
	'notice',
] as const
export type CallReason = (typeof callReasons)[number]

/** Only the last two mean that somebody spoke; `done` closes the call. */
export const tryOutcomes = ['no-answer', 'message-left', 'thinking', 'done'] as const
export type TryOutcome = (typeof tryOutcomes)[number]
