// One's own consultation as a file of plain words, for oneself.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { now } from '~/base/clock'
import { keyOf } from '~/wellness/keyring.server'
import { detailsOf, saidIn, threadOf } from '~/wellness/thread.server'
import { sayInstant } from '~/words/ja/dates'
import { wellnessWords as words } from '~/words/ja/wellness'
import { inSnapshot } from '~db/client'
import { coordinatorNames } from './coordinator.server'
import { meetingLines } from './meeting.server'
import { requirePerson } from './person.server'
import { shownTalk } from './said-shown'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	const lines = await inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', owner)
		const said = thread && (await saidIn(on, thread.id))
		const details = thread && detailsOf(thread, await keyOf(thread.id))
		if (!thread || !said || !details) return undefined
		const names = await coordinatorNames(on)
		return [
			words.copyHead(words.topics[details.topic], sayInstant(thread.openedAt)),
			...shownTalk(said, { reader: 'person', names, called: details.name }).map(
				({ who, at, body }) => `${who}　${at}\r\n${body.replaceAll('\n', '\r\n')}`,
			),
			...(await meetingLines(on, thread.id, names, now())),
		]
	})
	// The consultation's own page says that it is not there.
	if (!lines) throw redirect(`/care/${params.threadId}`)
	return new Response(`\ufeff${lines.join('\r\n\r\n')}\r\n`, {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(words.copyName)}`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	})
}
