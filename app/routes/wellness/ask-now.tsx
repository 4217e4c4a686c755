// 「今すぐ助けが必要」: the numbers first; then, with or without words, everybody on duty is called.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Hotlines } from '~/ui/hotlines'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { Note } from '~/ui/section'
import { titled } from '~/ui/title'
import { hourKept, urgentBy } from '~/wellness/duty'
import { listeningDuties } from '~/wellness/duty.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { openThread, sealThread, sealWords, threadOf, writeOn } from '~/wellness/thread.server'
import { mostLetters } from '~/wellness/topic'
import { sayDayAndYear, sayInstant } from '~/words/ja/dates'
import { optionalText } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { requireOpenRoom, requirePerson } from './person.server'
import { callForUrgent } from './urgent.server'

const words = wellnessWords.now

export const meta = titled(words.title, { room: true })

/** The thread one comes from, where it is one's own. */
const threadAsked = async (request: Request, owner: Buffer) =>
	threadOf(db(), new URL(request.url).searchParams.get('thread') ?? '', owner)

export async function loader({ request }: LoaderFunctionArgs) {
	await requirePerson(request)
	await requireOpenRoom()
	const at = now()
	return inSnapshot(async (on) => {
		const duties = await listeningDuties(on, at)
		const hours = await settingOn(on, 'consultation-answer-hours', dayOf(at))
		const by = urgentBy(duties, at, new Date(at.getTime() + hours * 3_600_000))
		return {
			hotlines: await hotlinesOn(on),
			promise: hourKept(duties, at) ? words.withinHour : words.by(sayInstant(by)),
		}
	})
}

const schema = z.object({ words: optionalText(words.label, mostLetters) })

export async function action({ request }: ActionFunctionArgs) {
	const { owner, accountId, account, card, name } = await requirePerson(request)
	return send(request, {
		form: 'care-now',
		person: accountId,
		schema,
		async prepare({ value }) {
			const thread = await threadAsked(request, owner)
			const said = value.words || words.wordless
			if (thread) return { thread: await sealWords(thread.id, said) }
			return {
				first: await sealThread(
					{ topic: 'unknown', way: 'here', name, account, ...(card && { card }) },
					{ words: said, photos: [] },
				),
			}
		},
		async act(tx, _value, { thread, first }) {
			if (thread) await writeOn(tx, owner, thread, { urgent: true })
			else await openThread(tx, owner, first, { urgent: true })
			const { messageId, threadId } = thread ?? first
			await callForUrgent(tx, messageId)
			return `/care/${threadId}?told=urgent`
		},
	})
}

export default function AskNow() {
	const { hotlines, promise } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-now')
	return (
		<Room hotlines={hotlines} back={{ href: '/care', label: wellnessWords.title }} numbersAbove>
			<PageHead title={words.title} lead={words.lead} />
			<Hotlines lines={hotlines.lines} checkedOn={sayDayAndYear(hotlines.checkedOn)} />
			<ErrorSummary errors={view.errors} />
			<ActForm idempotencyKey={view.key} className="page-form">
				<TextArea {...view.line('words')} label={words.label} hint={words.hint} rows={4} optional />
				<Note>{promise}</Note>
				<Button kind="stop">{words.send}</Button>
			</ActForm>
		</Room>
	)
}
