// A coordinator reads one consultation and answers. Each opening is written down for the person to see.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireCoordinator, requireFresh } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Talk } from '~/ui/room-parts'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { answerThread, noteOpening, saidIn, sealWords, threadOf } from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import { sayInstant } from '~/words/ja/dates'
import { text } from '~/words/ja/fields'
import { wellnessWords as words } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'

export const meta = titled(words.answer, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who } = await requireCoordinator(request)
	await requireFresh(request, who)
	const found = await inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '')
		return thread && { thread, said: await saidIn(on, thread.id) }
	})
	if (!found) throw data(null, { status: 404 })
	await noteOpening(found.thread.id, who.accountId)
	return {
		topic: words.topics[found.thread.topic as Topic],
		by: found.thread.answerBy ? sayInstant(found.thread.answerBy, 'staff') : null,
		told: new URL(request.url).searchParams.get('told') === 'answered',
		said:
			found.said?.map((one) => ({
				key: one.id,
				who: one.fromCoordinator ? words.coordinator : words.person,
				at: sayInstant(one.at, 'staff'),
				isoAt: one.at.toISOString(),
				mine: one.fromCoordinator,
				body: one.words,
			})) ?? null,
	}
}

const schema = z.object({ words: text(words.answer, 4000) })

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireCoordinator(request)
	await requireFresh(request, who)
	const threadId = params.threadId ?? ''
	return send(request, {
		form: 'care-answer',
		person: who.accountId,
		schema,
		async prepare({ value }) {
			if (!(await inSnapshot((on) => threadOf(on, threadId)))) throw refused('not-found')
			return sealWords(threadId, value.words)
		},
		async act(tx, _value, sealed) {
			await answerThread(tx, actor, sealed)
			return `/coordinator/${threadId}?told=answered`
		},
	})
}

export default function Answer() {
	const { topic, by, told, said } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-answer')
	return (
		<Coordinator>
			<DeskHead title={topic} over={words.title} lead={by ? words.waits(by) : words.stateAnswered} />
			{told && <Told kind="done">{words.toldAnswered}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="said" title={words.said}>
				{said ? <Talk said={said} /> : <p>{words.keyGone}</p>}
			</Sheet>
			{said && (
				<Sheet id="answer" title={words.answer}>
					<ActForm idempotencyKey={view.key}>
						<TextArea {...view.line('words')} label={words.answer} hint={words.answerHint} rows={8} />
						<Button big>{words.answerSend}</Button>
					</ActForm>
				</Sheet>
			)}
		</Coordinator>
	)
}
