// The roster: who is on, whether an hour may be promised, and whose deputy is called from the start.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '~/base/day'
import type { Duty } from '~/wellness/duty'
import { faultOfDuty, hourKept, isAway, onDutyAt, peopleOn, urgentBy } from '~/wellness/duty'
import { runs } from '../runner/long'

const day = '2026-11-02'
const at = (minute: number) => new Date(instantOf(day, 0).getTime() + minute * 60_000)
const duty = (coordinatorId: string, deputyId: string | null, from: number, until: number): Duty => ({
	coordinatorId,
	deputyId,
	startsAt: at(from),
	endsAt: at(until),
})

describe('who is on duty', () => {
	it('from the first minute, not of the last', () => {
		const one = [duty('a', 'b', 540, 600)]
		expect(peopleOn(onDutyAt(one, at(540)))).toEqual(['a', 'b'])
		expect(peopleOn(onDutyAt(one, at(599)))).toEqual(['a', 'b'])
		expect(peopleOn(onDutyAt(one, at(600)))).toEqual([])
		expect(peopleOn(onDutyAt(one, at(539)))).toEqual([])
	})
})

describe('an hour is promised', () => {
	it.each([
		['with somebody and their deputy', [duty('a', 'b', 500, 700)], true],
		['with two who are on together', [duty('a', null, 500, 700), duty('b', null, 500, 700)], true],
		['not with one alone', [duty('a', null, 500, 700)], false],
		['not with nobody', [], false],
		['not when the second leaves within it', [duty('a', null, 500, 700), duty('b', null, 500, 599)], false],
		['when others take over in the same minute', [duty('a', 'b', 500, 570), duty('c', 'd', 570, 700)], true],
		['not with a minute between', [duty('a', 'b', 500, 570), duty('c', 'd', 571, 700)], false],
		['not with one person twice', [duty('a', null, 500, 700), duty('a', null, 500, 700)], false],
	])('%s', (_, duties, kept) => {
		expect(hourKept(duties, at(540))).toBe(kept)
	})

	it('exactly while two are there in each of its minutes', () => {
		const some = fc.array(
			fc
				.tuple(
					fc.constantFrom('a', 'b', 'c'),
					fc.constantFrom('a', 'b', 'c', null),
					fc.integer({ min: 500, max: 620 }),
					fc.nat(90),
				)
				.map(([who, deputy, from, length]) => duty(who, deputy, from, from + length + 1)),
			{ maxLength: 6 },
		)
		fc.assert(
			fc.property(some, (duties) => {
				const minutes = Array.from({ length: 60 }, (_, n) => at(540 + n))
				const slowly = minutes.every((minute) => peopleOn(onDutyAt(duties, minute)).length >= 2)
				expect(hourKept(duties, at(540))).toBe(slowly)
			}),
			runs(200, 20261122),
		)
	})

	it('else the usual time, and never later than it', () => {
		const two = [duty('a', 'b', 500, 700)]
		expect(urgentBy(two, at(540), at(2000))).toEqual(at(600))
		expect(urgentBy(two, at(540), at(570))).toEqual(at(570))
		expect(urgentBy([], at(540), at(2000))).toEqual(at(2000))
	})
})

describe('on leave', () => {
	it.each([
		['is who others stand for', [duty('b', null, 540, 600)], 'a', true],
		[
			'is nobody who comes on before it is time',
			[duty('b', null, 540, 600), duty('a', null, 800, 900)],
			'a',
			false,
		],
		['is who comes on too late', [duty('b', null, 540, 600), duty('a', null, 1700, 1800)], 'a', true],
		['is no deputy', [duty('b', 'a', 540, 600)], 'a', false],
		['is nobody without a roster', [], 'a', false],
		['is nobody where nobody has the thread', [duty('b', null, 540, 600)], null, false],
	] as const)('%s', (_, duties, who, away) => {
		expect(isAway(duties, who, at(1600))).toBe(away)
	})
})

describe('a duty is refused', () => {
	it.each([
		[duty('a', 'b', 540, 540), 'duty-order'],
		[duty('a', 'b', 540, 540 + 15 * 1440), 'duty-too-long'],
		[duty('a', 'a', 540, 600), 'duty-own-deputy'],
		[duty('a', null, 540, 600), undefined],
	] as const)('%#', (one, fault) => {
		expect(faultOfDuty(one)).toBe(fault)
	})
})
