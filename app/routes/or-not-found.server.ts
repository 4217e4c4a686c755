// A page of something that is not there, or not one's own, is answered with 404 and nothing else.
import { data } from '@remix-run/node'
import { Refusal } from '~/words/refusal'

/** What was found; 404 where nothing is, or the room says that it is not found. */
export async function orNotFound<Found>(
	looking: Promise<Found> | null | undefined | false,
): Promise<NonNullable<Awaited<Found>>> {
	if (!looking) throw data(null, { status: 404 })
	let found: Found
	try {
		found = await looking
	} catch (error) {
		if (error instanceof Refusal && error.refusal === 'not-found') throw data(null, { status: 404 })
		throw error
	}
	if (found === null || found === undefined) throw data(null, { status: 404 })
	return found as NonNullable<Awaited<Found>>
}
