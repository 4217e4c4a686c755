// An invoice with what the paper has to say of its issuer, for the employer's door and the council's.
import { dayOf } from '~/base/day'
import { invoiceOf } from '~/money/invoice.server'
import { remindersOf } from '~/money/reminder.server'
import { invoiceFacts } from '~/ui/invoice-sheet'
import type { Way } from '~/ui/page-parts'
import { employerWords } from '~/words/ja/employer'
import type { Db } from '~db/client'
import { issuerOn } from './money-papers.server'

/** As its paper said it on the day of issue; for an employer only their own is found, for staff (`null`) any. */
export async function readInvoice(on: Db, employerId: string | null, invoiceId: string) {
	const invoice = await invoiceOf(on, employerId, invoiceId)
	if (!invoice) return undefined
	const issuedDay = dayOf(invoice.issuedAt)
	return invoiceFacts({ ...invoice, issuedDay, issuer: await issuerOn(on, issuedDay) })
}

/** The papers that came after an invoice: its credit note, and what asked for its payment. */
export async function papersAfter(
	on: Db,
	invoiceId: string,
	credited: boolean,
	room: string,
): Promise<Way[]> {
	const reminders = await remindersOf(on, invoiceId)
	const here = `/${room}/invoices/${invoiceId}`
	return [
		...(credited ? [{ href: `${here}/credit-note`, label: employerWords.invoices.creditNote }] : []),
		...reminders.map(({ step }) => ({
			href: `${here}/reminders/${step}`,
			label: employerWords.invoices.reminder(step),
		})),
	]
}
