// One invoice as a sheet to print.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEmployer } from '~/people/guard.server'
import { InvoiceSheet } from '~/ui/invoice-sheet'
import { titled } from '~/ui/title'
import { employerWords } from '~/words/ja/employer'
import { inSnapshot } from '~db/client'
import { papersAfter, readInvoice } from '../invoice-reading.server'

export const meta = titled(employerWords.invoices.sheet)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	return inSnapshot(async (on) => {
		const invoice = await readInvoice(on, employerId, params.invoiceId ?? '')
		if (!invoice) throw data(null, { status: 404 })
		return { invoice, more: await papersAfter(on, params.invoiceId ?? '', invoice.credited, 'employer') }
	})
}

export default function InvoicePage() {
	return (
		<InvoiceSheet
			{...useLoaderData<typeof loader>()}
			back={{ href: '/employer/invoices', label: employerWords.invoices.back }}
		/>
	)
}
