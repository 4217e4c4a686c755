// The person reads what a coordinator would pass on, and says yes, no, or what to change; silence is no yes.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ringStaff } from '~/notices/mail.server'
import { employerNames } from '~/people/employer.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, TextArea } from '~/ui/field'
import { Guards } from '~/ui/guards'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { hotlinesOn } from '~/wellness/hotline.server'
import { threadOf } from '~/wellness/thread.server'
import { answerVoice, sealVoiceAnswer, voicesIn } from '~/wellness/voice.server'
import { id, optionalText, pick } from '~/words/ja/fields'
import { voiceWords } from '~/words/ja/voice'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { requirePerson } from './person.server'

const words = voiceWords.own

export const meta = titled(words.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	return inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', owner)
		if (!thread) throw data(null, { status: 404 })
		const voices = await voicesIn(on, thread.id)
		const names = await employerNames(
			on,
			voices.flatMap(({ employerId }) => employerId ?? []),
		)
		return {
			id: thread.id,
			hotlines: await hotlinesOn(on),
			told: new URL(request.url).searchParams.get('told') === 'answered',
			voices: voices.map((voice) => ({
				id: voice.id,
				to: names.get(voice.employerId ?? '') ?? voiceWords.desk.city,
				words: voice.words,
				state: voice.state,
			})),
		}
	})
}

const answers = ['yes', 'no', 'change'] as const

const schema = z
	.object({
		voice: id(),
		answer: pick(words.answer, answers),
		wish: optionalText(words.wish, 500),
	})
	.refine(({ answer, wish }) => answer !== 'change' || wish !== '', {
		path: ['wish'],
		error: words.wishMissing,
	})

export async function action({ request, params }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	return send(request, {
		form: 'care-voice',
		person: accountId,
		schema,
		async prepare({ value }) {
			if (!(await threadOf(db(), threadId, owner))) throw refused('not-found')
			return sealVoiceAnswer(
				threadId,
				value.voice,
				value.answer === 'change' ? { answer: 'change', wish: value.wish } : { answer: value.answer },
			)
		},
		async act(tx, _value, sealed) {
			await answerVoice(tx, owner, sealed)
			await ringStaff(tx, `${sealed.id} ${tx.at.getTime()}`, [sealed.coordinatorId])
			return `/care/${threadId}/voice?told=answered`
		},
	})
}

export default function Voice() {
	const { id, hotlines, told, voices } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-voice')
	return (
		<Room hotlines={hotlines} back={{ href: `/care/${id}`, label: wellnessWords.sentTitle }}>
			<PageHead title={words.title} lead={words.lead} />
			{told && <Told kind="done">{words.told}</Told>}
			<ErrorSummary errors={view.errors} />
			{voices.length === 0 && <Empty icon="cup">{words.none}</Empty>}
			{voices.map((voice) => (
				<Section key={voice.id} id={voice.id} title={`${words.to}：${voice.to}`}>
					<div className="card">
						<p className="lines-kept">{voice.words}</p>
						<p className="hint">{words.states[voice.state]}</p>
					</div>
					{voice.state !== 'passed' && (
						<ActForm idempotencyKey={crypto.randomUUID()} className="page-form" hidden={{ voice: voice.id }}>
							<PickOne
								{...view.line('answer')}
								label={words.answer}
								choices={answers.map((value) => ({ value, label: words[value] }))}
							/>
							<TextArea {...view.line('wish')} label={words.wish} hint={words.wishHint} rows={3} optional />
							<Button>{words.send}</Button>
						</ActForm>
					)}
				</Section>
			))}
			<Guards guards={words.rules.map((say) => ({ icon: 'lock' as const, say, key: say }))} />
		</Room>
	)
}
