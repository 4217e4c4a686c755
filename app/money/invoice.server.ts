// Invoices as they are kept: one an employer and month, over what passed, was confirmed and is not yet invoiced.
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { addMonths, dayInMonth, dayOf, isDay, monthOf } from '~/base/day'
import { newId } from '~/base/ids'
import { isHeld } from '~/council/contract-mode'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { PayTerms } from '~/work/pay-terms'
import { billedFor, usualPayTerms } from '~/work/pay-terms'
import type { Db, Tx } from '~db/client'
import { assignments, confirmations } from '~db/schema/assignments'
import { earnings, invoiceLines, invoices } from '~db/schema/money'
import { employers } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { payOf } from './earning'
import { invoiceDueDay, invoiceSums } from './invoice'
import { post } from './ledger.server'
import type { AskedFor } from './posting-lines'
import { linesOfInvoice, linesOfMoneyIn, tellApart } from './posting-lines'

export type Invoice = typeof invoices.$inferSelect

// A piece that waited longer than this for its confirmation is looked for by hand.
const lookBackMonths = 12

const confirmed = and(
	eq(assignments.state, 'passed'),
	isNotNull(confirmations.id),
	or(ne(confirmations.verdict, 'different'), isNotNull(confirmations.settledAt)),
)

/**
 * What may be invoiced up to the end of a month: work that passed and was confirmed (or settled), and what a late calling off by
 * the employer's side owes; on no invoice yet.
 */
async function invoiceable(tx: Tx, month: Month) {
	const rows = await tx
		.select({
			assignmentId: assignments.id,
			employerId: assignments.employerId,
			payYen: tasks.payYen,
			feeYen: tasks.feeYen,
			mode: tasks.contractMode,
			payTerms: tasks.payTerms,
			earning: earnings,
		})
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.leftJoin(earnings, eq(earnings.assignmentId, assignments.id))
		.leftJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.leftJoin(invoiceLines, eq(invoiceLines.assignmentId, assignments.id))
		.where(
			and(
				gte(assignments.serviceDay, `${addMonths(month, -lookBackMonths)}-01`),
				lte(assignments.serviceDay, dayInMonth(month, 31)),
				or(confirmed, and(eq(assignments.state, 'called-off'), eq(earnings.kind, 'cancellation'))),
				isNull(invoiceLines.id),
			),
		)
		.orderBy(
			asc(assignments.employerId),
			asc(assignments.serviceDay),
			asc(slots.startMinute),
			asc(assignments.id),
		)
	return rows.map(({ assignmentId, employerId, mode, earning, ...task }) => ({
		assignmentId,
		employerId,
		mode,
		...billedLine(task, earning),
	}))
}

/** The line of one earning: the agreed pay of what was done with its fee, or what the calling off owes without one. */
function billedLine(
	task: { payYen: number; feeYen: number; payTerms: PayTerms | null },
	earning: typeof earnings.$inferSelect | null,
) {
	const { kind, units, travelYen } = earning ?? { kind: 'work' as const, units: null, travelYen: 0 }
	// What the employer keeps back for the tax office is not asked for (mode B).
	const withheldYen = earning?.withheldBy === 'employer' ? earning.withheldYen : 0
	const same = { kind, travelYen, withheldYen }
	if (earning && kind === 'cancellation') return { ...same, payYen: payOf(earning), feeYen: 0 }
	return { ...same, ...billedFor({ ...task, terms: task.payTerms ?? usualPayTerms }, units) }
}

/**
 * Issues the invoices of a month, one an employer; what came late goes on the next month's. Running it again issues
 * nothing new. Gives the new invoices' ids.
 */
