// How soon something may end, and since when commissions have followed each other.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '~/base/day'
import type { Commission } from '~/people/ending'
import { continuousSince, dutiesOn, earliestEnd } from '~/people/ending'

const on = (day: string, until = day): Commission => ({ fromDay: day, untilDay: until })

describe('how soon', () => {
	test.each([
		['2026-11-22', '', '2026-12-22'],
		['2027-02-01', '', '2027-03-03'],
		['2026-11-22', 'disaster', '2026-11-22'],
		['2026-11-22', 'own-wish', '2026-11-22'],
	] as const)('told on %s, exception "%s": %s', (told, exception, end) => {
		expect(earliestEnd(told, exception)).toBe(end)
	})
})

describe('since when without a break', () => {
	test.each([
		['an agreement holds from its day', '2026-04-10', [], '2026-11-22', '2026-04-10'],
		['one to come holds nothing yet', '2026-12-01', [], '2026-11-22', null],
		['nothing was ever commissioned', null, [], '2026-11-22', null],
		['one piece yesterday', null, [on('2026-11-21')], '2026-11-22', '2026-11-21'],
		['a month ago to the day it is over', null, [on('2026-10-22')], '2026-11-22', null],
		['a day less it is not', null, [on('2026-10-23')], '2026-11-22', '2026-10-23'],
		[
			'less than a month between joins',
			null,
			[on('2026-09-30'), on('2026-10-29'), on('2026-11-20')],
			'2026-11-22',
			'2026-09-30',
		],
		[
			'a month between does not',
			null,
			[on('2026-09-29'), on('2026-10-29'), on('2026-11-20')],
			'2026-11-22',
			'2026-10-29',
		],
		[
			'31 January and 28 February are a month apart',
			null,
			[on('2027-01-31'), on('2027-02-28')],
			'2027-03-01',
			'2027-02-28',
		],
		[
			'a long piece covers a short one',
			null,
			[on('2026-08-01', '2026-11-01'), on('2026-08-05')],
			'2026-11-22',
			'2026-08-01',
		],
		[
			'what is to come does not count',
			null,
			[on('2026-11-01'), on('2026-12-25')],
			'2026-11-22',
			'2026-11-01',
		],
	])('%s', (_, agreed, commissions, today, since) => {
		expect(continuousSince(agreed, commissions, today)).toBe(since)
	})

	test('whatever order they are told in', () => {
		const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n))
		fc.assert(
			fc.property(fc.array(days, { maxLength: 12 }), days, (some, today) => {
				const all = some.map((day) => on(day))
				expect(continuousSince(null, [...all].reverse(), today)).toBe(continuousSince(null, all, today))
				const since = continuousSince(null, all, today)
				expect(since === null || some.includes(since)).toBe(true)
			}),
		)
	})
})

describe('duties', () => {
	test('from the first day by default', () => {
		expect(dutiesOn(null, '2026-11-22', true)).toEqual({ since: null, oneMonth: true, sixMonths: true })
	})
	test.each([
		['2026-10-23', false, false],
		['2026-10-22', true, false],
		['2026-05-23', true, false],
		['2026-05-22', true, true],
	])('counted since %s', (since, oneMonth, sixMonths) => {
		expect(dutiesOn(since, '2026-11-22', false)).toEqual({ since, oneMonth, sixMonths })
	})
})
