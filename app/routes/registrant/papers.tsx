// Every paper the office gave one: terms, payment notices, certificates, as they were issued.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRegistrant } from '~/people/guard.server'
import { Resident } from '~/ui/frame'
import { KeptRows } from '~/ui/kept-rows'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { archiveWords } from '~/words/ja/archive'
import { correctionWords } from '~/words/ja/correction'
import { inSnapshot } from '~db/client'
import { keptRows } from '../kept-paper.server'

const words = archiveWords.own

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	return inSnapshot((on) => keptRows(on, { kind: 'registrant', id: registrantId }, 'my', request))
}

export default function MyPapers() {
	return (
		<Resident back={{ href: '/my/earnings', label: correctionWords.mine.back }}>
			<PageHead title={words.title} lead={words.lead} />
			<KeptRows {...useLoaderData<typeof loader>()} none={words.noneNote} />
		</Resident>
	)
}
