// A letter that asks for payment as the employer reads it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readReminder } from '~/archive/money-paper.server'
import { requireEmployer } from '~/people/guard.server'
import { ReminderSheet } from '~/ui/money-paper'
import { titled } from '~/ui/title'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'

export const meta = titled(incomingWords.reminders.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const found = await inSnapshot((on) =>
		readReminder(on, employerId, params.invoiceId ?? '', Number(params.step)),
	)
	if (!found) throw data(null, { status: 404 })
	return {
		reminder: found,
		back: { href: `/employer/invoices/${params.invoiceId}`, label: incomingWords.creditNote.back },
	}
}

export default function ReminderPage() {
	return <ReminderSheet {...useLoaderData<typeof loader>()} />
}
