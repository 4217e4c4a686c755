// Registrants say, if they like, that they hold a licence of a nurse, public-health nurse or midwife, and are invited to listen.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ringStaff } from '~/notices/mail.server'
import { requireOwnRegistrant } from '~/people/guard.server'
import { headsAt } from '~/people/staff.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { hotlinesOn } from '~/wellness/hotline.server'
import { licenceKinds } from '~/wellness/standing'
import { moveCoordinator, standingOf, withdrawCandidate } from '~/wellness/standing.server'
import { sayInstant } from '~/words/ja/dates'
import { pick } from '~/words/ja/fields'
import { standingWords } from '~/words/ja/standing'
import { wellnessWords } from '~/words/ja/wellness'
import { db } from '~db/client'
import { send } from '../door.server'

const words = standingWords.offer

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireOwnRegistrant(request)
	const { state, since } = await standingOf(db(), who.accountId)
	const told = new URL(request.url).searchParams.get('told')
	return {
		hotlines: await hotlinesOn(db()),
		told: told === 'offered' ? words.told : told === 'withdrawn' ? words.withdrawn : null,
		stands:
			state === null ? ('new' as const) : state === 'candidate' ? ('sent' as const) : ('moved' as const),
		sent: since ? words.sent(sayInstant(since)) : '',
	}
}

const schema = z.discriminatedUnion('act', [
	z.object({ act: z.literal('offer'), kind: pick(words.kind, licenceKinds) }),
	z.object({ act: z.literal('withdraw') }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor } = await requireOwnRegistrant(request)
	return send(request, {
		form: 'licence-offer',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (value.act === 'withdraw') {
				await withdrawCandidate(tx, actor)
				return '/care/licence?told=withdrawn'
			}
			await moveCoordinator(tx, actor, who.accountId, 'candidate', words.why(standingWords.kinds[value.kind]))
			await ringStaff(tx, `${who.accountId} candidate ${tx.at.getTime()}`, await headsAt(tx))
			return '/care/licence?told=offered'
		},
	})
}

export default function LicenceOffer() {
	const { hotlines, told, stands, sent } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'licence-offer')
	return (
		<Room hotlines={hotlines} back={{ href: '/care', label: wellnessWords.title }}>
			<PageHead title={words.title} lead={words.lead} />
			{told && <Told kind="done">{told}</Told>}
			<ErrorSummary errors={view.errors} />
			<p>{words.optional}</p>
			{stands === 'new' && (
				<ActForm idempotencyKey={view.key} hidden={{ act: 'offer' }} className="page-form">
					<PickOne
						{...view.line('kind')}
						label={words.kind}
						choices={licenceKinds.map((value) => ({ value, label: standingWords.kinds[value] }))}
					/>
					<Button>{words.now}</Button>
				</ActForm>
			)}
			{stands === 'sent' && (
				<ActForm idempotencyKey={view.key} hidden={{ act: 'withdraw' }}>
					<p>{sent}</p>
					<Button kind="second">{words.withdraw}</Button>
				</ActForm>
			)}
			{stands === 'moved' && <p>{words.moved}</p>}
		</Room>
	)
}
