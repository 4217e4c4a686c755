// A coordinator reads one consultation and answers; takes one that nobody has; or reads a colleague's with a reason.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { readPhotos } from '~/files/file.server'
import { ringPerson, ringStaff } from '~/notices/mail.server'
import { headsAt } from '~/people/staff.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField, TextArea } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { PromiseOfReply } from '~/ui/promise'
import { SealedPhotos, Talk } from '~/ui/room-parts'
import { Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { keyOf } from '~/wellness/keyring.server'
import { breakSeal, noteOpening, openingsOf, sealReason } from '~/wellness/opening.server'
import {
	answerThread,
	calmThread,
	closeThread,
	detailsOf,
	promiseOf,
	saidIn,
	sealWords,
	takeThread,
} from '~/wellness/thread.server'
import { mostLetters } from '~/wellness/topic'
import { sayInstant, sayMinutes } from '~/words/ja/dates'
import { text } from '~/words/ja/fields'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, requireReader, threadAt } from './coordinator.server'

const words = wellnessWords.answer

export const meta = titled(words.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	if (way) await noteOpening(thread.id, door.accountId, way)
	const at = now()
	return inSnapshot(async (on) => {
		const names = await coordinatorNames(on)
		const nameOf = (id: string) => names.get(id) ?? wellnessWords.board.unknown
		const promise = await promiseOf(on, thread.id)
		const left = promise ? Math.max(0, promise.by.getTime() - at.getTime()) : 0
		const whole = promise ? promise.by.getTime() - promise.from.getTime() : 1
		const details = way && detailsOf(thread, await keyOf(thread.id))
		const said = way && (await saidIn(on, thread.id))
		return {
			id: thread.id,
			stands: way ? ('open' as const) : thread.coordinatorId ? ('sealed' as const) : ('free' as const),
			told: new URL(request.url).searchParams.get('told'),
			closed: thread.closedAt !== null,
			urgent: thread.urgentAt !== null,
			coordinator: thread.coordinatorId ? nameOf(thread.coordinatorId) : null,
			name: details ? wellnessWords.board.person(details.name || words.nameless) : wellnessWords.sentTitle,
			about: details
				? [
						wellnessWords.topics[details.topic],
						words.way(wellnessWords.ways[details.way]),
						words.opened(sayInstant(thread.openedAt, 'staff')),
					].join('・')
				: null,
			promise: promise && {
				by: sayInstant(promise.by, 'staff'),
				wrote: sayInstant(promise.from, 'staff'),
				left: sayMinutes(Math.floor(left / 60_000)),
				passed: 1 - left / whole,
				urgent: left === 0,
			},
			said: said
				? said.map((one) => ({
						key: one.id,
						who: one.coordinatorId
							? nameOf(one.coordinatorId)
							: wellnessWords.board.person(details?.name || words.nameless),
						at: sayInstant(one.at, 'staff'),
						isoAt: one.at.toISOString(),
						mine: one.coordinatorId !== null,
						body: one.words,
						photos: one.photos,
					}))
				: null,
			readers: way
				? (await openingsOf(on, thread.id, 20)).map((one) => ({
						id: one.id,
						who: wellnessWords.reader(
							`${nameOf(one.by)}（${wellnessWords.readerWays[one.way]}）`,
							sayInstant(one.at, 'staff'),
						),
						reason: one.reason,
					}))
				: [],
		}
	})
}

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('answer'),
		words: text(words.label, mostLetters),
		seen: z.string().max(40).optional(),
	}),
	z.object({ act: z.literal('take') }),
	z.object({ act: z.literal('close') }),
	z.object({ act: z.literal('calm') }),
	z.object({ act: z.literal('break'), reason: text(words.reason, 500) }),
])

