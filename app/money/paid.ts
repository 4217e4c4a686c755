// What was paid to people, by month, by year and by kind: for a certificate, a year's statement and the 支払調書.
import type { Day } from '~/base/day'
import { monthOf } from '~/base/day'
import type { EarningKind, PaidMonth } from '~db/schema/money'

/** One earning that was sent and did not come back, with the day it was sent. */
export type Paid = {
	registrantId: string
	employerId: string
	day: Day
	kind: EarningKind
	payYen: number
	travelYen: number
	withheldYen: number
	withheldBy: 'council' | 'employer' | null
	withholding: string
	yen: number
}

/** What of a payment its sums need. */
export type PaidPart = Pick<Paid, 'day' | 'payYen' | 'travelYen' | 'withheldYen' | 'yen'>

/** Sums of some payments. */
export type PaidSums = Omit<PaidMonth, 'month'>

/** What some payments come to; `times` counts the days on which something was sent. */
export function sumPaid(paid: readonly PaidPart[]): PaidSums {
	const sum = (of: (one: PaidPart) => number) => paid.reduce((total, one) => total + of(one), 0)
	return {
		times: new Set(paid.map((one) => one.day)).size,
		payYen: sum((one) => one.payYen),
		travelYen: sum((one) => one.travelYen),
		withheldYen: sum((one) => one.withheldYen),
		sentYen: sum((one) => one.yen),
	}
}

/** Sums of each month in which something was sent, in order. */
export function paidByMonth(paid: readonly PaidPart[]): PaidMonth[] {
	const months = [...new Set(paid.map((one) => monthOf(one.day)))].sort()
	return months.map((month) => ({ month, ...sumPaid(paid.filter((one) => monthOf(one.day) === month)) }))
}

/** A line of the data for 支払調書: whoever pays, the person, the kind of pay, and the year's sums. */
export type PaymentRecord = {
	/** Null is the council; in mode B it is the employer's duty. */
	payerId: string | null
	registrantId: string
	withholding: string
	paidYen: number
	withheldYen: number
}

/**
 * The 支払調書 of a year's payments: of pay of which tax is withheld, for each payer and person whose sum is above the
 * threshold, a line a kind (handbook §3.4). What travel is called does not matter.
 */
export function paymentRecords(paid: readonly Paid[], aboveYen: number): PaymentRecord[] {
	const byPair = new Map<string, Paid[]>()
	for (const one of paid) {
		if (one.withholding === 'none') continue
		const key = `${one.withheldBy === 'employer' ? one.employerId : ''} ${one.registrantId}`
		byPair.set(key, [...(byPair.get(key) ?? []), one])
	}
	return [...byPair].flatMap(([key, theirs]) => {
		const total = theirs.reduce((sum, one) => sum + one.payYen + one.travelYen, 0)
		if (total <= aboveYen) return []
		const [payerId = '', registrantId = ''] = key.split(' ')
		return [...new Set(theirs.map((one) => one.withholding))].map((withholding) => {
			const sums = sumPaid(theirs.filter((one) => one.withholding === withholding))
			return {
				payerId: payerId || null,
				registrantId,
				withholding,
				paidYen: sums.payYen + sums.travelYen,
				withheldYen: sums.withheldYen,
			}
		})
	})
}
