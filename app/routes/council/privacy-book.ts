// What is kept of somebody as one PDF to hand to them; made only after who asks was seen.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { bookOf } from '~/archive/book.server'
import { inTransaction } from '~/events/transaction.server'
import { noteLooks } from '~/papers/archive.server'
import { makePdf, pdfAnswer } from '~/papers/pdf.server'
import { requireFresh, requireStaff } from '~/people/guard.server'
import { aboutOf, exportableRequest, noteExport } from '~/people/privacy.server'
import { mayDo } from '~/people/role'
import { Refusal } from '~/words/refusal'
import { inSnapshot } from '~db/client'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'answer-privacy')
	await requireFresh(request, who)
	const id = params.privacyId ?? ''
	const orGone = (error: unknown) => {
		// No page offers it before who asks was seen, nor after the answer.
		if (error instanceof Refusal) throw data(null, { status: 404 })
		throw error
	}
	// What is read is read before the writer is held.
	const { book, paperIds } = await inSnapshot(async (on) =>
		bookOf(on, aboutOf(await exportableRequest(on, id)), mayDo('hear-harassment', who.roles)),
	).catch(orGone)
	await inTransaction(async (tx) => {
		await exportableRequest(tx, id)
		await noteExport(tx, actor, id)
		await noteLooks(tx, who.accountId, 'export', paperIds)
	}).catch(orGone)
	return pdfAnswer(await makePdf(book), 'kaiji')
}
