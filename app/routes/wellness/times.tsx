// A coordinator's own half-hours: offering several days at once, withdrawing, and the meetings that are booked.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf, isDay } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, SeeLink } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { PickMany } from '~/ui/field'
import { Fold } from '~/ui/fold'
import { Coordinator } from '~/ui/frame'
import { DeskHead } from '~/ui/page-head'
import { Sheet } from '~/ui/section'
import { Table } from '~/ui/table'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { meetingWays, mostDaysAhead, offeredMinutes, startsOf } from '~/wellness/appointment'
import { leftBookings, meetingIn } from '~/wellness/appointment.server'
import { keysOf } from '~/wellness/keyring.server'
import type { Appointment, OfferedTime } from '~/wellness/offered-time.server'
import { bookedOf, freeTimes, offerTimes, withdrawTimes } from '~/wellness/offered-time.server'
import { videoServerOn } from '~/wellness/video.server'
import { sayDay, sayInstant, sayTime } from '~/words/ja/dates'
import { picks, picksOf } from '~/words/ja/fields'
import { meetingWords } from '~/words/ja/meeting'
import { wellnessWords } from '~/words/ja/wellness'
import { refused } from '~/words/refusal'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, listenerNames, requireReader } from './coordinator.server'
import { doorOf, sayHalfHour, sayWays } from './meeting.server'

const words = meetingWords.desk
const daysShown = 14

export const meta = titled(words.title, { room: true })

export async function loader({ request }: LoaderFunctionArgs) {
	const { accountId, reader } = await requireReader(request)
	const at = now()
	const today = dayOf(at)
	const asked = new URL(request.url).searchParams
	const from = asked.get('from') ?? ''
	const begins = isDay(from) && from > today && from <= addDays(today, mostDaysAhead) ? from : today
	return inSnapshot(async (on) => {
		const names = await coordinatorNames(on)
		// One that began an hour ago may still be going on.
		const booked = await bookedOf(on, accountId, new Date(at.getTime() - 3_600_000))
		const listening = await listenerNames(on)
		const left = reader.head ? await leftBookings(on, [...listening.keys()], at) : []
		const free = await freeTimes(on, [accountId], at)
		const server = await videoServerOn(on, today)
		const keys = await keysOf(booked.map(({ threadId }) => threadId))
		const row = (appointment: Appointment) => {
			const meeting = meetingIn(appointment, keys.get(appointment.threadId))
			return {
				id: appointment.id,
				when: sayInstant(appointment.startsAt, 'staff'),
				who: meeting ? words.person(meeting.name || words.nameless) : words.unreadable,
				way: meeting ? meetingWords.ways[meeting.way] : '',
				missing: meeting !== undefined && doorOf(appointment, meeting, server, at)?.stands === 'missing',
			}
		}
		return {
			told: asked.get('told'),
			lead: words.lead(booked.length, free.length),
			meetings: booked.map(row),
			left: left.map(({ id, startsAt, coordinatorId }) => ({
				id,
				when: sayInstant(startsAt, 'staff'),
				who: words.withWhom(names.get(coordinatorId) ?? wellnessWords.board.unknown),
			})),
			free: freeByDay(free),
			days: Array.from({ length: daysShown }, (_, n) => addDays(begins, n)).filter(
				(day) => day <= addDays(today, mostDaysAhead),
			),
			further: begins === today,
			next: addDays(today, daysShown),
			server: server !== undefined,
			place: await settingOn(on, 'meeting-place', today),
		}
	})
}

function freeByDay(free: readonly OfferedTime[]) {
	const days = new Map<string, { id: string; label: string; ways: string }[]>()
	for (const { id, startsAt, ways } of free) {
		const day = dayOf(startsAt)
		days.set(day, [...(days.get(day) ?? []), { id, label: sayHalfHour(startsAt), ways: sayWays(ways) }])
	}
	return [...days].map(([day, times]) => ({ day, label: sayDay(day), times }))
}

const minutes = offeredMinutes.map(String) as [string, ...string[]]

