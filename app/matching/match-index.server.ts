// The index of this process: built in a thread of its own while the site answers from SQL, then kept current.
import type { Worker } from 'node:worker_threads'
import { now } from '~/base/clock'
import { addDays, dayOf, weekOf } from '~/base/day'
import { log } from '~/base/log'
import { startWorker } from '~/base/worker'
import { databaseMark, db } from '~db/client'
import type { Days } from './everybody.server'
import type { MatchIndex } from './match-index'
import { bytesOfIndex } from './match-index'
import type { Reading } from './match-index-changes.server'
import { takeChanges } from './match-index-changes.server'

/** What the thread hands over. */
export type BuiltIndex = { index: MatchIndex; reading: Reading }

/** The index of this process. */
export type LiveIndex = {
	/** The index with everything in it that was committed before the call; `undefined` while there is none. */
	caughtUp(): Promise<MatchIndex | undefined>
	/** The index as it was at the last look, without looking: nothing is asked of the database. */
	now(): MatchIndex | undefined
	/** Resolves when nothing is being built: there is an index, or building it failed. */
	built(): Promise<void>
	end(): Promise<void>
}

// On globalThis, since the pages are bundled apart from the server that starts this.
const kept = globalThis as { liveMatchIndex?: LiveIndex }

const lookEvery = 1_000
const tryAgainAfter = 60_000

/** The days an index holds. */
export const daysOfIndex = ({ rows }: MatchIndex): Days => ({
	fromDay: rows.firstDay,
	untilDay: addDays(rows.firstDay, rows.days - 1),
})

/** The index of this process as it is after everything committed before the call, if there is one. */
export async function liveIndex(): Promise<MatchIndex | undefined> {
	return kept.liveMatchIndex?.caughtUp()
}

/**
 * The index as it was at the last look, a second ago at most: for acts that hold a connection already and must not wait for
 * another.
 */
export const indexAtLastLook = (): MatchIndex | undefined => kept.liveMatchIndex?.now()

/** Resolves when the index of this process is there, or none is being built: for what can wait for it. */
export const indexBuilt = async (): Promise<void> => kept.liveMatchIndex?.built()

/** Begins to build the index of this process and keeps it until ended. */
export function startMatchIndex(): LiveIndex {
	let held: (BuiltIndex & { seen: string }) | undefined
	let building: { done: Promise<void>; worker: Worker } | undefined
	let failedAt = Number.NEGATIVE_INFINITY
	let ended = false

	function build(): void {
		if (building || ended || performance.now() - failedAt < tryAgainAfter) return
		const began = performance.now()
		const file = new URL('./match-index-worker.server.ts', import.meta.url)
		const worker = startWorker(file, { day: dayOf(now()) })
		const done = builtBy(worker)
			.then((made) => {
				held = { ...made, seen: '' }
				const people = made.index.rows.count
				const ms = Math.round(performance.now() - began)
				log.info({ people, ms, bytes: bytesOfIndex(made.index) }, 'the matching index is built')
			})
			.catch((error) => {
				if (ended) return
				failedAt = performance.now()
				log.error({ err: error }, 'the matching index could not be built')
			})
			.finally(() => {
				building = undefined
			})
		building = { done, worker }
	}

	/** Reads what happened since the last look, when something did. */
	async function look(): Promise<MatchIndex | undefined> {
		const mine = held
		if (!mine || mine.index.rows.firstDay < weekOf(dayOf(now()))) build()
		if (!mine || (await isCurrent(mine))) return mine?.index
		if (held === mine) held = undefined
		build()
		return undefined
	}

	async function isCurrent(mine: NonNullable<typeof held>): Promise<boolean> {
		try {
			const seen = await databaseMark()
			if (seen === mine.seen) return true
			const reading = await takeChanges(db(), mine.index, daysOfIndex(mine.index), mine.reading)
			if (reading) Object.assign(mine, { reading, seen })
			else log.info('the change feed has a gap: the matching index is built anew')
			return reading !== undefined
		} catch (error) {
			log.error({ err: error }, 'a change could not be read: the matching index is built anew')
			return false
		}
	}

	// One after another: whoever asks waits for the look before, then looks for what was committed since.
	let line: Promise<unknown> = Promise.resolve()
	function caughtUp(): Promise<MatchIndex | undefined> {
		const looked = line.then(look).catch((error) => {
			log.error({ err: error }, 'the matching index could not be asked')
			return undefined
		})
		line = looked
		return looked
	}

	build()
	const timer = setInterval(() => void caughtUp(), lookEvery)
	timer.unref()
	const live: LiveIndex = {
		caughtUp,
		now: () => held?.index,
		built: async () => building?.done,
		async end() {
			ended = true
			clearInterval(timer)
			if (kept.liveMatchIndex === live) kept.liveMatchIndex = undefined
			await building?.worker.terminate()
			await building?.done
			await line
		},
	}
	kept.liveMatchIndex = live
	return live
}

function builtBy(worker: Worker): Promise<BuiltIndex> {
	return new Promise((resolve, reject) => {
		worker.once('message', resolve)
		worker.once('error', reject)
		worker.once('exit', (code) => reject(new Error(`the thread ended (${code})`)))
	})
}
