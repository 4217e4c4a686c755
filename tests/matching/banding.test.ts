// What an employer reads of people: whatever is changed, two answers differ only when five people do.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { halfHoursWithin } from '~/base/span'
import { weekOfMasks } from '~/matching/availability'
import type { Answered, Band, People } from '~/matching/banding'
import { bandOf, bandsFor, difference, leastDifference } from '~/matching/banding'
import type { FitPerson, FitTask } from '~/matching/fit'
import { fit as judge } from '~/matching/fit'
import { noLimits } from '~/matching/limit'
import { changesOf } from '~/matching/unlock'
import type { TownFacts } from '~/matching/way'
import { longer, runs } from '../runner/long'
import { quietTown } from './fit-people'

// Every change and every pair of changes, beside whatever else a machine does.
vi.setConfig({ testTimeout: longer(30_000) })

const people = (...ids: number[]): People => ids.map((n) => `p${String(n).padStart(3, '0')}`).sort()
const first = (count: number, from = 0) => people(...Array.from({ length: count }, (_, n) => from + n))

const slowDifference = (one: People, other: People) =>
	one.filter((id) => !other.includes(id)).length + other.filter((id) => !one.includes(id)).length

test.each([
	[0, 'under-5'],
	[4, 'under-5'],
	[5, '5-9'],
	[9, '5-9'],
	[10, '10-19'],
	[19, '10-19'],
	[20, '20-49'],
	[49, '20-49'],
	[50, 'from-50'],
	[5000, 'from-50'],
] as const)('%i people are in %s', (count, band) => {
	expect(bandOf(count)).toBe(band)
})

const anyPeople = fc.uniqueArray(fc.nat(30), { maxLength: 30 }).map((ids) => people(...ids))

test('difference counts who is in one only, up to enough', () => {
	fc.assert(
		fc.property(anyPeople, anyPeople, fc.integer({ min: 1, max: 8 }), (one, other, enough) => {
			const slow = slowDifference(one, other)
			expect(difference(one, other)).toBe(slow)
			expect(difference(one, other, enough)).toBe(Math.min(slow, enough))
		}),
	)
})

describe('bandsFor', () => {
	test('far sets each have their own band', () => {
		expect(bandsFor([], [first(3), first(30), first(12, 50)])).toEqual(['under-5', '20-49', '10-19'])
	})

	test('ten and nine of the same people are one answer, that of the smaller', () => {
		expect(bandsFor([], [first(10), first(9)])).toEqual(['5-9', '5-9'])
	})

	test('what was said before is said again when somebody came or went', () => {
		expect(bandsFor([{ people: first(9), band: '5-9' }], [first(10)])).toEqual(['5-9'])
		expect(bandsFor([{ people: first(9), band: '5-9' }], [first(14)])).toEqual(['10-19'])
	})

	test('a set between two answers that differ is told nothing', () => {
		const before: Answered[] = [
			{ people: first(6), band: '5-9' },
			{ people: first(12), band: '10-19' },
		]
		expect(bandsFor(before, [first(9)])).toEqual([null])
	})
})

/** All an employer could have read over some nights of one made town: what is asked, and who could, changes each night. */
function readOver(nights: readonly (readonly People[])[]): Answered[] {
	const read: Answered[] = []
	for (const tonight of nights) {
		const said = bandsFor(read, tonight)
		for (const [n, set] of tonight.entries()) {
			const band = said[n]
			if (band) read.push({ people: set, band })
		}
	}
	return read
}

test('over nights of small and large changes, two different answers never stand on nearly the same people', () => {
	const town = fc.integer({ min: 5, max: 60 }).chain((size) => {
		const set = fc.uniqueArray(fc.nat(size), { maxLength: size + 1 }).map((ids) => people(...ids))
		const near = set.chain((base) =>
			fc
				.array(fc.uniqueArray(fc.nat(size), { maxLength: 4 }), { minLength: 1, maxLength: 6 })
				.map((changes) =>
					changes.map((ids) => {
						const now = new Set(base)
						for (const id of people(...ids)) if (!now.delete(id)) now.add(id)
						return [...now].sort()
					}),
				),
		)
		return fc.array(fc.oneof(near, fc.array(set, { maxLength: 5 })), { minLength: 1, maxLength: 5 })
	})
	fc.assert(
		fc.property(town, (nights) => {
			const read = readOver(nights)
			const differing: [Band, Band][] = []
			for (const [n, one] of read.entries())
				for (const other of read.slice(n + 1))
					if (one.band !== other.band && slowDifference(one.people, other.people) < leastDifference)
						differing.push([one.band, other.band])
			expect(differing).toEqual([])
		}),
		runs(300),
	)
})

describe('on made towns', () => {
	const task: FitTask = {
		kind: 'farm-work',
		employerId: 'farm',
		areaId: 'north',
		payYen: 1_000,
		lift: false,
		minutes: 180,
		kilograms: 10,
		posture: 'stand',
		outdoors: true,
		alone: false,
		atHome: false,
		rests: false,
		driving: true,
		busStop: '',
		skill: 'sewing',
	}
	const slot = { day: '2026-12-01', startMinute: 540, endMinute: 720, seats: 3 }
	const facts: TownFacts = { ...quietTown, busArrives: new Map([['north', 570]]) }
	const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 0)
	const somebody: fc.Arbitrary<FitPerson> = fc
		.record({
			from: fc.constantFrom(480, 540, 570, 600),
			hours: fc.constantFrom(1, 2, 3, 6),
			weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 0]),
			sews: fc.boolean(),
			limits: fc.record({
				kilogramsMost: fc.constantFrom(null, 5, 10, 20),
				sittingOnly: rarely,
				aloneOnly: rarely,
				notAlone: rarely,
				indoorsOnly: rarely,
				atHomeOnly: rarely,
				noDriving: fc.boolean(),
				busStopNeeded: rarely,
				minutesMost: fc.constantFrom(null, 60, 120, 180),
				comesBy: fc.constantFrom(null, 'bus' as const, 'car' as const),
			}),
		})
		.map(({ from, hours, weekdays, sews, limits }) => ({
			masks: weekOfMasks(
				[0, 1, 2, 3, 4, 5, 6].map((day) =>
					weekdays.includes(day) ? halfHoursWithin(from, from + hours * 60) : 0,
				),
			),
			dates: [],
			daysOff: [],
			likesKinds: [],
			limits: { ...noLimits, ...limits },
			skills: sews ? [{ skill: 'sewing', checked: false }] : [],
			restFrom: null,
			restUntil: null,
		}))

	test('every change and every pair of changes, asked one after another: answers differ only where five people do', () => {
		fc.assert(
			fc.property(fc.array(somebody, { minLength: 5, maxLength: 60 }), (everybody) => {
				const one = { task, slot }
				const changed = changesOf(task, slot)
				const pieces = [one, ...changed, ...changed.flatMap((first) => changesOf(first.task, first.slot))]
				const sets = new Map<string, People>()
				for (const { task: asked, slot: at } of pieces) {
					const could = everybody.flatMap((person, n) =>
						judge(person, asked, at, [], facts).fits ? [`p${String(n).padStart(3, '0')}`] : [],
					)
					sets.set(could.join(), could)
				}
				const read = readOver([...sets.values()].map((set) => [set]))
				for (const [n, a] of read.entries())
					for (const b of read.slice(n + 1))
						if (a.band !== b.band)
							expect(slowDifference(a.people, b.people)).toBeGreaterThanOrEqual(leastDifference)
			}),
			runs(200),
		)
	})
})
