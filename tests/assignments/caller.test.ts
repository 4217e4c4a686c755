// What somebody who rings is probably calling about.
import { describe, expect, it } from 'vitest'
import type { AssignmentState } from '~/assignments/assignment'
import { byNearness } from '~/assignments/caller'
import { addDays, instantOf } from '~/base/day'

const today = '2026-11-23'
const at = (days: number, hour = 9) => instantOf(addDays(today, days), hour * 60)
const work = (id: string, state: AssignmentState, days: number, hour = 9) => ({
	kind: 'work' as const,
	id,
	state,
	day: addDays(today, days),
	at: at(days, hour),
})
const one = (kind: 'offer' | 'money' | 'hand', id: string, days: number) => ({ kind, id, at: at(days) })
const order = (...matters: Parameters<typeof byNearness>[0]) => byNearness(matters, today).map(({ id }) => id)

describe('what somebody rings about', () => {
	it.each([
		[
			'today’s work before everything',
			[one('offer', 'asked', 0), work('today', 'agreed', 0)],
			['today', 'asked'],
		],
		[
			'the earlier of today’s',
			[work('noon', 'agreed', 0, 12), work('morning', 'agreed', 0, 8)],
			['morning', 'noon'],
		],
		[
			'the promise that waits before the offer',
			[one('offer', 'asked', 0), work('new', 'decided', 9)],
			['new', 'asked'],
		],
		[
			'the offer before money that is late',
			[one('money', 'late', -9), one('offer', 'asked', 2)],
			['asked', 'late'],
		],
		[
			'late money before tomorrow’s work',
			[work('tomorrow', 'agreed', 1), one('money', 'late', -1)],
			['late', 'tomorrow'],
		],
		[
			'tomorrow’s before what is far off',
			[work('far', 'agreed', 30), work('tomorrow', 'agreed', 1)],
			['tomorrow', 'far'],
		],
		[
			'the third day is near, the fourth is not',
			[work('4', 'agreed', 4), work('m', 'mending', -3), work('3', 'agreed', 3)],
			['m', '3', '4'],
		],
		[
			'today’s that is reported is over',
			[work('done', 'reported', 0), work('tomorrow', 'agreed', 1)],
			['tomorrow', 'done'],
		],
		['hands that are up come last', [one('hand', 'hand', 1), work('far', 'agreed', 30)], ['far', 'hand']],
		['nothing', [], []],
	] as [string, Parameters<typeof byNearness>[0], string[]][])('%s', (_, matters, ids) =>
		expect(order(...matters)).toEqual(ids),
	)
})
