// Ids: UUIDv7 text, so that rows sort by the time they were made.
import { v7 } from 'uuid'
import { now } from './clock'

let randomBytes: (() => Uint8Array) | undefined
let sequence = 0

/** A new id at this instant. */
export function newId(): string {
	if (!randomBytes) return v7({ msecs: now().getTime() })
	sequence = (sequence + 1) % 0x7fffffff
	return v7({ msecs: now().getTime(), random: randomBytes(), seq: sequence })
}

/** For the demo's seed: ids that are the same for the same seed; `undefined` for chance again. */
export function drawIdsFrom(source: (() => Uint8Array) | undefined): void {
	randomBytes = source
	sequence = 0
}
