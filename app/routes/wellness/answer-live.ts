// New words of a consultation while a coordinator has it open.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { keyOf } from '~/wellness/keyring.server'
import { detailsOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import { coordinatorNames, openAs, requireReader } from './coordinator.server'
import { liveTalk } from './live.server'
import { shownSaid } from './said-shown'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const threadId = params.threadId ?? ''
	await openAs(await requireReader(request), threadId)
	return liveTalk({
		request,
		threadId,
		path: `/coordinator/${threadId}`,
		async told() {
			// Asked anew before each word: a duty, a licence or a sitting may have ended meanwhile.
			const opened = await requireReader(request)
				.then((door) => openAs(door, threadId))
				.catch(() => undefined)
			if (!opened) return undefined
			const { thread } = opened
			const names = await coordinatorNames(db())
			const called = detailsOf(thread, await keyOf(threadId))?.name ?? ''
			return (said) => shownSaid(said, { reader: 'staff', names, called })
		},
	})
}
