// A week's plan: whole limits always, what staff settled, the most seats where it can be proved, and why a seat is empty.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { addDays } from '~/base/day'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { weekOfMasks } from '~/matching/availability'
import { bookedAs, fit as judge } from '~/matching/fit'
import type { Limits } from '~/matching/limit'
import { chanceFrom } from '~/matching/plan-chance'
import type { WeekPlan } from '~/matching/plan-week'
import { pairsIn, please, practiceSaves, seatingOf, worthOf } from '~/matching/plan-week-better'
import type { Pair, Week, WeekPerson, WeekSlot } from '~/matching/plan-week-input'
import { roam } from '~/matching/plan-week-roam'
import { longer, runs } from '../runner/long'
import { monday, nameOf, planned, slot, somebody, task, town, who } from './plan-weeks'

// Thousands of weeks beside whatever else a machine does.
vi.setConfig({ testTimeout: longer(30_000) })

const said = ({ pairs }: WeekPlan) => pairs.map((one) => `${one.slotId} ${nameOf(one.registrantId)}`)

describe('a plan of a week', () => {
	test('of nothing is empty', () => {
		expect(planned({})).toMatchObject({ pairs: [], empty: [], broken: [], figures: { filled: 0, seats: 0 } })
	})

	test('gives the turn to whoever had fewer', () => {
		const people = [somebody('a', {}, { turns: 3 }), somebody('b', {}, { turns: 1 })]
		expect(said(planned({ slots: [slot('s', 0, 540, 660)], people }))).toEqual(['s b'])
	})

	test('asks few people where few are wanted', () => {
		const slots = [slot('s', 0, 540, 600), slot('t', 1, 540, 600), slot('u', 2, 540, 600)]
		const people = ['a', 'b', 'c'].map((id) => somebody(id))
		expect(planned({ slots, people }, { mode: 'few-faces' }).figures).toMatchObject({ filled: 3, people: 1 })
		expect(planned({ slots, people }).figures).toMatchObject({ filled: 3, people: 3 })
	})

	test('never puts two pieces together that break a limit together', () => {
		const slots = [slot('s', 0, 540, 660), slot('t', 0, 670, 790), slot('u', 0, 900, 960)]
		expect(said(planned({ slots, people: [somebody('a', { restBetweenMinutes: 30 })] }))).toHaveLength(2)
		expect(said(planned({ slots, people: [somebody('a', { minutesMost: 180 })] }))).toHaveLength(2)
		expect(said(planned({ slots, people: [somebody('a', { minutesMost: 120 })] }))).toHaveLength(1)
		expect(said(planned({ slots, people: [somebody('a', { daysPerWeekMost: 1 })] }))).toHaveLength(3)
		const two = [slot('s', 0, 540, 660), slot('t', 1, 540, 660)]
		expect(said(planned({ slots: two, people: [somebody('a', { daysPerWeekMost: 1 })] }))).toHaveLength(1)
		expect(said(planned({ slots: two, people: [somebody('a', { minutesPerWeekMost: 200 })] }))).toHaveLength(
			1,
		)
	})

	test('keeps what is settled, and says when it cannot', () => {
		const slots = [slot('s', 0, 540, 660), slot('t', 0, 600, 720)]
		const people = [somebody('a', {}, { turns: 9 }), somebody('b')]
		const stays = { slotId: 's', registrantId: who('a') }
		const made = planned({ slots, people }, { locks: [stays] })
		expect(said(made)).toEqual(['s a', 't b'])
		expect(made.pairs.map((one) => one.locked)).toEqual([true, false])
		const both = planned({ slots, people }, { locks: [stays, { slotId: 't', registrantId: who('a') }] })
		expect(both.broken).toMatchObject([{ slotId: 't', registrantId: who('a'), no: [{ name: 'clash' }] }])
		expect(said(both)).toEqual(['s a', 't b'])
		const gone = planned({ slots, people }, { locks: [{ slotId: 'x', registrantId: who('a') }] })
		expect(gone.broken).toEqual([{ slotId: 'x', registrantId: who('a'), no: [] }])
	})

	test('names whom asking would pass over: before in line, able, and without a seat in the plan', () => {
		const people = ['a', 'b', 'c', 'd', 'e'].map((name, standing) => somebody(name, {}, { standing }))
		const one = { slots: [slot('s', 0, 540, 660)], people }
		expect(planned(one).pairs).toMatchObject([{ registrantId: who('a'), passes: 0, passed: [] }])
		const struck = [{ slotId: 's', registrantId: who('a') }]
		expect(planned(one, { struck }).pairs).toMatchObject([
			{ registrantId: who('b'), passes: 1, passed: [who('a')] },
		])
		const locks = [{ slotId: 's', registrantId: who('e') }]
		expect(planned(one, { locks }).pairs).toMatchObject([
			{ registrantId: who('e'), passes: 4, passed: ['a', 'b', 'c'].map(who) },
		])
		// Who has another seat in the plan is asked as well, and not passed over.
		const two = { slots: [slot('s', 0, 540, 660), slot('t', 0, 540, 660)], people: people.slice(0, 2) }
		const other = [{ slotId: 's', registrantId: who('b') }]
		expect(planned(two, { locks: other }).pairs.map((pair) => pair.passes)).toEqual([0, 0])
	})

	test('leaves out who is struck out or barred, and says why a seat is empty', () => {
		const slots = [slot('s', 0, 540, 660, { seats: 2 }), slot('t', 1, 0, 60)]
		const days = somebody('a', {}, { masks: weekOfMasks([0, halfHoursWithin(480, 720)]) })
		const pair = { slotId: 's', registrantId: who('a') }
		expect(planned({ slots, people: [days] })).toMatchObject({
			pairs: [{ ...pair, can: 1 }],
			empty: [
				{ slotId: 's', seats: 1, reason: { can: 1, taken: { here: 1 } } },
				{ slotId: 't', seats: 1, reason: { can: 0, only: 'hours' } },
			],
		})
		expect(planned({ slots, people: [days] }, { struck: [pair] }).pairs).toEqual([])
		const barred = [{ ...pair, by: 'waits' as const }]
		expect(planned({ slots, people: [days], barred }).pairs).toEqual([])
		expect(planned({ slots, people: [days], barred }, { locks: [pair] }).broken).toHaveLength(1)
	})
})

