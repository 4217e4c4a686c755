// The papers that wait for an envelope, or those of an earlier printing, as one PDF.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { postedWith, printed, waitingForPost } from '~/archive/batch.server'
import { inTransaction } from '~/events/transaction.server'
import { makePdf, pdfAnswer } from '~/papers/pdf.server'
import { requireStaff } from '~/people/guard.server'

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'post-papers')
	const batch = new URL(request.url).searchParams.get('batch')
	const papers = await inTransaction(async (tx) =>
		printed(tx, who.accountId, batch ? await postedWith(tx, batch) : await waitingForPost(tx, tx.at)),
	)
	if (papers.length === 0) throw data(null, { status: 404 })
	return pdfAnswer(await makePdf(papers), 'kami-no-kata')
}