const schema = z.discriminatedUnion('act', [
	z.object({
		act: z.literal('offer'),
		days: z.preprocess(
			(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
			z.array(z.string().refine(isDay, words.dayAgain)),
		),
		minutes: picks(words.minutes, minutes),
		ways: picks(words.ways, meetingWays),
	}),
	z.object({ act: z.literal('withdraw'), times: picksOf() }),
])

export async function action({ request }: ActionFunctionArgs) {
	const { accountId, actor } = await requireReader(request)
	return send(request, {
		form: 'times',
		person: accountId,
		schema,
		async act(tx, value) {
			if (value.act === 'withdraw') {
				await withdrawTimes(tx, actor, value.times)
				return '/coordinator/times?told=withdrawn'
			}
			if (value.days.length > daysShown) throw refused('times-none', undefined, 'days')
			const starts = startsOf(value.days, value.minutes.map(Number), tx.at)
			await offerTimes(tx, actor, starts, value.ways)
			return '/coordinator/times?told=offered'
		},
	})
}

export default function Times() {
	const found = useLoaderData<typeof loader>()
	const { told, lead, meetings, left, free, days, further, next, server, place } = found
	const view = formView(useActionData<typeof action>(), 'times', { ways: ['telephone'] })
	return (
		<Coordinator>
			<DeskHead title={words.title} lead={lead} />
			{told && words.told[told] && <Told kind="done">{words.told[told]}</Told>}
			<ErrorSummary errors={view.errors} />
			<Sheet id="meetings" title={words.meetings} flush>
				{meetings.length === 0 ? (
					<Empty icon="cal" note={words.noMeetingsNote}>
						{words.noMeetings}
					</Empty>
				) : (
					<Bookings caption={words.meetings} rows={meetings} />
				)}
			</Sheet>
			{left.length > 0 && (
				<Sheet id="left" title={words.left} note={words.leftNote} flush>
					<Bookings caption={words.left} rows={left.map((one) => ({ ...one, way: '', missing: false }))} />
				</Sheet>
			)}
			<Sheet id="free" title={words.offered}>
				{free.length === 0 ? (
					<Empty icon="cal" note={words.noOfferedNote}>
						{words.noOffered}
					</Empty>
				) : (
					free.map(({ day, label, times }) => (
						<Fold key={day} title={`${label}　${meetingWords.count(times.length)}`}>
							<ActForm idempotencyKey={crypto.randomUUID()} hidden={{ act: 'withdraw' }}>
								<PickMany
									name="times"
									id={`times-${day}`}
									label={words.withdrawOf(label)}
									columns="two"
									choices={times.map(({ id, label, ways }) => ({ value: id, label, hint: ways }))}
								/>
								<Button kind="second">{words.withdraw}</Button>
							</ActForm>
						</Fold>
					))
				)}
			</Sheet>
			<Sheet id="offer" title={words.offer}>
				<p>{words.offerLead}</p>
				<ActForm idempotencyKey={view.key} className="page-form" hidden={{ act: 'offer' }}>
					<PickMany
						name="days"
						label={words.days}
						error={view.error('days')}
						columns="two"
						defaultValues={view.values('days')}
						choices={days.map((day) => ({ value: day, label: sayDay(day) }))}
					/>
					<p>
						<SeeLink href={further ? `/coordinator/times?from=${next}#offer` : '/coordinator/times#offer'}>
							{further ? words.further : words.nearer}
						</SeeLink>
					</p>
					<PickMany
						name="minutes"
						label={words.minutes}
						error={view.error('minutes')}
						columns="two"
						defaultValues={view.values('minutes')}
						choices={offeredMinutes.map((minute) => ({
							value: String(minute),
							label: sayTime(minute, 'staff'),
						}))}
					/>
					<PickMany
						name="ways"
						label={words.ways}
						error={view.error('ways')}
						defaultValues={view.values('ways')}
						choices={meetingWays.map((value) => ({
							value,
							label: meetingWords.ways[value],
							hint:
								value === 'video'
									? words.wayHints.video(server)
									: value === 'meeting'
										? words.wayHints.meeting(place)
										: words.wayHints.telephone,
						}))}
					/>
					<Button big>{words.offerNow}</Button>
				</ActForm>
			</Sheet>
		</Coordinator>
	)
}

function Bookings(props: {
	caption: string
	rows: readonly { id: string; when: string; who: string; way: string; missing: boolean }[]
}) {
	const { columns, see } = words
	return (
		<Table
			caption={props.caption}
			columns={[
				{ label: columns.when },
				{ label: columns.who },
				{ label: columns.way },
				{ label: columns.act, silent: true },
			]}
			rows={props.rows.map(({ id, when, who, way, missing }) => ({
				key: id,
				cells: [
					when,
					who,
					missing ? (
						<span key="way">
							{way} <Chip tone="no">{words.noAddress}</Chip>
						</span>
					) : (
						way
					),
					<SeeLink key="see" href={`/coordinator/meetings/${id}`}>
						{see}
					</SeeLink>,
				],
			}))}
		/>
	)
}
