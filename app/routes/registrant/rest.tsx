// お休み: in one tap, until a day or until one says; the place in turns is kept.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireRegistrant } from '~/people/guard.server'
import { restsOn } from '~/people/registrant'
import { registrantOf, rest, returnFromRest } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField } from '~/ui/field'
import { Resident } from '~/ui/frame'
import { Guards } from '~/ui/guards'
import { PageHead } from '~/ui/page-head'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { sayDayAndYear } from '~/words/ja/dates'
import { day } from '~/words/ja/fields'
import { selfWords } from '~/words/ja/registrant-self'
import { db } from '~db/client'
import { send } from '../door.server'
import { toldOf, withTold } from '../told'

const words = selfWords.rest

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const person = await registrantOf(db(), registrantId)
	if (!person) throw data({ name: 'not-here' }, { status: 404 })
	const resting = restsOn(person, dayOf(now()))
	return { told: toldOf(request, words.told), resting, until: resting ? person.restUntil : null }
}

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireRegistrant(request)
	const doing = new URL(request.url).searchParams.get('do')
	if (doing === 'return') {
		return send(request, {
			form: 'return',
			person: who.accountId,
			schema: z.object({}),
			async act(tx) {
				await returnFromRest(tx, actor, registrantId)
				return withTold('/my/rest', 'returned')
			},
		})
	}
	if (doing === 'until') {
		return send(request, {
			form: 'until',
			person: who.accountId,
			schema: z.object({ until: day(words.untilDay) }),
			async act(tx, { until }) {
				await rest(tx, actor, registrantId, until)
				return withTold('/my/rest', 'rested')
			},
		})
	}
	return send(request, {
		form: 'rest',
		person: who.accountId,
		schema: z.object({}),
		async act(tx) {
			await rest(tx, actor, registrantId, null)
			return withTold('/my/rest', 'rested')
		},
	})
}

export default function Rest() {
	const { told, resting, until } = useLoaderData<typeof loader>()
	const answered = useActionData<typeof action>()
	const view = formView(answered, 'until', { until: until ?? undefined })
	const once = formView(answered, resting ? 'return' : 'rest')
	return (
		<Resident back={{ href: '/my', label: selfWords.backHome }}>
			<ErrorSummary errors={[...view.errors, ...once.errors]} />
			{told && <Told>{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			{resting ? (
				<Section id="now" title={words.now}>
					<p>{until ? words.until(sayDayAndYear(until)) : words.untilSaid}</p>
					<ActForm action="/my/rest?do=return" idempotencyKey={once.key}>
						<Button icon="undo">{words.back}</Button>
					</ActForm>
				</Section>
			) : (
				<Section id="start" title={words.start}>
					<ActForm action="/my/rest?do=rest" idempotencyKey={once.key}>
						<Button icon="sun">{words.open}</Button>
					</ActForm>
					<p className="hint">{words.openNote}</p>
				</Section>
			)}
			<Section id="until-part" title={resting ? words.change : words.withDay}>
				<ActForm action="/my/rest?do=until" idempotencyKey={view.key} className="page-form">
					<DateField {...view.dateLine('until')} label={words.untilDay} />
					<Button kind="second">{words.withDaySubmit}</Button>
				</ActForm>
			</Section>
			<Guards
				guards={[
					{ icon: 'people', say: words.keepsTurn },
					{ icon: 'cal', say: words.keepsWork },
					{ icon: 'flag', say: words.keepsHands },
					{ icon: 'cup', say: words.keepsCare },
				]}
			/>
		</Resident>
	)
}
