// Small pictures of numbers, drawn on the server: a bar in a table's cell, a line over some quarters. The numbers stand beside them.

/** A bar as long as its share of the largest, 0 to 1; a hidden number has a dashed line in place of it. */
export function Bar({ share, hidden = false }: { share: number; hidden?: boolean }) {
	const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10
	return (
		<svg
			className="chart-bar"
			viewBox="0 0 100 10"
			preserveAspectRatio="none"
			aria-hidden="true"
			focusable="false"
		>
			<rect className="chart-ground" width="100" height="10" />
			{hidden ? (
				<path className="chart-hidden" d="M0 5h100" />
			) : (
				<rect className="chart-fill" width={width} height="10" />
			)}
		</svg>
	)
}

/** A line through shares from 0 to 1, the oldest first; what is not known or hidden leaves a gap. */
export function Line({ shares }: { shares: readonly (number | null)[] }) {
	const step = shares.length > 1 ? 96 / (shares.length - 1) : 0
	const at = (share: number, n: number) =>
		`${2 + Math.round(n * step * 10) / 10} ${Math.round(22 - share * 20)}`
	const runs: string[][] = [[]]
	for (const [n, share] of shares.entries())
		if (share === null) runs.push([])
		else runs.at(-1)?.push(at(share, n))
	return (
		<svg className="chart-line" viewBox="0 0 100 24" aria-hidden="true" focusable="false">
			<path className="chart-hidden" d="M2 22h96" />
			{runs
				.filter((run) => run.length > 1)
				.map((run) => (
					<path key={run[0]} className="chart-run" d={`M${run.join('L')}`} />
				))}
			{shares.map((share, n) =>
				share === null ? null : (
					<circle
						// biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
						key={n}
						className="chart-dot"
						cx={2 + Math.round(n * step * 10) / 10}
						cy={Math.round(22 - share * 20)}
						r="1.6"
					/>
				),
			)}
		</svg>
	)
}
