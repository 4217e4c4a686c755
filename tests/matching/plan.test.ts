// The planner: every answer keeps the rules, small ones are the best there is, planted ones are filled.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Plan } from '~/matching/plan'
import { plan } from '~/matching/plan'
import type { PlanPerson, PlanSlot } from '~/matching/plan-board'
import { boardOf } from '~/matching/plan-board'
import { evenModel, facesModel, fillModel, spreadModel } from '~/matching/plan-exact'
import type { PlanInput, PlanMode } from '~/matching/plan-input'
import { PlanFault, readPlanInput } from '~/matching/plan-input'
import { emptySeats } from '~/words/ja/plan'
import { highsSolver } from '../../scripts/plan-solver'
import { longer, runs, seeds } from '../runner/long'
import { faultsOf, turnsIn } from './plan-check'
import { plant, scatter } from './plan-instances'

const root = resolve(import.meta.dirname, '../..')
const solver = await highsSolver()
vi.setConfig({ testTimeout: longer(30_000) })

type Instance = { slots: readonly PlanSlot[]; people: readonly PlanPerson[] }

const asked = (instance: Instance, mode: PlanMode, seed = 1): PlanInput => ({
	slots: instance.slots,
	people: instance.people,
	mode,
	seconds: 60,
	seed,
})

function planned(input: PlanInput, aided = true): Plan {
	const started = performance.now()
	return plan(input, { elapsed: () => performance.now() - started, solver: aided ? solver : undefined })
}

const spreadOf = (turns: number[]) => (turns.length === 0 ? 0 : Math.max(...turns) - Math.min(...turns))
const squaresOf = (turns: number[]) => turns.reduce((sum, one) => sum + one * one, 0)

/** The best there is, by trying everything. */
function best({ slots, people }: Instance): {
	filled: number
	faces: number
	spread: number
	squares: number
} {
	const found = { filled: -1, faces: 0, spread: 0, squares: 0 }
	const held: PlanSlot[][] = people.map(() => [])
	const take = (): void => {
		const filled = held.reduce((sum, mine) => sum + mine.length, 0)
		if (filled < found.filled) return
		const faces = held.filter((mine) => mine.length > 0).length
		const turns = people
			.map((person, index) => (person.turns ?? 0) + (held[index] as PlanSlot[]).length)
			.filter((_, index) => (people[index] as PlanPerson).may.length > 0)
		const spread = spreadOf(turns)
		const squares = squaresOf(turns)
		const more = filled > found.filled
		if (more || spread < found.spread || (spread === found.spread && squares < found.squares)) {
			found.spread = spread
			found.squares = squares
		}
		if (more || faces < found.faces) found.faces = faces
		found.filled = filled
	}
	const go = (slot: number, seat: number, after: number): void => {
		const one = slots[slot]
		if (!one) {
			take()
			return
		}
		go(slot + 1, 0, 0)
		if (seat === one.seats) return
		for (let index = after; index < people.length; index++) {
			const person = people[index] as PlanPerson
			const mine = held[index] as PlanSlot[]
			const minutes = [...mine, one].reduce((sum, slot) => sum + slot.to - slot.from, 0)
			if (!person.may.includes(one.id) || mine.some((slot) => slot.from < one.to && one.from < slot.to))
				continue
			if (minutes > (person.maxMinutes ?? 1e9) || mine.length >= (person.maxSlots ?? 1e9)) continue
			mine.push(one)
			go(slot, seat + 1, index + 1)
			mine.pop()
		}
	}
	go(0, 0, 0)
	return found
}

