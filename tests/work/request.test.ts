// What the lists say of a request whose days are over.
import { expect, test } from 'vitest'
import { lastDayOf, requestStanding } from '~/work/request'

test.each([
	['published', '2026-09-30', 'over'],
	['published', '2026-10-01', 'published'],
	['published', '2026-10-02', 'published'],
	['published', null, 'published'],
	['quoted', '2026-09-01', 'quoted'],
	['withdrawn', '2026-09-01', 'withdrawn'],
] as const)('%s with its last day %s is %s on 1 October', (state, lastDay, standing) =>
	expect(requestStanding({ state, lastDay }, '2026-10-01')).toBe(standing),
)

test('the last day is the latest of all that was cut', () => {
	expect(
		lastDayOf([
			{ slots: [{ day: '2026-10-05' }, { day: '2026-10-03' }] },
			{ slots: [] },
			{ slots: [{ day: '2026-10-04' }] },
		]),
	).toBe('2026-10-05')
	expect(lastDayOf([])).toBeNull()
})
