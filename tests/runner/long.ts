// How long the tests go on: as they are, or so many times as long from a drawn seed (`npm run test:long`, which prints both).

const times = Number(process.env.LONG ?? 1)
const drawn = process.env.LONG_SEED === undefined ? undefined : Number(process.env.LONG_SEED)

/** Runs of a property: so many, from this seed if one is named; many more, from the drawn one, when it goes on longer. */
export function runs(numRuns: number, seed?: number): { numRuns: number; seed?: number } {
	const from = drawn ?? seed
	return { numRuns: numRuns * times, ...(from !== undefined && { seed: from }) }
}

/** So many seeds from one on; more, and others, when it goes on longer. */
export const seeds = (count: number): number[] =>
	Array.from({ length: count * times }, (_, n) => (drawn ?? 1) + n)

/** Milliseconds a test may take. */
export const longer = (milliseconds: number): number => milliseconds * times
