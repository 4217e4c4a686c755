// When a chore was last due, against a slow second way: walking back minute by minute.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, minuteOf } from '~/base/day'
import type { Timing } from '~/chores/schedule'
import { lastDue } from '~/chores/schedule'
import { runs } from '../runner/long'

/** The latest whole minute at or before an instant at which the timing says now. */
function walkBack(timing: { at: number } | { monthlyOn: number; at: number }, from: Date): Date {
	for (let at = Math.floor(from.getTime() / 60_000) * 60_000; ; at -= 60_000) {
		const instant = new Date(at)
		if (minuteOf(instant) !== timing.at) continue
		if ('monthlyOn' in timing && Number(dayOf(instant).slice(8)) !== timing.monthlyOn) continue
		return instant
	}
}

const instants = fc.date({
	min: new Date('2026-01-01T00:00:00Z'),
	max: new Date('2030-12-31T00:00:00Z'),
	noInvalidDate: true,
})
const minutes = fc.integer({ min: 0, max: 1439 })

describe('lastDue', () => {
	it('once a day', () =>
		fc.assert(
			fc.property(instants, minutes, (now, at) => {
				expect(lastDue({ at }, now)).toEqual(walkBack({ at }, now))
			}),
		))

	it('once a month', () =>
		fc.assert(
			fc.property(instants, minutes, fc.integer({ min: 1, max: 28 }), (now, at, monthlyOn) => {
				expect(lastDue({ monthlyOn, at }, now)).toEqual(walkBack({ monthlyOn, at }, now))
			}),
			runs(40),
		))

	it.each<[Timing, string, string]>([
		[{ every: 10 }, '2026-11-21T00:00:19.999Z', '2026-11-21T00:00:10.000Z'],
		[{ every: 60 }, '2026-11-21T00:01:00.000Z', '2026-11-21T00:01:00.000Z'],
		[{ at: 120 }, '2026-11-20T16:59:59.999Z', '2026-11-19T17:00:00.000Z'],
		[{ monthlyOn: 1, at: 360 }, '2026-12-31T21:00:00.000Z', '2026-12-31T21:00:00.000Z'],
	])('%j at %s was due at %s', (timing, now, due) => {
		expect(lastDue(timing, new Date(now)).toISOString()).toBe(due)
	})
})
