// Every paper the office gave an employer: quotes, orders, invoices, receipts, as they were issued.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEmployer } from '~/people/guard.server'
import { Employer } from '~/ui/frame'
import { KeptRows } from '~/ui/kept-rows'
import { DeskHead } from '~/ui/page-head'
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
	return (
		<Employer>
			<DeskHead title={words.title} lead={words.lead} />
			<Sheet id="papers" title={words.title}>
				<KeptRows {...useLoaderData<typeof loader>()} none={words.noneEmployer} />
			</Sheet>
		</Employer>
	)
}
