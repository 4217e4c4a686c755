// One invoice as a sheet to print.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { invoiceOf } from '~/money/invoice.server'
import { requireEmployer } from '~/people/guard.server'
import { InvoiceSheet, invoiceFacts } from '~/ui/invoice-sheet'
import { titled } from '~/ui/title'
import { employerWords } from '~/words/ja/employer'
import { inSnapshot } from '~db/client'

export const meta = titled(employerWords.invoices.sheet)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const invoice = await inSnapshot((on) => invoiceOf(on, employerId, params.invoiceId ?? ''))
	if (!invoice) throw data(null, { status: 404 })
	return invoiceFacts(invoice)
}

export default function InvoicePage() {
	return (
		<InvoiceSheet
			invoice={useLoaderData<typeof loader>()}
			back={{ href: '/employer/invoices', label: employerWords.invoices.back }}
		/>
	)
}
