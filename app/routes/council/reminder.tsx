// A letter that asks for payment as staff print it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readReminder } from '~/archive/money-paper.server'
import { requireStaff } from '~/people/guard.server'
import { ReminderSheet } from '~/ui/money-paper'
import { titled } from '~/ui/title'
import { incomingWords } from '~/words/ja/incoming'
import { inSnapshot } from '~db/client'

export const meta = titled(incomingWords.reminders.title)

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'see-money')
	const found = await inSnapshot((on) => readReminder(on, null, params.invoiceId ?? '', Number(params.step)))
	if (!found) throw data(null, { status: 404 })
	return { reminder: found, back: { href: '/council/reminders', label: incomingWords.reminders.title } }
}

export default function ReminderPage() {
	return <ReminderSheet {...useLoaderData<typeof loader>()} />
}
