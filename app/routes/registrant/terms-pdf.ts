// The terms of a piece of work as a PDF, one's own.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRegistrant } from '~/people/guard.server'
import { inSnapshot } from '~db/client'
import { readTermsPaper, termsPdfAnswer, versionAsked } from '../terms-paper.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const version = versionAsked(request)
	return termsPdfAnswer(
		await inSnapshot((on) => readTermsPaper(on, { registrantId }, params.assignmentId ?? '', version)),
	)
}
