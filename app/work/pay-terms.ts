// How a task is paid beside its one sum: by lots or time where it says so, tax that is withheld, travel.
import { taxWithin } from '~/base/yen'
import type { WithholdingRates } from '~/council/withholding'
import { isWithholdingKind, withholdingOn } from '~/council/withholding'
import { refused } from '~/words/refusal'
import type { PayTerms } from '~db/schema/work'

export type { PayTerms }

/** By the result as a whole, by lots the terms name, or by time where a reason is given. */
export const payWays = ['result', 'lots', 'time'] as const

/** No travel, a fixed sum, or what it cost. */
export const travelWays = ['none', 'fixed', 'at-cost'] as const

/** As what travel is named; for the person's tax the two differ (practice.md 43). */
export const travelNames = ['pay', 'expense'] as const

/** What a task without a word about it means: the whole sum for the result, and nothing beside it. */
export const usualPayTerms: PayTerms = {
	by: 'result',
	unit: '',
	units: 1,
	why: '',
	withholding: 'none',
	taxApart: false,
	travel: 'none',
	travelAs: 'expense',
	travelYen: 0,
	shared: false,
}

const mostTravelYen = 100_000

/** Refuses, by field, a way of paying that no terms can say. */
export function checkPayTerms(pay: PayTerms, payYen: number): void {
	if (!payWays.includes(pay.by)) throw refused('task-code', undefined, 'payBy')
	if (!isWithholdingKind(pay.withholding)) throw refused('task-code', undefined, 'withholding')
	if (!travelWays.includes(pay.travel)) throw refused('task-code', undefined, 'travel')
	if (!travelNames.includes(pay.travelAs)) throw refused('task-code', undefined, 'travelAs')
	if (pay.by !== 'result') checkUnits(pay, payYen)
	// What each did is counted for each: one sum cannot be divided by it.
	if (pay.by !== 'result' && pay.shared) throw refused('pay-shared-by', undefined, 'payBy')
	const { travel, travelYen } = pay
	const whole = Number.isInteger(travelYen) && travelYen >= 0 && travelYen <= mostTravelYen
	if (!whole || (travel === 'none') !== (travelYen === 0)) throw refused('pay-travel', undefined, 'travelYen')
}

function checkUnits({ by, unit, units, why }: PayTerms, payYen: number): void {
	if (unit.trim() === '') throw refused('pay-unit', undefined, 'payUnit')
	if (!Number.isInteger(units) || units < 1 || units > 10_000)
		throw refused('pay-units', undefined, 'payUnits')
	if (payYen % units !== 0)
		throw refused(
			'pay-units-uneven',
			{ below: payYen - (payYen % units), above: payYen - (payYen % units) + units },
			'payYen',
		)
	// Time is no result: whoever is paid by it must know why.
	if (by === 'time' && why.trim() === '') throw refused('pay-time-why', undefined, 'payWhy')
}

/** The terms of pay with what does not belong to their way left out, so that the same way is written the same. */
export const tidyPayTerms = (pay: PayTerms): PayTerms => ({
	...pay,
	...(pay.by === 'result' && { unit: '', units: 1, why: '' }),
	...(pay.by === 'lots' && { why: '' }),
	taxApart: pay.taxApart && pay.withholding !== 'none',
	...(pay.travel === 'none' && { travelYen: 0, travelAs: 'expense' }),
})

/** What one seat brings: pay and travel, the tax withheld, and what is sent. */
export type Reckoned = { payYen: number; travelYen: number; withheldYen: number; yen: number }

/** What was agreed, as far as reckoning needs it. */
export type PayAgreed = { payYen: number; terms: PayTerms; taxPermille: number; rates: WithholdingRates }

/**
 * What is owed for so many of the agreed lots (null is all of them) and travel that cost so much (null where nothing was
 * said of it: nothing at cost, the whole fixed sum). More than was agreed is never owed by this; it is agreed first.
 */
export function reckon(
	{ payYen, terms, taxPermille, rates }: PayAgreed,
	done: { units: number | null; travelYen: number | null } = { units: null, travelYen: null },
): Reckoned {
	const units = terms.by === 'result' ? 1 : Math.min(done.units ?? terms.units, terms.units)
	const pay = terms.by === 'result' ? payYen : (payYen / terms.units) * units
	const travelYen =
		terms.travel === 'fixed'
			? terms.travelYen
			: terms.travel === 'at-cost'
				? Math.min(done.travelYen ?? 0, terms.travelYen)
				: 0
	const withheldYen = withheldFrom(pay, travelYen, terms, { taxPermille, rates })
	return { payYen: pay, travelYen, withheldYen, yen: pay + travelYen - withheldYen }
}

/** Tax to withhold from this pay and travel: what it is called does not matter (handbook §3.4: 謝金, 車代). */
export function withheldFrom(
	payYen: number,
	travelYen: number,
	terms: Pick<PayTerms, 'withholding' | 'taxApart'>,
	{ taxPermille, rates }: Pick<PayAgreed, 'taxPermille' | 'rates'>,
): number {
	if (terms.withholding === 'none') return 0
	return withholdingOn(payYen + travelYen, rates, terms.taxApart ? taxWithin(payYen, taxPermille) : 0)
}

/** What the employer is billed for one seat: the pay of the lots done and the council's fee in the same share, cut to the yen. */
export function billedFor(
	{ payYen, feeYen, terms }: { payYen: number; feeYen: number; terms: PayTerms },
	units: number | null,
): { payYen: number; feeYen: number } {
	if (terms.by === 'result' || units === null || units >= terms.units) return { payYen, feeYen }
	return { payYen: (payYen / terms.units) * units, feeYen: Math.floor((feeYen * units) / terms.units) }
}
