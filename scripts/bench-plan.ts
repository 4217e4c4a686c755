// For the bench: plans planted instances of many sizes and prints what came out. `npm run bench:plan -- faces` runs one part.
import { plan, solverMayHelp } from '~/matching/plan'
import type { PlanInput, PlanMode } from '~/matching/plan-input'
import { faultsOf } from '../tests/matching/plan-check'
import type { Planting } from '../tests/matching/plan-instances'
import { plant } from '../tests/matching/plan-instances'
import { highsSolver } from './plan-solver'

const few: Planting[] = [
	...[20, 25, 30, 40].flatMap((planted) =>
		[1, 2, 3].map((seed) => ({ slots: 100, people: 60, planted, seed })),
	),
	...[1, 2].map((seed) => ({ slots: 100, people: 60, planted: 15, days: 5, seed })),
	{ slots: 100, people: 60, planted: 20, tightness: 97 },
	{ slots: 200, people: 80, planted: 40 },
	{ slots: 300, people: 100, planted: 40 },
	{ slots: 300, people: 250, planted: 60, days: 7, spare: 5 },
	{ slots: 500, people: 150, planted: 90 },
	{ slots: 700, people: 200, planted: 60, days: 5 },
	{ slots: 1_000, people: 250, planted: 180, seats: 2 },
	{ slots: 1_500, people: 330, planted: 260 },
	{ slots: 2_100, people: 430, planted: 350 },
	{ slots: 2_100, people: 430, planted: 300, tightness: 95 },
	{ slots: 2_100, people: 430, planted: 100, days: 5 },
	{ slots: 2_100, people: 430, planted: 350, days: 5, spare: 0 },
	{ slots: 2_100, people: 430, planted: 350, share: [0.1, 0.2] },
]
const fair: Planting[] = [
	...[1, 2, 3].map((seed) => ({ slots: 12, people: 8, planted: 6, seed })),
	{ slots: 100, people: 20, planted: 20 },
	{ slots: 100, people: 60, planted: 60 },
	{ slots: 300, people: 250, planted: 200, days: 7, spare: 10 },
	{ slots: 300, people: 250, planted: 100, days: 7, spare: 0, tightness: 50 },
	{ slots: 300, people: 250, planted: 250, spare: 0 },
	{ slots: 500, people: 60, planted: 60 },
	{ slots: 1_000, people: 200, planted: 200, seats: 2 },
	{ slots: 2_100, people: 430, planted: 430 },
	{ slots: 2_100, people: 430, planted: 430, tightness: 95 },
	{ slots: 2_100, people: 430, planted: 430, days: 5, spare: 0 },
	{ slots: 2_100, people: 430, planted: 100, days: 5 },
]

const solver = await highsSolver()

function row(mode: PlanMode, planting: Planting): void {
	const instance = plant(planting)
	const input: PlanInput = { ...instance, mode, seconds: 60, seed: 1 }
	const started = performance.now()
	const made = plan(input, {
		elapsed: () => performance.now() - started,
		solver: solverMayHelp(input) ? solver : undefined,
	})
	const { figures } = made
	const faults = input.slots.length <= 500 ? faultsOf(input, made) : []
	const { slots: _, people: __, planted: ___, ...rest } = planting
	console.log(
		[
			`${instance.slots.length} × ${instance.people.length}`.padEnd(11),
			JSON.stringify(rest).replaceAll('"', '').padEnd(42),
			`${figures.filled}/${figures.seats}`.padEnd(10),
			mode === 'few-faces'
				? `${figures.people} faces, bound ${figures.bound}, planted ${instance.planted}`.padEnd(38)
				: `spread ${figures.mostTurns} - ${figures.fewestTurns}, bound ${figures.bound}`.padEnd(38),
			(figures.proved ? 'proved' : figures.stopped).padEnd(8),
			`${figures.milliseconds} ms`,
			...faults,
		].join(' | '),
	)
}

const part = process.argv[2]
if (part !== 'turns') {
	console.log('few faces')
	for (const planting of few) row('few-faces', planting)
}
if (part !== 'faces') {
	console.log('fair turns')
	for (const planting of fair) row('fair-turns', planting)
}
