// What goes over when somebody leaves: how many of each kind.

/** How many of each kind: calls, requests, … */
export type HeldCount = Readonly<Record<string, number>>

/** Several counts as one. */
export function addCounts(counts: readonly HeldCount[]): Record<string, number> {
	const sum: Record<string, number> = {}
	for (const count of counts) for (const [kind, n] of Object.entries(count)) sum[kind] = (sum[kind] ?? 0) + n
	return sum
}
