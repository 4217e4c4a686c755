// Who may read a thread, and as whom.
import { describe, expect, it } from 'vitest'
import { instantOf } from '~/base/day'
import { readsAs } from '~/wellness/reading'

const now = instantOf('2026-11-02', 600)
const me = { accountId: 'me', head: false, deputy: false, brokenAt: null }
const mine = { coordinatorId: 'me' }
const theirs = { coordinatorId: 'other' }
const free = { coordinatorId: null }

describe('a thread is read', () => {
	it.each([
		['by its coordinator', mine, me, 'own'],
		['by nobody else', theirs, me, undefined],
		['by nobody while nobody has it: it is taken first', free, me, undefined],
		['by the deputy on duty', theirs, { ...me, deputy: true }, 'deputy'],
		['not by the deputy while nobody has it', free, { ...me, deputy: true }, undefined],
		['by the head', theirs, { ...me, head: true }, 'head'],
		['by the head while nobody has it', free, { ...me, head: true }, 'head'],
		['for an hour with a reason', theirs, { ...me, brokenAt: instantOf('2026-11-02', 541) }, 'broken'],
		['no longer than an hour', theirs, { ...me, brokenAt: instantOf('2026-11-02', 540) }, undefined],
		['as one’s own though a reason was given', mine, { ...me, brokenAt: now }, 'own'],
	] as const)('%s', (_, thread, reader, way) => {
		expect(readsAs(thread, reader, now)).toBe(way)
	})
})
