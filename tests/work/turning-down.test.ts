// How long what the council ended of a request is said.
import { expect, test } from 'vitest'
import type { RequestState } from '~/work/request'
import { endingHolds } from '~/work/turning-down'

const [first, second] = [{ id: 'v1' }, { id: 'v2' }]
const withdrawn = { of: 'quote', quoteId: 'v1' } as const
const turnedDown = { of: 'request', quoteId: 'v1' } as const

test.each<[typeof withdrawn | typeof turnedDown, RequestState, { id: string }[], boolean]>([
	[withdrawn, 'received', [first], true],
	// A quote came after it: chosen anew, cut anew, what was said of the first is over.
	[withdrawn, 'received', [second, first], false],
	[withdrawn, 'quoted', [second, first], false],
	[withdrawn, 'turned-down', [first], false],
	[withdrawn, 'withdrawn', [first], false],
	[turnedDown, 'turned-down', [first], true],
	[turnedDown, 'turned-down', [], true],
	[turnedDown, 'received', [first], false],
	[turnedDown, 'quoted', [second, first], false],
])('%o while %s with %o: %s', (ending, state, quotes, holds) => {
	expect(endingHolds(ending, { state, quotes })).toBe(holds)
})
