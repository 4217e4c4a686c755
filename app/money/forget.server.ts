// Money's own words about somebody, forgotten once nothing of them must be kept: accounts, and who received for heirs.
import { and, asc, eq, exists, gt, inArray, isNull, lt, lte, ne, not, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import type { Db, Tx } from '~db/client'
import {
	bankAccounts,
	earningCorrections,
	earnings,
	heirCases,
	incomings,
	invoicePhotos,
	invoices,
	payerNames,
	statementLines,
} from '~db/schema/money'
import { paperBodies, papers } from '~db/schema/papers'
import { registrants } from '~db/schema/people'

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

/** What was said of a slip of the pen in the pay of a piece of work. */
export async function forgetSlips(tx: Tx, assignmentId: string): Promise<void> {
	const theirs = tx.select({ id: earnings.id }).from(earnings).where(eq(earnings.assignmentId, assignmentId))
	await tx.update(earningCorrections).set({ slip: '' }).where(inArray(earningCorrections.earningId, theirs))
}

/**
 * Who paid, as their bank wrote it, of money that came in before a day and whose it is was settled; what a kept receipt
 * names stays as long as that. Day and sum stay, since the ledger stands on them. At most so many; gives how many of one kind.
 */
export async function forgetPayersBefore(tx: Tx, day: Day, most: number): Promise<number> {
	const kept = tx
		.select({ one: sql`1` })
		.from(papers)
		.innerJoin(paperBodies, eq(paperBodies.paperId, papers.id))
		.where(and(eq(papers.subjectKind, 'incoming'), eq(papers.subjectId, incomings.id)))
	const came = await tx
		.select({ id: incomings.id })
		.from(incomings)
		.where(
			and(
				lt(incomings.day, day),
				or(ne(incomings.payerName, ''), ne(incomings.note, '')),
				not(and(isNull(incomings.employerId), isNull(incomings.undoneAt)) ?? sql`false`),
				not(exists(kept)),
			),
		)
		.orderBy(asc(incomings.day), asc(incomings.id))
		.limit(most)
	await tx
		.update(incomings)
		.set({ payerName: '', note: '' })
		.where(
			inArray(
				incomings.id,
				came.map(({ id }) => id),
			),
		)
	const waits = tx
		.select({ one: sql`1` })
		.from(incomings)
		.where(and(eq(incomings.statementLineId, statementLines.id), ne(incomings.payerName, '')))
	const lines = await tx
		.select({ id: statementLines.id })
		.from(statementLines)
		.where(
			and(
				lt(statementLines.day, day),
				ne(statementLines.says, ''),
				ne(statementLines.state, 'open'),
				not(exists(waits)),
			),
		)
		.orderBy(asc(statementLines.day), asc(statementLines.id))
		.limit(most)
	await tx
		.update(statementLines)
		.set({ says: '' })
		.where(
			inArray(
				statementLines.id,
				lines.map(({ id }) => id),
			),
		)
	return Math.max(came.length, lines.length)
}

/** Registrants who died so many days ago and still have a name, in the order of their ids after one. */
export async function deceasedBefore(on: Db, lastDay: Day, after: string, most = 100): Promise<string[]> {
	const rows = await on
		.selectDistinct({ id: registrants.id })
		.from(registrants)
		.innerJoin(heirCases, and(eq(heirCases.registrantId, registrants.id), isNull(heirCases.undoneAt)))
		.where(and(isNull(registrants.blankedAt), gt(registrants.id, after), lte(heirCases.diedDay, lastDay)))
		.orderBy(asc(registrants.id))
		.limit(most)
	return rows.map((row) => row.id)
}
