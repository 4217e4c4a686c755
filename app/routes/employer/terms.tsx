// The terms of a piece of work as a sheet to print, of three parties, as their employer reads them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readTermsPaper, versionAsked } from '~/archive/terms-paper.server'
import { requireEmployer } from '~/people/guard.server'
import { TermsPaper } from '~/ui/terms-paper'
import { titled } from '~/ui/title'
import { paperWords } from '~/words/ja/papers'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(paperWords.terms.legal)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const version = versionAsked(request)
	return orNotFound(
		inSnapshot((on) => readTermsPaper(on, { employerId }, params.assignmentId ?? '', version)),
	)
}

export default function TermsPage() {
	const paper = useLoaderData<typeof loader>()
	return (
		<TermsPaper
			paper={paper}
			back={{ href: '/employer', label: paperWords.terms.back }}
			pdf={`/employer/assignments/${paper.assignmentId}/terms.pdf?version=${paper.version}`}
		/>
	)
}
