// Plans without slack: where a complete plan is known to exist and uses up everybody's limits, every seat is filled.
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { plan } from '~/matching/plan'
import { boardOf, filledOf } from '~/matching/plan-board'
import { chanceFrom } from '~/matching/plan-chance'
import type { PlanInput } from '~/matching/plan-input'
import { allow, meterOf } from '~/matching/plan-meter'
import { squeeze } from '~/matching/plan-squeeze'
import { longer, runs } from '../runner/long'
import { faultsOf } from './plan-check'
import type { Tight } from './plan-tight'
import { plantTight } from './plan-tight'

vi.setConfig({ testTimeout: longer(30_000) })

const shapes = ['days', 'crowded', 'week', 'mixed', 'touching'] as const
const inputOf = (tight: Tight, mode: PlanInput['mode'] = 'fair-turns'): PlanInput => ({
	...plantTight(tight),
	...{ mode, seconds: 60, seed: 1 },
})
const planned = (input: PlanInput) => plan(input, { elapsed: () => 0 })

describe('every seat is filled though nobody has a minute or a slot to spare', () => {
	it.each(
		shapes.flatMap((shape) =>
			[1, 2, 3].flatMap((seats): Tight[] => [
				{ shape, slots: 12, people: 8, seats, seed: seats },
				...(shape === 'crowded' ? [] : [{ shape, slots: 60, people: 25, seats, seed: seats, used: 95 }]),
			]),
		),
	)('%o', (tight) => {
		const input = inputOf(tight)
		const made = planned(input)
		expect(faultsOf(input, made)).toEqual([])
		expect(made.figures.filled).toBe(made.figures.seats)
	})

	it.each([
		{ shape: 'days', slots: 300, people: 100, seats: 2 },
		{ shape: 'week', slots: 300, people: 100, seats: 3, limits: 'minutes', grid: 5 },
		{ shape: 'mixed', slots: 200, people: 80, used: 98 },
	] satisfies Tight[])(
		'%o',
		(tight) => {
			for (const mode of ['fair-turns', 'few-faces'] as const) {
				const input = inputOf(tight, mode)
				const { figures } = planned(input)
				expect(figures.filled).toBe(figures.seats)
			}
		},
		60_000,
	)
})

describe('seating without slack', () => {
	const anyTight = fc.record({
		shape: fc.constantFrom(...shapes),
		slots: fc.integer({ min: 1, max: 14 }),
		people: fc.integer({ min: 1, max: 6 }),
		seats: fc.integer({ min: 1, max: 3 }),
		limits: fc.constantFrom('none', 'minutes', 'slots', 'both'),
		grid: fc.constantFrom(1, 5, 15),
		seed: fc.integer({ min: 1, max: 999 }),
	})

	it('leaves a lawful board, never an emptier one, and says truly whether all sit', () => {
		fc.assert(
			fc.property(
				anyTight,
				fc.integer({ min: 1, max: 9 }),
				fc.double({ min: 0.5, max: 1 }),
				(tight, seed, cut) => {
					const { slots, people } = plantTight(tight as Tight)
					// Some limits are lowered, so that not everything can be seated.
					const less = people.map((one) => ({
						...one,
						...(one.maxMinutes !== undefined && { maxMinutes: Math.floor(one.maxMinutes * cut) }),
					}))
					const board = boardOf(slots, less)
					const meter = meterOf(60, () => 0)
					allow(meter, 2_000_000)
					const everybody = new Uint8Array(board.people).fill(1)
					const all = squeeze(board, everybody, meter, chanceFrom(seed))
					const filled = filledOf(board)
					expect(all).toBe(filled === board.units)
					const assignments = Array.from(board.holder.keys()).flatMap((unit) => {
						const person = board.holder[unit] as number
						return person < 0
							? []
							: [
									{
										slot: slots[board.slotOf[unit] as number]?.id as string,
										person: people[person]?.id as string,
									},
								]
					})
					const input: PlanInput = { slots, people: less, mode: 'fair-turns', seconds: 60, seed: 1 }
					const { figures, unfilled } = planned(input)
					// The judge wants a whole plan: only what concerns who sits where is looked at.
					const faults = faultsOf(input, { assignments, unfilled, figures }).filter((one) =>
						/^p\d+ /.test(one),
					)
					expect(faults).toEqual([])
					allow(meter, 200_000)
					squeeze(board, everybody, meter, chanceFrom(seed + 1))
					expect(filledOf(board)).toBeGreaterThanOrEqual(filled)
				},
			),
			runs(60),
		)
	})
})
