// One's own consultation: the promise, what was said, who opened it, and writing on.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { requireFresh, requireOwnRegistrant } from '~/people/guard.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { PromiseOfReply } from '~/ui/promise'
import { Room } from '~/ui/room-frame'
import { Talk } from '~/ui/room-parts'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { hotlinesOn } from '~/wellness/hotline.server'
import { openingsOf, saidIn, sealWords, threadOf, writeAgain } from '~/wellness/thread.server'
import type { Topic } from '~/wellness/topic'
import { sayInstant, sayMinutes } from '~/words/ja/dates'
import { text } from '~/words/ja/fields'
import { wellnessWords as words } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'

export const meta = titled(words.sentTitle, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { who, registrantId } = await requireOwnRegistrant(request)
	await requireFresh(request, who)
	const at = now()
	return inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', registrantId)
		if (!thread) throw data(null, { status: 404 })
		const said = await saidIn(on, thread.id)
		const promised = (await settingOn(on, 'consultation-answer-hours', dayOf(at))) * 3_600_000
		const left = thread.answerBy ? Math.max(0, thread.answerBy.getTime() - at.getTime()) : 0
		return {
			hotlines: await hotlinesOn(on, dayOf(at)),
			topic: words.topics[thread.topic as Topic],
			told: new URL(request.url).searchParams.get('told') === 'sent',
			promise: thread.answerBy
				? {
						by: sayInstant(thread.answerBy),
						wrote: sayInstant(new Date(thread.answerBy.getTime() - promised)),
						left: sayMinutes(Math.floor(left / 60_000)),
						passed: Math.max(0, 1 - left / promised),
						late: left === 0,
					}
				: null,
			said:
				said?.map((one) => ({
					key: one.id,
					who: one.fromCoordinator ? words.coordinator : words.you,
					at: sayInstant(one.at),
					isoAt: one.at.toISOString(),
					mine: !one.fromCoordinator,
					body: one.words,
				})) ?? null,
			openings: (await openingsOf(on, thread.id)).map((one) => sayInstant(one.at)),
		}
	})
}

const schema = z.object({ words: text(words.said, 4000) })

export async function action({ request, params }: ActionFunctionArgs) {
	const { who, registrantId, actor } = await requireOwnRegistrant(request)
	await requireFresh(request, who)
	const threadId = params.threadId ?? ''
	return send(request, {
		form: 'care-again',
		person: who.accountId,
		schema,
		async prepare({ value }) {
			if (!(await inSnapshot((on) => threadOf(on, threadId, registrantId)))) throw refused('not-found')
			return sealWords(threadId, value.words)
		},
		async act(tx, _value, sealed) {
			await writeAgain(tx, actor, registrantId, sealed)
			return `/care/${threadId}?told=sent`
		},
	})
}

export default function CareThread() {
	const { hotlines, topic, told, promise, said, openings } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-again')
	return (
		<Room hotlines={hotlines} back={{ href: '/care', label: words.title }}>
			<PageHead title={topic} over={words.title} overIcon="cup" />
			{told && <Told kind="done">{words.toldSent}</Told>}
			{told && (
				<Note title={words.hardNow}>
					<ul>
						{hotlines.lines
							.filter(({ first }) => !first)
							.map(({ name, note, numbers }) => (
								<li key={name}>
									{name}{' '}
									{numbers.map(({ telephone }) => (
										<a key={telephone} href={telHref(telephone)}>
											{telephone}
										</a>
									))}{' '}
									<small>{note}</small>
								</li>
							))}
					</ul>
				</Note>
			)}
			{promise?.late && <Told kind="wait">{words.late}</Told>}
			{promise && <PromiseOfReply {...promise} />}
			<ErrorSummary errors={view.errors} />
			{said ? <Talk said={said} /> : <p>{words.keyGone}</p>}
			<Section id="readers" title={words.readersTitle}>
				{openings.length === 0 ? (
					<p>{words.readersNone}</p>
				) : (
					<ul>
						{openings.map((at) => (
							<li key={at}>{words.readers(at)}</li>
						))}
					</ul>
				)}
				<p>{words.nobodyElse}</p>
			</Section>
			{said && (
				<ActForm idempotencyKey={view.key} className="page-form">
					<TextArea {...view.line('words')} label={words.again} rows={6} />
					<Button>{words.send}</Button>
				</ActForm>
			)}
		</Room>
	)
}
