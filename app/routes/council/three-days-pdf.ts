// The same as a PDF, to keep on a telephone that still has power.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { printThreeDays } from '~/archive/three-days.server'
import { inTransaction } from '~/events/transaction.server'
import { makePdf, pdfAnswer } from '~/papers/pdf.server'
import { requireStaff } from '~/people/guard.server'

export async function loader({ request }: LoaderFunctionArgs) {
	const { actor } = await requireStaff(request, 'print-days')
	return pdfAnswer(await makePdf(await inTransaction((tx) => printThreeDays(tx, actor))), 'teiden-no-kami')
}
