// An invoice with what the paper has to say of its issuer, for the employer's door and the council's.
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { readShareTable, shareOn } from '~/council/transition-share'
import { invoiceOf } from '~/money/invoice.server'
import { photosOfInvoice } from '~/money/invoice-photo.server'
import { remindersOf } from '~/money/reminder.server'
import { invoiceFacts } from '~/ui/invoice-sheet'
import type { Way } from '~/ui/page-parts'
import { sayDayAndYear } from '~/words/ja/dates'
import { employerWords } from '~/words/ja/employer'
import type { Db } from '~db/client'
import { issuerOn } from './money-paper.server'

/** As its paper said it on the day of issue; for an employer only their own is found, for staff (`null`) any. */
export async function readInvoice(on: Db, employerId: string | null, invoiceId: string) {
	const invoice = await invoiceOf(on, employerId, invoiceId)
	if (!invoice) return undefined
	const issuedDay = dayOf(invoice.issuedAt)
	return invoiceFacts({
		...invoice,
		issuedDay,
		photos: await photosOfInvoice(on, invoice.id),
		issuer: await issuerOn(on, issuedDay),
		shares: await sharesOf(
			on,
			invoice.lines.map((line) => line.serviceDay),
		),
	})
}

/** What may be deducted by the days of the work, each share once with the day it began. */
async function sharesOf(on: Db, days: readonly Day[]) {
	const table = readShareTable(await settingOn(on, 'transition-shares', days.at(-1) ?? '')) ?? []
	const found = new Map(days.map((day) => [shareOn(table, day), day]))
	return [...found].map(([percent]) => ({
		percent,
		since: sayDayAndYear(table.find((one) => one.percent === percent)?.from ?? days[0] ?? ''),
	}))
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
