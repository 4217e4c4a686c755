// A thread of its own: reads a week and plans it, says how many seats are filled, and ends early when the flag is raised.
import { parentPort, workerData } from 'node:worker_threads'
import { closeDatabase, db } from '~db/client'
import { planOf } from './plan.server'
import { planWeek } from './plan-week'
import { weekToPlan } from './plan-week.server'

const { planId, flag, at } = workerData as { planId: string; flag: Int32Array; at: number }

const began = performance.now()
const { week, ...order } = await planOf(db(), planId)
const asItStands = await weekToPlan(db(), week, new Date(at))
await closeDatabase()
const made = planWeek(asItStands, order, {
	elapsed: () => (Atomics.load(flag, 0) === 1 ? Number.POSITIVE_INFINITY : performance.now() - began),
	tell: (filled) => parentPort?.postMessage({ filled }),
})
parentPort?.postMessage({ made })
