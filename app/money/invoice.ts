// An invoice's arithmetic: pay and fee of each piece, tax once on their sum, due so many days later.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { taxOn } from '~/base/yen'
import type { ContractMode } from '~/council/contract-mode'
import { contractRules } from '~/council/contract-mode'

export type InvoiceSums = { netYen: number; taxYen: number; totalYen: number }

/** What one line comes to; travel is billed as it is, without a fee. */
export type InvoiceLine = {
	payYen: number
	feeYen: number
	travelYen?: number
	/** Tax the employer keeps back themselves (mode B): it is not asked for. */
	withheldYen?: number
	/** `false`: what makes good a late calling off is no price for a service, and no consumption tax stands on it. */
	taxed?: boolean
}

/** Pay, fee and travel of a line, less the tax the employer pays to the tax office. */
export const netOf = ({ payYen, feeYen, travelYen = 0, withheldYen = 0 }: InvoiceLine): number =>
	payYen + feeYen + travelYen - withheldYen

/**
 * Tax is cut down to the yen once an invoice, never by line (適格請求書: one rounding a rate); of three parties only on the
 * council's fee, since the rest is the registrants' (handbook §3.5).
 */
export function invoiceSums(
	lines: readonly InvoiceLine[],
	taxPermille: number,
	mode: ContractMode = 'A',
): InvoiceSums {
	const netYen = lines.reduce((sum, line) => sum + netOf(line), 0)
	const taxedOf = contractRules[mode].taxed === 'fee' ? (line: InvoiceLine) => line.feeYen : netOf
	const taxed = lines.filter((line) => line.taxed !== false).reduce((sum, line) => sum + taxedOf(line), 0)
	const taxYen = taxOn(taxed, taxPermille)
	return { netYen, taxYen, totalYen: netYen + taxYen }
}

/** The day an invoice is due. */
export const invoiceDueDay = (issuedOn: Day, dueDays: number): Day => addDays(issuedOn, dueDays)
