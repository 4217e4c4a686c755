// A thread of its own: reads everybody from the database into a new index and hands its memory over.
import { parentPort, workerData } from 'node:worker_threads'
import type { Day } from '~/base/day'
import { markOf, newestSettled, theBeginning } from '~/events/changes.server'
import { closeDatabase, db } from '~db/client'
import type { BuiltIndex } from './match-index.server'
import { buildMatchIndex } from './match-index-build.server'

const { day } = workerData as { day: Day }

/** Every piece of memory below a value, to be handed over and not copied. */
function buffersIn(value: unknown): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer]
	if (Array.isArray(value)) return value.flatMap(buffersIn)
	if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype)
		return Object.values(value).flatMap(buffersIn)
	return []
}

async function build(): Promise<BuiltIndex> {
	// What is written while everybody is read comes after this mark, and is read again.
	const newest = await newestSettled(db())
	const index = await buildMatchIndex(db(), day)
	return { index, reading: { mark: newest ? markOf(newest) : theBeginning, eventId: newest?.id ?? null } }
}

const built = await build()
await closeDatabase()
parentPort?.postMessage(built, [...new Set(buffersIn(built))])
