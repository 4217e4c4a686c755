// Papers about an employer's money as both doors read them: receipts, credit notes, reminders.
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { formatYen } from '~/base/yen'
import { settingsOn } from '~/council/setting.server'
import { readStampTable, stampDutyOf } from '~/council/stamp-duty'
import { creditNoteOf } from '~/money/credit-note.server'
import type { IncomingShown } from '~/money/incoming-list.server'
import { incomingShown } from '~/money/incoming-list.server'
import { netOf } from '~/money/invoice'
import { invoiceOf } from '~/money/invoice.server'
import { remindersOf } from '~/money/reminder.server'
import type { CreditNoteRead, Issuer, ReceiptRead, ReminderRead } from '~/ui/money-paper'
import { incomingWords } from '~/words/ja/incoming'
import type { Db } from '~db/client'

/** Who issues a paper on a day. */
export async function issuerOn(on: Db, day: Day): Promise<Issuer & { account: string }> {
	const set = await settingsOn(
		on,
		['office-name', 'office-address', 'office-telephone', 'office-bank-account', 'invoice-registration'],
		day,
	)
	return {
		name: set['office-name'],
		address: set['office-address'],
		telephone: set['office-telephone'],
		account: set['office-bank-account'],
		registration: set['invoice-registration'].startsWith('T') ? set['invoice-registration'] : null,
	}
}

/** A receipt for cash; for an employer only their own is found, for staff (`null`) any. */
export async function readReceipt(
	on: Db,
	employerId: string | null,
	incomingId: string,
): Promise<ReceiptRead | undefined> {
	const found = await incomingShown(on, employerId, incomingId)
	if (!found?.incoming.receiptNumber || found.incoming.undoneAt !== null) return undefined
	const { incoming } = found
	const { 'receipt-stamp': table } = await settingsOn(on, ['receipt-stamp'], incoming.day)
	const stamp = stampDutyOf(incoming.yen, readStampTable(table) ?? [])
	return {
		number: incoming.receiptNumber ?? '',
		day: incoming.day,
		employerName: found.employerName ?? '',
		sum: formatYen(incoming.yen),
		numbers: found.parts.flatMap((part) => (part.invoiceNumber ? [part.invoiceNumber] : [])),
		taxes: found.parts.flatMap(taxesOf),
		stamp: stamp ? incomingWords.receipt.stamp(formatYen(stamp)) : null,
		issuer: await issuerOn(on, incoming.day),
	}
}

/** The tax of each rate of an invoice that a receipt pays, as the invoice says it; of a part nothing is divided. */
function taxesOf({
	invoiceNumber,
	invoiceYen,
	rates,
	yen,
	feeYen,
}: IncomingShown['parts'][number]): string[] {
	if (!invoiceNumber) return []
	const words = incomingWords.receipt
	const said = rates.map(({ ratePermille, taxedYen, taxYen }) =>
		words.taxOf(invoiceNumber, `${ratePermille / 10}%`, formatYen(taxedYen), formatYen(taxYen)),
	)
	return yen + feeYen < invoiceYen ? [...said, words.partOf(invoiceNumber, formatYen(invoiceYen))] : said
}

/** A credit note of an invoice. */
export async function readCreditNote(
	on: Db,
	employerId: string | null,
	invoiceId: string,
): Promise<CreditNoteRead | undefined> {
	const invoice = await invoiceOf(on, employerId, invoiceId)
	const note = invoice && (await creditNoteOf(on, invoice.id))
	if (!note) return undefined
	const issuedDay = dayOf(note.issuedAt)
	return {
		number: note.number,
		issuedDay,
		employerName: invoice.employerName,
		invoiceNumber: invoice.number,
		invoiceDay: dayOf(invoice.issuedAt),
		why: note.why,
		net: formatYen(invoice.netYen),
		rates: invoice.rates.map(({ ratePermille, taxYen }) => ({
			rate: `${ratePermille / 10}%`,
			tax: formatYen(taxYen),
		})),
		total: formatYen(invoice.totalYen),
		lines: invoice.lines.map((line) => ({
			key: line.id,
			title: line.title,
			day: line.serviceDay,
			sum: `${formatYen(netOf(line))}円`,
		})),
		issuer: await issuerOn(on, issuedDay),
	}
}

/** A reminder of an invoice, by its step. */
export async function readReminder(
	on: Db,
	employerId: string | null,
	invoiceId: string,
	step: number,
): Promise<ReminderRead | undefined> {
	const invoice = await invoiceOf(on, employerId, invoiceId)
	const reminder = invoice && (await remindersOf(on, invoice.id)).find((one) => one.step === step)
	if (!reminder) return undefined
	const sentDay = dayOf(reminder.at)
	const issuer = await issuerOn(on, sentDay)
	return {
		step,
		sentDay,
		employerName: invoice.employerName,
		employerAddress: invoice.employerAddress,
		invoiceNumber: invoice.number,
		dueDay: invoice.dueDay,
		left: formatYen(reminder.openYen),
		untilDay: reminder.untilDay,
		account: issuer.account,
		issuer,
	}
}
