// Invoices as they are kept: one an employer and month, over what passed, was confirmed and is not yet invoiced.
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { addMonths, dayInMonth, dayOf, isDay, monthOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, confirmations } from '~db/schema/assignments'
import { invoiceLines, invoices } from '~db/schema/money'
import { employers } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { invoiceDueDay, invoiceSums } from './invoice'
import { post } from './ledger.server'
import { linesOfInvoice, linesOfMoneyIn } from './posting-lines'

export type Invoice = typeof invoices.$inferSelect

// A piece that waited longer than this for its confirmation is looked for by hand.
const lookBackMonths = 12

/** Work that may be invoiced up to the end of a month: passed, confirmed (or settled), on no invoice. */
async function invoiceable(tx: Tx, month: Month) {
	return tx
		.select({
			assignmentId: assignments.id,
			employerId: assignments.employerId,
			payYen: tasks.payYen,
			feeYen: tasks.feeYen,
			mode: tasks.contractMode,
		})
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.leftJoin(invoiceLines, eq(invoiceLines.assignmentId, assignments.id))
		.where(
			and(
				eq(assignments.state, 'passed'),
				gte(assignments.serviceDay, `${addMonths(month, -lookBackMonths)}-01`),
				lte(assignments.serviceDay, dayInMonth(month, 31)),
				or(ne(confirmations.verdict, 'different'), isNotNull(confirmations.settledAt)),
				isNull(invoiceLines.id),
			),
		)
		.orderBy(
			asc(assignments.employerId),
			asc(assignments.serviceDay),
			asc(slots.startMinute),
			asc(assignments.id),
		)
}

/**
 * Issues the invoices of a month, one an employer; what came late goes on the next month's. Running it again issues
 * nothing new. Gives the new invoices' ids.
 */
export async function issueInvoices(tx: Tx, month: Month, actor: Actor = chore): Promise<string[]> {
	const today = dayOf(tx.at)
	if (month > monthOf(today)) throw refused('invoice-month-ahead', undefined, 'month')
	const set = await settingsOn(tx, ['tax-rate', 'invoice-due-days'], today)
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
		const sums = invoiceSums(rows, set['tax-rate'], mode)
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
		for (const [n, row] of rows.entries())
			await tx.insert(invoiceLines).values({
				id: newId(),
				invoiceId: id,
				assignmentId: row.assignmentId,
				sort: n + 1,
				payYen: row.payYen,
				feeYen: row.feeYen,
			})
		const postingId = await post(
			tx,
			actor,
			{ day: today, kind: 'invoice', subject: { kind: 'invoice', id } },
			linesOfInvoice({
				mode: 'A',
				employerId,
				payYen: rows.reduce((sum, row) => sum + row.payYen, 0),
				feeYen: rows.reduce((sum, row) => sum + row.feeYen, 0),
				taxYen: sums.taxYen,
			}),
		)
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
		linesOfMoneyIn({ account: 'bank' }, invoice.employerId, {
			passOn: [],
			ownYen: invoice.totalYen,
			overYen: 0,
		}),
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
