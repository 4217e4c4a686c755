// A photo of a consultation, for who may read it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { openAs, requireReader } from './coordinator.server'
import { photoAnswer } from './photo.server'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { thread } = await openAs(await requireReader(request), params.threadId ?? '')
	return photoAnswer(thread.id, params.photoId ?? '')
}
