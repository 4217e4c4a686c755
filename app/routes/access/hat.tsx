// Choosing which hat is on, for a person who wears several.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { record } from '~/events/record.server'
import { requireWho } from '~/people/guard.server'
import { wearHat } from '~/people/session.server'
import { ActForm } from '~/ui/act-form'
import { Button, Buttons } from '~/ui/button'
import { Resident, useRoot } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { titled } from '~/ui/title'
import { accessWords } from '~/words/ja/access'
import { pick } from '~/words/ja/fields'
import { refused } from '~/words/refusal'
import { send } from '../door.server'
import { doorOf } from './sign-in'

export const meta = titled(accessWords.hat.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const who = await requireWho(request)
	return { hats: who.hats.length }
}

const schema = z.object({
	hat: pick('役割', ['council', 'coordinator', 'registrant', 'employer']),
	employerId: z.string().optional(),
})

export async function action({ request }: ActionFunctionArgs) {
	const who = await requireWho(request)
	return send(request, {
		form: 'hat',
		person: who.accountId,
		schema,
		async act(tx, { hat, employerId = null }) {
			const choice = who.hats.find((one) => one.hat === hat && one.employerId === employerId)
			if (!choice) throw refused('not-found')
			await wearHat(tx, who.idHash, choice.hat, choice.employerId)
			await record(
				tx,
				{ accountId: who.accountId, role: hat, channel: 'site' },
				'session.hat-changed',
				{ kind: 'account', id: who.accountId },
				{ before: { hat: who.hat }, after: { hat } },
			)
			return doorOf[hat]
		},
	})
}

export default function ChooseHat() {
	useLoaderData<typeof loader>()
	const { who } = useRoot()
	return (
		<Resident open>
			<PageHead title={accessWords.hat.title} lead={accessWords.hat.lead} />
			<Buttons>
				{who?.hats.map((hat) => (
					<ActForm
						key={`${hat.hat}${hat.employerId}`}
						idempotencyKey={crypto.randomUUID()}
						hidden={{ hat: hat.hat, employerId: hat.employerId ?? undefined }}
					>
						<Button kind={hat.worn ? 'main' : 'second'}>{hat.label}</Button>
					</ActForm>
				))}
			</Buttons>
		</Resident>
	)
}
