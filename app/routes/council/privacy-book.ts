// What is kept of somebody as one PDF to hand to them; made only after who asks was seen.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { bookOf } from '~/archive/book.server'
import { inTransaction } from '~/events/transaction.server'
import { makePdf, pdfAnswer } from '~/papers/pdf.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { aboutOf, exportableRequest, noteExport } from '~/people/privacy.server'
import { mayDo } from '~/people/role'
import { Refusal } from '~/words/refusal'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'answer-privacy')
	await requireFresh(request, who)
	const id = params.privacyId ?? ''
	const papers = await inTransaction(async (tx) => {
		const found = await exportableRequest(tx, id)
		await noteExport(tx, actor, id)
		return bookOf(tx, who.accountId, aboutOf(found), mayDo('hear-harassment', who.roles))
	}).catch((error: unknown) => {
		// No page offers it before who asks was seen, nor after the answer.
		if (error instanceof Refusal) throw data(null, { status: 404 })
		throw error
	})
	return pdfAnswer(await makePdf(papers), 'kaiji')
}
