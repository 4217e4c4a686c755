// A registrant may ask to be paid through the processor: what it asks of them, what it costs the council, and the way back.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { formatYen } from '~/base/yen'
import { askForConnect, connectAccountOf, endConnect, offersConnect } from '~/money/connect.server'
import { leadToAccount } from '~/money/processor.server'
import { connectCosts } from '~/money/processor-list.server'
import { requireFresh, requireOwnRegistrant } from '~/people/guard.server'
import { registrantOf } from '~/people/registrant.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { Resident } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { pick } from '~/words/ja/fields'
import { processorWords } from '~/words/ja/processor'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = processorWords.registrant
const page = '/my/processor-account'

export const meta = titled(words.title)

/** The page is there while the council offers it, and for who has asked for it before. */
async function hereFor(registrantId: string): Promise<void> {
	if ((await offersConnect(db())) || (await connectAccountOf(db(), registrantId))) return
	throw data(null, { status: 404 })
}

export async function loader({ request }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireOwnRegistrant(request)
	await hereFor(registrantId)
	await requireFresh(request, who)
	return inSnapshot(async (on) => {
		const account = await connectAccountOf(on, registrantId)
		return {
			told: toldOf(request, words.told),
			state: account && account.state !== 'ended' ? account.state : null,
			wished: (await registrantOf(on, registrantId))?.paidBy === 'connect',
			cost: words.cost(formatYen((await connectCosts(on, now())).one.dearYen)),
		}
	})
}

const schema = z.object({ intent: pick(words.title, ['ask', 'go', 'end']) })

export async function action({ request }: ActionFunctionArgs) {
	const { who, actor, registrantId } = await requireOwnRegistrant(request)
	await hereFor(registrantId)
	await requireFresh(request, who)
	const answer = await send(request, {
		form: 'connect',
		person: who.accountId,
		schema,
		async act(tx, { intent }) {
			if (intent === 'ask') await askForConnect(tx, actor, registrantId)
			if (intent === 'end') await endConnect(tx, actor, registrantId)
			return `${page}?told=${{ ask: 'asked', end: 'ended', go: 'later' }[intent]}`
		},
	})
	if (!(answer instanceof Response)) return answer
	if (!answer.headers.get('location')?.includes('told=later')) return answer
	const there = await leadToAccount(registrantId)
	return there === null ? answer : redirect(there)
}

export default function ProcessorAccount() {
	const { told, state, wished, cost } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'connect')
	return (
		<Resident back={{ href: '/my/bank-account', label: words.back }}>
			<ErrorSummary errors={view.errors} />
			{told && <Told kind="wait">{told}</Told>}
			<PageHead title={words.title} lead={words.lead} />
			{state && (
				<Told kind={state === 'ready' && wished ? 'done' : 'wait'}>
					{wished ? words.states[state] : words.states.wishesBank}
				</Told>
			)}
			<Section id="papers" title={words.papersTitle}>
				<p>{words.papers}</p>
				<p>{words.slow}</p>
				<p>{cost}</p>
			</Section>
			<Note>
				<p>{words.bankStays}</p>
			</Note>
			{state && !wished && (
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'ask' }}>
					<Button>{words.ask}</Button>
				</ActForm>
			)}
			<ActForm idempotencyKey={view.key} hidden={{ intent: state ? 'go' : 'ask' }}>
				<Button kind={state === 'ready' ? 'second' : 'main'}>
					{state === 'ready' ? words.goAgain : state ? words.go : words.ask}
				</Button>
			</ActForm>
			{state && (
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ intent: 'end' }}>
					<Button kind="second">{words.end}</Button>
				</ActForm>
			)}
		</Resident>
	)
}
