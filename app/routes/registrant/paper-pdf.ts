// One's own paper as a PDF.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRegistrant } from '~/people/guard.server'
import { openKeptPdf } from '../kept-paper.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	return openKeptPdf(who.accountId, { kind: 'registrant', id: registrantId }, params.paperId ?? '')
}
