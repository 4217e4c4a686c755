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

/** What is sent, the lots and the parts of some earnings of one piece of work, together; its kind is the first's. */
export function wholeOf(some: readonly CorrectedFrom[]): CorrectedFrom {
	const sum = (of: (one: CorrectedFrom) => number) => some.reduce((total, one) => total + of(one), 0)
	return {
		yen: sum((one) => one.yen),
		units: some.every((one) => one.units === null) ? null : sum((one) => one.units ?? 0),
		travelYen: sum((one) => one.travelYen),
		withheldYen: sum((one) => one.withheldYen),
		kind: some[0]?.kind ?? 'work',
	}
}

/**
 * What one earning has to hold so that the piece comes to `to`, where the others of it hold `sent` and are gone. Refuses less
 * than was sent, of the whole or of a part: nothing is taken back from who was paid.
 */
export function restOf(to: Corrected, sent: CorrectedFrom): Corrected {
	const rest = {
		yen: to.yen - sent.yen,
		units: to.units === null ? null : to.units - (sent.units ?? 0),
		travelYen: to.travelYen - sent.travelYen,
		withheldYen: to.withheldYen - sent.withheldYen,
	}
	if (rest.yen < 1) throw refused('correction-sent', { sentYen: sent.yen })
	if (rest.travelYen < 0) throw refused('correction-sent-travel', { travelYen: sent.travelYen }, 'travelYen')
	if (payOf(rest) < 0)
		throw refused('correction-sent-pay', { payYen: payOf(sent) }, to.units === null ? 'payYen' : 'units')
	return rest
}

/** Whether a correction lowers what was written: only then it waits for a yes. */
export const lowers = (from: { yen: number }, to: { yen: number }): boolean => to.yen < from.yen
