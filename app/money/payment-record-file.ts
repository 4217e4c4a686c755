// The data for 支払調書 as a file that a spreadsheet opens: a line a payer, person and kind, and no My Number.
import { csvOf } from '~/base/csv'
import { withholdingWords } from '~/words/ja/certificates'
import { sayDayAndYear } from '~/words/ja/dates'
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

/** What was paid to heirs, as the file names it. */
export type HeirsToWrite = {
	number: string
	familyName: string
	givenName: string
	diedDay: string
	paidDay: string
	withholding: string
	paidYen: number
	withheldYen: number
}

const kindOf = (kind: string) => (payWords.kinds as Record<string, string>)[kind] ?? kind

/**
 * The file's text. What heirs were paid of pay with tax follows on lines of its own with a note: in whose name it is filed, the
 * tax office says, and no address is given for it.
 */
export function writePaymentRecords(
	records: readonly RecordToWrite[],
	heirs: readonly HeirsToWrite[] = [],
): string {
	const rows = records.map((one) => [
		one.payerName ?? withholdingWords.office,
		one.number,
		`${one.familyName} ${one.givenName}`,
		one.address,
		kindOf(one.withholding),
		one.paidYen,
		one.withheldYen,
		'',
	])
	const ofHeirs = heirs
		.filter((one) => one.withholding !== 'none')
		.map((one) => [
			withholdingWords.heirs.payer,
			one.number,
			withholdingWords.heirs.who(`${one.familyName} ${one.givenName}`),
			'',
			kindOf(one.withholding),
			one.paidYen,
			one.withheldYen,
			withholdingWords.heirs.fileNote(sayDayAndYear(one.diedDay), sayDayAndYear(one.paidDay)),
		])
	return csvOf([withholdingWords.fileHead, ...rows, ...ofHeirs])
}
