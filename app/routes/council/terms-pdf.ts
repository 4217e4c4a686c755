// The terms of a piece of work as a PDF, as staff print them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireStaff } from '~/people/guard.server'
import { inSnapshot } from '~db/client'
import { readTermsPaper, termsPdfAnswer, versionAsked } from '../terms-paper.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const version = versionAsked(request)
	return termsPdfAnswer(
		await inSnapshot((on) => readTermsPaper(on, 'staff', params.assignmentId ?? '', version)),
	)
}
