// What somebody receives for a piece of work: the sum and the day stand in the terms they said yes to.
import type { Day } from '~/base/day'
import { isDay } from '~/base/day'
import { isYen } from '~/base/yen'
import type { TermsBody } from '~db/schema/assignments'

/** Sum, day of service and day of pay of agreed terms. No later act can lower the sum. */
export function agreedPay(body: TermsBody): { yen: number; serviceDay: Day; payDay: Day } {
	const { payYen, serviceOn, payOn } = body
	if (!isYen(payYen) || payYen === 0 || !isDay(serviceOn) || !isDay(payOn))
		throw new Error('terms without a sum, a day of service or a day of pay')
	return { yen: payYen, serviceDay: serviceOn, payDay: payOn }
}

export type EarningState = 'credited' | 'being-paid' | 'sent' | 'paid' | 'returned'

/** Where an earning stands, from the transfer it is or was in. */
export function earningState(
	line: {
		state: 'made' | 'approved' | 'sent' | 'settled' | 'dropped'
		result: 'paid' | 'returned' | null
	} | null,
): EarningState {
	if (!line || line.state === 'dropped') return 'credited'
	if (line.result === 'returned') return 'returned'
	if (line.result === 'paid') return 'paid'
	return line.state === 'sent' || line.state === 'settled' ? 'sent' : 'being-paid'
}

type Owed = { yen: number; payDay: Day; transferDay: Day | null; state: EarningState }

/** The day an earning is to come: that of its transfer, or the day the terms promise. */
export const comesOn = ({ payDay, transferDay }: Pick<Owed, 'payDay' | 'transferDay'>): Day =>
	transferDay ?? payDay

/** Whether an earning is still to come: a file handed to the bank moves no money before its day. */
export const stillComes = (owed: Pick<Owed, 'payDay' | 'transferDay' | 'state'>, today: Day): boolean =>
	owed.state === 'credited' ||
	owed.state === 'being-paid' ||
	(owed.state === 'sent' && comesOn(owed) >= today)

/** Earnings together by the day they come, the nearest day first. */
const byDay = (owed: readonly Owed[]): { day: Day; yen: number }[] => {
	const days = new Map<Day, number>()
	for (const one of owed) days.set(comesOn(one), (days.get(comesOn(one)) ?? 0) + one.yen)
	return [...days].map(([day, yen]) => ({ day, yen })).sort((a, b) => a.day.localeCompare(b.day))
}

/** The next money to come in: the nearest day, and what comes on it altogether. What came back waits for a new day. */
export const nextMoney = (owed: readonly Owed[], today: Day): { day: Day; yen: number } | null =>
	byDay(owed.filter((one) => stillComes(one, today) && comesOn(one) >= today))[0] ?? null

/** Money whose day went by without a transfer, from the oldest day on: somebody has to act. */
export const lateMoney = (owed: readonly Owed[], today: Day): { day: Day; yen: number }[] =>
	byDay(owed.filter((one) => stillComes(one, today) && comesOn(one) < today))
