// A slip of the pen in an earning: the sums it should have had, and whether the person has to say yes to them.
import { refused } from '~/words/refusal'
import type { PayAgreed } from '~/work/pay-terms'
import { withheldFrom } from '~/work/pay-terms'
import type { earnings } from '~db/schema/money'
import { payOf } from './earning'

/** The sums of an earning, as far as a correction needs them. */
export type CorrectedFrom = Pick<
	typeof earnings.$inferSelect,
	'yen' | 'units' | 'travelYen' | 'withheldYen' | 'kind'
>

/** What it should have said: lots where pay is counted by them, the pay itself else; and travel. */
export type Slip = { payYen: number | null; units: number | null; travelYen: number | null }

/** The sums after a correction. */
export type Corrected = { yen: number; units: number | null; travelYen: number; withheldYen: number }

/**
 * The sums as they should have been. What is not said stays. Refuses, by field, lots past the agreed number (they would not
 * be a slip), a sum of nothing, and a correction that changes nothing.
 */
export function correct(from: CorrectedFrom, slip: Slip, agreed: PayAgreed): Corrected {
	const { terms } = agreed
	const byLots = from.units !== null
	if (byLots && slip.units !== null && !(slip.units >= 1 && slip.units <= terms.units))
		throw refused('report-units', { most: terms.units }, 'units')
	const units = byLots ? (slip.units ?? from.units) : null
	const payYen = units === null ? (slip.payYen ?? payOf(from)) : (agreed.payYen / terms.units) * units
	if (payYen < 1) throw refused('yen-not-whole', undefined, 'payYen')
	const travelYen = slip.travelYen ?? from.travelYen
	const withheldYen = withheldFrom(payYen, travelYen, terms, agreed)
	const yen = payYen + travelYen - withheldYen
	if (yen === from.yen) throw refused('correction-same')
	return { yen, units, travelYen, withheldYen }
}

/** Whether a correction lowers what was written: only then it waits for a yes. */
export const lowers = (from: { yen: number }, to: { yen: number }): boolean => to.yen < from.yen