export async function issueInvoices(tx: Tx, month: Month, actor: Actor = chore): Promise<string[]> {
	const today = dayOf(tx.at)
	if (month > monthOf(today)) throw refused('invoice-month-ahead', undefined, 'month')
	const set = await settingsOn(tx, ['tax-rate', 'invoice-due-days', 'cancel-tax'], today)
	// Work from before the council changed its way to contract is billed apart: its tax is another.
	const byEmployer = new Map<string, Awaited<ReturnType<typeof invoiceable>>>()
	for (const row of await invoiceable(tx, month)) {
		const key = `${row.employerId} ${row.mode}`
		const theirs = byEmployer.get(key)
		if (theirs) theirs.push(row)
		else byEmployer.set(key, [row])
	}
	const issued: string[] = []
	for (const rows of byEmployer.values()) {
		const [first] = rows
		if (!first) continue
		const { employerId, mode } = first
		const [known] = await tx
			.select({ id: invoices.id })
			.from(invoices)
			.where(
				and(eq(invoices.employerId, employerId), eq(invoices.month, month), eq(invoices.contractMode, mode)),
			)
		if (known) continue
		const id = newId()
		const lines = rows.map((row) => ({
			...row,
			taxed: row.kind === 'work' || set['cancel-tax'] === 'taxed',
		}))
		const sums = invoiceSums(lines, set['tax-rate'], mode)
		await tx.insert(invoices).values({
			...sums,
			id,
			number: await nextPaperNumber(tx, 'invoice'),
			employerId,
			month,
			contractMode: mode,
			taxRatePermille: set['tax-rate'],
			dueDay: invoiceDueDay(today, set['invoice-due-days']),
			issuedAt: tx.at,
		})
		for (const [n, row] of lines.entries())
			await tx.insert(invoiceLines).values({
				id: newId(),
				invoiceId: id,
				assignmentId: row.assignmentId,
				sort: n + 1,
				payYen: row.payYen,
				feeYen: row.feeYen,
				kind: row.kind,
				travelYen: row.travelYen,
				taxed: row.taxed,
				withheldYen: row.withheldYen,
			})
		const asked = linesOfInvoice({
			mode,
			employerId,
			payYen: rows.reduce((sum, row) => sum + row.payYen + row.travelYen - row.withheldYen, 0),
			feeYen: rows.reduce((sum, row) => sum + row.feeYen, 0),
			taxYen: sums.taxYen,
		})
		// Of three parties and without a fee nothing is owed to the council: what it is to collect stands since it was earned.
		const postingId =
			asked.length > 0
				? await post(tx, actor, { day: today, kind: 'invoice', subject: { kind: 'invoice', id } }, asked)
				: ''
		await record(
			tx,
			actor,
			'invoice.issued',
			{ kind: 'invoice', id },
			{
				after: {
					employerId,
					month,
					lines: rows.length,
					netYen: sums.netYen,
					taxYen: sums.taxYen,
					totalYen: sums.totalYen,
					postingId,
				},
			},
		)
		issued.push(id)
	}
	return issued
}

/** Whose money an invoice asks for: all the council's, or of three parties the registrants' parts and the rest. */
async function askedFor(on: Db, invoice: Invoice): Promise<AskedFor> {
	if (!isHeld(invoice.contractMode)) return { passOn: [], keptYen: 0, ownYen: invoice.totalYen }
	const parts = await on
		.select({
			registrantId: earnings.registrantId,
			yen: earnings.yen,
			withheldYen: earnings.withheldYen,
			withheldBy: earnings.withheldBy,
		})
		.from(invoiceLines)
		.innerJoin(earnings, eq(earnings.assignmentId, invoiceLines.assignmentId))
		.where(eq(invoiceLines.invoiceId, invoice.id))
		.orderBy(asc(invoiceLines.sort))
	const keptYen = parts
		.filter((part) => part.withheldBy === 'council')
		.reduce((sum, part) => sum + part.withheldYen, 0)
	const passOn = parts.map(({ registrantId, yen }) => ({ registrantId, yen }))
	return {
		passOn,
		keptYen,
		ownYen: invoice.totalYen - keptYen - passOn.reduce((sum, part) => sum + part.yen, 0),
	}
}

