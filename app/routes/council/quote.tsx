// The newest quote of a request as a paper, for sending by post or FAX.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { QuoteSheet, quoteFacts } from '~/ui/quote-sheet'
import { titled } from '~/ui/title'
import { sheetWords } from '~/words/ja/sheet'
import { requestForStaff } from '~/work/request.server'
import { inSnapshot } from '~db/client'

export const meta = titled(sheetWords.papers.quoteTitle)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-work')
	return inSnapshot(async (on) => {
		const found = await requestForStaff(on, params.requestId ?? '')
		const quote = found?.quotes[0]
		if (!found || !quote) throw data(null, { status: 404 })
		return {
			requestId: found.id,
			quote: quoteFacts(quote, { number: found.number, employerName: found.employer.name, what: found.what }),
		}
	})
}

export default function QuotePaper() {
	const { requestId, quote } = useLoaderData<typeof loader>()
	return (
		<QuoteSheet
			quote={quote}
			back={{ href: `/council/requests/${requestId}`, label: sheetWords.step.back }}
		/>
	)
}