describe('what speaks for a pairing beside the turn', () => {
	const two = [slot('s', 0, 540, 660), slot('t', 1, 540, 660, { task: { ...task, kind: 'garden' } })]
	const spokeOf = (made: WeekPlan) =>
		made.pairs.map((one) => `${one.slotId} ${nameOf(one.registrantId)} ${one.spoke.join()}`)

	test('each gets what they like, and what is near home', () => {
		const [a, b] = [
			somebody('a', {}, { likesKinds: ['garden'] }),
			somebody('b', {}, { likesKinds: ['cleaning'] }),
		]
		expect(spokeOf(planned({ slots: two, people: [a, b] }))).toEqual(['s b likes', 't a likes'])
		const far = slot('t', 1, 540, 660, { task: { ...task, areaId: 'east' } })
		const homes = [somebody('a', {}, { homeAreaId: 'east' }), somebody('b', {}, { homeAreaId: 'north' })]
		expect(spokeOf(planned({ slots: [slot('s', 0, 540, 660), far], people: homes }))).toEqual([
			's b near',
			't a near',
		])
	})

	test('who is used to it counts only where the sheet says that practice saves time', () => {
		const people = [somebody('a'), somebody('b', {}, { did: ['shop cleaning'] })]
		const skilled = [slot('s', 0, 540, 660), { ...(two[1] as WeekSlot) }]
		expect(spokeOf(planned({ slots: skilled, people })).join()).not.toContain('used-to-it')
		const practised = [{ ...(skilled[0] as WeekSlot), needsPractice: true }, skilled[1] as WeekSlot]
		expect(spokeOf(planned({ slots: practised, people }))).toEqual(['s b used-to-it', 't a '])
		expect(practiceSaves({ minutes: 60, detail: { usedMinutes: 45 } })).toBe(true)
		expect(practiceSaves({ minutes: 60, detail: { usedMinutes: 46 } })).toBe(false)
		expect(practiceSaves({ minutes: 60, detail: {} })).toBe(false)
		expect(practiceSaves({ minutes: null, detail: { usedMinutes: 10 } })).toBe(false)
	})

	test('a first-timer sits beside somebody experienced', () => {
		const pair = (id: string, day: number) => slot(id, day, 540, 660, { seats: 2 })
		const people = [
			somebody('a'),
			somebody('b'),
			somebody('c', {}, { did: ['x garden'] }),
			somebody('d', {}, { did: ['x garden'] }),
		]
		const made = planned({ slots: [pair('s', 0), pair('t', 1)], people })
		expect(made.pairs.map((one) => one.spoke)).toEqual(Array.from({ length: 4 }, () => ['guides']))
		const alone = planned({ slots: [slot('s', 0, 540, 660, { guided: true })], people: [somebody('a')] })
		expect(alone.pairs[0]?.spoke).toEqual(['guides'])
	})

	test('who likes to go again where they have been goes to a client they know', () => {
		const did = ['shop sewing']
		const farm = { task: { ...task, employerId: 'farm' } }
		const slots = [slot('s', 0, 540, 660), slot('t', 0, 540, 660, farm)]
		for (const [one, other] of ['ab', 'ba'].map((names) => [...names])) {
			const people = [somebody(one ?? '', {}, { did }), somebody(other ?? '', {}, { did, likesSame: true })]
			expect(spokeOf(planned({ slots, people }))).toEqual([`s ${other} same-faces`, `t ${one} `])
		}
		const stranger = somebody('b', {}, { did: ['farm cleaning'], likesSame: true })
		expect(planned({ slots: slots.slice(0, 1), people: [stranger] }).pairs[0]?.spoke).toEqual([])
	})

	test('a turn comes before what people like', () => {
		const people = [somebody('a', {}, { turns: 1, likesKinds: ['cleaning'] }), somebody('b')]
		expect(spokeOf(planned({ slots: [slot('s', 0, 540, 660)], people }))).toEqual(['s b '])
	})

	test('work at one client is handed on where its cap would leave a seat empty', () => {
		const capped = { ...town, clientWeekMinutes: 241 }
		const slots = [slot('s', 0, 540, 660), slot('t', 1, 540, 660), slot('u', 2, 540, 660)]
		const people = [somebody('a'), somebody('b', {}, { masks: weekOfMasks([0, allHalfHours]) })]
		expect(planned({ slots, people, town: capped }, { mode: 'few-faces' }).figures.filled).toBe(3)
	})
})

