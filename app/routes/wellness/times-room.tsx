// The coordinator's door to the video room of a meeting; at other times it leads back to the meeting's page, which says when.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { now } from '~/base/clock'
import { meetingIn } from '~/wellness/appointment.server'
import { keyOf } from '~/wellness/keyring.server'
import { meetingWords as words } from '~/words/ja/meeting'
import { db } from '~db/client'
import { coordinatorNames, meetingAt, requireReader } from './coordinator.server'
import { askedFrom, enterRoom } from './meeting.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const page = `/coordinator/meetings/${params.appointmentId}`
	const door = await requireReader(askedFrom(request, page))
	const { appointment } = await meetingAt(door, params.appointmentId ?? '')
	const meeting = meetingIn(appointment, await keyOf(appointment.threadId))
	if (!meeting || appointment.endedAt) throw data(null, { status: 404 })
	const name = (await coordinatorNames(db())).get(door.accountId) ?? words.who
	await enterRoom(appointment, meeting, { name, leads: true }, now())
	return redirect(page)
}
