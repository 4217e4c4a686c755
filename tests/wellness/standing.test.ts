// The way to listening: no step is left out upwards, and only the qualified with a licence that holds may read.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StandingState } from '~/wellness/standing'
import { faultOfMove, mayListen, movesFrom, standings } from '~/wellness/standing'

const today = '2026-11-23'

describe('who may listen', () => {
	test.each([
		['serving', '2026-11-24', true],
		['qualified', '2026-11-24', true],
		['serving', '2026-11-23', false],
		['serving', null, false],
		['training', '2027-01-01', false],
		['candidate', '2027-01-01', false],
		['resting', '2027-01-01', false],
		[null, '2027-01-01', false],
	] as const)('%s until %s: %s', (state, renewOn, may) => {
		expect(mayListen({ state, renewOn }, today)).toBe(may)
	})
})

describe('a move', () => {
	test.each([
		[null, 'candidate', null, undefined],
		[null, 'training', null, undefined],
		[null, 'qualified', '2027-01-01', 'standing-step'],
		['candidate', 'qualified', '2027-01-01', 'standing-step'],
		['training', 'qualified', null, 'licence-missing'],
		['training', 'qualified', '2026-11-23', 'licence-missing'],
		['training', 'qualified', '2027-01-01', undefined],
		['qualified', 'serving', '2027-01-01', undefined],
		['serving', 'resting', null, undefined],
		['resting', 'serving', null, 'licence-missing'],
		['serving', 'serving', '2027-01-01', 'standing-step'],
	] as const)('from %s to %s with a licence until %s', (state, to, renewOn, fault) => {
		expect(faultOfMove({ state, renewOn }, to, today)).toBe(fault)
	})

	test('whoever listens was in training before, by whatever moves', () => {
		const way = fc.array(fc.tuple(fc.constantFrom(...standings), fc.constantFrom(null, '2027-01-01', today)))
		fc.assert(
			fc.property(way, (asked) => {
				let state: StandingState | null = null
				const been = new Set<string>()
				for (const [to, renewOn] of asked) {
					if (faultOfMove({ state, renewOn }, to, today)) continue
					state = to
					been.add(to)
					if (mayListen({ state, renewOn }, today)) expect(been.has('training')).toBe(true)
				}
			}),
			{ numRuns: 400 },
		)
	})

	test('nobody is stuck', () => {
		for (const state of [null, ...standings]) expect(movesFrom(state).length).toBeGreaterThan(0)
	})
})
