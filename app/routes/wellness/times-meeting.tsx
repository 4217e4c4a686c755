// One booked meeting for a coordinator: when and how, the door to the video room, saying where, and calling it off.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { ringPerson, ringStaff } from '~/notices/mail.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton, SeeLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { KeyValues } from '~/ui/facts'
import { TextArea, TextField } from '~/ui/field'
import { Coordinator } from '~/ui/frame'
import { telHref } from '~/ui/office'
import { DeskHead } from '~/ui/page-head'
import { Note, Sheet } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { roomOpensMinutes } from '~/wellness/appointment'
import { arrange, callOff, meetingIn, sealMeeting } from '~/wellness/appointment.server'
import { keyOf } from '~/wellness/keyring.server'
import { detailsOf } from '~/wellness/thread.server'
import { videoServerOn } from '~/wellness/video.server'
import { sayInstant } from '~/words/ja/dates'
import { optionalText, text } from '~/words/ja/fields'
import { meetingWords } from '~/words/ja/meeting'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, meetingAt, requireReader } from './coordinator.server'
import { doorOf } from './meeting.server'

const words = meetingWords.desk

export const meta = titled(words.meetingTitle, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const door = await requireReader(request)
	const { appointment, way } = await meetingAt(door, params.appointmentId ?? '')
	const at = now()
	const names = await coordinatorNames(db())
	const meeting = meetingIn(appointment, await keyOf(appointment.threadId))
	const { id, threadId, startsAt, endedAt, coordinatorId } = appointment
	const video =
		meeting && endedAt === null && doorOf(appointment, meeting, await videoServerOn(db(), dayOf(at)), at)
	return {
		id,
		threadId: way ? threadId : null,
		told: new URL(request.url).searchParams.get('told'),
		gone: endedAt !== null,
		changeable: endedAt === null && startsAt > at,
		when: sayInstant(startsAt, 'staff'),
		with: names.get(coordinatorId) ?? wellnessWords.board.unknown,
		opens: sayInstant(new Date(startsAt.getTime() - roomOpensMinutes * 60_000), 'staff'),
		video: video ? video.stands : null,
		name: meeting ? words.person(meeting.name || words.nameless) : words.unreadable,
		// What was written for a meeting that is off is nobody's business any more.
		meeting: meeting && endedAt === null ? { ...meeting, room: '' } : null,
	}
}

const schema = z.discriminatedUnion('act', [
	z.object({ act: z.literal('place'), place: text(words.place, 200) }),
	z.object({ act: z.literal('address'), address: optionalText(words.address, 500) }),
	z.object({ act: z.literal('call-off'), words: text(words.callOffWords, 500) }),
])

const isAddress = (typed: string) => URL.canParse(typed) && new URL(typed).protocol === 'https:'

export async function action({ request, params }: ActionFunctionArgs) {
	const door = await requireReader(request)
	const { appointment, thread } = await meetingAt(door, params.appointmentId ?? '')
	return send(request, {
		form: 'meeting',
		person: door.accountId,
		schema,
		async prepare({ value }) {
			const key = await keyOf(thread.id)
			const before = meetingIn(appointment, key)
			if (!before) throw refused('thread-unreadable')
			if (value.act === 'address' && !isAddress(value.address))
				throw refused('meeting-address', undefined, 'address')
			const after = {
				...before,
				...(value.act === 'place' && { place: value.place }),
				...(value.act === 'address' && { address: value.address }),
				...(value.act === 'call-off' && { calledOff: value.words }),
			}
			return {
				sealed: await sealMeeting(thread.id, after, appointment.id),
				account: detailsOf(thread, key)?.account ?? null,
			}
		},
		async act(tx, value, { sealed, account }) {
			const off = value.act === 'call-off'
			await (off ? callOff : arrange)(tx, door.actor, sealed)
			const key = `${appointment.id} ${value.act} ${tx.at.getTime()}`
			if (account) await ringPerson(tx, key, account)
			// Somebody else did it for whom it is booked with.
			if (appointment.coordinatorId !== door.accountId) await ringStaff(tx, key, [appointment.coordinatorId])
			return `/coordinator/meetings/${appointment.id}?told=${off ? 'called-off' : 'arranged'}`
		},
	})
}

export default function TimesMeeting() {
	const found = useLoaderData<typeof loader>()
	const { id, threadId, told, gone, changeable, when, opens, video, meeting } = found
	const view = formView(useActionData<typeof action>(), 'meeting', {
		place: meeting?.place,
		address: meeting?.address,
	})
	return (
		<Coordinator>
			<DeskHead title={found.name} over={words.title} lead={`${when}　${words.withWhom(found.with)}`} />
			{told && words.told[told] && <Told kind="done">{words.told[told]}</Told>}
			<ErrorSummary errors={view.errors} />
			{gone && !told && <Told kind="wait">{words.gone}</Told>}
			{meeting && (
				<Sheet id="meeting" title={words.meetingTitle}>
					<KeyValues
						pairs={[
							{ label: meetingWords.how, answer: meetingWords.ways[meeting.way] },
							...(meeting.way === 'telephone'
								? [
										{
											label: meetingWords.number,
											answer: <a href={telHref(meeting.number)}>{meeting.number}</a>,
										},
									]
								: []),
							...(meeting.way === 'meeting' ? [{ label: words.place, answer: meeting.place }] : []),
							...(meeting.note ? [{ label: meetingWords.note, answer: meeting.note }] : []),
						]}
					/>
					{video === 'open' && (
						<LinkButton href={`/coordinator/meetings/${id}/room`} icon="video">
							{words.enter}
						</LinkButton>
					)}
					{video === 'early' && <p>{words.doorEarly(opens)}</p>}
					{video === 'over' && <p>{words.doorOver}</p>}
					{video === 'missing' && <Told kind="no">{words.addressMissing}</Told>}
				</Sheet>
			)}
			{threadId ? (
				<p>
					<SeeLink href={`/coordinator/${threadId}`}>{words.thread}</SeeLink>
				</p>
			) : (
				<Note>{words.wall}</Note>
			)}
			{meeting?.way === 'video' && video !== 'over' && (
				<Sheet id="address" title={words.address}>
					<ActForm idempotencyKey={view.key} hidden={{ act: 'address' }}>
						<TextField {...view.line('address')} label={words.address} hint={words.addressHint} type="url" />
						<Button kind="second">{words.arrange}</Button>
					</ActForm>
				</Sheet>
			)}
			{changeable && meeting?.way === 'meeting' && (
				<Sheet id="place" title={words.place}>
					<ActForm idempotencyKey={view.key} hidden={{ act: 'place' }}>
						<TextField {...view.line('place')} label={words.place} hint={words.placeHint} />
						<Button kind="second">{words.arrange}</Button>
					</ActForm>
				</Sheet>
			)}
			{changeable && meeting && (
				<Sheet id="call-off" title={words.callOff}>
					<ActForm idempotencyKey={view.key} hidden={{ act: 'call-off' }}>
						<TextArea {...view.line('words')} label={words.callOffWords} hint={words.callOffHint} rows={3} />
						<Button kind="stop">{words.callOffNow}</Button>
					</ActForm>
				</Sheet>
			)}
		</Coordinator>
	)
}