const anyLimits = fc.record({
	kilogramsMost: fc.constantFrom(null, null, 3, 10),
	minutesMost: fc.constantFrom(null, null, 120, 240),
	daysPerWeekMost: fc.constantFrom(null, null, 1, 2),
	minutesPerWeekMost: fc.constantFrom(null, null, 180, 300),
	restBetweenMinutes: fc.constantFrom(null, null, 30, 60),
})
const anySpan = fc.record({ day: fc.nat(6), from: fc.nat(12), length: fc.integer({ min: 1, max: 4 }) })
const anyWeek = (limits: fc.Arbitrary<Partial<Limits>>, most: number) =>
	fc
		.record({
			slots: fc.array(
				fc.record({ at: anySpan, seats: fc.integer({ min: 1, max: 2 }), heavy: fc.boolean() }),
				{
					maxLength: most,
				},
			),
			people: fc.array(
				fc.record({
					limits,
					turns: fc.nat(4),
					busy: fc.array(anySpan, { maxLength: 2 }),
					late: fc.boolean(),
				}),
				{ maxLength: most },
			),
		})
		.map(({ slots, people }) => {
			const spanOf = ({ day, from, length }: { day: number; from: number; length: number }) => ({
				day: addDays(monday, day),
				startMinute: 480 + from * 30,
				endMinute: 480 + (from + length) * 30,
			})
			return {
				town: { ...town, clientWeekMinutes: 480, clientDaysInRow: 2 },
				barred: [],
				later: [],
				waiting: 0,
				slots: slots.map(({ at, seats, heavy }, n) => ({
					id: `s${n}`,
					seats,
					task: { ...task, kilograms: heavy ? 8 : 2 },
					slot: { ...spanOf(at), seats },
					needsPractice: heavy,
					guided: false,
				})),
				people: people.map(({ limits: theirs, turns, busy, late }, n) =>
					somebody(`p${n}`, theirs, {
						turns,
						busy: busy.map((one) => bookedAs(task, { ...spanOf(one), seats: 1 })),
						...(late && { masks: weekOfMasks(Array.from({ length: 7 }, () => halfHoursWithin(600, 1020))) }),
					}),
				),
			} satisfies Week
		})
const anyPairs = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 3 })
const pairsOf = (list: readonly (readonly [number, number])[]): Pair[] =>
	list.map(([s, p]) => ({ slotId: `s${s}`, registrantId: who(`p${p}`) }))

/** The most seats anybody could fill, by trying everything. */
function mostSeats(week: Week, seats: readonly WeekSlot[], held: Map<string, WeekSlot[]>): number {
	const [first, ...rest] = seats
	if (!first) return 0
	let most = mostSeats(week, rest, held)
	for (const person of week.people) {
		const theirs = held.get(person.registrantId) ?? []
		const busy = [...person.busy, ...theirs.map((one) => bookedAs(one.task, one.slot))]
		if (!judge(person, first.task, first.slot, busy, week.town).fits) continue
		held.set(person.registrantId, [...theirs, first])
		most = Math.max(most, 1 + mostSeats(week, rest, held))
		held.set(person.registrantId, theirs)
	}
	return most
}

