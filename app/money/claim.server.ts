// What an employer owes (債権): invoices that are open, and work that no invoice asks for yet.
import { and, asc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, monthOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { isHeld } from '~/council/contract-mode'
import type { Db } from '~db/client'
import type { EarningKind } from '~db/schema/money'
import { invoices } from '~db/schema/money'
import { openForRegistrants } from './incoming.server'
import { invoiceSums, netOf, openYen } from './invoice'
import { isOpen } from './invoice.server'
import { lineKey, unbilledOf } from './invoice-issue.server'

export type Claims = {
	invoices: { id: string; number: string; issuedDay: Day; dueDay: Day; openYen: number }[]
	unbilled: { key: string; kind: EarningKind; title: string; serviceDay: Day; yen: number }[]
	/** Consumption tax on what is not billed yet, once a rate. */
	unbilledTaxYen: number
	totalYen: number
	/** Of it what the council would receive for registrants (mode B): what is open on invoices, and what is on none. */
	forOthersYen: number
}

/** All an employer owes today; in A all of it the council's, in B the registrants' pay apart. */
export async function claimsAgainst(on: Db, employerId: string, today: Day): Promise<Claims> {
	const open = await on
		.select()
		.from(invoices)
		.where(and(eq(invoices.employerId, employerId), isOpen))
		.orderBy(asc(invoices.dueDay), asc(invoices.id))
	const works = (await unbilledOf(on, monthOf(today), [employerId])).map(({ mode, lines, waiting }) => ({
		mode,
		lines: [...lines, ...waiting],
	}))
	const unbilledTaxYen = sumOf(works.map(({ mode, lines }) => invoiceSums(lines, mode).taxYen))
	const unbilled = works.flatMap(({ lines }) =>
		lines.map((line) => ({
			key: lineKey(line),
			kind: line.kind,
			title: line.title,
			serviceDay: line.serviceDay,
			yen: netOf(line),
		})),
	)
	const openInvoices = open.map((one) => ({
		id: one.id,
		number: one.number,
		issuedDay: dayOf(one.issuedAt),
		dueDay: one.dueDay,
		openYen: openYen(one),
	}))
	const heldLines = works.flatMap(({ mode, lines }) => (isHeld(mode) ? lines : []))
	return {
		invoices: openInvoices,
		unbilled,
		unbilledTaxYen,
		totalYen:
			sumOf(openInvoices.map((one) => one.openYen)) + sumOf(unbilled.map((one) => one.yen)) + unbilledTaxYen,
		forOthersYen:
			sumOf(await oneByOne(open, (one) => openForRegistrants(on, one))) +
			sumOf(heldLines.map((line) => line.payYen + line.travelYen - line.withheldYen)),
	}
}

const sumOf = (some: readonly number[]): number => some.reduce((sum, yen) => sum + yen, 0)
