// Coming in with a card of the room: no account and no name; counted by network, so that nobody tries codes.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { countAttempt, refuseTooMany } from '~/people/attempt.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sitDown, sittingOf } from '~/wellness/card.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { cardWords } from '~/words/ja/card'
import { text } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { networkOf } from '../network.server'
import { cardCookie, cardTokenOf } from './person.server'

const words = cardWords.enter

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const token = cardTokenOf(request)
	const sitting = token && (await sittingOf(db(), token, now()))
	if (sitting && !sitting.over) throw redirect('/care')
	const told = new URL(request.url).searchParams.get('told')
	return {
		hotlines: await hotlinesOn(db()),
		told: told === 'kept' ? words.kept : told === 'ended' ? words.ended : null,
	}
}

const schema = z.object({ code: text(words.code, 40) })

export async function action({ request }: ActionFunctionArgs) {
	const network = networkOf(request)
	let token: string | undefined
	return send(request, {
		form: 'room-card',
		person: network,
		schema,
		async prepare({ value }) {
			await refuseTooMany(db(), now(), 'room-card', network)
			token = await inTransaction((tx) => sitDown(tx, value.code))
			if (token) return
			await inTransaction((tx) => countAttempt(tx, 'room-card', network))
			throw refused('room-card-wrong', undefined, 'code')
		},
		act: async () => '/care',
		headers: () => (token ? { 'set-cookie': cardCookie(token) } : undefined),
	})
}

export default function RoomCard() {
	const { hotlines, told } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'room-card')
	return (
		<Room hotlines={hotlines}>
			<PageHead title={words.title} lead={words.lead} />
			{told && <Told kind="wait">{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<TextField
					{...view.line('code')}
					defaultValue=""
					label={words.code}
					hint={words.hint}
					inputMode="numeric"
					autoComplete="off"
					code
				/>
				<Button>{words.now}</Button>
			</ActForm>
			<p>{words.lost}</p>
			<SeeLink href="/sign-in?to=/care">{words.signIn}</SeeLink>
		</Room>
	)
}