const small = fc
	.record({
		slots: fc.array(
			fc.record({
				from: fc.integer({ min: 0, max: 12 }),
				length: fc.integer({ min: 1, max: 6 }),
				seats: fc.integer({ min: 1, max: 2 }),
			}),
			{ maxLength: 6 },
		),
		people: fc.array(
			fc.record({
				may: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
				maxMinutes: fc.option(fc.integer({ min: 0, max: 14 }), { nil: undefined }),
				maxSlots: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
				turns: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
			}),
			{ maxLength: 5 },
		),
	})
	.map(({ slots, people }) => ({
		slots: slots.map(({ from, length, seats }, index) => ({
			id: `s${index}`,
			from,
			to: from + length,
			seats,
		})),
		people: people.map(({ may, ...limits }, index) => ({
			id: `p${index}`,
			may: slots.flatMap((_, slot) => (may[slot] ? [`s${slot}`] : [])),
			...limits,
		})),
	}))

describe('what is small is the best there is', () => {
	it('fair turns: the most seats, then the smallest spread, then the evenest', () => {
		fc.assert(
			fc.property(small, fc.integer({ min: 0, max: 9 }), (instance, seed) => {
				const input = asked(instance, 'fair-turns', seed)
				const made = planned(input)
				const turns = turnsIn(input, made)
				const wanted = best(instance)
				expect(faultsOf(input, made)).toEqual([])
				expect({ filled: made.figures.filled, spread: spreadOf(turns), squares: squaresOf(turns) }).toEqual({
					filled: wanted.filled,
					spread: wanted.spread,
					squares: wanted.squares,
				})
				expect(made.figures).toMatchObject({ bound: wanted.filled, proved: true, stopped: 'proved' })
			}),
			runs(120, 11),
		)
	})

	it('few faces: the most seats, then the fewest people', () => {
		fc.assert(
			fc.property(small, fc.integer({ min: 0, max: 9 }), (instance, seed) => {
				const input = asked(instance, 'few-faces', seed)
				const made = planned(input)
				const wanted = best(instance)
				expect(faultsOf(input, made)).toEqual([])
				expect({ filled: made.figures.filled, people: made.figures.people }).toEqual({
					filled: wanted.filled,
					people: wanted.faces,
				})
				expect(made.figures).toMatchObject({ bound: wanted.faces, proved: true, stopped: 'proved' })
			}),
			runs(120, 12),
		)
	})

	it('without a solver the rules hold too, and no bound is claimed too much', () => {
		fc.assert(
			fc.property(small, fc.constantFrom<PlanMode>('fair-turns', 'few-faces'), (instance, mode) => {
				const input = asked(instance, mode)
				const made = planned({ ...input, seconds: 0.02 }, false)
				const wanted = best(instance)
				expect(faultsOf(input, made)).toEqual([])
				if (mode === 'fair-turns') expect(made.figures.bound).toBeGreaterThanOrEqual(wanted.filled)
				else if (made.figures.filled === wanted.filled)
					expect(made.figures.bound).toBeLessThanOrEqual(wanted.faces)
				if (made.figures.proved) expect(made.figures.filled).toBe(wanted.filled)
			}),
			runs(60, 13),
		)
	})
})

describe('held against HiGHS', () => {
	it.each(seeds(8))('12 slots, 8 people: nothing fairer exists (%i)', (seed) => {
		const instance = scatter(12, 8, seed)
		const input = asked(instance, 'fair-turns')
		const made = planned(input)
		const board = boardOf(instance.slots, instance.people)
		const most = sumOf(solver(fillModel(board, 0), 100_000, 60).values, 'x')
		const spread = solver(spreadModel(board, most, 1_000), 100_000, 60).values
		const smallest = Math.round((spread.get('top') ?? 0) - (spread.get('low') ?? 0))
		expect(faultsOf(input, made)).toEqual([])
		expect(made.figures.filled).toBe(most)
		expect(spreadOf(turnsIn(input, made))).toBe(smallest)
		expect(made.figures.proved).toBe(true)
		const alone = planned(input, false)
		expect([alone.figures.filled, spreadOf(turnsIn(input, alone))]).toEqual([most, smallest])
		expect(solver(evenModel(board, most, smallest), 100_000, 60).status).toBe('optimal')
	})

	it('the search alone fills as many seats', () => {
		for (const seed of seeds(40)) {
			const instance = scatter(12, 8, seed)
			const board = boardOf(instance.slots, instance.people)
			const most = sumOf(solver(fillModel(board, 0), 100_000, 60).values, 'x')
			expect([seed, planned(asked(instance, 'few-faces'), false).figures.filled]).toEqual([seed, most])
		}
	})

	it.each(seeds(3))('30 slots, 16 people: nothing with fewer faces exists (%i)', (seed) => {
		const instance = scatter(30, 16, seed)
		const input = asked(instance, 'few-faces')
		const made = planned(input)
		const board = boardOf(instance.slots, instance.people)
		const most = sumOf(solver(fillModel(board, 0), 100_000, 60).values, 'x')
		const fewest = sumOf(solver(facesModel(board, most, 0, 16), 100_000, 60).values, 'y')
		expect(faultsOf(input, made)).toEqual([])
		expect(made.figures).toMatchObject({ filled: most, people: fewest, bound: fewest, proved: true })
	})
})

