// One's meeting (面談): the one that is booked, calling it off, and the half-hours to choose from.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { dayOf, isDay } from '~/base/day'
import { ringStaff } from '~/notices/mail.server'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button } from '~/ui/button'
import { Empty } from '~/ui/empty'
import { ErrorSummary } from '~/ui/error-summary'
import { FreeTimes, Meeting } from '~/ui/meeting-parts'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { Rows } from '~/ui/rows'
import { Section } from '~/ui/section'
import { titled } from '~/ui/title'
import { Told } from '~/ui/told'
import { cancelOwn, currentOf } from '~/wellness/appointment.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { threadOf } from '~/wellness/thread.server'
import { id } from '~/words/ja/fields'
import { meetingWords as words } from '~/words/ja/meeting'
import { wellnessWords } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'
import { send } from '../door.server'
import { coordinatorNames, listenerNames } from './coordinator.server'
import { byDay, meetingShown, sayWays, timesToBook } from './meeting.server'
import { requirePerson } from './person.server'

export const meta = titled(words.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	const at = now()
	const asked = new URL(request.url).searchParams
	const from = asked.get('from') ?? ''
	return inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', owner)
		if (!thread) throw data(null, { status: 404 })
		const names = await coordinatorNames(on)
		const current = await currentOf(on, thread.id, at)
		const begins = isDay(from) ? from : dayOf(at)
		const listening = await listenerNames(on)
		const { times, next } = await timesToBook(on, [...listening.keys()], at, begins)
		const path = `/care/${thread.id}/meeting`
		const own = times.filter(({ coordinatorId }) => coordinatorId === thread.coordinatorId)
		const others = times.filter(({ coordinatorId }) => coordinatorId !== thread.coordinatorId)
		return {
			id: thread.id,
			closed: thread.closedAt !== null,
			told: asked.get('told'),
			paged: begins > dayOf(at),
			next,
			hotlines: await hotlinesOn(on),
			meeting: (current && (await meetingShown(on, current, names, at))) ?? null,
			changeable: current ? current.startsAt > at : false,
			taken: thread.coordinatorId !== null,
			ownTitle: words.own(names.get(thread.coordinatorId ?? '') ?? wellnessWords.coordinator),
			own: byDay(own, path, ({ ways }) => sayWays(ways)),
			others: byDay(
				others,
				path,
				({ coordinatorId, ways }) => `${names.get(coordinatorId) ?? ''}・${sayWays(ways)}`,
			),
		}
	})
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	return send(request, {
		form: 'care-meeting',
		person: accountId,
		schema: z.object({ act: z.literal('cancel'), meeting: id() }),
		async act(tx, { meeting }) {
			const coordinatorId = await cancelOwn(tx, owner, threadId, meeting)
			await ringStaff(tx, `${meeting} cancelled`, [coordinatorId])
			return `/care/${threadId}/meeting?told=cancelled`
		},
	})
}

export default function CareMeeting() {
	const found = useLoaderData<typeof loader>()
	const { id, closed, told, hotlines, meeting, changeable, own, others, next, paged } = found
	const view = formView(useActionData<typeof action>(), 'care-meeting')
	const path = `/care/${id}/meeting`
	const empty = own.length + others.length === 0
	return (
		<Room hotlines={hotlines} back={{ href: `/care/${id}`, label: words.keepBack }}>
			<PageHead title={words.title} over={words.over} overIcon="cup" lead={closed ? undefined : words.lead} />
			{told && words.told[told] && (
				<Told kind="done" note={told === 'booked' ? words.toldNote : undefined}>
					{words.told[told]}
				</Told>
			)}
			<ErrorSummary errors={view.errors} />
			{meeting && (
				<Section id="booked" title={words.booked}>
					<Meeting meeting={meeting} room={`${path}/room`} />
					{changeable && (
						<ActForm idempotencyKey={view.key} hidden={{ act: 'cancel', meeting: meeting.id }}>
							<p className="hint">{words.cancelNote}</p>
							<Button kind="stop">{words.cancel}</Button>
						</ActForm>
					)}
				</Section>
			)}
			{closed ? (
				<p>{words.closed}</p>
			) : (
				<>
					{meeting && changeable && <h2>{words.changeOther}</h2>}
					{empty && (
						<Empty icon="cal" note={words.noneNote} way={{ href: `/care/${id}`, label: words.noneWay }}>
							{words.none}
						</Empty>
					)}
					<FreeTimes id="own" title={found.ownTitle} days={own} first />
					<FreeTimes
						id="others"
						title={found.taken ? words.others : words.free}
						note={found.taken ? words.othersNote : undefined}
						days={others}
						first={own.length === 0}
					/>
					{(next || paged) && (
						<Rows
							rows={[
								...(next ? [{ href: `${path}?from=${next}`, icon: 'cal' as const, title: words.later }] : []),
								...(paged ? [{ href: path, icon: 'left' as const, title: words.earlier }] : []),
							]}
						/>
					)}
				</>
			)}
		</Room>
	)
}
