// Chance that repeats, for the planner: whole numbers only, so that every machine draws the same.

/** Draws a whole number from 0 up to, not including, `below`; the same seed draws the same ones (mulberry32). */
export type Chance = (below: number) => number

/** A source of chance; any whole number is a seed. */
export function chanceFrom(seed: number): Chance {
	let state = seed >>> 0
	return (below) => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below
	}
}
