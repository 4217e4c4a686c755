// The promise of an answer: twenty-four hours by the wall, who is called when, and how it is counted; a year against a slow second way.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '~/base/day'
import type { Clock, Rung } from '~/wellness/clock'
import { callsDue, earliest, isOpen, keepingOf, momentsOf } from '~/wellness/clock'
import { runs } from '../runner/long'

const usual = { answerHours: 24, deputyHours: 18, headHours: 22 }
const at = (day: string, hour: number, minute = 0) => instantOf(day, hour * 60 + minute)
type OfThread = Clock & { threadId: string }
const clock = (startedAt: Date, over: Partial<OfThread> = {}): OfThread => ({
	...momentsOf(startedAt, usual),
	deputyCalledAt: null,
	headCalledAt: null,
	answeredAt: null,
	droppedAt: null,
	threadId: 'a',
	...over,
})

describe('the moments of a promise', () => {
	it.each([
		['over the end of a month', '2026-11-30', '2026-12-01'],
		['over the end of a year', '2026-12-31', '2027-01-01'],
		['over 29 February', '2028-02-28', '2028-02-29'],
		['over a holiday', '2026-11-22', '2026-11-23'],
	])('are the same hour of the next day: %s', (_, from, to) => {
		const moments = momentsOf(at(from, 14, 20), usual)
		expect(moments.answerBy).toEqual(at(to, 14, 20))
		expect(moments.deputyAt).toEqual(at(to, 8, 20))
		expect(moments.headAt).toEqual(at(to, 12, 20))
	})

	it('call nobody after the promise has ended, nor the head before the deputy', () => {
		const short = momentsOf(at('2026-11-02', 9), { answerHours: 12, deputyHours: 18, headHours: 22 })
		expect([short.deputyAt, short.headAt]).toEqual([short.answerBy, short.answerBy])
		const crossed = momentsOf(at('2026-11-02', 9), { answerHours: 24, deputyHours: 20, headHours: 10 })
		expect(crossed.headAt).toEqual(crossed.deputyAt)
	})
})

describe('who is called', () => {
	const one = clock(at('2026-11-02', 9))
	it.each([
		['before 18 hours', at('2026-11-03', 2, 59), []],
		['at 18 hours', at('2026-11-03', 3), ['deputy']],
		['before 22 hours', at('2026-11-03', 6, 59), ['deputy']],
		['at 22 hours, after a missed run', at('2026-11-03', 7), ['deputy', 'head']],
		['days later', at('2026-11-20', 7), ['deputy', 'head']],
		['on a clock set back', at('2026-11-01', 7), []],
	] as const)('%s', (_, when, rungs) => {
		expect(callsDue(one, when)).toEqual(rungs)
	})

	it('is nobody twice, and nobody once it is answered or dropped', () => {
		const late = at('2026-11-03', 8)
		expect(callsDue({ ...one, deputyCalledAt: at('2026-11-03', 3) }, late)).toEqual(['head'])
		expect(callsDue({ ...one, answeredAt: late }, late)).toEqual([])
		expect(callsDue({ ...one, droppedAt: late }, late)).toEqual([])
	})
})

describe('the earliest promise', () => {
	it('is of the messages that are open', () => {
		const first = clock(at('2026-11-02', 9))
		const second = clock(at('2026-11-02', 20))
		expect(earliest([second, first])).toEqual(first.answerBy)
		expect(earliest([second, { ...first, answeredAt: at('2026-11-02', 10) }])).toEqual(second.answerBy)
		expect(earliest([])).toBeNull()
	})
})

describe('how promises were kept', () => {
	const now = at('2026-11-10', 9)
	it('counts what was answered and what is over, and takes the middle one', () => {
		const counted = keepingOf(
			[
				clock(at('2026-11-02', 9), { answeredAt: at('2026-11-02', 10) }),
				clock(at('2026-11-02', 9), { answeredAt: at('2026-11-03', 9), threadId: 'b' }),
				clock(at('2026-11-02', 9), { answeredAt: at('2026-11-03', 10) }),
				clock(at('2026-11-03', 9), { threadId: 'c' }),
				clock(at('2026-11-10', 8), { threadId: 'd' }),
				clock(at('2026-11-03', 9), { droppedAt: at('2026-11-03', 10), threadId: 'e' }),
			],
			now,
		)
		expect(counted).toEqual({ kept: 2, late: 1, missing: 1, medianMinutes: 24 * 60, threads: 3 })
	})

	it('says nothing of nothing, and stands between two in the middle', () => {
		expect(keepingOf([], now)).toEqual({ kept: 0, late: 0, missing: 0, medianMinutes: null, threads: 0 })
		const two = [10, 13].map((hour) => clock(at('2026-11-02', 9), { answeredAt: at('2026-11-02', hour) }))
		expect(keepingOf(two, now).medianMinutes).toBe(150)
	})
})

/** What happens in a year: a word of the person, an answer, a look of the machine (which may be missed for long), a closing. */
type Step = { minutes: number; what: 'word' | 'answer' | 'look' | 'close' }

describe('a year of clocks', () => {
	it('calls each rung once, and counts as counting minute by minute does', () => {
		const steps = fc.array(
			fc.record({
				minutes: fc.oneof(fc.nat(90), fc.nat(3_000), fc.nat(20_000)),
				what: fc.constantFrom<Step['what']>('word', 'answer', 'look', 'look', 'close'),
			}),
			{ minLength: 5, maxLength: 60 },
		)
		fc.assert(
			fc.property(steps, (steps) => {
				let minute = 0
				const start = at('2026-03-31', 23).getTime()
				const when = () => new Date(start + minute * 60_000)
				const clocks: OfThread[] = []
				// The slow way: each word has a counter of minutes of its own, raised one by one.
				const slow: { age: number; answered: number | null; dropped: boolean; rungs: Rung[] }[] = []
				const called: Rung[][] = []
				for (const { minutes, what } of steps) {
					for (let n = 0; n < minutes; n++)
						for (const one of slow) if (one.answered === null && !one.dropped) one.age++
					minute += minutes
					if (what === 'word') {
						clocks.push(clock(when()))
						called.push([])
						slow.push({ age: 0, answered: null, dropped: false, rungs: [] })
					}
					for (const [n, one] of clocks.entries()) {
						if (!isOpen(one)) continue
						if (what === 'answer') one.answeredAt = when()
						if (what === 'close') one.droppedAt = when()
						if (what === 'look')
							for (const rung of callsDue(one, when())) {
								one[rung === 'deputy' ? 'deputyCalledAt' : 'headCalledAt'] = when()
								called[n]?.push(rung)
							}
					}
					for (const one of slow) {
						if (one.answered !== null || one.dropped) continue
						if (what === 'answer') one.answered = one.age
						if (what === 'close') one.dropped = true
						if (what !== 'look') continue
						if (one.age >= 18 * 60 && !one.rungs.includes('deputy')) one.rungs.push('deputy')
						if (one.age >= 22 * 60 && !one.rungs.includes('head')) one.rungs.push('head')
					}
				}
				expect(called).toEqual(slow.map(({ rungs }) => rungs))
				const { kept, late, missing } = keepingOf(clocks, when())
				expect([kept, late, missing]).toEqual([
					slow.filter(({ answered }) => answered !== null && answered <= 1440).length,
					slow.filter(({ answered }) => answered !== null && answered > 1440).length,
					slow.filter(({ answered, dropped, age }) => answered === null && !dropped && age >= 1440).length,
				])
			}),
			runs(100, 20261122),
		)
	})
})
