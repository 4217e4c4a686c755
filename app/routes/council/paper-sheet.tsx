// A kept paper as staff read it; that it was opened is written down.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { KeptSheet } from '~/ui/kept-sheet'
import { titled } from '~/ui/title'
import { archiveWords } from '~/words/ja/archive'
import { openKept } from '../kept-paper.server'

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireStaff(request, 'see-papers')
	return openKept(who.accountId, null, params.paperId ?? '')
}

export default function PaperSheet() {
	const { id, ...found } = useLoaderData<typeof loader>()
	return (
		<KeptSheet
			{...found}
			back={{ href: `/council/papers/${id}`, label: archiveWords.paper.line }}
			pdf={`/council/papers/${id}/pdf`}
		/>
	)
}
