// A receipt for cash as the employer reads it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readReceipt } from '~/archive/money-paper.server'
import { requireEmployer } from '~/people/guard.server'
import { ReceiptSheet } from '~/ui/money-paper'
import { titled } from '~/ui/title'
import { employerWords } from '~/words/ja/employer'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'

export const meta = titled(incomingWords.receipt.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const found = await inSnapshot((on) => readReceipt(on, employerId, params.incomingId ?? ''))
	if (!found) throw data(null, { status: 404 })
	return { receipt: found, back: { href: '/employer/invoices', label: employerWords.invoices.back } }
}

export default function ReceiptPage() {
	return <ReceiptSheet {...useLoaderData<typeof loader>()} />
}
