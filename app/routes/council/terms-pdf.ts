// The terms of a piece of work as a PDF, as staff print them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readTermsPaper, termsPdfAnswer, versionAsked } from '~/archive/terms-paper.server'
import { requireStaff } from '~/people/guard.server'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const version = versionAsked(request)
	return termsPdfAnswer(
		await orNotFound(inSnapshot((on) => readTermsPaper(on, 'staff', params.assignmentId ?? '', version))),
	)
}
