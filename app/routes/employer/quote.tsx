// The employer's newest quote as a paper, with everything it was made of.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { employerOf } from '~/people/employer.server'
import { requireEmployer } from '~/people/guard.server'
import { QuoteSheet, quoteFacts } from '~/ui/quote-sheet'
import { titled } from '~/ui/title'
import { employerWords } from '~/words/ja/employer'
import { sheetWords } from '~/words/ja/sheet'
import { requestOf } from '~/work/request.server'
import { inSnapshot } from '~db/client'

export const meta = titled(sheetWords.papers.quoteTitle)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return inSnapshot(async (on) => {
		const found = await requestOf(on, employerId, params.requestId ?? '')
		const quote = found?.quotes[0]
		if (!found || !quote) throw data(null, { status: 404 })
		// A quote that was taken back is no paper to print any more.
		if (found.state === 'received' || found.state === 'turned-down')
			throw redirect(`/employer/requests/${found.id}`)
		const employer = await employerOf(on, employerId)
		return {
			requestId: found.id,
			quote: quoteFacts(quote, {
				number: found.number,
				employerName: employer?.name ?? '',
				what: found.what,
			}),
		}
	})
}

export default function QuotePaper() {
	const { requestId, quote } = useLoaderData<typeof loader>()
	return (
		<QuoteSheet
			quote={quote}
			back={{ href: `/employer/requests/${requestId}`, label: employerWords.request.back }}
		/>
	)
}
