// One's own paper as a PDF.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireEmployer } from '~/people/guard.server'
import { openKeptPdf } from '../kept-paper.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, employerId } = await requireEmployer(request)
	return openKeptPdf(who.accountId, { kind: 'employer', id: employerId }, params.paperId ?? '')
}
