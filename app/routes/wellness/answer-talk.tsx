// Without scripts: new words of a consultation a coordinator has open, in a frame that refreshes itself.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { frameMeta, TalkFrame } from '~/ui/talk-frame'
import { keyOf } from '~/wellness/keyring.server'
import { detailsOf, saidIn } from '~/wellness/thread.server'
import { inSnapshot } from '~db/client'
import { coordinatorNames, openAs, requireReader } from './coordinator.server'
import { shownTalk } from './said-shown'

export const meta = frameMeta

export async function loader({ request, params }: LoaderFunctionArgs) {
	const door = await requireReader(request)
	const { thread } = await openAs(door, params.threadId ?? '')
	return inSnapshot(async (on) => {
		const said = (await saidIn(on, thread.id, new URL(request.url).searchParams.get('after'))) ?? []
		const called = detailsOf(thread, await keyOf(thread.id))?.name ?? ''
		const names = await coordinatorNames(on)
		return { path: `/coordinator/${thread.id}`, said: shownTalk(said, { reader: 'staff', names, called }) }
	})
}

export default function AnswerTalk() {
	return <TalkFrame {...useLoaderData<typeof loader>()} />
}