function sumOf(values: ReadonlyMap<string, number>, letter: string): number {
	return [...values].reduce(
		(sum, [name, value]) => sum + (name.startsWith(letter) ? Math.round(value) : 0),
		0,
	)
}

describe('planted instances', () => {
	it.each([
		{ slots: 100, people: 60, planted: 25, seed: 2 },
		{ slots: 100, people: 60, planted: 15, days: 5, spare: 10, seed: 2 },
		{ slots: 500, people: 150, planted: 90 },
		{ slots: 200, people: 120, planted: 100, seats: 3 },
	])('few faces, %o: all seats, within a twentieth of the bound', (planting) => {
		const instance = plant(planting)
		const input = asked(instance, 'few-faces')
		const made = planned(input)
		expect(faultsOf(input, made)).toEqual([])
		expect(made.figures.filled).toBe(made.figures.seats)
		expect(made.figures.people).toBeLessThanOrEqual(Math.ceil(made.figures.bound * 1.05))
		expect(made.figures.bound).toBeLessThanOrEqual(instance.planted)
	})

	it.each([
		{ slots: 300, people: 250, planted: 200, days: 7, spare: 10 },
		{ slots: 300, people: 80, planted: 80 },
		{ slots: 60, people: 20, planted: 20 },
	])('fair turns, %o: all seats, and no wider than a dealer', (planting) => {
		const instance = plant(planting)
		const input = asked(instance, 'fair-turns')
		const made = planned(input)
		expect(faultsOf(input, made)).toEqual([])
		expect(made.figures.filled).toBe(made.figures.seats)
		expect(made.figures.bound).toBe(made.figures.seats)
	})

	it('the same input and seed give the same plan', () => {
		for (const mode of ['fair-turns', 'few-faces'] as const) {
			const input = asked(plant({ slots: 90, people: 30, planted: 24, seed: 5 }), mode, 3)
			expect(planned(input).assignments).toEqual(planned(input).assignments)
		}
	})
})

const one = { id: 's1', from: 540, to: 660, seats: 1 }

