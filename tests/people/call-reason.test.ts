// Whom to call next: one row a person, and who did not answer today waits behind the others.
import { describe, expect, it } from 'vitest'
import { instantOf } from '~/base/day'
import { byPerson, callerNow } from '~/people/call-reason'

const today = '2026-11-21'
const at = instantOf(today, 10 * 60)
const call = (id: string, registrantId: string, hour: number, triedOn?: string) => ({
	id,
	registrantId,
	employerId: null,
	dueAt: instantOf(today, hour * 60),
	tries: triedOn ? [{ at: instantOf(triedOn, 600) }] : [],
})

describe('the order of calls', () => {
	it('is by the earliest matter of each person', () => {
		const rows = byPerson([call('a', 'ooba', 15), call('b', 'taniguchi', 9), call('c', 'ooba', 8)], at)
		expect(rows.map((theirs) => theirs.map((one) => one.id))).toEqual([['c', 'a'], ['b']])
	})

	it('puts who was tried today behind everybody else, yesterday’s try counts no more', () => {
		const rows = byPerson(
			[call('a', 'ooba', 8, today), call('b', 'taniguchi', 9), call('c', 'hattori', 10, '2026-11-20')],
			at,
		)
		expect(rows.map((theirs) => theirs[0]?.id)).toEqual(['b', 'c', 'a'])
	})
	it('puts who may not be asked at this hour behind, unless they are called about something else or in red', () => {
		const evenings = { why: 'offer', askFromMinute: 17 * 60, askUntilMinute: 19 * 60 }
		const rows = (hour: number) =>
			byPerson(
				[
					{ ...call('a', 'ooba', 8), ...evenings },
					{ ...call('b', 'taniguchi', 9, today), why: 'offer' },
					{ ...call('c', 'hattori', 10), ...evenings, why: 'message' },
					{ ...call('d', 'hattori', 11), ...evenings, why: 'terms' },
					{ ...call('e', 'sano', 12), ...evenings, red: true },
				],
				instantOf(today, hour * 60),
			).map((theirs) => theirs[0]?.id)
		expect(rows(10)).toEqual(['e', 'c', 'b', 'a'])
		expect(rows(17)).toEqual(['e', 'a', 'c', 'b'])
		// The end is no hour of asking any more.
		expect(rows(19)).toEqual(['e', 'c', 'b', 'a'])
	})
})

describe('who is calling just now', () => {
	const since = new Date(at.getTime() - 9 * 60_000 - 59_000)
	it.each([
		['nobody', { takenBy: null, takenAt: null }, null],
		['I myself', { takenBy: 'me', takenAt: since }, 'mine'],
		['a colleague, for ten minutes', { takenBy: 'inoue', takenAt: since }, { accountId: 'inoue', since }],
		['nobody after ten minutes', { takenBy: 'inoue', takenAt: new Date(at.getTime() - 600_000) }, null],
	])('%s', (_, call, caller) => expect(callerNow(call, 'me', at)).toEqual(caller))
})
