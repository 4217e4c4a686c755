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

/** The next money to come in: the nearest day, and what comes on it altogether. What came back waits for a new day. */
export function nextMoney(
	owed: readonly { yen: number; payDay: Day; transferDay: Day | null; state: EarningState }[],
	today: Day,
): { day: Day; yen: number } | null {
	const coming = owed
		.filter(({ state }) => state !== 'paid' && state !== 'returned')
		.map(({ yen, payDay, transferDay }) => ({ yen, day: transferDay ?? payDay }))
		.filter(({ day }) => day >= today)
		.sort((a, b) => a.day.localeCompare(b.day))
	const [first] = coming
	if (!first) return null
	const together = coming.filter(({ day }) => day === first.day)
	return { day: first.day, yen: together.reduce((sum, { yen }) => sum + yen, 0) }
}