describe('small things', () => {
	it('a dealer who gives each slot to who had fewest turns is never fairer with as many seats', () => {
		for (const seed of seeds(5)) {
			const instance = scatter(30, 14, seed)
			const input = asked(instance, 'fair-turns')
			const made = planned(input, false)
			const dealt = dealer(instance)
			expect(made.figures.filled).toBeGreaterThanOrEqual(dealt.filled)
			if (dealt.filled === made.figures.filled)
				expect(made.figures.mostTurns - made.figures.fewestTurns).toBeLessThanOrEqual(dealt.spread)
		}
	})

	it('an end equal to a start is no clash', () => {
		const slots = [one, { id: 's2', from: 660, to: 700, seats: 1 }]
		const made = planned(asked({ slots, people: [{ id: 'p1', may: ['s1', 's2'] }] }, 'few-faces'))
		expect(made.assignments).toEqual([
			{ slot: 's1', person: 'p1' },
			{ slot: 's2', person: 'p1' },
		])
		expect(made.figures).toMatchObject({ filled: 2, people: 1, bound: 1, proved: true })
	})

	it('nothing to plan is planned', () => {
		expect(planned(asked({ slots: [], people: [] }, 'fair-turns')).figures).toMatchObject({
			filled: 0,
			seats: 0,
			proved: true,
		})
	})

	it('turns before count, and who may nothing does not', () => {
		const people = [
			{ id: 'p1', may: ['s1'], turns: 4 },
			{ id: 'p2', may: ['s1'], turns: 2 },
			{ id: 'p3', may: [], turns: 9 },
		]
		const made = planned(asked({ slots: [one], people }, 'fair-turns'))
		expect(made.assignments).toEqual([{ slot: 's1', person: 'p2' }])
		expect(made.figures).toMatchObject({ mostTurns: 4, fewestTurns: 3 })
	})

	it('an empty seat says why', () => {
		const why = (slots: PlanSlot[], people: PlanPerson[]) =>
			planned(asked({ slots, people }, 'fair-turns')).unfilled.map(({ slot, seats, reason }) => [
				slot,
				seats,
				(emptySeats[reason.why] as (facts: typeof reason) => string)(reason),
			])
		const two = { id: 's2', from: 600, to: 700, seats: 1 }
		expect(why([one], [])).toEqual([['s1', 1, 'この日程にできる人がいません']])
		expect(why([{ ...one, seats: 3 }], [{ id: 'p1', may: ['s1'] }])).toEqual([
			['s1', 2, 'できる人が1人だけで、その人はこの日程に入っています'],
		])
		expect(
			why([one, two], [{ id: 'p1', may: ['s1', 's2'] }])
				.at(0)
				?.at(2),
		).toBe('できる人が1人だけで、その人は同じ時間に別の仕事が入っています')
		expect(why([one], [{ id: 'p1', may: ['s1'], maxMinutes: 60 }])).toEqual([
			['s1', 1, 'できる人は、決めた時間の上限に達しています'],
		])
		expect(why([one], [{ id: 'p1', may: ['s1'], maxSlots: 0 }])).toEqual([
			['s1', 1, 'できる人は、決めた回数の上限に達しています'],
		])
		const mixed = [
			{ id: 'p1', may: ['s1'] },
			{ id: 'p2', may: ['s1'], maxSlots: 0 },
		]
		expect(why([{ ...one, seats: 2 }], mixed)).toEqual([
			['s1', 1, 'できる人2人のうち、1人はこの日程に入っていて、1人は決めた上限に達しています'],
		])
	})

	it('a second is enough to stop in the middle, and the plan still holds', () => {
		const input = { ...asked(plant({ slots: 300, people: 100, planted: 60 }), 'few-faces'), seconds: 0.001 }
		const made = planned(input)
		expect(faultsOf(input, made)).toEqual([])
	})
})

function dealer({ slots, people }: Instance): { filled: number; spread: number } {
	const held: PlanSlot[][] = people.map(() => [])
	const turns = (index: number) => (people[index]?.turns ?? 0) + (held[index] as PlanSlot[]).length
	for (const slot of slots)
		for (let seat = 0; seat < slot.seats; seat++) {
			const free = people
				.map((_, index) => index)
				.filter((index) => {
					const person = people[index] as PlanPerson
					const mine = held[index] as PlanSlot[]
					const minutes = [...mine, slot].reduce((sum, other) => sum + other.to - other.from, 0)
					return (
						person.may.includes(slot.id) &&
						!mine.some((other) => other.from < slot.to && slot.from < other.to) &&
						minutes <= (person.maxMinutes ?? 1e9) &&
						mine.length < (person.maxSlots ?? 1e9)
					)
				})
				.sort((a, b) => turns(a) - turns(b))
			if (free[0] !== undefined) held[free[0]]?.push(slot)
		}
	const counted = people.flatMap((person, index) => (person.may.length > 0 ? [turns(index)] : []))
	return { filled: held.reduce((sum, mine) => sum + mine.length, 0), spread: spreadOf(counted) }
}

