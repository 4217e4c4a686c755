// Why a seat of a week's plan stays empty: said from the finished plan and every limit, and true of everybody.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { halfHoursWithin } from '~/base/span'
import { weekOfMasks } from '~/matching/availability'
import type { Booked } from '~/matching/booking'
import { bookedAs, fit as judge } from '~/matching/fit'
import { noLimits } from '~/matching/limit'
import { planWeek } from '~/matching/plan-week'
import type { Week, WeekOrder, WeekPerson } from '~/matching/plan-week-input'
import { sayEmpty } from '~/words/ja/plan'
import { longer, runs } from '../runner/long'
import { aid, order, planned, slot, somebody, task, town, who } from './plan-weeks'

// Hundreds of weeks beside whatever else a machine does.
vi.setConfig({ testTimeout: longer(30_000) })

const morning = slot('s', 1, 540, 660)
const whyOf = (week: Partial<Week>, over: Partial<WeekOrder> = {}) => {
	const [first] = planned(week, over).empty
	if (first?.reason.why !== 'week') throw new Error('no seat is empty')
	return { ...first.reason, say: sayEmpty(first.reason) }
}
const elsewhere = (from: number, to: number): Booked => bookedAs(task, slot('x', 1, from, to).slot)
const anything = { ...noLimits, noDriving: false }
const drives = { noDriving: false }
const noTime = weekOfMasks([0, halfHoursWithin(0, 60)])

