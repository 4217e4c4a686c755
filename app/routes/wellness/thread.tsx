// One's own consultation: the promise, what was said, who read it, writing on, and ending it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { readPhotos } from '~/files/file.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, TextArea } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { PromiseOfReply } from '~/ui/promise'
import { Room } from '~/ui/room-frame'
import { HelpNow, SealedPhotos, Talk } from '~/ui/room-parts'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { hotlinesOn } from '~/wellness/hotline.server'
import { keyOf } from '~/wellness/keyring.server'
import { openingsOf } from '~/wellness/opening.server'
import {
	closeOwnThread,
	detailsOf,
	promiseOf,
	saidIn,
	sealWords,
	threadOf,
	writeOn,
} from '~/wellness/thread.server'
import { mostLetters } from '~/wellness/topic'
import { sayInstant, sayMinutes } from '~/words/ja/dates'
import { text } from '~/words/ja/fields'
import { wellnessWords as words } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames } from './coordinator.server'
import { requirePerson } from './person.server'
import { callForUrgent, noticedIn } from './urgent.server'

export const meta = titled(words.sentTitle, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	const at = now()
	return inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', owner)
		if (!thread) throw data(null, { status: 404 })
		const said = await saidIn(on, thread.id)
		const details = detailsOf(thread, await keyOf(thread.id))
		const names = await coordinatorNames(on)
		const promise = await promiseOf(on, thread.id)
		const whole = promise ? promise.by.getTime() - promise.from.getTime() : 1
		const left = promise ? Math.max(0, promise.by.getTime() - at.getTime()) : 0
		return {
			id: thread.id,
			hotlines: await hotlinesOn(on, dayOf(at)),
			topic: details ? words.topics[details.topic] : words.sentTitle,
			told: new URL(request.url).searchParams.get('told'),
			closed: thread.closedAt !== null,
			promise: promise && {
				by: sayInstant(promise.by),
				wrote: sayInstant(promise.from),
				left: sayMinutes(Math.floor(left / 60_000)),
				passed: 1 - left / whole,
				late: left === 0,
			},
			said:
				said?.map((one) => ({
					key: one.id,
					who: one.coordinatorId
						? (names.get(one.coordinatorId) ?? words.coordinator)
						: words.yourself(details?.name ?? ''),
					at: sayInstant(one.at),
					isoAt: one.at.toISOString(),
					mine: one.coordinatorId === null,
					body: one.words,
					photos: one.photos,
				})) ?? null,
			readers: (await openingsOf(on, thread.id)).map((one) => ({
				id: one.id,
				who: words.reader(
					`${names.get(one.by) ?? words.coordinator}（${words.readerWays[one.way]}）`,
					sayInstant(one.at),
				),
				reason: one.reason === null ? null : words.brokenReason(one.reason),
			})),
		}
	})
}

const schema = z.discriminatedUnion('act', [
	z.object({ act: z.literal('write'), words: text(words.said, mostLetters) }),
	z.object({ act: z.literal('close') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	return send(request, {
		form: 'care-thread',
		person: accountId,
		schema,
		async prepare({ value, form }) {
			if (!(await threadOf(db(), threadId, owner))) throw refused('not-found')
			if (value.act === 'close') return null
			return {
				sealed: await sealWords(threadId, value.words, await readPhotos(form.getAll('photos'))),
				noticed: await noticedIn(db(), value.words),
			}
		},
		async act(tx, _value, said) {
			if (!said) {
				await closeOwnThread(tx, owner, threadId)
				return `/care/${threadId}?told=closed`
			}
			await writeOn(tx, owner, said.sealed, said.noticed)
			if (said.noticed) await callForUrgent(tx, said.sealed.messageId)
			return `/care/${threadId}?told=${said.noticed ? 'noticed' : 'sent'}`
		},
	})
}

export default function CareThread() {
	const { id, hotlines, topic, told, closed, promise, said, readers } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-thread')
	return (
		<Room hotlines={hotlines} back={{ href: '/care', label: words.title }}>
			<PageHead title={topic} over={words.title} overIcon="cup" />
			{told === 'sent' && <Told kind="done">{words.toldSent}</Told>}
			{told === 'urgent' && <Told kind="wait">{words.now.told}</Told>}
			{told === 'noticed' && (
				<Told kind="wait" note={words.now.noticed}>
					{words.toldSent}
				</Told>
			)}
			{told === 'closed' && closed && <Told kind="done">{words.toldClosed}</Told>}
			{['sent', 'urgent', 'noticed'].includes(told ?? '') && (
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
			<HelpNow href={`/care/now?thread=${id}`} title={words.now.door} note={words.now.doorNote} />
			<ErrorSummary errors={view.errors} />
			{said ? (
				<Talk
					said={said.map(({ photos, ...one }) => ({
						...one,
						after: <SealedPhotos path={`/care/${id}/photos`} photos={photos} />,
					}))}
				/>
			) : (
				<p>{words.keyGone}</p>
			)}
			{said && (
				<ActForm idempotencyKey={view.key} className="page-form" files hidden={{ act: 'write' }}>
					<TextArea {...view.line('words')} label={words.again} rows={6} />
					<FileField
						name="photos"
						label={words.photos}
						hint={words.photosHint}
						error={view.error('photos')}
						optional
						multiple
					/>
					<Button>{words.sendOn}</Button>
				</ActForm>
			)}
			<Section id="readers" title={words.readersTitle}>
				{readers.length === 0 ? (
					<p>{words.readersNone}</p>
				) : (
					<ul className="readers">
						{readers.map((one) => (
							<li key={one.id}>
								<Icon name="eye" />
								<span>
									{one.who}
									{one.reason && <small className="lines-kept">{one.reason}</small>}
								</span>
							</li>
						))}
					</ul>
				)}
				{readers.length > 0 && <p>{words.nobodyElse}</p>}
			</Section>
			<Rows
				rows={[
					...(said
						? [
								{
									href: `/care/${id}/copy`,
									icon: 'doc' as const,
									title: words.copy,
									note: words.copyNote,
								},
							]
						: []),
					{ href: `/care/${id}/delete`, icon: 'alert' as const, title: words.remove },
				]}
			/>
			{!closed && (
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'close' }}>
					<p className="hint">{words.closeNote}</p>
					<Button kind="second">{words.close}</Button>
				</ActForm>
			)}
		</Room>
	)
}
