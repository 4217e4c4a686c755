// A line of a run paid through the processor (Stripe Connect): its life there, what its bank's answer means, when it must be sent.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { bankDayOnOrAfter, bankDayOnOrBefore } from '~/council/calendar'
import { doings } from '~/people/role'
import type { connectStepWords } from '~/words/ja/connect-payout'
import type { ReturnReason } from './payout'

/** Where a line stands at the processor; `short` is what the processor refused because our balance there is too small. */
export const connectSteps = [
	'asked',
	'short',
	'failed',
	'transferred',
	'on-the-way',
	'stuck',
	'going-back',
	'back-failed',
	'paid',
	'returned',
	'goes-after-back',
	'paid-after-back',
] as const satisfies (keyof typeof connectStepWords)[]
export type ConnectStep = (typeof connectSteps)[number]

/**
 * The life of a line at the processor. Two steps forward (into the person's account there, from it to their own bank) and
 * one back; it is paid when their own bank has it.
 */
export const connectMoves = [
	{ act: 'sendThrough', from: [], to: 'asked', by: doings['make-payout'], needs: ['an approved run'] },
	{ act: 'makeCall', from: ['asked', 'short'], to: 'transferred', by: ['chore'] },
	{
		act: 'makeCall',
		from: ['asked', 'short'],
		to: 'short',
		by: ['chore'],
		needs: ['the balance at the processor is too small: tried again under a new key'],
	},
	{ act: 'makeCall', from: ['asked', 'short'], to: 'failed', by: ['chore'] },
	{ act: 'askTransferAgain', from: ['failed'], to: 'asked', by: doings['make-payout'] },
	{ act: 'askTransferAgain', from: ['stuck'], to: 'transferred', by: doings['make-payout'] },
	{ act: 'makeCall', from: ['transferred'], to: 'on-the-way', by: ['chore'] },
	{ act: 'makeCall', from: ['transferred'], to: 'stuck', by: ['chore'] },
	{
		act: 'settleBankPayout',
		from: ['on-the-way'],
		to: 'paid',
		by: ['chore'],
		needs: ['the processor says that their own bank has it'],
	},
	{
		act: 'settleBankPayout',
		from: ['on-the-way', 'paid'],
		to: 'going-back',
		by: ['chore'],
		needs: ['their own bank did not take it'],
	},
	{
		act: 'giveUpLine',
		from: ['short', 'failed', 'stuck'],
		to: 'going-back',
		by: doings['make-payout'],
	},
	{ act: 'makeCall', from: ['going-back'], to: 'returned', by: ['chore'] },
	{
		act: 'makeCall',
		from: ['going-back'],
		to: 'on-the-way',
		by: ['chore'],
		needs: ['it is found to be on its way to their bank after all'],
	},
	{ act: 'makeCall', from: ['going-back'], to: 'back-failed', by: ['chore'] },
	{ act: 'askTransferAgain', from: ['back-failed'], to: 'going-back', by: doings['make-payout'] },
	{
		act: 'settleBankPayout',
		from: ['returned'],
		to: 'goes-after-back',
		by: ['chore'],
		needs: [
			'it is found on its way to their bank after it came back: looked after until it is there or back',
		],
	},
	{
		act: 'settleBankPayout',
		from: ['returned', 'goes-after-back'],
		to: 'paid-after-back',
		by: ['chore'],
		needs: ['their own bank has it and it is due again: somebody has to look'],
	},
	{
		act: 'settleBankPayout',
		from: ['goes-after-back', 'paid-after-back'],
		to: 'returned',
		by: ['chore'],
		needs: ['their own bank did not take it'],
	},
	{ act: 'setCallAside', from: ['paid-after-back'], to: 'returned', by: doings['issue-invoice'] },
] as const satisfies readonly {
	act: string
	from: readonly ConnectStep[]
	to: ConnectStep
	by: readonly string[]
	needs?: readonly string[]
}[]

/** A transfer into a person's account at the processor, as it tells it. */
export type TransferSeen = { ref: string; at: number; yen: number; backYen: number }

/** What goes from there to the person's own bank, as the processor last told it. */
export type BankPayoutSeen = {
	ref: string
	state: 'waits' | 'paid' | 'failed'
	/** The day their bank has it, in milliseconds. */
	arrivesAt: number
	fault: string | null
}

/** Why a call needs a person: their bank has money that came back to the council before, and is due to them again. */
export const paidAfterBack = 'paid_after_it_came_back'

type OneCall = { state: 'asked' | 'done' | 'failed'; fault: string | null } | undefined
type PayoutCall = (NonNullable<OneCall> & { waits?: boolean }) | undefined

/** Where a line stands, from its result and the newest call of each kind about it. */
export function connectStepOf({
	result,
	transfer,
	payout,
	back,
}: {
	result: 'paid' | 'returned' | null
	transfer: OneCall
	/** `waits` while the person's own bank has not said yes or no. */
	payout: PayoutCall
	back: OneCall
}): ConnectStep {
	if (result === 'returned') return stepAfterBack(payout)
	if (back?.state === 'failed') return 'back-failed'
	if (back?.state === 'asked') return 'going-back'
	if (result === 'paid') return 'paid'
	if (payout?.state === 'failed') return 'stuck'
	if (payout?.state === 'done') return 'on-the-way'
	if (transfer?.state === 'done') return 'transferred'
	if (transfer?.state === 'failed') return 'failed'
	return transfer?.fault === 'balance_insufficient' ? 'short' : 'asked'
}

function stepAfterBack(payout: PayoutCall): ConnectStep {
	if (payout?.fault === paidAfterBack) return 'paid-after-back'
	return payout?.state === 'done' && payout.waits ? 'goes-after-back' : 'returned'
}

/** Whether what is seen now follows what was known: it waits, is paid, and may come back even after that. */
export const bankPayoutMoves = (known: BankPayoutSeen['state'] | null, seen: BankPayoutSeen['state']) =>
	known === null || (known === 'waits' && seen !== 'waits') || (known === 'paid' && seen === 'failed')

const reasons: Record<string, ReturnReason> = {
	no_account: 'no-account',
	invalid_account_number: 'no-account',
	incorrect_account_holder_name: 'name-differs',
	account_closed: 'closed',
	account_frozen: 'closed',
}

/** Why the person's own bank did not take it, in the words that a bank's 振込不能 has as well. */
export const reasonOfFault = (fault: string | null): ReturnReason => reasons[fault ?? ''] ?? 'other'

/** The first day on which money sent today can be at the person's bank, so many bank days later. */
export function connectFrom(today: Day, bankDays: number): Day {
	let day = today
	for (let n = 0; n < bankDays; n++) day = bankDayOnOrAfter(addDays(day, 1))
	return bankDayOnOrAfter(day)
}

/** The last day on which a run is to be sent so that it comes on its day. */
export function sendBy(transferDay: Day, bankDays: number): Day {
	let day = transferDay
	for (let n = 0; n < bankDays; n++) day = bankDayOnOrBefore(addDays(day, -1))
	return day
}

const minute = 60_000

/** When the processor is asked after a payout: often at first, for some days also after it was paid, since banks give back late. */
export function nextPayoutLook(seen: BankPayoutSeen, at: Date): Date | null {
	if (seen.state === 'failed') return null
	const over = at.getTime() - seen.arrivesAt
	if (seen.state === 'paid')
		return over > 10 * 24 * 60 * minute ? null : new Date(at.getTime() + 24 * 60 * minute)
	return new Date(at.getTime() + 60 * minute)
}
