// The data for 支払調書 as a file that a spreadsheet opens: a line a payer, person and kind, and no My Number.
import { withholdingWords } from '~/words/ja/certificates'
import { payWords } from '~/words/ja/pay'
import type { PaymentRecord } from './paid'

/** A line with the names and the address it needs. */
export type RecordToWrite = PaymentRecord & {
	payerName: string | null
	number: string
	familyName: string
	givenName: string
	address: string
}

// A cell that begins with one of these is run as a formula by spreadsheets.
const cell = (value: string | number) => {
	const text = String(value)
	const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
	return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The file's text: with a mark in front so that Excel reads it as UTF-8, lines ended as it expects them. */
export function writePaymentRecords(records: readonly RecordToWrite[]): string {
	const rows = records.map((one) => [
		one.payerName ?? withholdingWords.office,
		one.number,
		`${one.familyName} ${one.givenName}`,
		one.address,
		(payWords.kinds as Record<string, string>)[one.withholding] ?? one.withholding,
		one.paidYen,
		one.withheldYen,
	])
	return `\ufeff${[withholdingWords.fileHead, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
