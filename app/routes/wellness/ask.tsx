// Asking: a topic, the words, and what is told before the first word.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { requireFresh, requireOwnRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, TextArea } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { Note } from '~/ui/section'
import { titled } from '~/ui/title'
import { hotlinesOn } from '~/wellness/hotline.server'
import { openThread, sealFirstWords } from '~/wellness/thread.server'
import { topics } from '~/wellness/topic'
import { pick, text } from '~/words/ja/fields'
import { wellnessWords as words } from '~/words/ja/wellness'
import { db } from '~db/client'
import { send } from '../door.server'

export const meta = titled(words.ask, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { who } = await requireOwnRegistrant(request)
	await requireFresh(request, who)
	return { hotlines: await hotlinesOn(db(), dayOf(now())) }
}

const schema = z.object({ topic: pick(words.topic, topics), words: text(words.said, 4000) })

export async function action({ request }: ActionFunctionArgs) {
	const { who, registrantId, actor } = await requireOwnRegistrant(request)
	await requireFresh(request, who)
	return send(request, {
		form: 'care-ask',
		person: who.accountId,
		schema,
		prepare: ({ value }) => sealFirstWords(value.words),
		act: async (tx, value, first) =>
			`/care/${await openThread(tx, actor, registrantId, value.topic, first)}?told=sent`,
	})
}

export default function Ask() {
	const { hotlines } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-ask')
	return (
		<Room hotlines={hotlines} back={{ href: '/care', label: words.title }}>
			<PageHead title={words.ask} />
			<ErrorSummary errors={view.errors} />
			<Note title={words.aboutTitle}>
				{words.about.map((line) => (
					<p key={line}>{line}</p>
				))}
			</Note>
			<ActForm idempotencyKey={view.key} className="page-form">
				<PickOne
					{...view.line('topic')}
					label={words.topic}
					choices={topics.map((topic) => ({ value: topic, label: words.topics[topic] }))}
				/>
				<TextArea {...view.line('words')} label={words.words} hint={words.wordsHint} rows={8} />
				<Button>{words.send}</Button>
			</ActForm>
		</Room>
	)
}