describe('why a seat is empty', () => {
	test('on Tuesday only two people can drive, and both are booked', () => {
		const driving = slot('s', 1, 540, 660, { task: { ...task, driving: true } })
		const people = [
			somebody('a', drives, { busy: [elsewhere(480, 600)] }),
			somebody('b', drives, { busy: [elsewhere(600, 720)] }),
			...['c', 'd', 'e'].map((name) => somebody(name)),
			somebody('f', {}, { masks: noTime }),
		]
		expect(whyOf({ slots: [driving], people })).toMatchObject({
			can: 2,
			taken: { booked: 2 },
			only: 'driving',
			alone: { rule: 'driving', people: 3 },
			say: 'この日程で、車の運転ができる人は2人だけで、どちらも同じ時間かすぐ前後に、約束した別の仕事があります。車の運転を別にすれば、できる人があと3人います',
		})
	})

	test('nobody has the time', () => {
		const people = [somebody('a', {}, { masks: noTime }), somebody('b', {}, { masks: noTime })]
		expect(whyOf({ slots: [morning], people }).say).toBe(
			'この日程で、この時間を「できる時間」にしている人がいません。時間を別にすれば、できる人が2人います',
		)
	})

	test('nobody is there at all', () => {
		expect(whyOf({ slots: [morning], people: [] }).say).toBe('この日程にできる人がいません')
	})

	test('a rule is named only where it alone parts those who can from those who have the time', () => {
		const heavy = slot('s', 1, 540, 660, { task: { ...task, kilograms: 20, driving: true } })
		const people = [somebody('a', { ...drives, kilogramsMost: 5 }), somebody('b')]
		expect(whyOf({ slots: [heavy], people })).toMatchObject({ can: 0, only: null })
		const both = [somebody('a', { ...drives, kilogramsMost: 5 }), somebody('b', { kilogramsMost: 3 })]
		expect(whyOf({ slots: [heavy], people: both })).toMatchObject({
			only: 'kilograms',
			say: 'この日程で、20kgを持てる人がいません。重さ(20kg)を別にすれば、できる人が1人います',
		})
	})

	test.each([
		['here', [somebody('a')], {}, 'その人はこの日程に入っています'],
		['full', [somebody('a', { minutesMost: 60 })], {}, undefined],
		[
			'full',
			[somebody('a', { minutesMost: 150 }, { busy: [elsewhere(900, 960)] })],
			{},
			'その人は決めた上限(時間・日数・金額など)に達しています',
		],
		[
			'struck',
			[somebody('a')],
			{ struck: [{ slotId: 's', registrantId: who('a') }] },
			'その人は外してあります',
		],
	])('%s', (how, people, over, say) => {
		const why = whyOf({ slots: [slot('s', 1, 540, 660, { seats: 2 })], people }, over)
		if (say === undefined) expect(why).toMatchObject({ can: 0, only: 'length' })
		else
			expect(why).toMatchObject({ can: 1, taken: { [how]: 1 }, say: `この日程にできる人は1人だけで、${say}` })
	})

	test.each([
		['waits', '声をかけたか手が挙がっていて、返事がまだです'],
		['answered', 'この日程の返事は、もうすんでいます'],
		['own-firm', '依頼主の側の人です'],
		['here', 'この日程に入っています'],
	] as const)('whom no plan may seat is told of as such: %s', (by, say) => {
		const barred = [{ slotId: 's', registrantId: who('a'), by }]
		expect(whyOf({ slots: [morning], people: [somebody('a')], barred }).say).toBe(
			`この日程にできる人は1人だけで、その人は${say}`,
		)
	})

	test('a seat of this plan at the same time is told apart from a promise', () => {
		const slots = [slot('s', 1, 540, 660), slot('t', 1, 600, 720)]
		const why = whyOf({ slots, people: [somebody('a')] })
		expect(why.taken).toEqual({ planned: 1 })
		expect(why.say).toContain('この案の別の席に入っています')
	})

	test('many are counted, each where they are', () => {
		const people = [
			...['a', 'b', 'c'].map((name) => somebody(name, {}, { busy: [elsewhere(540, 600)] })),
			somebody('d'),
			somebody('e', { minutesMost: 120 }, { busy: [elsewhere(1_000, 1_020)] }),
		]
		expect(whyOf({ slots: [slot('s', 1, 540, 660, { seats: 2 })], people }).say).toBe(
			'この日程にできる人は5人です。1人は、この日程に入っています。3人は、同じ時間かすぐ前後に、約束した別の仕事があります。1人は、決めた上限(時間・日数・金額など)に達しています',
		)
	})

	test('who could and is not to be asked today is said beside', () => {
		const later = [somebody('a', drives), somebody('b')]
		const driving = slot('s', 1, 540, 660, { task: { ...task, driving: true } })
		expect(whyOf({ slots: [driving], people: [], later })).toMatchObject({ can: 0, later: 1 })
	})

	test('whose answer to this very seat is awaited is no one “not to be asked today”', () => {
		const later = [somebody('a'), somebody('b')]
		const barred = [
			{ slotId: 's', registrantId: who('a'), by: 'answered' as const },
			{ slotId: 's', registrantId: who('a'), by: 'waits' as const },
			{ slotId: 's', registrantId: who('a'), by: 'answered' as const },
		]
		expect(whyOf({ slots: [morning], people: [], later, barred })).toMatchObject({
			can: 1,
			taken: { waits: 1 },
			later: 1,
		})
	})
})

const anySpan = fc.tuple(fc.nat(2), fc.nat(6)).map(([day, from]) => ({ day, from: 480 + from * 60 }))
const anyWeek = fc
	.record({
		slots: fc.array(fc.record({ at: anySpan, seats: fc.integer({ min: 1, max: 3 }), drive: fc.boolean() }), {
			minLength: 1,
			maxLength: 5,
		}),
		people: fc.array(
			fc.record({
				noDriving: fc.boolean(),
				minutesMost: fc.constantFrom(null, 60, 120, 240),
				busy: fc.array(anySpan, { maxLength: 2 }),
				late: fc.boolean(),
			}),
			{ maxLength: 6 },
		),
	})
	.map(({ slots, people }) => ({
		...{ later: [], barred: [], waiting: 0, town },
		slots: slots.map(({ at, seats, drive }, n) =>
			slot(`s${n}`, at.day, at.from, at.from + 120, { seats, task: { ...task, driving: drive } }),
		),
		people: people.map(({ noDriving, minutesMost, busy, late }, n) =>
			somebody(
				`p${n}`,
				{ noDriving, minutesMost },
				{
					busy: busy.map(({ day, from }) => bookedAs(task, slot('x', day, from, from + 60).slot)),
					...(late && { masks: weekOfMasks(Array.from({ length: 7 }, () => halfHoursWithin(720, 1_020))) }),
				},
			),
		),
	}))

