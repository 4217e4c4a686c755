// The data for 支払調書 of a year, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { now } from '~/base/clock'
import { csvAnswer } from '~/base/csv'
import { dayOf } from '~/base/day'
import { heirsPaidIn } from '~/money/heirs-list.server'
import { paymentRecordsOf } from '~/money/paid.server'
import { writePaymentRecords } from '~/money/payment-record-file'
import { requireStaff } from '~/people/guard.server'
import { withholdingWords } from '~/words/ja/certificates'
import { inSnapshot } from '~db/client'
import { yearAsked } from '../year-asked'

export async function loader({ request }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	const year = yearAsked(request, Number(dayOf(now()).slice(0, 4)))
	const { records, heirs } = await inSnapshot(async (on) => ({
		records: await paymentRecordsOf(on, year),
		heirs: await heirsPaidIn(on, year),
	}))
	return csvAnswer(writePaymentRecords(records, heirs), withholdingWords.fileName(year))
}
