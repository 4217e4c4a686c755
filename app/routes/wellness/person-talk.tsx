// Without scripts: new words of one's own consultation, in a frame that refreshes itself.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { frameMeta, TalkFrame } from '~/ui/talk-frame'
import { keyOf } from '~/wellness/keyring.server'
import { detailsOf, saidIn, threadOf } from '~/wellness/thread.server'
import { inSnapshot } from '~db/client'
import { coordinatorNames } from './coordinator.server'
import { requirePerson } from './person.server'
import { shownTalk } from './said-shown'

export const meta = frameMeta

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	return inSnapshot(async (on) => {
		const thread = await threadOf(on, params.threadId ?? '', owner)
		if (!thread) throw data(null, { status: 404 })
		const said = (await saidIn(on, thread.id, new URL(request.url).searchParams.get('after'))) ?? []
		const called = detailsOf(thread, await keyOf(thread.id))?.name ?? ''
		const names = await coordinatorNames(on)
		return { path: `/care/${thread.id}`, said: shownTalk(said, { reader: 'person', names, called }) }
	})
}

export default function PersonTalk() {
	return <TalkFrame {...useLoaderData<typeof loader>()} />
}
