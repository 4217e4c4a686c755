// A registrant and the office write to each other.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { answerTimes, turnsWith, waitsSince, write } from '~/notices/conversation.server'
import { requireRegistrant } from '~/people/guard.server'
import { refuseIllnessWords } from '~/people/illness-words'
import { loansWith } from '~/people/loan.server'
import { formView } from '~/ui/answered'
import { Conversation, saidFrom } from '~/ui/conversation'
import { Resident, useRoot } from '~/ui/frame'
import { PageHead } from '~/ui/page-head'
import { Note } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { conversationWords as words } from '~/words/ja/conversation'
import { sayInstant } from '~/words/ja/dates'
import { text, tick } from '~/words/ja/fields'
import { loanWords } from '~/words/ja/loans'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { toldOf } from '../told'

export const meta = titled(words.title)

export async function loader({ request }: LoaderFunctionArgs) {
	const { registrantId } = await requireRegistrant(request)
	const leaving = new URL(request.url).searchParams.get('about') === 'leaving'
	const { turns, answerBy, lent } = await inSnapshot(async (on) => ({
		lent: leaving ? await loansWith(on, registrantId, dayOf(now())) : [],
		turns: await turnsWith(on, { kind: 'registrant', id: registrantId }),
		answerBy: await answerTimes(on, now()),
	}))
	const since = waitsSince(turns)
	return {
		promise: since && words.promise(sayInstant(answerBy(since))),
		leaving,
		lent: lent.map((one) => loanWords.say(one.kind, one.what)),
		told: toldOf(request, { sent: words.sent }),
		said: saidFrom(turns, 'other', { office: words.office, other: words.you }),
	}
}

const schema = z.object({ text: text(words.question, 2000), textKept: tick() })

export async function action({ request }: ActionFunctionArgs) {
	const { who, registrantId, actor } = await requireRegistrant(request)
	return send(request, {
		form: 'message',
		person: who.accountId,
		schema,
		async act(tx, value) {
			if (who.acting && !value.textKept) refuseIllnessWords(value.text, 'text')
			await write(tx, actor, { kind: 'registrant', id: registrantId }, value.text, false)
			return '/my/messages?told=sent'
		},
	})
}

export default function MyMessages() {
	const { told, said, promise, leaving, lent } = useLoaderData<typeof loader>()
	const { office } = useRoot()
	const view = formView(
		useActionData<typeof action>(),
		'message',
		leaving ? { text: words.leaving.text } : {},
	)
	return (
		<Resident back={{ href: '/my', label: words.home }}>
			<PageHead title={words.title} lead={words.lead(office.hours)} />
			{told && <Told>{told}</Told>}
			{promise && <Note>{promise}</Note>}
			{leaving && (
				<Note title={words.leaving.title}>
					{words.leaving.lead} <a href="/my/rest">{words.leaving.rest}</a>
					{lent.length > 0 && <p>{loanWords.mine.leaving(lent)}</p>}
				</Note>
			)}

			<Conversation said={said} view={view} words={words} keep={words.keep} />
		</Resident>
	)
}
