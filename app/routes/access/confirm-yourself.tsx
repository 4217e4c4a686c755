// Asking for the secret again before the pages that hold the most.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { now } from '~/base/clock'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { countAttempt, refuseTooMany } from '~/people/attempt.server'
import { requireWho } from '~/people/guard.server'
import { secretMatches } from '~/people/secret.server'
import { confirmSession } from '~/people/session.server'
import { formView } from '~/ui/answered'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { BackToForm, ConfirmForm } from '~/ui/problem-page'
import { titled } from '~/ui/title'
import { accessWords } from '~/words/ja/access'
import { text } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { accounts } from '~db/schema/people'
import { ownPath } from '../address'
import { send } from '../door.server'

const words = accessWords.confirm

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	await requireWho(request)
	return { to: ownPath(new URL(request.url).searchParams.get('to'), '/') }
}

const schema = z.object({ secret: text(accessWords.signIn.secret, 100), to: text('to', 2000) })

export async function action({ request }: ActionFunctionArgs) {
	const who = await requireWho(request)
	const form = await request.clone().formData()
	const answer = await send(request, {
		form: 'confirm-yourself',
		person: who.accountId,
		schema,
		async prepare({ value }) {
			await refuseTooMany(db(), now(), 'account', who.accountId)
			const [account] = await db()
				.select({ secretHash: accounts.secretHash })
				.from(accounts)
				.where(eq(accounts.id, who.accountId))
			if (account?.secretHash && (await secretMatches(account.secretHash, value.secret))) return
			await inTransaction((tx) => countAttempt(tx, 'account', who.accountId))
			throw refused('secret-wrong', undefined, 'secret')
		},
		async act(tx, value) {
			await confirmSession(tx, who.idHash)
			await record(tx, { accountId: who.accountId, role: who.hat, channel: 'site' }, 'session.confirmed', {
				kind: 'account',
				id: who.accountId,
			})
			return ownPath(value.to, '/')
		},
	})
	const typed = form.get('typed-form')
	if (!(answer instanceof Response) || typeof typed !== 'string') return answer
	return data({ back: { to: ownPath(form.get('to'), '/'), typed } })
}

export default function ConfirmYourself() {
	const { to } = useLoaderData<typeof loader>()
	const said = useActionData<typeof action>()
	if (said && 'back' in said)
		return (
			<Resident>
				<BackToForm {...said.back} />
			</Resident>
		)
	const view = formView(said, 'confirm-yourself', { to })
	return (
		<Resident>
			<PageHead title={words.title} lead={words.lead} />
			<ErrorSummary errors={view.errors} />
			<ConfirmForm
				idempotencyKey={view.key}
				to={view.value('to')}
				typed={view.value('typed-form')}
				error={view.error('secret')}
			/>
		</Resident>
	)
}
