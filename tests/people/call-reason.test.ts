// Whom to call next: one row a person, and who did not answer today waits behind the others.
import { describe, expect, it } from 'vitest'
import { instantOf } from '~/base/day'
import { byPerson } from '~/people/call-reason'

const today = '2026-11-21'
const call = (id: string, registrantId: string, hour: number, triedOn?: string) => ({
	id,
	registrantId,
	employerId: null,
	dueAt: instantOf(today, hour * 60),
	tries: triedOn ? [{ at: instantOf(triedOn, 600) }] : [],
})

describe('the order of calls', () => {
	it('is by the earliest matter of each person', () => {
		const rows = byPerson([call('a', 'ooba', 15), call('b', 'taniguchi', 9), call('c', 'ooba', 8)], today)
		expect(rows.map((theirs) => theirs.map((one) => one.id))).toEqual([['c', 'a'], ['b']])
	})

	it('puts who was tried today behind everybody else, yesterday’s try counts no more', () => {
		const rows = byPerson(
			[call('a', 'ooba', 8, today), call('b', 'taniguchi', 9), call('c', 'hattori', 10, '2026-11-20')],
			today,
		)
		expect(rows.map((theirs) => theirs[0]?.id)).toEqual(['b', 'c', 'a'])
	})
})
