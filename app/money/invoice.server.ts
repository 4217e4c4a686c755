// Invoices as they are read: an employer's own, one with its lines, and those of staff.
import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { formatYen } from '~/base/yen'
import { refused } from '~/words/refusal'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { invoiceLines, invoices } from '~db/schema/money'
import { employers } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'

export type Invoice = typeof invoices.$inferSelect

/** An invoice, or not found. */
export async function invoiceRow(on: Db, id: string): Promise<Invoice> {
	const [invoice] = await on.select().from(invoices).where(eq(invoices.id, id))
	if (!invoice) throw refused('not-found')
	return invoice
}

/** Some invoices, by their numbers. */
export const invoicesByIds = (on: Db, ids: readonly string[]): Promise<Invoice[]> =>
	on
		.select()
		.from(invoices)
		.where(inArray(invoices.id, [...ids]))
		.orderBy(asc(invoices.number))

/** Issued, not void, and not wholly paid. */
export const isOpen = and(isNull(invoices.paidAt), isNull(invoices.creditedAt))

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
		.where('month' in which ? inArray(invoices.month, [which.month]) : isOpen)
		.orderBy(asc(invoices.dueDay), asc(employers.kana), asc(invoices.id))
		.limit(most)
	return rows.map(({ invoice, employerName }) => ({ ...invoice, employerName }))
}

/** How many invoices are open, what of them, and how many are past their day. */
export async function openInvoices(
	on: Db,
	today: Day,
): Promise<{ count: number; yen: string; late: number }> {
	const [row] = await on
		.select({
			count: count(),
			yen: sql<number>`coalesce(sum(${invoices.totalYen} - ${invoices.receivedYen}), 0)`.mapWith(Number),
			late: sql<number>`coalesce(sum(case when ${invoices.dueDay} < ${today} then 1 else 0 end), 0)`.mapWith(
				Number,
			),
		})
		.from(invoices)
		.where(isOpen)
	return { count: row?.count ?? 0, yen: formatYen(row?.yen ?? 0), late: row?.late ?? 0 }
}