describe('whatever the week', () => {
	const modes = fc.constantFrom('fair-turns' as const, 'few-faces' as const)

	test('every limit holds for all pieces together, every seat is told of, and none is empty that somebody could take', () => {
		fc.assert(
			fc.property(anyWeek(anyLimits, 5), anyPairs, anyPairs, modes, (week, locks, struck, mode) => {
				const wish = { mode, locks: pairsOf(locks), struck: pairsOf(struck) }
				const made = planned(week, wish)
				const slots = new Map(week.slots.map((one) => [one.id, one]))
				const heldBy = (id: string) =>
					made.pairs.filter((one) => one.registrantId === id).map((one) => slots.get(one.slotId) as WeekSlot)
				for (const person of week.people) {
					const theirs = heldBy(person.registrantId)
					for (const one of theirs) {
						const others = theirs
							.filter((other) => other !== one)
							.map((other) => bookedAs(other.task, other.slot))
						expect(judge(person, one.task, one.slot, [...person.busy, ...others], week.town).no).toEqual([])
					}
					for (const { slotId } of made.empty) {
						const one = slots.get(slotId) as WeekSlot
						if (
							wish.struck.some((pair) => pair.slotId === slotId && pair.registrantId === person.registrantId)
						)
							continue
						const busy = [...person.busy, ...theirs.map((other) => bookedAs(other.task, other.slot))]
						expect(judge(person, one.task, one.slot, busy, week.town).fits).toBe(false)
					}
				}
				for (const { id, seats } of week.slots) {
					const sitting = made.pairs.filter((one) => one.slotId === id)
					const empty = made.empty.find((one) => one.slotId === id)?.seats ?? 0
					expect(new Set(sitting.map((one) => one.registrantId)).size + empty).toBe(seats)
				}
				const locked = made.pairs.filter((one) => one.locked)
				const settled = [...locked, ...made.broken].map((one) => `${one.slotId} ${one.registrantId}`)
				expect(new Set(settled)).toEqual(
					new Set(wish.locks.map((one) => `${one.slotId} ${one.registrantId}`)),
				)
				const free = made.pairs.filter((one) => !one.locked)
				for (const pair of wish.struck)
					expect(said({ ...made, pairs: free })).not.toContain(`${pair.slotId} ${nameOf(pair.registrantId)}`)
				expect(planned(week, wish)).toEqual(made)
			}),
			runs(300),
		)
	})

	test('where nobody has a limit that pieces share, no plan fills more', () => {
		fc.assert(
			fc.property(anyWeek(fc.constant({}), 4), modes, (made, mode) => {
				const week = { ...made, town }
				const seats = week.slots.flatMap((one) => Array.from({ length: one.seats }, () => one))
				expect(planned(week, { mode }).figures.filled).toBe(mostSeats(week, seats, new Map()))
			}),
			runs(150),
		)
	})

	test('larger weeks: few faces fill as many as fair turns, and nothing is said to be proved that another plan beats', () => {
		fc.assert(
			fc.property(anyWeek(anyLimits, 14), (week) => {
				const [fair, few] = (['fair-turns', 'few-faces'] as const).map(
					(mode) => planned(week, { mode }).figures,
				)
				expect(few?.filled).toBeGreaterThanOrEqual(fair?.filled ?? 0)
				if (fair?.proved) expect(few?.filled).toBe(fair.filled)
			}),
			runs(40),
		)
	})

	test('a limit that two pieces break together leaves a seat empty, and that is no proof', () => {
		const slots = [slot('s', 0, 540, 660), slot('t', 0, 670, 790)]
		const { figures } = planned({ slots, people: [somebody('a', { restBetweenMinutes: 30 })] })
		expect(figures).toMatchObject({ filled: 1, proved: false })
		expect(planned({ slots, people: [somebody('a'), somebody('b')] }).figures.proved).toBe(true)
	})

	test('where pieces share a client’s caps, no order fills more', () => {
		fc.assert(
			fc.property(anyWeek(fc.constant({}), 4), modes, (week, mode) => {
				const seats = week.slots.flatMap((one) => Array.from({ length: one.seats }, () => one))
				expect(planned(week, { mode }).figures.filled).toBe(mostSeats(week, seats, new Map()))
			}),
			runs(150),
		)
	})

	test('where people have limits of every kind, no order fills more', () => {
		fc.assert(
			fc.property(anyWeek(anyLimits, 4), modes, (week, mode) => {
				const seats = week.slots.flatMap((one) => Array.from({ length: one.seats }, () => one))
				expect(planned(week, { mode }).figures.filled).toBe(mostSeats(week, seats, new Map()))
			}),
			runs(150),
		)
	})

	test('where few faces are wanted, the walk adds no more faces than seats', () => {
		fc.assert(
			fc.property(anyWeek(anyLimits, 6), fc.nat(99), (week, seed) => {
				const may = new Map(
					week.people.map((person) => [
						person.registrantId,
						week.slots
							.filter((one) => judge(person, one.task, one.slot, person.busy, week.town).fits)
							.map(({ id }) => id),
					]),
				)
				const seating = seatingOf(week, [], may, new Set(), 300)
				const measure = () => {
					const pairs = pairsIn(seating)
					return { seats: pairs.length, faces: new Set(pairs.map((one) => one.registrantId)).size }
				}
				roam(seating, chanceFrom(seed), 'few-faces')
				const before = measure()
				seating.left = 300
				roam(seating, chanceFrom(seed + 1), 'few-faces')
				const after = measure()
				expect(after.seats).toBeGreaterThanOrEqual(before.seats)
				expect(after.faces - before.faces).toBeLessThanOrEqual(after.seats - before.seats)
			}),
			runs(150),
		)
	})

	test('in fair turns nobody without a seat stands in line before somebody whose seat they could take', () => {
		fc.assert(
			fc.property(anyWeek(anyLimits, 6), fc.array(fc.boolean(), { maxLength: 6 }), (bare, likes) => {
				const people = bare.people.map((one, n) => ({
					...one,
					standing: (n * 5) % 7,
					likesKinds: likes[n] ? ['cleaning'] : [],
				}))
				const week = { ...bare, people }
				const { pairs } = planned(week)
				const seated = new Set(pairs.map((pair) => pair.registrantId))
				for (const { slotId, registrantId } of pairs) {
					const there = people.find((one) => one.registrantId === registrantId) as WeekPerson
					const one = week.slots.find(({ id }) => id === slotId) as WeekSlot
					for (const other of people) {
						if (seated.has(other.registrantId) || other.standing >= there.standing) continue
						expect(judge(other, one.task, one.slot, other.busy, week.town).fits).toBe(false)
					}
				}
			}),
			runs(200),
		)
	})

	test('pleasing people empties no seat, changes no spread, breaks no limit, and never pleases less', () => {
		const likings = fc.array(fc.record({ likes: fc.boolean(), near: fc.boolean(), did: fc.boolean() }), {
			minLength: 6,
			maxLength: 6,
		})
		fc.assert(
			fc.property(anyWeek(anyLimits, 6), likings, (bare, liked) => {
				const people = bare.people.map((one, n) => ({
					...one,
					likesKinds: liked[n]?.likes ? ['cleaning'] : [],
					homeAreaId: liked[n]?.near ? 'north' : 'south',
					did: liked[n]?.did ? ['shop cleaning'] : [],
				}))
				const week = { ...bare, people }
				const pairs: Pair[] = []
				const seating = seatingOf(
					week,
					planned(bare).pairs,
					new Map(people.map((one) => [one.registrantId, week.slots.map(({ id }) => id)])),
					new Set(),
					5_000,
				)
				pairs.push(...pairsIn(seating))
				const ids = week.slots.map(({ id }) => id)
				const seats = (some: Pair[]) => some.map((one) => one.slotId).sort()
				const turns = (some: Pair[]) =>
					people
						.map((one) => one.turns + some.filter((pair) => pair.registrantId === one.registrantId).length)
						.sort()
				const before = worthOf(seating, ids)
				please(seating)
				const after = pairsIn(seating)
				expect(seats(after)).toEqual(seats(pairs))
				expect(turns(after)).toEqual(turns(pairs))
				expect(worthOf(seating, ids)).toBeGreaterThanOrEqual(before)
				for (const person of people) {
					const theirs = after.filter((one) => one.registrantId === person.registrantId)
					for (const { slotId } of theirs) {
						const one = week.slots.find(({ id }) => id === slotId) as WeekSlot
						const others = theirs.flatMap((pair) =>
							week.slots
								.filter(({ id }) => id === pair.slotId && id !== slotId)
								.map((other) => bookedAs(other.task, other.slot)),
						)
						expect(judge(person, one.task, one.slot, [...person.busy, ...others], week.town).no).toEqual([])
					}
				}
			}),
			runs(150),
		)
	})
})
