// The statement for the heirs, as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readHeirStatement } from '~/archive/heir-paper.server'
import { requireStaff } from '~/people/guard.server'
import { useRoot } from '~/ui/frame'
import { HeirBody } from '~/ui/heir-sheet'
import { PaperPage } from '~/ui/paper-page'
import { titled } from '~/ui/title'
import { heirWords } from '~/words/ja/payout'
import { inSnapshot } from '~db/client'
import { orNotFound } from '../or-not-found.server'

export const meta = titled(heirWords.paper.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'open-heir-case')
	return orNotFound(inSnapshot((on) => readHeirStatement(on, params.registrantId ?? '')))
}

export default function HeirStatement() {
	const statement = useLoaderData<typeof loader>()
	const { office } = useRoot()
	return (
		<PaperPage
			office={office}
			kind="long"
			back={{ href: `/council/people/${statement.id}/heirs`, label: heirWords.start }}
		>
			<HeirBody statement={statement} office={office} />
		</PaperPage>
	)
}
