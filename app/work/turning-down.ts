// What the council ended of a request, and how long it is said: until something newer takes its place.
import type { RequestState } from './request'

/** The quote that was withdrawn is the newest there is, or the request is turned down: the reason is still to be read. */
export const endingHolds = (
	ending: { of: 'quote' | 'request'; quoteId: string | null },
	{ state, quotes }: { state: RequestState; quotes: readonly { id: string }[] },
): boolean =>
	ending.of === 'request'
		? state === 'turned-down'
		: state === 'received' && ending.quoteId !== null && ending.quoteId === quotes[0]?.id

/** The quote that stands for a request: the newest, while it waits for an answer or was agreed to. */
export const standingQuote = <Quote>({
	state,
	quotes,
}: {
	state: RequestState
	quotes: readonly Quote[]
}): Quote | undefined => (state === 'quoted' || state === 'agreed' ? quotes[0] : undefined)
