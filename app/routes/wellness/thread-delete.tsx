// Deleting one's own consultation: what goes, until when it is gone from backups, and what stays.
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { ActForm } from '~/ui/act-form'
import { formView } from '~/ui/answered'
import { Button, LinkButton } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { PageHead } from '~/ui/page-head'
import { Room } from '~/ui/room-frame'
import { titled } from '~/ui/title'
import { comingOf } from '~/wellness/appointment.server'
import { hotlinesOn } from '~/wellness/hotline.server'
import { keyringCopyDays } from '~/wellness/keyring.server'
import { deleteThread, forgetKeyOf, threadOf } from '~/wellness/thread.server'
import { sayDay, sayInstant } from '~/words/ja/dates'
import { meetingWords } from '~/words/ja/meeting'
import { wellnessWords as words } from '~/words/ja/wellness'
import { db } from '~db/client'
import { send } from '../door.server'
import { letMeetingGo } from './meeting.server'
import { requirePerson } from './person.server'

export const meta = titled(words.removeTitle, { room: true })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	const thread = await threadOf(db(), params.threadId ?? '', owner)
	if (!thread) throw data(null, { status: 404 })
	const today = dayOf(now())
	const meeting = await comingOf(db(), thread.id, now())
	return {
		id: thread.id,
		meeting: meeting ? meetingWords.endsWith(sayInstant(meeting.startsAt)) : null,
		hotlines: await hotlinesOn(db()),
		gone: sayDay(addDays(today, keyringCopyDays)),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const { owner, accountId } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	const answer = await send(request, {
		form: 'care-delete',
		person: accountId,
		schema: z.object({ sure: z.literal('yes', words.removeTitle) }),
		async act(tx) {
			await letMeetingGo(tx, owner, threadId)
			await deleteThread(tx, owner, threadId)
			return '/care?told=removed'
		},
	})
	// Thread first, then key; what comes between is swept. A refused act deleted nothing.
	if (answer instanceof Response) await forgetKeyOf(db(), threadId)
	return answer
}

export default function ThreadDelete() {
	const { id, hotlines, gone, meeting } = useLoaderData<typeof loader>()
	const view = formView(useActionData<typeof action>(), 'care-delete')
	return (
		<Room hotlines={hotlines} back={{ href: `/care/${id}`, label: words.sentTitle }}>
			<PageHead title={words.removeTitle} lead={words.removeLead(gone)} />
			<ErrorSummary errors={view.errors} />
			<p>{words.removeKept}</p>
			{meeting && <p>{meeting}</p>}
			<ActForm idempotencyKey={view.key} hidden={{ sure: 'yes' }}>
				<Button kind="stop">{words.removeNow}</Button>
			</ActForm>
			<LinkButton kind="second" href={`/care/${id}`}>
				{words.removeNot}
			</LinkButton>
		</Room>
	)
}
