// A credit note as the employer reads it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCreditNote } from '~/archive/money-paper.server'
import { requireEmployer } from '~/people/guard.server'
import { CreditNoteSheet } from '~/ui/money-paper'
import { titled } from '~/ui/title'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'

export const meta = titled(incomingWords.creditNote.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const found = await inSnapshot((on) => readCreditNote(on, employerId, params.invoiceId ?? ''))
	if (!found) throw data(null, { status: 404 })
	return {
		note: found,
		back: { href: `/employer/invoices/${params.invoiceId}`, label: incomingWords.creditNote.back },
	}
}

export default function CreditNotePage() {
	return <CreditNoteSheet {...useLoaderData<typeof loader>()} />
}
