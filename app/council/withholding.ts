// Income tax withheld from pay (源泉徴収): for which kinds of pay, by whom, and how much.

import type { payWords } from '~/words/ja/pay'
import type { ContractMode } from './contract-mode'
import { contractRules } from './contract-mode'

/**
 * The kinds of pay of which income tax is withheld (所得税法204条1項1号・5号 and handbook §3.4), and `none`. Ordinary cleaning,
 * weeding and light work are none of them.
 */
export const withholdingKinds = [
	'none',
	'writing',
	'lecture',
	'design',
	'photograph',
	'illustration',
	'translation',
	'shorthand',
	'recital',
	'instruction',
] as const satisfies readonly (keyof typeof payWords.kinds)[]
export type WithholdingKind = (typeof withholdingKinds)[number]

/** Whether a code is one of the kinds. */
export const isWithholdingKind = (code: string): code is WithholdingKind =>
	(withholdingKinds as readonly string[]).includes(code)

/** Rates in parts of ten thousand (10.21 % = 1021), and the sum of one payment from which the higher one begins. */
export type WithholdingRates = { low: number; high: number; edgeYen: number }

/**
 * Income tax to withhold from one payment of `base` yen: the low rate up to the edge, the high one above it, a
 * fraction of a yen cut off (handbook §3.4). `taxYen` is consumption tax shown apart from the pay, which does not count.
 */
export function withholdingOn(base: number, { low, high, edgeYen }: WithholdingRates, taxYen = 0): number {
	if (!Number.isSafeInteger(base) || base < 0) throw new RangeError(`not a sum in yen: ${base}`)
	if (!Number.isSafeInteger(taxYen) || taxYen < 0 || taxYen > base)
		throw new RangeError(`not a tax within ${base} yen: ${taxYen}`)
	const counted = base - taxYen
	// Both parts before the cut: cut apart they could lose a yen that the law's own sum keeps.
	return Math.floor((Math.min(counted, edgeYen) * low + Math.max(0, counted - edgeYen) * high) / 10_000)
}

/**
 * Who keeps the tax back: whoever pays. In mode A the council; in mode B the employer, or the council for them where they ordered
 * it in writing.
 */
export const whoWithholds = (mode: ContractMode, orderedInWriting: boolean): 'council' | 'employer' =>
	orderedInWriting ? 'council' : contractRules[mode].withholds
