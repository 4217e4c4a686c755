// One invoice as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireStaff } from '~/people/guard.server'
import { InvoiceSheet } from '~/ui/invoice-sheet'
import { titled } from '~/ui/title'
import { moneyWords } from '~/words/ja/money'
import { inSnapshot } from '~db/client'
import { readInvoice } from '../invoice-reading.server'

export const meta = titled(moneyWords.invoices)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	const invoice = await inSnapshot((on) => readInvoice(on, null, params.invoiceId ?? ''))
	if (!invoice) throw data(null, { status: 404 })
	return invoice
}

export default function InvoicePage() {
	return (
		<InvoiceSheet
			invoice={useLoaderData<typeof loader>()}
			back={{ href: '/council/money', label: moneyWords.title }}
		/>
	)
}