test('of any week everybody who could is told of once, nobody could still sit, and the rule named parts them truly', () => {
	fc.assert(
		fc.property(anyWeek, fc.constantFrom('fair-turns' as const, 'few-faces' as const), (week, mode) => {
			const made = planWeek(week, order({ mode }), aid)
			for (const { slotId, reason } of made.empty) {
				if (reason.why !== 'week') throw new Error('told by the planner alone')
				const one = week.slots.find(({ id }) => id === slotId) as (typeof week.slots)[number]
				const able = (person: WeekPerson, limits = person.limits) =>
					judge({ ...person, limits }, one.task, one.slot, [], week.town).fits
				const could = week.people.filter((person) => able(person))
				expect(reason.can).toBe(could.length)
				expect(Object.values(reason.taken).reduce((sum, count) => sum + count, 0)).toBe(could.length)
				expect(reason.taken.free).toBe(undefined)
				expect(reason.taken.here ?? 0).toBe(made.pairs.filter((pair) => pair.slotId === slotId).length)
				// Whoever has the time and no limit at all could: so many "have the time".
				const timed = week.people.filter((person) => able(person, anything))
				if (reason.only === 'hours') expect(timed.length).toBe(could.length)
				if (reason.only === 'driving')
					expect(timed.filter((person) => !person.limits.noDriving).length).toBe(could.length)
				if (reason.alone?.rule === 'driving')
					expect(week.people.filter((one) => able(one, { ...one.limits, noDriving: false })).length).toBe(
						could.length + reason.alone.people,
					)
			}
		}),
		runs(150),
	)
})

describe('a stop', () => {
	const slots = Array.from({ length: 40 }, (_, n) =>
		slot(`s${n}`, n % 5, 480 + (n % 8) * 60, 600 + (n % 8) * 60),
	)
	// Too few by a quarter: whoever searches does so until the steps or the time are used up.
	const people = Array.from({ length: 6 }, (_, n) => somebody(`p${n}`, { minutesMost: 120 }))
	const week = { slots, people, later: [], barred: [], waiting: 0, town }

	test('is heard while the plan is bettered, whenever it comes: what there is stays lawful and says that it was stopped', () => {
		let looks = 0
		const whole = planWeek(week, order(), {
			elapsed: () => {
				looks++
				return 0
			},
		})
		expect(whole.figures.stopped).toBe(false)
		expect(looks).toBeGreaterThan(20)
		for (const after of [0, 3, looks >> 1, looks - 3]) {
			let seen = 0
			let over = 0
			const elapsed = () => {
				if (seen++ < after) return 0
				over++
				return Number.POSITIVE_INFINITY
			}
			const made = planWeek(week, order(), { elapsed })
			expect(made.figures.stopped).toBe(true)
			// Once told to stop, it looks no more than some times before it is done: once for each search it does not begin.
			expect(over).toBeLessThan(looks / 8)
			const days = made.pairs.map((one) => `${one.registrantId} ${Number(one.slotId.slice(1)) % 5}`)
			expect(new Set(days).size).toBe(days.length)
		}
	})

	test('tells how many seats are filled on the way', () => {
		const told: number[] = []
		const made = planWeek(week, order(), { elapsed: () => 0, tell: (filled) => told.push(filled) })
		expect(told.length).toBeGreaterThan(1)
		expect(told.at(-1)).toBe(made.figures.filled)
	})
})
