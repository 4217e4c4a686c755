// A kept paper as a PDF, for staff.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '~/people/guard.server'
import { openKeptPdf } from '../kept-paper.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-papers')
	return openKeptPdf(who.accountId, null, params.paperId ?? '')
}
