// A coordinator's words that are typed and not sent, kept while they are typed.
import type { ActionFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { ownerOf } from '~/wellness/sealed.server'
import { requireReader, threadAt } from './coordinator.server'
import { keepTyped } from './kept-words.server'

export async function action({ request, params }: ActionFunctionArgs) {
	const door = await requireReader(request)
	const { thread, way } = await threadAt(door, params.threadId ?? '')
	if (!way) throw data(null, { status: 404 })
	return keepTyped(request, ownerOf(door.accountId), { threadId: thread.id, draft: {}, begins: false })
}
