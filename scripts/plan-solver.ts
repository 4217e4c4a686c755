// HiGHS, a solver of whole-number programs, for what the planner cannot prove itself. Bounded by nodes, so that it repeats.
import type { Solver } from '~/matching/plan-exact'

/** Loads HiGHS (WebAssembly, about a twentieth of a second). */
export async function highsSolver(): Promise<Solver> {
	const { default: load } = await import('highs')
	const highs = await load()
	return (model, nodes, seconds) => {
		const options = {
			mip_max_nodes: nodes,
			time_limit: seconds,
			mip_rel_gap: 0,
			mip_abs_gap: 0,
			output_flag: false,
		}
		const solution = highs.solve(model, options)
		const status =
			solution.Status === 'Optimal' ? 'optimal' : solution.Status === 'Infeasible' ? 'infeasible' : 'stopped'
		const values = new Map<string, number>()
		if (status === 'optimal')
			for (const column of Object.values(solution.Columns))
				values.set(column.Name, 'Primal' in column ? column.Primal : 0)
		return { status, values }
	}
}
