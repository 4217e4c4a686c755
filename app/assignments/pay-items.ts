// The items of the terms about pay beside its sum and day: lots and time, tax withheld, travel, what a late calling off owes.
import { taxWithin } from '~/base/yen'
import type { CancelRule } from '~/council/cancelling'
import type { ContractMode } from '~/council/contract-mode'
import type { WithholdingRates } from '~/council/withholding'
import { whoWithholds } from '~/council/withholding'
import type { PayTerms } from '~/work/pay-terms'
import { reckon, usualPayTerms } from '~/work/pay-terms'
import type { TermsBody } from '~db/schema/assignments'

/** What these items are made of: the task's own words and the council's rules of the day. */
export type PayFacts = {
	mode: ContractMode
	/** The employer ordered the council in writing to withhold for them (mode B). */
	ordered: boolean
	payYen: number
	/** Null pays the whole sum for the result, and nothing beside it. */
	terms: PayTerms | null
	taxPermille: number
	rates: WithholdingRates
	cancel: CancelRule
}

/** The items, in the order in which they stand. */
export const payItems = [
	'payBy',
	'payUnit',
	'payUnits',
	'payUnitYen',
	'payWhy',
	'travel',
	'travelAs',
	'travelYen',
	'withholding',
	'withheldBy',
	'withheldYen',
	'payTaxYen',
	'sentYen',
	'cancelFreeMinute',
	'cancelLateShare',
	'cancelBegunShare',
] as const
export type PayItem = (typeof payItems)[number]

/** Items that a way of paying does not have. */
export const payItemsMayBeEmpty: readonly PayItem[] = ['payUnit', 'payWhy', 'withheldBy', 'payTaxYen']

/** The items from the facts; the sums are those of all that was agreed. */
export function payItemsOf(facts: PayFacts): Record<PayItem, string | number | null> {
	const terms = facts.terms ?? usualPayTerms
	const { payYen, taxPermille, cancel } = facts
	const whole = reckon(
		{ payYen, terms, taxPermille, rates: facts.rates },
		{ units: null, travelYen: terms.travelYen },
	)
	const withheld = terms.withholding !== 'none'
	return {
		payBy: terms.by,
		payUnit: terms.unit,
		payUnits: terms.units,
		payUnitYen: payYen / terms.units,
		payWhy: terms.why,
		travel: terms.travel,
		travelAs: terms.travelAs,
		travelYen: terms.travelYen,
		withholding: terms.withholding,
		withheldBy: withheld ? whoWithholds(facts.mode, facts.ordered) : null,
		withheldYen: whole.withheldYen,
		payTaxYen: terms.taxApart ? taxWithin(payYen, taxPermille) : null,
		sentYen: whole.yen,
		cancelFreeMinute: cancel.freeMinute,
		cancelLateShare: cancel.latePermille,
		cancelBegunShare: cancel.begunPermille,
	}
}

const word = (body: TermsBody, item: PayItem, usual: string): string => String(body[item] ?? usual)
const figure = (body: TermsBody, item: PayItem, usual: number): number => Number(body[item] ?? usual)

/** How terms pay, read back; terms from before these items paid the whole sum and nothing beside it. */
export const payTermsIn = (body: TermsBody): PayTerms => ({
	by: word(body, 'payBy', usualPayTerms.by) as PayTerms['by'],
	unit: word(body, 'payUnit', ''),
	units: figure(body, 'payUnits', 1),
	why: word(body, 'payWhy', ''),
	withholding: word(body, 'withholding', 'none'),
	taxApart: typeof body.payTaxYen === 'number',
	travel: word(body, 'travel', 'none') as PayTerms['travel'],
	travelAs: word(body, 'travelAs', 'expense') as PayTerms['travelAs'],
	travelYen: figure(body, 'travelYen', 0),
})

/** The rule of calling off in terms; `usual` stands for terms from before it was one of their items. */
export const cancelRuleIn = (body: TermsBody, usual: CancelRule): CancelRule => ({
	freeMinute: figure(body, 'cancelFreeMinute', usual.freeMinute),
	latePermille: figure(body, 'cancelLateShare', usual.latePermille),
	begunPermille: figure(body, 'cancelBegunShare', usual.begunPermille),
})
