// Asking, the first of three screens: what it is about.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Dock } from '~/ui/dock'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { HelpNow, Steps } from '~/ui/room-parts'
import { titled } from '~/ui/title'
import { begunBy, keepDraft, sealDraft } from '~/wellness/draft.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { topics } from '~/wellness/topic'
import { pick } from '~/words/ja/fields'
import { wellnessWords as words } from '~/words/ja/wellness'
import { db } from '~db/client'
import { send } from '../door.server'
import { requireOpenRoom, requirePerson } from './person.server'

export const meta = titled(words.topic, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	await requireOpenRoom()
	const begun = await begunBy(db(), owner)
	return { hotlines: await hotlinesOn(db()), topic: begun?.draft.topic ?? null }
}

const schema = z.object({ topic: pick(words.topic, topics) })

export async function action({ request }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	return send(request, {
		form: 'care-topic',
		person: accountId,
		schema,
		async prepare({ value }) {
			const begun = await begunBy(db(), owner)
			const draft = { ...(begun?.draft ?? { words: '', photos: [] }), topic: value.topic }
			return sealDraft(owner, draft, { threadId: begun?.threadId })
		},
		async act(tx, _value, sealed) {
			await keepDraft(tx, owner, sealed, true)
			return '/care/ask/words'
		},
	})
}

export default function AskTopic() {
	const { hotlines, topic } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-topic', { topic: topic ?? undefined })
	return (
		<Room hotlines={hotlines} back={{ href: '/care', label: words.title }}>
			<Steps all={3} now={1} />
			<PageHead title={words.topic} lead={words.topicLead} />
			<ErrorSummary errors={view.errors} />
			<HelpNow href="/care/now" title={words.now.door} note={words.now.doorNote} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<PickOne
					{...view.line('topic')}
					label={words.topic}
					quietLabel
					choices={topics.map((value) => ({
						value,
						label: words.topics[value],
						hint: words.topicHints[value],
					}))}
				/>
				<Dock>
					<Button>{words.next}</Button>
				</Dock>
			</ActForm>
		</Room>
	)
}
