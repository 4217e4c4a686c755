// What outsiders can narrow a hidden number down to, by two linear programs each (HiGHS), over everything published of its quarter.
import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { Span, System } from './inference'
import { hides, partsOf, programOf } from './inference'

type Solver = Awaited<ReturnType<typeof import('highs')['default']>>

let loaded: Promise<Solver> | undefined

/** HiGHS (WebAssembly), loaded once. */
const solver = (): Promise<Solver> => {
	loaded ??= import('highs').then(({ default: load }) => load())
	return loaded
}

// Solvers answer in fractions of a billionth.
const near = 1e-6

/** The smallest or largest a number can be; undefined where the tables contradict each other. */
function edgeOf(highs: Solver, system: System, key: string, least: boolean): number | undefined {
	const { Status, ObjectiveValue } = highs.solve(programOf(system, key, least ? 'Minimize' : 'Maximize'), {
		output_flag: false,
	})
	if (Status === 'Optimal')
		return least ? Math.ceil(ObjectiveValue - near) + 0 : Math.floor(ObjectiveValue + near)
	if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded')
		return least ? undefined : Number.POSITIVE_INFINITY
	return undefined
}

/** What is left possible of each hidden number; undefined where the tables cannot all be true of the same people. */
export async function leftPossible(system: System): Promise<Map<string, Span> | undefined> {
	const highs = await solver()
	const left = new Map<string, Span>()
	for (const part of partsOf(system)) {
		const [any] = part.spans.keys()
		if (any !== undefined && edgeOf(highs, part, any, true) === undefined) return undefined
		for (const key of part.hidden) {
			await letOthersRun()
			const least = edgeOf(highs, part, key, true)
			const most = edgeOf(highs, part, key, false)
			if (least === undefined || most === undefined || least > most) return undefined
			left.set(key, { least, most })
		}
	}
	return left
}

/**
 * The hidden numbers that could be narrowed down too far; all of them where the tables contradict each other, since then
 * somebody came or left between two of them and the difference says who.
 */
export async function givenAway(system: System, k: number): Promise<string[]> {
	const left = await leftPossible(system)
	if (!left) return [...system.hidden, 'contradiction']
	return [...left].filter(([, span]) => !hides(span, k)).map(([key]) => key)
}
