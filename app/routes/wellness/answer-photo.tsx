// A photo of a consultation, for who may read it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data } from '@remix-run/node'
import { requireReader, threadAt } from './coordinator.server'
import { photoAnswer } from './photo.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { thread, way } = await threadAt(await requireReader(request), params.threadId ?? '')
	if (!way) throw data(null, { status: 404 })
	return photoAnswer(thread.id, params.photoId ?? '')
}
