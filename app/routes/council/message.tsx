// One conversation with a registrant or an employer.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { With } from '~/notices/conversation.server'
import { turnsWith, write } from '~/notices/conversation.server'
import { actingName } from '~/people/acting.server'
import { requireStaff } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { formView } from '~/ui/answered'
import { Conversation, saidFrom } from '~/ui/conversation'
import { Council } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { conversationWords } from '~/words/ja/conversation'
import { councilWords } from '~/words/ja/council'
import { text, tick } from '~/words/ja/fields'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

const words = councilWords.messages

export const meta = titled<{ name: string }>((found) => found.name)

async function whomOf(
	on: Db,
	params: { kind?: string; withId?: string },
): Promise<{ whom: With; name: string }> {
	const kind = params.kind === 'registrant' || params.kind === 'employer' ? params.kind : undefined
	const whom: With | undefined = kind && { kind, id: params.withId ?? '' }
	const name = whom ? await actingName(on, whom) : ''
	if (!whom || name === '') throw data(null, { status: 404 })
	return { whom, name }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
	await requireStaff(request, 'answer-office')
	return inSnapshot(async (on) => {
		const { whom, name } = await whomOf(on, params)
		return {
			name,
			told: toldOf(request, { sent: words.sent }),
			said: saidFrom(await turnsWith(on, whom), 'office', { office: words.office, other: name }),
		}
	})
}

const schema = z.object({ text: text(words.write, 2000), textKept: tick() })

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, actor } = await requireStaff(request, 'answer-office')
	return send(request, {
		form: 'message',
		person: who.accountId,
		schema,
		async act(tx, value) {
			const { whom } = await whomOf(tx, params)
			if (!value.textKept) refuseIllnessWords(value.text, 'text')
			await write(tx, actor, whom, value.text, true)
			return `/council/messages/${whom.kind}/${whom.id}?told=sent`
		},
	})
}

export default function Message() {
	const { name, told, said } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'message')
	return (
		<Council>
			<DeskHead title={name} over={words.title} />
			{told && <Told>{told}</Told>}
			<Sheet id="talk" title={words.title}>
				<Conversation said={said} view={view} words={words} keep={conversationWords.keep} />
			</Sheet>
		</Council>
	)
}
