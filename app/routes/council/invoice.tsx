// One invoice as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { papersAfter, readInvoice } from '~/archive/invoice-paper.server'
import { earningsByLine, postingsAbout } from '~/money/earning-chain.server'
import { requireStaff } from '~/people/guard.server'
import { InvoiceSheet } from '~/ui/invoice-sheet'
import { titled } from '~/ui/title'
import { incomingWords } from '~/words/ja/incoming'
import { nameOfPosting } from '~/words/ja/ledger'
import { ledgerWords } from '~/words/ja/ledger-pages'
import { moneyWords } from '~/words/ja/money'
import { inSnapshot } from '~db/client'

export const meta = titled(moneyWords.invoices)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	return inSnapshot(async (on) => {
		const invoice = await readInvoice(on, null, params.invoiceId ?? '')
		if (!invoice) throw data(null, { status: 404 })
		const earnings = await earningsByLine(on, params.invoiceId ?? '')
		const postings = await postingsAbout(on, 'invoice', [params.invoiceId ?? ''])
		return {
			invoice,
			whyOf: Object.fromEntries([...earnings].map(([of, id]) => [of, `/council/earnings/${id}`])),
			more: [
				{ href: `/council/invoices/${params.invoiceId}/money`, label: incomingWords.page.title },
				...(await papersAfter(on, params.invoiceId ?? '', invoice.credited, 'council')),
				...postings.map((one) => ({
					href: `/council/postings/${one.id}`,
					label: ledgerWords.posting.title(nameOfPosting(one.kind)),
				})),
			],
		}
	})
}

export default function InvoicePage() {
	return (
		<InvoiceSheet
			{...useLoaderData<typeof loader>()}
			back={{ href: '/council/invoices', label: incomingWords.page.title }}
		/>
	)
}
