// The terms of a piece of work as a sheet to print, as staff print them.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readTermsPaper, versionAsked } from '~/archive/terms-paper.server'
import { requireStaff } from '~/people/guard.server'
import { TermsPaper } from '~/ui/terms-paper'
import { titled } from '~/ui/title'
import { paperWords } from '~/words/ja/papers'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(paperWords.terms.legal)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	const version = versionAsked(request)
	return orNotFound(inSnapshot((on) => readTermsPaper(on, 'staff', params.assignmentId ?? '', version)))
}

export default function TermsPage() {
	const paper = useLoaderData<typeof loader>()
	return (
		<TermsPaper
			paper={paper}
			back={{ href: `/council/assignments/${paper.assignmentId}`, label: paperWords.terms.back }}
			pdf={`/council/assignments/${paper.assignmentId}/terms.pdf?version=${paper.version}`}
		/>
	)
}