const fine = { slots: [one], people: [{ id: 'p1', may: ['s1'] }] }

describe('what is asked wrongly is named by its field', () => {
	it.each<[string, unknown]>([
		['the document', [1]],
		['slots', { people: [] }],
		['people', { slots: [] }],
		['slots[0].id', { ...fine, slots: [{ ...one, id: 7 }] }],
		['slots[0].from', { ...fine, slots: [{ ...one, from: '9:00' }] }],
		['slots[0].to', { ...fine, slots: [{ ...one, to: 540 }] }],
		['slots[0].seats', { ...fine, slots: [{ ...one, seats: 0 }] }],
		['slots[0].seats', { ...fine, slots: [{ ...one, seats: 1.5 }] }],
		['slots[1].id', { ...fine, slots: [one, one] }],
		['people[0].may[1]', { ...fine, people: [{ id: 'p1', may: ['s1', 's9'] }] }],
		['people[0].may', { ...fine, people: [{ id: 'p1' }] }],
		['people[1].id', { ...fine, people: [...fine.people, ...fine.people] }],
		['people[0].maxMinutes', { ...fine, people: [{ id: 'p1', may: [], maxMinutes: -1 }] }],
		['people[0].maxSlots', { ...fine, people: [{ id: 'p1', may: [], maxSlots: 'ten' }] }],
		['people[0].turns', { ...fine, people: [{ id: 'p1', may: [], turns: 0.5 }] }],
		['mode', { ...fine, mode: 'cheap' }],
		['seconds', { ...fine, seconds: 0 }],
		['seed', { ...fine, seed: 'x' }],
	])('%s', (field, document) => {
		const thrown = (() => {
			try {
				return readPlanInput(document)
			} catch (error) {
				return error
			}
		})()
		expect(thrown).toBeInstanceOf(PlanFault)
		expect((thrown as PlanFault).field).toBe(field)
		expect((thrown as PlanFault).message).toMatch(/^[^\n]+\.$/)
	})

	it('mode, seconds and seed may be left out', () => {
		expect(readPlanInput(fine)).toMatchObject({ mode: 'fair-turns', seconds: 60, seed: 1 })
	})

	it('the command answers in JSON, or with 2 and one sentence', () => {
		const folder = mkdtempSync(join(tmpdir(), 'plan-'))
		const run = (text: string) => {
			const path = join(folder, 'in.json')
			writeFileSync(path, text)
			return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/plan.ts', path], {
				cwd: root,
				encoding: 'utf8',
			})
		}
		const good = run(JSON.stringify({ ...fine, mode: 'few-faces', seconds: 60, seed: 1 }))
		expect(good.status).toBe(0)
		expect(JSON.parse(good.stdout)).toMatchObject({
			assignments: [{ slot: 's1', person: 'p1' }],
			unfilled: [],
			figures: { filled: 1, seats: 1, people: 1, mostTurns: 1, fewestTurns: 1, bound: 1, proved: true },
		})
		const bad = run(JSON.stringify({ ...fine, mode: 'cheap' }))
		expect([bad.status, bad.stdout]).toEqual([2, ''])
		expect(bad.stderr).toBe('mode: must be "fair-turns" or "few-faces".\n')
		expect(run('{').status).toBe(2)
		rmSync(folder, { recursive: true })
	}, 30_000)

	it('the planner reads no clock and knows nobody above it', () => {
		const files = [
			'plan',
			'plan-board',
			'plan-bound',
			'plan-exact',
			'plan-faces',
			'plan-fill',
			'plan-squeeze',
			'plan-turns',
		]
		for (const file of files) {
			const source = readFileSync(join(root, `app/matching/${file}.ts`), 'utf8')
			expect(source).not.toMatch(/Date|Math\.random|performance/)
		}
	})
})
