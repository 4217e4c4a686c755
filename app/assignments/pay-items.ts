// The items of the terms about pay beside its sum and day: lots and time, tax withheld, travel, what a late calling off owes.
import { taxWithin } from '~/base/yen'
import type { CancelRule } from '~/council/cancelling'
import type { ContractMode } from '~/council/contract-mode'
import type { WithholdingRates } from '~/council/withholding'
import { whoWithholds } from '~/council/withholding'
import type { PayAgreed, PayTerms } from '~/work/pay-terms'
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
	/** Seats of the slot, between which a shared sum is divided. */
	seats: number
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
	'sharedYen',
	'sharedPeople',
	'sharedBy',
	'cancelFreeMinute',
	'cancelLateShare',
	'cancelBegunShare',
] as const
export type PayItem = (typeof payItems)[number]

/** Items that a way of paying does not have. */
export const payItemsMayBeEmpty: readonly PayItem[] = [
	'payUnit',
	'payWhy',
	'withheldBy',
	'payTaxYen',
	'sharedYen',
	'sharedPeople',
	'sharedBy',
]

/** The items from the facts; the sums are those of all that was agreed. */
export function payItemsOf(facts: PayFacts): Record<PayItem, string | number | null> {
	const terms = facts.terms ?? usualPayTerms
	const { payYen, cancel, seats } = facts
	const { payUnitYen, ...sums } = sumItemsOf(terms, facts)
	const withheld = terms.withholding !== 'none'
	return {
		payBy: terms.by,
		payUnit: terms.unit,
		payUnits: terms.units,
		payUnitYen,
		payWhy: terms.why,
		travel: terms.travel,
		travelAs: terms.travelAs,
		travelYen: terms.travelYen,
		withholding: terms.withholding,
		withheldBy: withheld ? whoWithholds(facts.mode, facts.ordered) : null,
		...sums,
		sharedYen: terms.shared ? payYen * seats : null,
		sharedPeople: terms.shared ? seats : null,
		sharedBy: terms.shared ? 'equal' : null,
		cancelFreeMinute: cancel.freeMinute,
		cancelLateShare: cancel.latePermille,
		cancelBegunShare: cancel.begunPermille,
	}
}

/** The items that follow from the agreed sum: of one lot, tax kept back and apart, and what is sent. */
export function sumItemsOf(terms: PayTerms, { payYen, taxPermille, rates }: Omit<PayAgreed, 'terms'>) {
	const whole = reckon({ payYen, terms, taxPermille, rates }, { units: null, travelYen: terms.travelYen })
	return {
		payUnitYen: payYen / terms.units,
		withheldYen: whole.withheldYen,
		payTaxYen: terms.taxApart ? taxWithin(payYen, taxPermille) : null,
		sentYen: whole.yen,
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
	shared: body.sharedBy === 'equal',
})

/** The rule of calling off in terms; `usual` stands for terms from before it was one of their items. */
export const cancelRuleIn = (body: TermsBody, usual: CancelRule): CancelRule => ({
	freeMinute: figure(body, 'cancelFreeMinute', usual.freeMinute),
	latePermille: figure(body, 'cancelLateShare', usual.latePermille),
	begunPermille: figure(body, 'cancelBegunShare', usual.begunPermille),
})
