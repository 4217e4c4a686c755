// The only reader of the machine's clock; demo and tests may move it.

// On globalThis, so that a test's clock is also the built site's in the same process.
const kept = globalThis as { movedClock?: () => Date }

const startedAt = Date.now()
const movedTo =
	process.env.CLOCK_AT && process.env.MODE !== 'production' ? Date.parse(process.env.CLOCK_AT) : Number.NaN
const offset = Number.isNaN(movedTo) ? 0 : movedTo - startedAt

/** This instant. */
export function now(): Date {
	return kept.movedClock ? kept.movedClock() : new Date(Date.now() + offset)
}

/** For the demo's seed and for tests: another clock, or `undefined` for the machine's own again. */
export function moveClock(clock: (() => Date) | undefined): void {
	kept.movedClock = clock
}
