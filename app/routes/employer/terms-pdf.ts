// The terms of a piece of work as a PDF, of three parties, as their employer reads them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readTermsPaper, termsPdfAnswer, versionAsked } from '~/archive/terms-paper.server'
import { requireEmployer } from '~/people/guard.server'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const version = versionAsked(request)
	return termsPdfAnswer(
		await orNotFound(
			inSnapshot((on) => readTermsPaper(on, { employerId }, params.assignmentId ?? '', version)),
		),
	)
}
