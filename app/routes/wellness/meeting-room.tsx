// The person's door to the video room: opens ten minutes before the start, and says so before; after the hour it is dead.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '~/base/clock'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { titled } from '~/ui/title'
import { currentOf, lastStandingOf, meetingIn } from '~/wellness/appointment.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { keyOf } from '~/wellness/keyring.server'
import { threadOf } from '~/wellness/thread.server'
import { meetingWords as words } from '~/words/ja/meeting'
import { db } from '~db/client'
import { askedFrom, enterRoom } from './meeting.server'
import { requirePerson } from './person.server'

export const meta = titled(words.room.title, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(askedFrom(request, `/care/${params.threadId}/meeting`))
	const at = now()
	const thread = await threadOf(db(), params.threadId ?? '', owner)
	if (!thread) throw data(null, { status: 404 })
	const appointment = (await currentOf(db(), thread.id, at)) ?? (await lastStandingOf(db(), thread.id))
	const meeting = appointment && meetingIn(appointment, await keyOf(thread.id))
	const door =
		appointment &&
		meeting &&
		(await enterRoom(appointment, meeting, { name: meeting.name || words.room.person, leads: false }, at))
	if (!door) throw data(null, { status: 404 })
	return { id: thread.id, says: door.says, hotlines: await hotlinesOn(db()) }
}

export default function CareMeetingRoom() {
	const { id, says, hotlines } = useLoaderData<typeof loader>()
	return (
		<Room hotlines={hotlines} back={{ href: `/care/${id}/meeting`, label: words.title }}>
			<PageHead title={words.room.title} over={words.title} overIcon="video" lead={says} />
		</Room>
	)
}
