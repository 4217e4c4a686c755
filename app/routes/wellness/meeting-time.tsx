// Booking one half-hour, or moving one's meeting to it: how to talk, the number, what the coordinator should know.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { ringStaff } from '~/notices/mail.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { PickOne, TextArea, TextField } from '~/ui/field'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { isMeetingWay, meetingWays } from '~/wellness/appointment'
import { bookTime, comingOf, meetingIn, newRoom, sealMeeting } from '~/wellness/appointment.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { keyOf } from '~/wellness/keyring.server'
import { isFree, offeredTime } from '~/wellness/offered-time.server'
import { detailsOf, threadOf } from '~/wellness/thread.server'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { optionalTelephone, optionalText, pick } from '~/words/ja/fields'
import { meetingWords as words } from '~/words/ja/meeting'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { db, inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, listenerNames } from './coordinator.server'
import { sayHalfHour } from './meeting.server'
import { requireOpenRoom, requirePerson } from './person.server'

export const meta = titled(words.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	await requireOpenRoom()
	const at = now()
	return inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', owner)
		const offer = await offeredTime(on, params.offerId ?? '')
		if (!thread || !offer) throw data(null, { status: 404 })
		const names = await coordinatorNames(on)
		const key = await keyOf(thread.id)
		const coming = await comingOf(on, thread.id, at)
		const before = coming && meetingIn(coming, key)
		const ways = offer.ways.filter(isMeetingWay)
		const wished = before?.way ?? detailsOf(thread, key)?.way ?? ''
		return {
			id: thread.id,
			hotlines: await hotlinesOn(on),
			when: `${sayDay(dayOf(offer.startsAt))} ${sayHalfHour(offer.startsAt)}`,
			who: names.get(offer.coordinatorId) ?? wellnessWords.coordinator,
			others: thread.coordinatorId !== null && thread.coordinatorId !== offer.coordinatorId,
			place: await settingOn(on, 'meeting-place', dayOf(at)),
			ways,
			free: await isFree(on, offer),
			from: coming?.id,
			before: coming ? sayInstant(coming.startsAt) : null,
			first: {
				way: ways.find((way) => way === wished) ?? (ways.length === 1 ? ways[0] : undefined),
				number: before?.number,
				note: before?.note,
			},
		}
	})
}

const schema = z
	.object({
		way: pick(words.way, meetingWays),
		number: optionalTelephone(words.number),
		note: optionalText(words.note, 500),
		from: z.string().max(40).optional(),
	})
	.refine(({ way, number }) => way !== 'telephone' || number !== null, {
		path: ['number'],
		error: words.numberMissing,
	})

export async function action({ request, params }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	return send(request, {
		form: 'care-meeting-time',
		person: accountId,
		schema,
		async prepare({ value }) {
			const thread = await threadOf(db(), threadId, owner)
			if (!thread) throw refused('not-found')
			return {
				known: new Set((await listenerNames(db())).keys()),
				sealed: await sealMeeting(threadId, {
					way: value.way,
					name: detailsOf(thread, await keyOf(threadId))?.name ?? '',
					number: value.way === 'telephone' ? (value.number ?? '') : '',
					place: value.way === 'meeting' ? await settingOn(db(), 'meeting-place', dayOf(now())) : '',
					note: value.note,
					address: '',
					room: newRoom(),
					calledOff: null,
				}),
			}
		},
		async act(tx, { way, from }, { known, sealed }) {
			const wish = { offerId: params.offerId ?? '', way, from: from || null }
			const { coordinatorId, left } = await bookTime(tx, owner, wish, sealed, known)
			const rung = left ? [coordinatorId, left.coordinatorId] : [coordinatorId]
			await ringStaff(tx, `${sealed.id} booked`, rung)
			return `/care/${threadId}/meeting?told=${left ? 'moved' : 'booked'}`
		},
	})
}

export default function CareMeetingTime() {
	const found = useLoaderData<typeof loader>()
	const { id, hotlines, when, who, others, ways, free, place, from, before, first } = found
	const view = formView(useActionData<typeof action>(), 'care-meeting-time', { ...first, from })
	const path = `/care/${id}/meeting`
	return (
		<Room hotlines={hotlines} back={{ href: path, label: words.otherTime }}>
			<PageHead
				title={before ? words.moveTitle : words.confirmTitle}
				over={words.title}
				overIcon="cal"
				lead={`${when}　${who}`}
			/>
			<ErrorSummary errors={view.errors} />
			{free ? (
				<>
					{before && <p>{words.moveLead(before)}</p>}
					{others && <p>{words.othersNote}</p>}
					<ActForm idempotencyKey={view.key} className="page-form" hidden={{ from }}>
						<PickOne
							{...view.line('way')}
							label={words.way}
							choices={ways.map((value) => ({
								value,
								label: words.ways[value],
								hint: value === 'meeting' ? words.wayHints.meeting(place) : words.wayHints[value],
							}))}
						/>
						{ways.includes('telephone') && (
							<TextField
								{...view.line('number')}
								label={words.number}
								hint={words.numberHint}
								type="tel"
								autoComplete="tel"
							/>
						)}
						<TextArea {...view.line('note')} label={words.note} hint={words.noteHint} rows={3} optional />
						<Button>{before ? words.move : words.book}</Button>
					</ActForm>
				</>
			) : (
				view.errors.length === 0 && <Told kind="wait">{words.taken}</Told>
			)}
			<LinkButton kind="second" href={path}>
				{words.otherTime}
			</LinkButton>
		</Room>
	)
}
