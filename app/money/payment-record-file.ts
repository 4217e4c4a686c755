// The data for 支払調書 as a file that a spreadsheet opens: a line a payer, person and kind, and no My Number.
import { csvOf } from '~/base/csv'
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

/** The file's text. */
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
	return csvOf([withholdingWords.fileHead, ...rows])
}
