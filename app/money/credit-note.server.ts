// Credit notes (適格返還請求書): the only way an invoice becomes void, whole, and its work may be asked for again.
import { and, eq, isNull } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { creditNotes, invoiceLines, invoices } from '~db/schema/money'
import { refusePassedOn, unsettleAll } from './incoming.server'
import { invoiceRow } from './invoice.server'
import { postingOn, reverse } from './ledger.server'

export type CreditNote = typeof creditNotes.$inferSelect

/**
 * Makes an invoice void by a credit note with a number of its own; what had come in waits for the next one. Refused a second
 * time, and of three parties once a registrant has been sent their part of it. Gives the note's id.
 */
export async function creditInvoice(tx: Tx, actor: Actor, invoiceId: string, why: string): Promise<string> {
	const invoice = await invoiceRow(tx, invoiceId)
	if (invoice.creditedAt !== null) throw refused('invoice-void')
	await refusePassedOn(tx, invoice)
	await unsettleAll(tx, actor, invoiceId)
	const id = newId()
	await tx.insert(creditNotes).values({
		id,
		number: await nextPaperNumber(tx, 'credit-note'),
		invoiceId,
		why,
		issuedAt: tx.at,
		issuedBy: actor.accountId ?? actor.role,
	})
	const changed = await tx
		.update(invoices)
		.set({ creditedAt: tx.at, paidAt: null, paidDay: null })
		.where(and(eq(invoices.id, invoiceId), isNull(invoices.creditedAt)))
		.returning({ id: invoices.id })
	if (changed.length === 0) throw refused('invoice-void')
	await tx.update(invoiceLines).set({ releasedAt: tx.at }).where(eq(invoiceLines.invoiceId, invoiceId))
	const posting = await postingOn(tx, { kind: 'invoice', id: invoiceId })
	const postingId = posting ? await reverse(tx, actor, posting.id, dayOf(tx.at)) : ''
	await record(
		tx,
		actor,
		'invoice.credited',
		{ kind: 'invoice', id: invoiceId },
		{ after: { employerId: invoice.employerId, totalYen: invoice.totalYen, noteId: id, postingId } },
	)
	return id
}

/** The credit note of an invoice, where it is void. */
export async function creditNoteOf(on: Db, invoiceId: string): Promise<CreditNote | undefined> {
	const [note] = await on.select().from(creditNotes).where(eq(creditNotes.invoiceId, invoiceId))
	return note
}