export async function action({ request, params }: ActionFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	const here = `/coordinator/${thread.id}`
	return send(request, {
		form: 'care-answer',
		person: door.accountId,
		schema,
		async prepare({ value, form }) {
			if (['answer', 'close', 'calm'].includes(value.act) && !way) throw refused('not-found')
			const account = detailsOf(thread, await keyOf(thread.id))?.account ?? null
			if (value.act === 'break') return { reason: await sealReason(thread.id, value.reason) }
			if (value.act !== 'answer') return {}
			return {
				account,
				sealed: await sealWords(thread.id, value.words, await readPhotos(form.getAll('photos'))),
			}
		},
		async act(tx, value, { sealed, account, reason }) {
			if (value.act === 'take') await takeThread(tx, door.actor, thread.id)
			else if (value.act === 'calm') await calmThread(tx, door.actor, thread.id)
			else if (value.act === 'close') await closeThread(tx, door.actor, thread.id)
			else if (reason) {
				const theirs = await breakSeal(tx, door.actor, reason)
				const told = [...(await headsAt(tx)), ...(theirs ? [theirs] : [])].filter(
					(id) => id !== door.accountId,
				)
				await ringStaff(tx, reason.id, told)
			} else if (sealed && value.act === 'answer') {
				await answerThread(tx, door.actor, sealed, value.seen || null)
				if (account) await ringPerson(tx, sealed.messageId, account)
			}
			return `${here}?told=${value.act}`
		},
	})
}

const toldOf = {
	answer: words.told,
	take: words.toldTaken,
	break: words.toldBroken,
	close: words.toldClosed,
	calm: words.toldCalm,
} as Record<string, string>

export default function Answer() {
	const found = useLoaderData<typeof loader>()
	const { id, stands, told, promise, said, readers, closed } = found
	const view = formView(useActionData<typeof action>(), 'care-answer', { seen: said?.at(-1)?.key })
	return (
		<Coordinator>
			<DeskHead title={found.name} over={wellnessWords.title} lead={found.about ?? undefined} />
			{told && toldOf[told] && <Told kind="done">{toldOf[told]}</Told>}
			<ErrorSummary errors={view.errors} />
			{promise && <PromiseOfReply {...promise} />}
			{found.urgent && (
				<Told kind="no" note={words.urgentLead}>
					{words.urgent}
				</Told>
			)}
			{stands === 'free' && (
				<Sheet id="take" title={words.takeTitle}>
					<p>{words.takeLead}</p>
					<ActForm idempotencyKey={view.key} hidden={{ act: 'take' }}>
						<Button big>{words.take}</Button>
					</ActForm>
				</Sheet>
			)}
			{stands === 'sealed' && (
				<>
					<p>{words.sealedLead(found.coordinator ?? '')}</p>
					<Sheet id="break" title={words.breakTitle}>
						<p>{words.breakLead}</p>
						<ActForm idempotencyKey={view.key} hidden={{ act: 'break' }}>
							<TextArea {...view.line('reason')} label={words.reason} hint={words.reasonHint} rows={3} />
							<Button kind="stop">{words.breakSeal}</Button>
						</ActForm>
					</Sheet>
				</>
			)}
			{stands === 'open' && (
				<>
					<Sheet id="said" title={wellnessWords.said}>
						{said ? (
							<Talk
								said={said.map(({ photos, ...one }) => ({
									...one,
									after: <SealedPhotos path={`/coordinator/${id}/photos`} photos={photos} />,
								}))}
							/>
						) : (
							<p>{wellnessWords.keyGone}</p>
						)}
					</Sheet>
					{said && (
						<Sheet id="answer" title={words.title}>
							<ActForm idempotencyKey={view.key} hidden={{ act: 'answer', seen: said.at(-1)?.key }} files>
								<TextArea {...view.line('words')} label={words.label} hint={words.hint} rows={8} />
								<FileField
									name="photos"
									label={wellnessWords.photos}
									error={view.error('photos')}
									optional
									multiple
								/>
								<Button big>{words.send}</Button>
							</ActForm>
						</Sheet>
					)}
					<Sheet id="readers" title={words.readers}>
						<ul>
							{readers.map((one) => (
								<li key={one.id}>
									{one.who}
									{one.reason && <p className="lines-kept">{one.reason}</p>}
								</li>
							))}
						</ul>
					</Sheet>
					{found.urgent && (
						<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'calm' }}>
							<Button kind="second">{words.calm}</Button>
						</ActForm>
					)}
					{!closed && (
						<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'close' }}>
							<p className="hint">{words.closeNote}</p>
							<Button kind="second">{words.close}</Button>
						</ActForm>
					)}
				</>
			)}
		</Coordinator>
	)
}
