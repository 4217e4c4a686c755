// A photo of one's own consultation, sent or still in the draft.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { draftIn } from '~/wellness/draft.server'
import { threadOf } from '~/wellness/thread.server'
import { db } from '~db/client'
import { requirePerson } from './person.server'
import { photoAnswer } from './photo.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { owner } = await requirePerson(request)
	const threadId = params.threadId ?? ''
	const theirs = (await threadOf(db(), threadId, owner)) ?? (await draftIn(db(), owner, threadId))
	if (!theirs) throw data(null, { status: 404 })
	return photoAnswer(threadId, params.photoId ?? '')
}
