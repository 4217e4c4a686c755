// For the bench: plans planted instances of many sizes and prints what came out. `npm run bench:plan -- faces` runs one part.
import { plan, solverMayHelp } from '~/matching/plan'
import type { PlanInput, PlanMode } from '~/matching/plan-input'
import { faultsOf } from '../tests/matching/plan-check'
import type { Planting } from '../tests/matching/plan-instances'
import { plant } from '../tests/matching/plan-instances'
import type { Tight } from '../tests/matching/plan-tight'
import { plantTight } from '../tests/matching/plan-tight'
import { highsSolver } from './plan-solver'

const tightSeed = Number(process.env.PLAN_SEED ?? 1)
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

const tight: Tight[] = (
	[
		[12, 8],
		[60, 25],
		[300, 100],
		[300, 250],
		[2_100, 430],
	] as const
).flatMap(([slots, people]) =>
	(['days', 'crowded', 'week', 'mixed', 'touching'] as const).flatMap((shape) =>
		[97, 100].map((used, at) => ({ shape, slots, people, used, seats: 1 + at, seed: tightSeed })),
	),
)

const solver = await highsSolver()

function timed(input: PlanInput) {
	const started = performance.now()
	return plan(input, {
		elapsed: () => performance.now() - started,
		solver: solverMayHelp(input) ? solver : undefined,
	})
}

function tightRow(asked: Tight): void {
	const input: PlanInput = { ...plantTight(asked), mode: 'fair-turns', seconds: 60, seed: 1 }
	const { figures } = timed(input)
	const { shape, slots, people, used, seats } = asked
	console.log(
		[
			`${slots} × ${people}`.padEnd(11),
			`${shape}, ${used} % used, seats up to ${seats}`.padEnd(42),
			`${figures.filled}/${figures.seats}`.padEnd(10),
			figures.filled < figures.seats ? 'MISSED' : 'filled',
			`${figures.milliseconds} ms`,
		].join(' | '),
	)
}

function row(mode: PlanMode, planting: Planting): void {
	const instance = plant(planting)
	const input: PlanInput = { ...instance, mode, seconds: 60, seed: 1 }
	const made = timed(input)
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
if (part === undefined || part === 'tight') {
	console.log(`without slack, seed ${tightSeed} (again: PLAN_SEED=${tightSeed} npm run bench:plan -- tight)`)
	for (const asked of tight) tightRow(asked)
}
if (part === undefined || part === 'faces') {
	console.log('few faces')
	for (const planting of few) row('few-faces', planting)
}
if (part === undefined || part === 'turns') {
	console.log('fair turns')
	for (const planting of fair) row('fair-turns', planting)
}
