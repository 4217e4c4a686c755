// Setting one's 暗証番号 with the number and code printed on a card.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { visitor } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { plainName, standingOf } from '~/people/account.server'
import { countAttempt, refuseTooMany } from '~/people/attempt.server'
import { accountOfCard, spendCard } from '~/people/code-card.server'
import { hashSecret } from '~/people/secret.server'
import { startSession } from '~/people/session.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { accessWords } from '~/words/ja/access'
import { text } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { networkOf } from '../network.server'
import { doorOf } from './sign-in'

const words = accessWords.card

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const params = new URL(request.url).searchParams
	return { number: params.get('n') ?? '', code: params.get('c') ?? '' }
}

const schema = z.object({
	number: text(words.number, 40),
	code: text(words.code, 20),
	pin: text(words.pin, 100),
	pinAgain: text(words.pinAgain, 100),
})

export async function action({ request }: ActionFunctionArgs) {
	const network = networkOf(request)
	let cookie: string | undefined
	return send(request, {
		form: 'card',
		person: `network ${network}`,
		schema,
		async prepare({ value }) {
			await refuseTooMany(db(), now(), 'network', network)
			await refuseTooMany(db(), now(), 'card', plainName(value.number))
			if (value.pin !== value.pinAgain) throw refused('secrets-differ', undefined, 'pinAgain')
			const secret = await hashSecret(value.pin, 'pin')
			const card = await inTransaction(async (tx) => {
				const found = await accountOfCard(tx, value.number, value.code)
				if (!found) {
					await countAttempt(tx, 'card', plainName(value.number))
					await countAttempt(tx, 'network', network)
				}
				return found
			})
			if (!card) throw refused('card-wrong', undefined, 'code')
			return { secret, card }
		},
		async act(tx, _value, { secret, card }) {
			const standing = await standingOf(tx, card.accountId, dayOf(tx.at))
			const first = standing.hats[0]
			if (!first) throw refused('no-hat')
			// Six digits are for a registrant's own matters; who sees other people's needs a password.
			if (secret.kind === 'pin' && standing.hats.some((one) => one.hat !== 'registrant'))
				throw refused('password-needed', undefined, 'pin')
			await spendCard(tx, { ...visitor, accountId: card.accountId }, card, secret)
			cookie = await startSession(tx, card.accountId, first.hat, first.employerId)
			return doorOf[first.hat]
		},
		headers: () => (cookie ? { 'set-cookie': cookie } : undefined),
	})
}

export default function Card() {
	const { number, code } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'card', { number, code })
	return (
		<Resident open back={{ href: '/sign-in', label: accessWords.signIn.title }}>
			<PageHead title={words.title} lead={words.lead} />
			<ErrorSummary errors={view.errors} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<TextField
					{...view.line('number')}
					label={words.number}
					inputMode="numeric"
					autoComplete="username"
				/>
				<TextField
					{...view.line('code')}
					label={words.code}
					hint={words.codeHint}
					inputMode="numeric"
					code
					autoComplete="one-time-code"
				/>
				<TextField
					name="pin"
					label={words.pin}
					hint={words.pinHint}
					type="password"
					autoComplete="new-password"
					error={view.error('pin')}
				/>
				<TextField
					name="pinAgain"
					label={words.pinAgain}
					type="password"
					autoComplete="new-password"
					error={view.error('pinAgain')}
				/>
				<Button>{words.submit}</Button>
			</ActForm>
		</Resident>
	)
}
