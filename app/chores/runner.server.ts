// Runs what the timetable says, once over all processes: a run belongs to whoever inserts (chore, due) first.
import { randomUUID } from 'node:crypto'
import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import { now } from '~/base/clock'
import { log } from '~/base/log'
import { inTransaction } from '~/events/transaction.server'
import { db, isTaken } from '~db/client'
import { choreRuns } from '~db/schema/events'
import { lastDue } from './schedule'
import type { Chore } from './timetable.server'
import { timetable } from './timetable.server'

const lookEvery = 10_000
const claimDiesAfter = 10 * 60_000
const shortestPause = 60_000
const longestPause = 15 * 60_000
const keepRunsFor = 14 * 86_400_000

const processId = randomUUID()

/**
 * When a run is taken again: never when it was done, after a while when nobody ended it, and when it failed as long
 * after as it had been due by then, so that the pauses grow from a minute to a quarter of an hour.
 */
function againAt({ due, claimedAt, endedAt, outcome }: typeof choreRuns.$inferSelect): Date {
	if (!endedAt) return new Date(claimedAt.getTime() + claimDiesAfter)
	if (outcome !== 'failed') return new Date(8.64e15)
	const sinceDue = endedAt.getTime() - due.getTime()
	return new Date(endedAt.getTime() + Math.min(longestPause, Math.max(shortestPause, sinceDue)))
}

/** Claims the run that is due, or an old one that failed or has no end; `undefined` when another process has it. */
async function claim(chore: Chore, at: Date): Promise<Date | undefined> {
	const due = lastDue(chore.timing, at)
	const [known] = await db()
		.select()
		.from(choreRuns)
		.where(eq(choreRuns.chore, chore.name))
		.orderBy(desc(choreRuns.due))
		.limit(1)
	if (known && known.due >= due) {
		if (at < againAt(known)) return undefined
		const taken = await inTransaction((tx) =>
			tx
				.update(choreRuns)
				.set({ claimedBy: processId, claimedAt: tx.at, endedAt: null, outcome: null })
				.where(
					and(
						eq(choreRuns.chore, chore.name),
						eq(choreRuns.due, known.due),
						known.endedAt ? eq(choreRuns.outcome, 'failed') : isNull(choreRuns.endedAt),
						eq(choreRuns.claimedAt, known.claimedAt),
					),
				)
				.returning({ due: choreRuns.due }),
		)
		return taken[0]?.due
	}
	try {
		await inTransaction((tx) =>
			tx.insert(choreRuns).values({ chore: chore.name, due, claimedBy: processId, claimedAt: tx.at }),
		)
		return due
	} catch (error) {
		if (isTaken(error)) return undefined
		throw error
	}
}

/** Runs one chore if it is due; gives whether it ran. */
export async function runIfDue(chore: Chore, at: Date): Promise<boolean> {
	const due = await claim(chore, at)
	if (!due) return false
	log.debug({ chore: chore.name, due }, 'a chore begins')
	let outcome = 'done'
	try {
		await chore.run(due)
	} catch (error) {
		outcome = 'failed'
		log.error({ chore: chore.name, err: error }, 'a chore failed')
	}
	await inTransaction(async (tx) => {
		await tx
			.update(choreRuns)
			.set({ endedAt: tx.at, outcome })
			.where(and(eq(choreRuns.chore, chore.name), eq(choreRuns.due, due)))
		await tx.delete(choreRuns).where(
			and(
				eq(choreRuns.chore, chore.name),
				// The newest run is what tells that it was done: a monthly one is older than the rest that is kept.
				lt(choreRuns.due, new Date(Math.min(due.getTime(), tx.at.getTime() - keepRunsFor))),
			),
		)
	})
	return true
}

/** Looks at the timetable every ten seconds until ended; the end runs what must not wait for the next start. */
export function startChores(): { end(): Promise<void> } {
	const chores = timetable()
	let running: Promise<void> = Promise.resolve()
	let ended = false
	const look = () => {
		running = running.then(async () => {
			for (const chore of chores) {
				if (ended) return
				await runIfDue(chore, now()).catch((error) =>
					log.error({ chore: chore.name, err: error }, 'a chore could not be claimed'),
				)
			}
		})
	}
	look()
	const timer = setInterval(look, lookEvery)
	return {
		async end() {
			ended = true
			clearInterval(timer)
			await running
			for (const chore of chores)
				if (chore.atEnd)
					await chore
						.run(now())
						.catch((error) => log.error({ chore: chore.name, err: error }, 'a chore failed at the end'))
		},
	}
}
