// For the benches: the middle of some times.

/** The median; of an even number the middle of the two in the middle. */
export function medianOf(times: readonly number[]): number {
	const sorted = [...times].sort((a, b) => a - b)
	const middle = sorted.length >>> 1
	return sorted.length % 2 === 1
		? (sorted[middle] as number)
		: ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
