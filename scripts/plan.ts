// Plans all open slots of a JSON file: `npm run -s plan -- in.json > out.json`. What the fields mean: app/matching/plan-input.ts.
import { readFileSync } from 'node:fs'
import type { Plan } from '~/matching/plan'
import { plan, solverMayHelp } from '~/matching/plan'
import type { PlanInput } from '~/matching/plan-input'
import { PlanFault, readPlanInput } from '~/matching/plan-input'
import type { EmptySeat } from '~/matching/plan-reason'
import { emptySeats } from '~/words/ja/plan'
import { highsSolver } from './plan-solver'

const started = performance.now()

function refuse(sentence: string): never {
	console.error(sentence)
	process.exit(2)
}

function inputFrom(path: string | undefined): PlanInput {
	if (!path) refuse('Say which file to plan: npm run -s plan -- in.json > out.json')
	let text = ''
	try {
		text = readFileSync(path, 'utf8')
	} catch {
		refuse(`${path}: there is no such file to read.`)
	}
	try {
		return readPlanInput(JSON.parse(text))
	} catch (error) {
		if (error instanceof PlanFault) refuse(error.message)
		if (error instanceof SyntaxError) refuse(`${path}: is not JSON.`)
		throw error
	}
}

const sentenceOf = (reason: EmptySeat) => (emptySeats[reason.why] as (facts: EmptySeat) => string)(reason)

const written = ({ assignments, unfilled, figures }: Plan) => ({
	assignments,
	unfilled: unfilled.map(({ slot, seats, reason }) => ({ slot, seats, why: sentenceOf(reason) })),
	figures,
})

const input = inputFrom(process.argv[2])
const solver = solverMayHelp(input) ? await highsSolver() : undefined
const made = plan(input, { elapsed: () => performance.now() - started, solver })
process.stdout.write(`${JSON.stringify(written(made), null, '\t')}\n`)
