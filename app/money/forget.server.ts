// Money's own words about somebody, forgotten once nothing of them must be kept: accounts, and who received for heirs.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Tx } from '~db/client'
import { bankAccounts, earnings, heirCases, invoicePhotos, invoices, payerNames } from '~db/schema/money'

/** Whether somebody is still owed pay. */
export async function isOwedPay(on: Db, registrantId: string): Promise<boolean> {
	const [open] = await on
		.select({ id: earnings.id })
		.from(earnings)
		.where(and(eq(earnings.registrantId, registrantId), isNull(earnings.paidAt)))
		.limit(1)
	return open !== undefined
}

/** Whether an employer still owes an invoice. */
export async function owesInvoice(on: Db, employerId: string): Promise<boolean> {
	const [open] = await on
		.select({ id: invoices.id })
		.from(invoices)
		.where(and(eq(invoices.employerId, employerId), isNull(invoices.paidAt), isNull(invoices.creditedAt)))
		.limit(1)
	return open !== undefined
}

/** Account numbers, holders and heirs of a registrant. */
export async function forgetAccountsOf(tx: Tx, registrantId: string): Promise<void> {
	await tx
		.update(bankAccounts)
		.set({ number: '', holderKana: '', endedAt: tx.at })
		.where(and(eq(bankAccounts.registrantId, registrantId), isNull(bankAccounts.endedAt)))
	await tx
		.update(bankAccounts)
		.set({ number: '', holderKana: '' })
		.where(eq(bankAccounts.registrantId, registrantId))
	await tx.update(heirCases).set({ receiver: '' }).where(eq(heirCases.registrantId, registrantId))
}

/** The names under which an employer's bank wrote. */
export async function forgetPayerNames(tx: Tx, employerId: string): Promise<void> {
	await tx.delete(payerNames).where(eq(payerNames.employerId, employerId))
}

/** Which of these photos went out with an invoice. */
export async function withInvoices(on: Db, fileIds: readonly string[]): Promise<Set<string>> {
	const rows = await on
		.select({ fileId: invoicePhotos.fileId })
		.from(invoicePhotos)
		.where(inArray(invoicePhotos.fileId, [...fileIds]))
	return new Set(rows.map((row) => row.fileId))
}

/** Lets go of the photos of an invoice whose paper was destroyed; gives those no other invoice holds. */
export async function forgetInvoicePhotos(tx: Tx, invoiceId: string): Promise<string[]> {
	const gone = await tx
		.delete(invoicePhotos)
		.where(eq(invoicePhotos.invoiceId, invoiceId))
		.returning({ fileId: invoicePhotos.fileId })
	const ids = gone.map((row) => row.fileId)
	const others = await withInvoices(tx, ids)
	return ids.filter((id) => !others.has(id))
}
