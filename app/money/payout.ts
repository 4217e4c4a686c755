// A payout run (支払): its life, grouping by person, and whether its sums still hold.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { bankDayOnOrAfter, bankDayOnOrBefore, isBankDay } from '~/council/calendar'
import { doings } from '~/people/role'
import type { returnReasons as words } from '~/words/ja/ledger'
import type { sendBackWords } from '~/words/ja/payout'
import { refused } from '~/words/refusal'
import type { PayoutWay } from '~db/schema/money'

export const payoutStates = ['made', 'approved', 'sent', 'settled', 'dropped'] as const
export type PayoutState = (typeof payoutStates)[number]

/** The life of a run: two people before a yen moves. */
export const payoutMoves = [
	{
		act: 'makePayout',
		from: [],
		to: 'made',
		by: doings['make-payout'],
		needs: ['no other run of its way that is not sent', 'a bank day'],
	},
	{
		act: 'approvePayout',
		from: ['made'],
		to: 'approved',
		by: doings['approve-payout'],
		needs: [
			'another person than the maker',
			'the same sums as when it was made',
			'a second word of its own for what is paid again before it came back',
		],
	},
	{
		act: 'dropPayout',
		from: ['made', 'approved'],
		to: 'dropped',
		by: [...doings['make-payout'], ...doings['approve-payout']],
	},
	{
		act: 'markSent',
		from: ['approved'],
		to: 'sent',
		by: doings['make-payout'],
		needs: [
			'the bank file; for cash, the money drawn from the bank; through the processor, accounts that are ready',
		],
	},
	{
		act: 'settle',
		from: ['sent'],
		to: 'settled',
		by: doings['make-payout'],
		needs: ['every line paid, returned, or asked back from the bank'],
	},
] as const satisfies readonly {
	act: string
	from: readonly PayoutState[]
	to: PayoutState
	by: readonly string[]
	needs?: readonly string[]
}[]

/** Why the bank gave money back (振込不能). */
export const returnReasons = [
	'no-account',
	'name-differs',
	'closed',
	'other',
] as const satisfies (keyof typeof words)[]
export type ReturnReason = (typeof returnReasons)[number]

/** Why an approver sends a run back to whoever made it. */
export const sendBackReasons = [
	'sum',
	'person',
	'day',
	'paper',
	'call',
] as const satisfies (keyof typeof sendBackWords)[]
export type SendBackReason = (typeof sendBackReasons)[number]

/** What the council offers beside the bank today; through the processor, the first day on which money comes by it (`null`: not). */
export type WaysOffered = { cash: boolean; connectFrom: Day | null }

/**
 * By which way a due earning goes: in cash and through the processor only where it is wished and offered. Through the
 * processor also only to an account that is ready there, and never later than promised while a bank could still be in time.
 */
export function wayOf(
	one: { paidBy: PayoutWay; payDay: Day; connectReady: boolean; hasBankAccount: boolean },
	offered: WaysOffered,
): PayoutWay {
	if (one.paidBy === 'cash' && offered.cash) return 'cash'
	if (one.paidBy !== 'connect' || offered.connectFrom === null || !one.connectReady) return 'bank'
	return one.payDay >= offered.connectFrom || !one.hasBankAccount ? 'connect' : 'bank'
}

const otherWays = {
	bank: 'payout-bank-line',
	cash: 'payout-cash-line',
	connect: 'payout-connect-line',
} as const satisfies Record<PayoutWay, string>

/** Refuses an act that only lines of one way know, with where those of this way are settled. */
export function refuseOtherWay(way: PayoutWay, known: PayoutWay): void {
	if (way !== known) throw refused(otherWays[way])
}

/**
 * How far the bank account would be below nought once a run is sent, in yen; 0 where it holds, and for what goes through
 * the processor, whose money lies elsewhere. It informs and stops nobody: the bank knows better what is in the account.
 */
export function bankShortBy(run: { way: PayoutWay; totalYen: number }, bankYen: number): number {
	return run.way === 'connect' ? 0 : Math.max(0, run.totalYen - bankYen)
}

/** Whether a reason says that the account itself cannot be used again. */
export const accountIsWrong = (reason: ReturnReason) => reason !== 'other'

// A year typed wrongly would leave people unpaid: no run is made further ahead than the next pay day can lie.
const mostDaysAhead = 45

/** Money has not moved before the bank's day: nobody can know yet that it was paid. */
export function checkTransferIsOver(transferDay: Day, today: Day): void {
	if (today < transferDay) throw refused('payout-not-yet', { transferDay })
}

/** Refuses a day on which banks are shut, that is over, or too far ahead. */
export function checkTransferDay(day: Day, today: Day): void {
	if (day < today) throw refused('payout-day-past', undefined, 'transferDay')
	if (day > addDays(today, mostDaysAhead))
		throw refused('payout-day-far', { until: addDays(today, mostDaysAhead) }, 'transferDay')
	if (!isBankDay(day))
		throw refused(
			'transfer-day-closed',
			{ before: bankDayOnOrBefore(day), after: bankDayOnOrAfter(day) },
			'transferDay',
		)
}

/**
 * The day a run is proposed for: the nearest day the terms promise, so that nobody is paid late; what is late already
 * goes on the first bank day from tomorrow.
 */
export function nextTransferDay(payDays: readonly Day[], today: Day): Day {
	const soonest = bankDayOnOrAfter(addDays(today, 1))
	const [nearest = soonest] = payDays.map(bankDayOnOrBefore).sort()
	return nearest > soonest ? nearest : soonest
}

/** One person's share of a run; no account where it is handed over in cash. */
export type PersonShare = {
	registrantId: string
	bankAccountId: string | null
	yen: number
	earningIds: string[]
	/** An earlier line whose money is not back, paid again in this run. */
	againstLineId?: string
}

/**
 * One line a person with a checked account (`null`: in cash), in the order given; who is in no list is left for
 * another run.
 */
export function groupByPerson(
	due: readonly { id: string; registrantId: string; yen: number }[],
	accountOf: ReadonlyMap<string, string | null>,
): { shares: PersonShare[]; withoutAccount: string[]; totalYen: number } {
	const shares = new Map<string, PersonShare>()
	const withoutAccount = new Set<string>()
	for (const { id, registrantId, yen } of due) {
		const bankAccountId = accountOf.get(registrantId)
		if (bankAccountId === undefined) {
			withoutAccount.add(registrantId)
			continue
		}
		const share = shares.get(registrantId) ?? { registrantId, bankAccountId, yen: 0, earningIds: [] }
		share.yen += yen
		share.earningIds.push(id)
		shares.set(registrantId, share)
	}
	const all = [...shares.values()]
	return {
		shares: all,
		withoutAccount: [...withoutAccount],
		totalYen: all.reduce((sum, one) => sum + one.yen, 0),
	}
}

/** Whether a run is still what it was when it was made: count, sum, each line, each account. */
export function stillHolds(
	payout: { lines: number; totalYen: number },
	lines: readonly { yen: number; earningsYen: number; accountInUse: boolean }[],
): boolean {
	return (
		lines.length === payout.lines &&
		lines.every((line) => line.yen === line.earningsYen && line.accountInUse) &&
		lines.reduce((sum, line) => sum + line.yen, 0) === payout.totalYen
	)
}
