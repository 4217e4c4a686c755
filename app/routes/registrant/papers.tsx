// Every paper the office gave one: terms, payment notices, certificates, as they were issued.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRegistrant } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
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
	const { rows, older } = useLoaderData<typeof loader>()
	return (
		<Resident back={{ href: '/my/earnings', label: correctionWords.mine.back }}>
			<PageHead title={words.title} lead={words.lead} />
			{rows.length === 0 ? (
				<Empty icon="doc" note={words.noneNote}>
					{words.none}
				</Empty>
			) : (
				<>
					<Rows rows={rows.map((row) => ({ ...row, icon: 'doc' as const }))} />
					{older && (
						<p>
							<a href={older}>{words.older}</a>
						</p>
					)}
				</>
			)}
		</Resident>
	)
}
