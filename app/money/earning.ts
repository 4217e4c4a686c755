// What somebody receives for a piece of work: the sum and the day stand in the terms they said yes to.

import { payTermsIn } from '~/assignments/pay-items'
import type { Day } from '~/base/day'
import { dayOf, isDay } from '~/base/day'
import { isYen } from '~/base/yen'
import { cancelYen } from '~/council/cancelling'
import type { ContractMode } from '~/council/contract-mode'
import type { WithholdingRates } from '~/council/withholding'
import type { PayTerms } from '~/work/pay-terms'
import { reckon, withheldFrom } from '~/work/pay-terms'
import type { TermsBody } from '~db/schema/assignments'
import type { earnings, PayoutWay } from '~db/schema/money'
import type { RecallKind, RecallState } from './payout-recall'

/** Sum, way of counting, day of service and day of pay of agreed terms. No later act can lower the sum. */
export function agreedPay(body: TermsBody): {
	payYen: number
	terms: PayTerms
	serviceDay: Day
	payDay: Day
} {
	const { payYen, serviceOn, payOn } = body
	if (!isYen(payYen) || payYen === 0 || !isDay(serviceOn) || !isDay(payOn))
		throw new Error('terms without a sum, a day of service or a day of pay')
	return { payYen, terms: payTermsIn(body), serviceDay: serviceOn, payDay: payOn }
}

/** Lots done and travel, as the person reported them. Hours are asked for the next quote and are no part of it. */
export type Counted = { units: number | null; travelYen: number | null }

/** The columns of an earning that hold its sums. */
export type EarningSums = Pick<
	typeof earnings.$inferInsert,
	'yen' | 'units' | 'travelYen' | 'withheldYen' | 'withheldBy' | 'withholding'
> & { yen: number }

type Law = { taxPermille: number; rates: WithholdingRates }

/** What a passed piece of work brings by its terms and what was counted. */
export function sumsOf(body: TermsBody, counted: Counted, law: Law): EarningSums {
	const { payYen, terms } = agreedPay(body)
	const { yen, travelYen, withheldYen } = reckon({ payYen, terms, ...law }, counted)
	return {
		yen,
		travelYen,
		withheldYen,
		units: terms.by === 'result' ? null : (counted.units ?? terms.units),
		...withheldAs(body, terms),
	}
}

const withheldAs = (body: TermsBody, { withholding }: PayTerms) => ({
	withholding,
	withheldBy:
		withholding === 'none'
			? null
			: body.withheldBy === 'employer'
				? ('employer' as const)
				: ('council' as const),
})

/**
 * What a calling off by the employer's side owes: a share of the agreed pay, and the fixed travel of whoever had set
 * out; null where nothing is owed.
 */
export function cancellationSums(
	body: TermsBody,
	{ permille, begun }: { permille: number; begun: boolean },
	law: Law,
): EarningSums | null {
	const { payYen, terms } = agreedPay(body)
	const owed = cancelYen(payYen, permille)
	const travelYen = begun && permille > 0 && terms.travel === 'fixed' ? terms.travelYen : 0
	if (owed + travelYen === 0) return null
	const withheldYen = withheldFrom(owed, travelYen, terms, law)
	return {
		yen: owed + travelYen - withheldYen,
		travelYen,
		withheldYen,
		units: null,
		...withheldAs(body, terms),
	}
}

/** The pay alone: what is sent, less travel, and the tax that was kept back. */
export const payOf = ({
	yen,
	travelYen,
	withheldYen,
}: {
	yen: number
	travelYen: number
	withheldYen: number
}): number => yen - travelYen + withheldYen

/** An earning as the ledger books it: all that was earned, and of it what the council keeps back for the tax office. */
export function bookedSums(
	{ yen, withheldYen = 0, withheldBy }: Pick<EarningSums, 'yen' | 'withheldYen' | 'withheldBy'>,
	mode: ContractMode,
): {
	mode: ContractMode
	yen: number
	withheldYen: number
} {
	// What the employer keeps back never comes to the council (mode B).
	const kept = withheldBy === 'council' ? withheldYen : 0
	return { mode, yen: yen + kept, withheldYen: kept }
}

export type EarningState =
	| 'credited'
	| 'being-paid'
	| 'sent'
	| 'paid'
	| 'returned'
	| 'correcting'
	| 'recalling'
	| 'kept'

/** Where an earning stands, from the transfer it is or was in. */
export function earningState(
	line: {
		state: 'made' | 'approved' | 'sent' | 'settled' | 'dropped'
		result: 'paid' | 'returned' | null
		/** The newest 訂正 or 組戻し of it. */
		recall?: { kind: RecallKind; state: RecallState } | null
	} | null,
): EarningState {
	if (!line || line.state === 'dropped') return 'credited'
	if (line.result === 'returned') return 'returned'
	if (line.recall?.state === 'asked') return line.recall.kind === 'recall' ? 'recalling' : 'correcting'
	if (line.recall?.state === 'refused') return 'kept'
	if (line.result === 'paid') return 'paid'
	return line.state === 'sent' || line.state === 'settled' ? 'sent' : 'being-paid'
}

/** The day money came: that of its transfer; in cash and through the processor, that on which the person had it. */
export const cameOn = (sent: {
	transferDay: Day
	way: PayoutWay
	resultAt: Date | null
	result?: 'paid' | 'returned' | null
}): Day =>
	sent.way !== 'bank' && sent.resultAt !== null && sent.result !== 'returned'
		? dayOf(sent.resultAt)
		: sent.transferDay

type Owed = { yen: number; payDay: Day; transferDay: Day | null; state: EarningState }

/** The day an earning is to come: that of its transfer, or the day the terms promise. */
export const comesOn = ({ payDay, transferDay }: Pick<Owed, 'payDay' | 'transferDay'>): Day =>
	transferDay ?? payDay

/** Whether an earning is still to come: a file handed to the bank moves no money before its day. */
export const stillComes = (owed: Pick<Owed, 'payDay' | 'transferDay' | 'state'>, today: Day): boolean =>
	owed.state === 'credited' ||
	owed.state === 'being-paid' ||
	owed.state === 'correcting' ||
	(owed.state === 'sent' && comesOn(owed) >= today)

/** What somebody was not paid yet, altogether, whatever it waits for. */
export const unpaidYen = (owed: readonly Pick<Owed, 'yen' | 'state'>[]): number =>
	owed.filter(({ state }) => state !== 'paid' && state !== 'kept').reduce((sum, { yen }) => sum + yen, 0)

/** Earnings together by the day they come, the nearest day first. */
const byDay = (owed: readonly Owed[]): { day: Day; yen: number }[] => {
	const days = new Map<Day, number>()
	for (const one of owed) days.set(comesOn(one), (days.get(comesOn(one)) ?? 0) + one.yen)
	return [...days].map(([day, yen]) => ({ day, yen })).sort((a, b) => a.day.localeCompare(b.day))
}

/** The money still to come in, the nearest day first, and what comes on each altogether. What came back waits for a new day. */
export const comingMoney = (owed: readonly Owed[], today: Day): { day: Day; yen: number }[] =>
	byDay(owed.filter((one) => stillComes(one, today) && comesOn(one) >= today))

/** The next of it; null where none comes. */
export const nextMoney = (owed: readonly Owed[], today: Day): { day: Day; yen: number } | null =>
	comingMoney(owed, today)[0] ?? null

/** Money whose day went by without a transfer, from the oldest day on: somebody has to act. */
export const lateMoney = (owed: readonly Owed[], today: Day): { day: Day; yen: number }[] =>
	byDay(owed.filter((one) => stillComes(one, today) && comesOn(one) < today))
