// A credit note as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCreditNote } from '~/archive/money-paper.server'
import { requireStaff } from '~/people/guard.server'
import { CreditNoteSheet } from '~/ui/money-paper'
import { titled } from '~/ui/title'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'

export const meta = titled(incomingWords.creditNote.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	const found = await inSnapshot((on) => readCreditNote(on, null, params.invoiceId ?? ''))
	if (!found) throw data(null, { status: 404 })
	return {
		note: found,
		back: { href: `/council/invoices/${params.invoiceId}/money`, label: incomingWords.creditNote.back },
	}
}

export default function CreditNotePage() {
	return <CreditNoteSheet {...useLoaderData<typeof loader>()} />
}
