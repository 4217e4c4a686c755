// A photo of the room, once a door has said that its reader may see the thread.
import { data } from '@remix-run/node'
import { photoIn } from '~/wellness/draft.server'
import { db } from '~db/client'

/** Answers with the JPEG, kept by nobody on its way; 404 where there is none. */
export async function photoAnswer(threadId: string, photoId: string): Promise<Response> {
	const bytes = await photoIn(db(), threadId, photoId)
	if (!bytes) throw data(null, { status: 404 })
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'image/jpeg',
			'content-disposition': 'inline',
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
		},
	})
}
