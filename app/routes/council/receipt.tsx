// A receipt for cash as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readReceipt } from '~/archive/money-paper.server'
import { requireStaff } from '~/people/guard.server'
import { ReceiptSheet } from '~/ui/money-paper'
import { titled } from '~/ui/title'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'

export const meta = titled(incomingWords.receipt.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	const found = await inSnapshot((on) => readReceipt(on, null, params.incomingId ?? ''))
	if (!found) throw data(null, { status: 404 })
	return {
		receipt: found,
		back: { href: `/council/incomings/${params.incomingId}`, label: incomingWords.page.title },
	}
}

export default function ReceiptPage() {
	return <ReceiptSheet {...useLoaderData<typeof loader>()} />
}
