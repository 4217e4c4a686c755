// What an employer owes (債権): invoices that are open, and work that no invoice asks for yet.
import { and, asc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, monthOf } from '~/base/day'
import { isHeld } from '~/council/contract-mode'
import type { Db } from '~db/client'
import { invoices } from '~db/schema/money'
import { invoiceSums, netOf, openYen } from './invoice'
import { isOpen } from './invoice.server'
import { draftsOf } from './invoice-issue.server'

export type Claims = {
	invoices: { id: string; number: string; issuedDay: Day; dueDay: Day; openYen: number }[]
	unbilled: { assignmentId: string; title: string; serviceDay: Day; yen: number }[]
	/** Consumption tax on what is not billed yet, once a rate. */
	unbilledTaxYen: number
	totalYen: number
	/** Of it what the council would receive for registrants (mode B), before anything was paid. */
	forOthersYen: number
}

/** All an employer owes today; in A all of it the council's, in B the registrants' pay apart. */
export async function claimsAgainst(on: Db, employerId: string, today: Day): Promise<Claims> {
	const open = await on
		.select()
		.from(invoices)
		.where(and(eq(invoices.employerId, employerId), isOpen))
		.orderBy(asc(invoices.dueDay), asc(invoices.id))
	const drafts = await draftsOf(on, monthOf(today), [employerId])
	const lines = drafts.flatMap((draft) => [...draft.lines, ...draft.waiting].map((line) => ({ draft, line })))
	const unbilledTaxYen = drafts.reduce(
		(sum, draft) => sum + invoiceSums([...draft.lines, ...draft.waiting], draft.mode).taxYen,
		0,
	)
	const unbilled = lines.map(({ line }) => ({
		assignmentId: line.assignmentId,
		title: line.title,
		serviceDay: line.serviceDay,
		yen: netOf(line),
	}))
	const openInvoices = open.map((one) => ({
		id: one.id,
		number: one.number,
		issuedDay: dayOf(one.issuedAt),
		dueDay: one.dueDay,
		openYen: openYen(one),
	}))
	const heldLines = lines.filter(({ draft }) => isHeld(draft.mode))
	return {
		invoices: openInvoices,
		unbilled,
		unbilledTaxYen,
		totalYen:
			openInvoices.reduce((sum, one) => sum + one.openYen, 0) +
			unbilled.reduce((sum, one) => sum + one.yen, 0) +
			unbilledTaxYen,
		forOthersYen: heldLines.reduce(
			(sum, { line }) => sum + line.payYen + line.travelYen - line.withheldYen,
			0,
		),
	}
}
