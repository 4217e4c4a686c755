// Every paper the office gave an employer: quotes, orders, invoices, receipts, as they were issued.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEmployer } from '~/people/guard.server'
import { Empty } from '~/ui/empty'
import { Employer } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Rows } from '~/ui/rows'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { archiveWords } from '~/words/ja/archive'
import { inSnapshot } from '~db/client'
import { keptRows } from '../kept-paper.server'

const words = archiveWords.own

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return inSnapshot((on) => keptRows(on, { kind: 'employer', id: employerId }, 'employer', request))
}

export default function EmployerPapers() {
	const { rows, older } = useLoaderData<typeof loader>()
	return (
		<Employer>
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="papers" title={words.title}>
				{rows.length === 0 ? (
					<Empty icon="doc" note={words.noneEmployer}>
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
			</Sheet>
		</Employer>
	)
}
