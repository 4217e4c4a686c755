// Makes the plans staff ask for, one at a time in a thread of its own; of several processes one takes each.
import { randomUUID } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { now } from '~/base/clock'
import { log } from '~/base/log'
import { startWorker } from '~/base/worker'
import { inTransaction } from '~/events/transaction.server'
import { db } from '~db/client'
import type { KeptPlan } from './plan.server'
import { beat, claimPlan, endPlan, givePlanBack, plansToMake } from './plan.server'
import type { WeekPlan } from './plan-week'

/** The planner of this process. */
export type Planner = {
	/** Makes whatever waits now; resolves when nothing does. */
	makeAll(): Promise<void>
	end(): Promise<void>
}

const lookEvery = 1_000
const beatEvery = 1_000

/** Looks for plans to make every second until ended. */
export function startPlanner(): Planner {
	const processId = randomUUID()
	let ended = false
	let atWork: Worker | undefined
	let line: Promise<void> = Promise.resolve()

	async function makeWaiting(): Promise<void> {
		while (!ended && (await plansToMake(db(), now()))) {
			const plan = await inTransaction((tx) => claimPlan(tx, processId))
			if (!plan) return
			await make(plan)
		}
	}

	async function make({ id: planId, stopAskedAt }: KeptPlan): Promise<void> {
		const flag = new Int32Array(new SharedArrayBuffer(4))
		// Another process may have gone silent before it heard of the stop.
		if (stopAskedAt) Atomics.store(flag, 0, 1)
		const file = new URL('./plan-worker.server.ts', import.meta.url)
		const worker = startWorker(file, { planId, flag, at: now().getTime() })
		atWork = worker
		let filled: number | null = null
		let saying = Promise.resolve()
		const say = () => {
			saying = saying
				.then(() => inTransaction((tx) => beat(tx, planId, processId, filled)))
				.then((next) => {
					if (next === 'stop') Atomics.store(flag, 0, 1)
					if (next === 'not-mine') void worker.terminate()
				})
				.catch((error) => log.warn({ err: error }, 'a plan could not say how far it is'))
		}
		worker.on('message', (said: { filled?: number }) => {
			if (said.filled === undefined) return
			filled = said.filled
			say()
		})
		const beating = setInterval(say, beatEvery)
		try {
			const made = await madeBy(worker)
			await saying
			await inTransaction((tx) => endPlan(tx, planId, processId, made))
		} catch (error) {
			if (!ended) log.error({ err: error }, 'a plan could not be made')
			await inTransaction((tx) =>
				ended ? givePlanBack(tx, planId, processId) : endPlan(tx, planId, processId, null),
			)
		} finally {
			clearInterval(beating)
			atWork = undefined
		}
	}

	function makeAll(): Promise<void> {
		const made = line.then(makeWaiting)
		line = made.catch((error) => log.error({ err: error }, 'plans could not be looked for'))
		return made
	}

	const timer = setInterval(() => void makeAll().catch(() => undefined), lookEvery)
	timer.unref()
	return {
		makeAll,
		async end() {
			ended = true
			clearInterval(timer)
			await atWork?.terminate()
			await line
		},
	}
}

function madeBy(worker: Worker): Promise<WeekPlan> {
	return new Promise((resolve, reject) => {
		worker.on('message', (said: { made?: WeekPlan }) => {
			if (said.made) resolve(said.made)
		})
		worker.once('error', reject)
		worker.once('exit', (code) => reject(new Error(`the thread ended (${code})`)))
	})
}
