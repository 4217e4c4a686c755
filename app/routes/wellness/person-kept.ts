// A person's words that are typed and not sent, kept while they are typed: of a thread, or of a first message.
import type { ActionFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { begunBy, draftIn } from '~/wellness/draft.server'
import { threadOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import { keepTyped } from './kept-words.server'
import { requirePerson } from './person.server'

export async function action({ request, params }: ActionFunctionArgs) {
	const { owner } = await requirePerson(request)
	const { threadId } = params
	if (threadId) {
		if (!(await threadOf(db(), threadId, owner))) throw data(null, { status: 404 })
		const draft = (await draftIn(db(), owner, threadId))?.draft
		return keepTyped(request, owner, { threadId, draft: draft ?? {}, begins: false })
	}
	const begun = await begunBy(db(), owner)
	if (!begun) throw data(null, { status: 404 })
	return keepTyped(request, owner, { ...begun, begins: true })
}