/** The employer's money has come in, in full. */
export async function recordInvoicePaid(
	tx: Tx,
	actor: Actor,
	invoiceId: string,
	paidDay: Day,
): Promise<void> {
	const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId))
	if (!invoice) throw refused('not-found')
	if (!isDay(paidDay) || paidDay > dayOf(tx.at) || paidDay < dayOf(invoice.issuedAt))
		throw refused('invoice-paid-day', undefined, 'paidDay')
	const paid = await tx
		.update(invoices)
		.set({ paidDay, paidAt: tx.at })
		.where(and(eq(invoices.id, invoiceId), isNull(invoices.paidAt)))
		.returning({ id: invoices.id })
	if (paid.length === 0) throw refused('invoice-paid')
	const postingId = await post(
		tx,
		actor,
		{ day: paidDay, kind: 'invoice-paid', subject: { kind: 'invoice', id: invoiceId } },
		linesOfMoneyIn(
			{ account: 'bank' },
			invoice.employerId,
			tellApart(invoice.totalYen, await askedFor(tx, invoice)),
		),
	)
	await record(
		tx,
		actor,
		'invoice.paid',
		{ kind: 'invoice', id: invoiceId },
		{ after: { employerId: invoice.employerId, totalYen: invoice.totalYen, paidDay, postingId } },
	)
}

/** An employer's invoices, the newest first. */
export async function invoicesOf(on: Db, employerId: string, most = 60): Promise<Invoice[]> {
	return on
		.select()
		.from(invoices)
		.where(eq(invoices.employerId, employerId))
		.orderBy(desc(invoices.month), desc(invoices.id))
		.limit(most)
}

export type InvoiceLineShown = typeof invoiceLines.$inferSelect & {
	title: string
	payFor: string
	serviceDay: Day
	startMinute: number
	endMinute: number
}

export type InvoiceShown = Invoice & {
	employerName: string
	employerAddress: string
	lines: InvoiceLineShown[]
}

/** One invoice with its lines; for an employer only their own is found, for staff (`null`) any. */
export async function invoiceOf(
	on: Db,
	employerId: string | null,
	invoiceId: string,
): Promise<InvoiceShown | undefined> {
	const [row] = await on
		.select({ invoice: invoices, employerName: employers.name, employerAddress: employers.address })
		.from(invoices)
		.innerJoin(employers, eq(employers.id, invoices.employerId))
		.where(
			and(eq(invoices.id, invoiceId), employerId === null ? undefined : eq(invoices.employerId, employerId)),
		)
	if (!row) return undefined
	const lines = await on
		.select({
			line: invoiceLines,
			title: tasks.title,
			payFor: tasks.payFor,
			serviceDay: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
		})
		.from(invoiceLines)
		.innerJoin(assignments, eq(assignments.id, invoiceLines.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(eq(invoiceLines.invoiceId, invoiceId))
		.orderBy(asc(invoiceLines.sort))
	const { employerName, employerAddress } = row
	return {
		...row.invoice,
		employerName,
		employerAddress,
		lines: lines.map(({ line, ...rest }) => ({ ...line, ...rest })),
	}
}

/** Invoices for staff: of a month, or those not paid yet. */
export async function invoicesForStaff(
	on: Db,
	which: { month: Month } | { unpaid: true },
	most = 300,
): Promise<(Invoice & { employerName: string })[]> {
	const rows = await on
		.select({ invoice: invoices, employerName: employers.name })
		.from(invoices)
		.innerJoin(employers, eq(employers.id, invoices.employerId))
		.where('month' in which ? inArray(invoices.month, [which.month]) : isNull(invoices.paidAt))
		.orderBy(asc(invoices.dueDay), asc(employers.kana), asc(invoices.id))
		.limit(most)
	return rows.map(({ invoice, employerName }) => ({ ...invoice, employerName }))
}
