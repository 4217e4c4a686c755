// New words of one's own consultation while its page is open.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { keyOf } from '~/wellness/keyring.server'
import { detailsOf, threadOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import { coordinatorNames } from './coordinator.server'
import { liveTalk } from './live.server'
import { requirePerson } from './person.server'
import { shownSaid } from './said-shown'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	if (!(await threadOf(db(), threadId, owner))) throw data(null, { status: 404 })
	return liveTalk({
		request,
		threadId,
		path: `/care/${threadId}`,
		async told() {
			// Asked anew before each word: the sitting may have ended meanwhile.
			const still = await requirePerson(request).catch(() => undefined)
			const thread = still && (await threadOf(db(), threadId, still.owner))
			if (!thread) return undefined
			const names = await coordinatorNames(db())
			const called = detailsOf(thread, await keyOf(threadId))?.name ?? ''
			return (said) => shownSaid(said, { reader: 'person', names, called })
		},
	})
}
