// One's own consultation: the promise, what was said, who read it, writing on, and ending it.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { readPhotos } from '~/files/file.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, TextArea } from '~/ui/field'
import { Icon } from '~/ui/icon'
import { MeetingDoor } from '~/ui/meeting-parts'
import { telHref } from '~/ui/office'
import { PageHead } from '~/ui/page-head'
import { PromiseOfReply } from '~/ui/promise'
import { KeptLine, LiveTalk } from '~/ui/room-desk-parts'
import { Room } from '~/ui/room-frame'
import { HelpNow, SealedPhotos, Talk } from '~/ui/room-parts'
import { Rows } from '~/ui/rows'
import { Note, Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { deskOf } from '~/wellness/desk.server'
import { draftIn, keepDraft, sealDraft } from '~/wellness/draft.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { keyOf } from '~/wellness/keyring.server'
import { tell } from '~/wellness/live.server'
import { openingsOf } from '~/wellness/opening.server'
import { endDay } from '~/wellness/retention'
import { isMereThanks } from '~/wellness/thanks'
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
import { voicesIn } from '~/wellness/voice.server'
import { sayDayAndYear, sayInstant, sayMinutes } from '~/words/ja/dates'
import { deskWords } from '~/words/ja/desk'
import { optionalText } from '~/words/ja/fields'
import { meetingWords } from '~/words/ja/meeting'
import { voiceWords } from '~/words/ja/voice'
import { wellnessWords as words } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames } from './coordinator.server'
import { letMeetingGo, meetingDoor } from './meeting.server'
import { requirePerson } from './person.server'
import { shownTalk } from './said-shown'
import { callForUrgent, noticedIn } from './urgent.server'

const desk = deskWords.person

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
		const draft = await draftIn(on, owner, thread.id)
		const promise = await promiseOf(on, thread.id)
		const whole = promise ? promise.by.getTime() - promise.from.getTime() : 1
		const left = promise ? Math.max(0, promise.by.getTime() - at.getTime()) : 0
		return {
			id: thread.id,
			ends: desk.ends(
				sayDayAndYear(endDay(thread.lastAt, await settingOn(on, 'consultation-keep-years', dayOf(at)))),
			),
			hotlines: await hotlinesOn(on),
			topic: details ? words.topics[details.topic] : words.sentTitle,
			told: new URL(request.url).searchParams.get('told'),
			closed: thread.closedAt !== null,
			meeting: await meetingDoor(on, thread.id, at),
			voices: (await voicesIn(on, thread.id)).map(({ state }) => state),
			promise: promise && {
				by: sayInstant(promise.by),
				wrote: sayInstant(promise.from),
				left: sayMinutes(Math.floor(left / 60_000)),
				passed: 1 - left / whole,
				late: left === 0,
			},
			coordinator: thread.coordinatorId
				? desk.coordinator(names.get(thread.coordinatorId) ?? words.coordinator)
				: null,
			draft: draft ? { words: draft.draft.words, at: sayInstant(draft.at) } : null,
			said: said ? shownTalk(said, { reader: 'person', names, called: details?.name ?? '' }) : null,
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
	z
		.object({
			act: z.literal('write'),
			press: z.enum(['send', 'keep']).default('send'),
			words: optionalText(words.said, mostLetters),
		})
		.refine(({ press, words }) => press === 'keep' || words !== '', {
			path: ['words'],
			error: `「${words.said}」を入れてください。`,
		}),
	z.object({ act: z.literal('close') }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	const answer = await send(request, {
		form: 'care-thread',
		person: accountId,
		schema,
		async prepare({ value, form }) {
			const thread = await threadOf(db(), threadId, owner)
			if (!thread) throw refused('not-found')
			if (value.act === 'close') return {}
			if (
				value.press === 'keep' &&
				form.getAll('photos').some((one) => typeof one !== 'string' && one.size > 0)
			)
				throw refused('photos-only-sent', undefined, 'photos')
			if (value.press === 'keep')
				return { draft: await sealDraft(owner, { words: value.words, photos: [] }, { threadId }) }
			const noticed = await noticedIn(db(), value.words)
			const photos = await readPhotos(form.getAll('photos'))
			const { thanksSleep } = deskOf(thread, await keyOf(threadId))
			return {
				sealed: await sealWords(threadId, value.words, photos),
				noticed,
				thanks: thanksSleep && !noticed && photos.length === 0 && isMereThanks(value.words),
			}
		},
		async act(tx, _value, { draft, sealed, noticed = false, thanks = false }) {
			if (draft) {
				await keepDraft(tx, owner, draft, false)
				return `/care/${threadId}?told=kept#write`
			}
			if (!sealed) {
				await letMeetingGo(tx, owner, threadId)
				await closeOwnThread(tx, owner, threadId)
				return `/care/${threadId}?told=closed`
			}
			const promised = await writeOn(tx, owner, sealed, { urgent: noticed, thanks })
			if (noticed) await callForUrgent(tx, sealed.messageId)
			return `/care/${threadId}?told=${noticed ? 'noticed' : promised ? 'sent' : 'thanks'}`
		},
	})
	tell(threadId)
	return answer
}

export default function CareThread() {
	const {
		id,
		ends,
		hotlines,
		topic,
		told,
		closed,
		meeting,
		voices,
		promise,
		said,
		readers,
		draft,
		coordinator,
	} = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-thread', { words: draft?.words })
	return (
		<Room hotlines={hotlines} back={{ href: '/care', label: words.title }}>
			<PageHead title={topic} over={words.title} overIcon="cup" lead={coordinator ?? undefined} />
			{told === 'sent' && <Told kind="done">{words.toldSent}</Told>}
			{told === 'thanks' && <Told kind="done">{desk.thanks}</Told>}
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
			{said && !closed && <MeetingDoor href={`/care/${id}/meeting`} door={meeting} />}
			<ErrorSummary errors={view.errors} />
			{said ? (
				<>
					<Talk
						said={said.map(({ photos, ...one }) => ({
							...one,
							after: <SealedPhotos path={`/care/${id}/photos`} photos={photos} />,
						}))}
					/>
					<LiveTalk path={`/care/${id}`} last={said.at(-1)?.key} />
				</>
			) : (
				<p>{words.keyGone}</p>
			)}
			{said && (
				<ActForm idempotencyKey={view.key} id="write" className="page-form" files hidden={{ act: 'write' }}>
					{told === 'kept' && <Told kind="done">{desk.toldKept}</Told>}
					<TextArea {...view.line('words')} label={words.again} rows={6} />
					<KeptLine path={`/care/${id}/kept-words`} />
					<FileField
						name="photos"
						label={words.photos}
						hint={words.photosHint}
						error={view.error('photos')}
						optional
						multiple
					/>
					<Button name="press" value="send">
						{words.sendOn}
					</Button>
					<Button kind="second" name="press" value="keep">
						{desk.keep}
					</Button>
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
					...(voices.length > 0
						? [
								{
									href: `/care/${id}/voice`,
									icon: 'pen' as const,
									title: voices.includes('shown') ? voiceWords.own.door : voiceWords.own.doorAll,
									note: voiceWords.own.doorNote,
									isNew: voices.includes('shown'),
								},
							]
						: []),
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
			<p className="hint">{ends}</p>
			{!closed && (
				<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'close' }}>
					<p className="hint">{words.closeNote}</p>
					{meeting.when && <p className="hint">{meetingWords.endsWith(meeting.when)}</p>}
					<Button kind="second">{words.close}</Button>
				</ActForm>
			)}
		</Room>
	)
}
