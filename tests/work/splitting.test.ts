// Sums of a sheet and of a quote.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayMove, statesBefore } from '~/base/life'
import { workWords } from '~/words/ja/work'
import { fields, requestMoves, requestStates } from '~/work/request'
import type { Quoted } from '~/work/splitting'
import { feeOn, minutesOfSteps, quoteChanges, quoteSums, seatsOf, yenAnHour } from '~/work/splitting'
import { movedBy } from '~/work/step'

test('unknown minutes are counted apart and never block', () => {
	expect(minutesOfSteps([{ minutes: 30 }, { minutes: null }, { minutes: 45 }])).toEqual({
		known: 75,
		unknown: 1,
	})
	expect(minutesOfSteps([])).toEqual({ known: 0, unknown: 0 })
})

test('seats of slots', () => expect(seatsOf([{ seats: 2 }, { seats: 3 }])).toBe(5))

describe('a quote', () => {
	test('2,600 yen for three seats with 15 % fee and 10 % tax', () => {
		const task = { payYen: 2600, feeYen: feeOn(2600, 150), slots: [{ seats: 2 }, { seats: 1 }] }
		expect(quoteSums([task], 100)).toEqual({
			seats: 3,
			travelYen: 0,
			payYen: 7800,
			feeYen: 1170,
			netYen: 8970,
			taxYen: 897,
			totalYen: 9867,
		})
	})
	test('tax is cut down once, not by task', () => {
		const one = { payYen: 15, feeYen: 0, slots: [{ seats: 1 }] }
		expect(quoteSums([one, one], 100).taxYen).toBe(3)
	})
	test('of three parties tax is on the fee alone', () => {
		const sums = quoteSums([{ payYen: 2600, feeYen: 390, slots: [{ seats: 2 }] }], 100, 'B')
		expect(sums).toMatchObject({ payYen: 5200, feeYen: 780, taxYen: 78, totalYen: 6058 })
	})

	test('of nothing is nothing', () => expect(quoteSums([], 100).totalYen).toBe(0))
	test('meets an invoice counted seat by seat', () => {
		const task = fc.record({
			payYen: fc.integer({ min: 1, max: 10_000_000 }),
			slots: fc.array(fc.record({ seats: fc.integer({ min: 1, max: 20 }) }), { maxLength: 4 }),
		})
		fc.assert(
			fc.property(fc.array(task, { maxLength: 4 }), fc.integer({ min: 0, max: 500 }), (tasks, permille) => {
				const counted = tasks.map((one) => ({ ...one, feeYen: feeOn(one.payYen, permille) }))
				let pay = 0
				let fee = 0
				for (const one of counted)
					for (const slot of one.slots)
						for (let seat = 0; seat < slot.seats; seat++) {
							pay += one.payYen
							fee += one.feeYen
						}
				const sums = quoteSums(counted, 100)
				expect([sums.payYen, sums.feeYen]).toEqual([pay, fee])
				expect(sums.totalYen).toBe(pay + fee + sums.taxYen)
				expect(sums.taxYen * 1000).toBeLessThanOrEqual((pay + fee) * 100)
				expect((sums.taxYen + 1) * 1000).toBeGreaterThan((pay + fee) * 100)
			}),
		)
	})
	test('the yardstick for an hour', () => {
		expect(yenAnHour(2600, 120)).toBe(1300)
		expect(yenAnHour(2600, 0)).toBe(0)
	})
})

describe('steps move', () => {
	test('up, down and not past the ends', () => {
		expect(movedBy(['a', 'b', 'c'], 'c', 'up')).toEqual(['a', 'c', 'b'])
		expect(movedBy(['a', 'b', 'c'], 'a', 'down')).toEqual(['b', 'a', 'c'])
		expect(movedBy(['a', 'b'], 'a', 'up')).toEqual(['a', 'b'])
		expect(movedBy(['a', 'b'], 'b', 'down')).toEqual(['a', 'b'])
		expect(movedBy(['a', 'b'], 'x', 'up')).toEqual(['a', 'b'])
	})
})

describe('the life of a request', () => {
	test('posting needs an agreed quote', () => {
		expect(statesBefore(requestMoves, 'publishTasks')).toEqual(['agreed'])
		expect(mayMove(requestMoves, 'publishTasks', 'quoted')).toBe(false)
	})
	test('nothing leads out of withdrawn or published', () => {
		for (const move of requestMoves) {
			expect(mayMove(requestMoves, move.act, 'withdrawn')).toBe(false)
			expect(mayMove(requestMoves, move.act, 'published')).toBe(false)
		}
	})
	test('every state is reached, and has its Japanese', () => {
		expect(requestStates.filter((state) => !requestMoves.some((move) => move.to === state))).toEqual([])
		expect(Object.keys(workWords.requestStates)).toEqual([...requestStates, 'over'])
		expect(Object.keys(workWords.fields)).toEqual([...fields])
	})
})

describe('a second quote', () => {
	const slot = { day: '2026-12-01', startMinute: 540, endMinute: 600, seats: 2 }
	const line = (over: Partial<Quoted> = {}): Quoted => ({
		taskId: 'wash',
		title: '洗う',
		payYen: 1000,
		seats: 2,
		slots: [slot],
		...over,
	})
	test('says what changed', () => {
		expect(quoteChanges([line()], [line()])).toEqual([])
		expect(
			quoteChanges([line()], [line({ seats: 3, slots: [{ ...slot, seats: 3 }], payYen: 1200 })]),
		).toEqual([
			{ what: 'seats', title: '洗う', from: 2, to: 3 },
			{ what: 'pay', title: '洗う', from: 1000, to: 1200 },
		])
		expect(quoteChanges([line()], [line({ slots: [{ ...slot, day: '2026-12-02' }] })])).toEqual([
			{ what: 'days', title: '洗う', seats: 2 },
		])
		expect(quoteChanges([line()], [line({ taskId: 'peel', title: 'むく' })])).toEqual([
			{ what: 'added', title: 'むく', seats: 2 },
			{ what: 'removed', title: '洗う', seats: 2 },
		])
	})
})
