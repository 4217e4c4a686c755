// An employer and the office write to each other.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { answerTimes, turnsWith, waitsSince, write } from '~/notices/conversation.server'
import { requireEmployer } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { formView } from '~/ui/answered'
import { Conversation, saidFrom } from '~/ui/conversation'
import { Employer, useRoot } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { conversationWords as words } from '~/words/ja/conversation'
import { sayInstant } from '~/words/ja/dates'
import { text, tick } from '~/words/ja/fields'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { employerId } = await requireEmployer(request)
	const { turns, answerBy } = await inSnapshot(async (on) => ({
		turns: await turnsWith(on, { kind: 'employer', id: employerId }),
		answerBy: await answerTimes(on, now()),
	}))
	const since = waitsSince(turns)
	return {
		promise: since && words.promise(sayInstant(answerBy(since))),
		told: toldOf(request, { sent: words.sent }),
		said: saidFrom(turns, 'other', { office: words.office, other: words.you }),
	}
}

const schema = z.object({ text: text(words.question, 2000), textKept: tick() })

export async function action({ request }: ActionFunctionArgs) {
	const { who, employerId, actor } = await requireEmployer(request)
	return send(request, {
		form: 'message',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (who.acting && !value.textKept) refuseIllnessWords(value.text, 'text')
			await write(tx, actor, { kind: 'employer', id: employerId }, value.text, false)
			return '/employer/messages?told=sent'
		},
	})
}

export default function EmployerMessages() {
	const { told, said, promise } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	const view = formView(useActionData<typeof action>(), 'message')
	return (
		<Employer>
			<DeskHead title={words.title} lead={words.lead(office.hours)} />
			{told && <Told>{told}</Told>}
			{promise && <Note>{promise}</Note>}
			<Sheet id="talk" title={words.title}>
				<Conversation said={said} view={view} words={words} keep={words.keep} />
			</Sheet>
		</Employer>
	)
}
