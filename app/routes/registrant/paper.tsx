// One's own paper, as it was issued.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRegistrant } from '~/people/guard.server'
import { KeptSheet } from '~/ui/kept-sheet'
import { titled } from '~/ui/title'
import { archiveWords } from '~/words/ja/archive'
import { openKept } from '../kept-paper.server'

export const meta = titled<{ title: string }>((found) => found.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireRegistrant(request)
	return openKept(who.accountId, { kind: 'registrant', id: registrantId }, params.paperId ?? '')
}

export default function OwnPaper() {
	const { id, ...found } = useLoaderData<typeof loader>()
	return (
		<KeptSheet
			{...found}
			back={{ href: '/my/papers', label: archiveWords.own.back }}
			pdf={`/my/papers/${id}/pdf`}
		/>
	)
}
