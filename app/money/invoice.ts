// An invoice's arithmetic: pay and fee of each piece, tax once a rate on their sum, due so many days later; and its life.
import type { Day, Month } from '~/base/day'
import { addDays, monthOf } from '~/base/day'
import { taxOn } from '~/base/yen'
import type { ContractMode } from '~/council/contract-mode'
import { contractRules } from '~/council/contract-mode'
import { doings } from '~/people/role'
import { refused } from '~/words/refusal'
import type { TaxByRate } from '~db/schema/money'

export const invoiceStates = ['draft', 'issued', 'part-paid', 'paid', 'void'] as const
export type InvoiceState = (typeof invoiceStates)[number]

/** The life of an invoice: a number only once it is issued, and void only by a credit note. */
export const invoiceMoves = [
	{ act: 'draft', from: [], to: 'draft', by: doings['issue-invoice'], needs: ['work that passed'] },
	{
		act: 'issueInvoice',
		from: ['draft'],
		to: 'issued',
		by: [...doings['issue-invoice'], 'chore'],
		needs: ['the next number of its year'],
	},
	{
		act: 'settleInvoice',
		from: ['issued', 'part-paid'],
		to: 'part-paid',
		by: [...doings['issue-invoice'], 'chore'],
	},
	{
		act: 'settleInvoice',
		from: ['issued', 'part-paid'],
		to: 'paid',
		by: [...doings['issue-invoice'], 'chore'],
		needs: ['the whole of it has come in'],
	},
	{ act: 'unsettle', from: ['part-paid', 'paid'], to: 'issued', by: doings['issue-invoice'] },
	{
		act: 'creditInvoice',
		from: ['issued', 'part-paid', 'paid'],
		to: 'void',
		by: doings['issue-invoice'],
		needs: ['a reason the employer reads', 'of three parties: nothing passed on yet'],
	},
] as const satisfies readonly {
	act: string
	from: readonly InvoiceState[]
	to: InvoiceState
	by: readonly string[]
	needs?: readonly string[]
}[]

/** Where an invoice that was issued stands. */
export function invoiceState(invoice: {
	creditedAt: Date | string | null
	paidAt: Date | string | null
	receivedYen: number
}): Exclude<InvoiceState, 'draft'> {
	if (invoice.creditedAt !== null) return 'void'
	if (invoice.paidAt !== null) return 'paid'
	return invoice.receivedYen > 0 ? 'part-paid' : 'issued'
}

/** What of an invoice is still to come in, in yen; nothing of one that is void. */
export const openYen = (invoice: { creditedAt: Date | null; totalYen: number; receivedYen: number }) =>
	invoice.creditedAt === null ? invoice.totalYen - invoice.receivedYen : 0

export type InvoiceSums = { netYen: number; taxYen: number; totalYen: number; rates: TaxByRate[] }

/** What one line comes to; travel is billed as it is, without a fee. */
export type InvoiceLine = {
	payYen: number
	feeYen: number
	travelYen?: number
	/** Tax the employer keeps back themselves (mode B): it is not asked for. */
	withheldYen?: number
	/** `false`: what makes good a late calling off is no price for a service, and no consumption tax stands on it. */
	taxed?: boolean
	/** The rate on the day of the work, in thousandths. */
	taxRatePermille: number
}

/** Pay, fee and travel of a line, less the tax the employer pays to the tax office. */
export const netOf = ({
	payYen,
	feeYen,
	travelYen = 0,
	withheldYen = 0,
}: Omit<InvoiceLine, 'taxRatePermille'>) => payYen + feeYen + travelYen - withheldYen

/**
 * Tax is cut down to the yen once a rate and invoice, never by line (適格請求書, handbook §3.5); of three parties it stands only
 * on the council's fee, since the rest is the registrants'. Work from before a rate changed keeps its rate.
 */
export function invoiceSums(lines: readonly InvoiceLine[], mode: ContractMode = 'A'): InvoiceSums {
	const netYen = lines.reduce((sum, line) => sum + netOf(line), 0)
	const taxedOf = contractRules[mode].taxed === 'fee' ? (line: InvoiceLine) => line.feeYen : netOf
	const taxedBy = new Map<number, number>()
	for (const line of lines)
		if (line.taxed !== false)
			taxedBy.set(line.taxRatePermille, (taxedBy.get(line.taxRatePermille) ?? 0) + taxedOf(line))
	const rates = [...taxedBy]
		.sort(([a], [b]) => b - a)
		.map(([ratePermille, taxedYen]) => ({ ratePermille, taxedYen, taxYen: taxOn(taxedYen, ratePermille) }))
	const taxYen = rates.reduce((sum, rate) => sum + rate.taxYen, 0)
	return { netYen, taxYen, totalYen: netYen + taxYen, rates }
}

/** Whether a month's invoices go out before it is over: what passes after them waits for the next, so it is asked once. */
export const isEarly = (month: Month, today: Day): boolean => month === monthOf(today)

/** Refuses invoices of a month that is not over until that was said yes to. */
export function refuseEarly(month: Month, today: Day, said: boolean): void {
	if (isEarly(month, today) && !said) throw refused('invoice-early', { month }, 'early')
}

/** The day an invoice is due. */
export const invoiceDueDay = (issuedOn: Day, dueDays: number): Day => addDays(issuedOn, dueDays)
