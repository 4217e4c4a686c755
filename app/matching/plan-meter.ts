// What a search may cost: counted steps, the same on every machine, and a clock for accidents.

/** Steps left and, should a machine be far slower than thought, the clock. */
export type Meter = {
	left: number
	sinceLook: number
	outOfTime: boolean
	readonly lookEach: number
	readonly elapsed: () => number
	readonly milliseconds: number
}

/**
 * A meter with a stop for accidents after `seconds`; `elapsed` tells the milliseconds since the start, looked at after so
 * many steps.
 */
export function meterOf(seconds: number, elapsed: () => number, lookEach = 1_000_000): Meter {
	return { left: 0, sinceLook: 0, outOfTime: false, lookEach, elapsed, milliseconds: seconds * 1_000 }
}

/** Gives the next search its steps: none once time is up. */
export function allow(meter: Meter, steps: number): void {
	meter.left = meter.outOfTime ? 0 : Math.floor(steps)
}

/** Pays for steps; false once they, or the time, are used up. */
export function pay(meter: Meter, steps: number): boolean {
	meter.left -= steps
	meter.sinceLook += steps
	if (meter.sinceLook > meter.lookEach) {
		meter.sinceLook = 0
		if (meter.elapsed() > meter.milliseconds) meter.outOfTime = true
	}
	if (meter.outOfTime) meter.left = 0
	return meter.left > 0 && !meter.outOfTime
}

/** Runs a part of a search on at most so many of the steps that are left. */
export function within<Result>(meter: Meter, steps: number, search: () => Result): Result {
	const kept = meter.left
	const given = Math.min(kept, Math.floor(steps))
	meter.left = given
	const result = search()
	meter.left += kept - given
	return result
}
