// An invoice's arithmetic: pay and fee of each piece, tax once on their sum, due so many days later.
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { taxOn } from '~/base/yen'
import type { ContractMode } from '~/council/contract-mode'
import { contractRules } from '~/council/contract-mode'

export type InvoiceSums = { netYen: number; taxYen: number; totalYen: number }

/**
 * Tax is cut down to the yen once an invoice, never by line (適格請求書: one rounding a rate); of three parties only on the
 * council's fee, since the rest is the registrants' (handbook §3.5).
 */
export function invoiceSums(
	lines: readonly { payYen: number; feeYen: number }[],
	taxPermille: number,
	mode: ContractMode = 'A',
): InvoiceSums {
	const netYen = lines.reduce((sum, line) => sum + line.payYen + line.feeYen, 0)
	const feeYen = lines.reduce((sum, line) => sum + line.feeYen, 0)
	const taxYen = taxOn(contractRules[mode].taxed === 'fee' ? feeYen : netYen, taxPermille)
	return { netYen, taxYen, totalYen: netYen + taxYen }
}

/** The day an invoice is due. */
export const invoiceDueDay = (issuedOn: Day, dueDays: number): Day => addDays(issuedOn, dueDays)
