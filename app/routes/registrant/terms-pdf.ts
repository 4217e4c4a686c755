// The terms of a piece of work as a PDF, one's own.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readTermsPaper, termsPdfAnswer, versionAsked } from '~/archive/terms-paper.server'
import { requireRegistrant } from '~/people/guard.server'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const version = versionAsked(request)
	return termsPdfAnswer(
		await orNotFound(
			inSnapshot((on) => readTermsPaper(on, { registrantId }, params.assignmentId ?? '', version)),
		),
	)
}
