// One invoice as a sheet to print.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { papersAfter, readInvoice } from '~/archive/invoice-paper.server'
import { payingOf } from '~/money/processor-checkout.server'
import { requireEmployer } from '~/people/guard.server'
import { InvoiceSheet } from '~/ui/invoice-sheet'
import { titled } from '~/ui/title'
import { employerWords } from '~/words/ja/employer'
import { processorWords } from '~/words/ja/processor'
import { inSnapshot } from '~db/client'

export const meta = titled(employerWords.invoices.sheet)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const invoiceId = params.invoiceId ?? ''
	return inSnapshot(async (on) => {
		const invoice = await readInvoice(on, employerId, invoiceId)
		if (!invoice) throw data(null, { status: 404 })
		const paying = await payingOf(on, employerId, invoiceId)
		const pay = { href: `/employer/invoices/${invoiceId}/pay`, label: processorWords.pay.link }
		const papers = await papersAfter(on, invoiceId, invoice.credited, 'employer')
		return { invoice, more: paying ? [pay, ...papers] : papers }
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
