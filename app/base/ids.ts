// Ids: UUIDv7 text, so that rows sort by the time they were made, and those of one instant by their order.
import { randomInt } from 'node:crypto'
import { v4, v7 } from 'uuid'
import { now } from './clock'

let randomBytes: (() => Uint8Array) | undefined
let sequence = 0
let lastMillis = 0

/** A new id at this instant; of two made by one process the later sorts behind the earlier. */
export function newId(): string {
	const msecs = now().getTime()
	if (randomBytes) {
		sequence = (sequence + 1) % 0x7fffffff
		return v7({ msecs, random: randomBytes(), seq: sequence })
	}
	// Begun anywhere in the lower half, so that two processes rarely meet and a long act never runs over.
	sequence = msecs === lastMillis ? sequence + 1 : randomInt(0x3fffffff)
	lastMillis = msecs
	return v7({ msecs, seq: sequence })
}

/** An id that says nothing of when it was made, for what must not lead back to its moment. */
export const drawnId = (): string => v4(randomBytes && { random: randomBytes() })

/** For the demo's seed: ids that are the same for the same seed; `undefined` for chance again. */
export function drawIdsFrom(source: (() => Uint8Array) | undefined): void {
	randomBytes = source
	sequence = 0
	lastMillis = 0
}
