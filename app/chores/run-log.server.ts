// What the machine did by the clock: the latest run of each chore.
import { and, asc, eq, isNotNull, max } from 'drizzle-orm'
import type { Db } from '~db/client'
import { choreRuns } from '~db/schema/events'

/** The newest run of each chore, by name. */
export async function latestRuns(on: Db): Promise<(typeof choreRuns.$inferSelect)[]> {
	const newest = on
		.select({ chore: choreRuns.chore, due: max(choreRuns.due).as('newest_due') })
		.from(choreRuns)
		.groupBy(choreRuns.chore)
		.as('newest')
	const rows = await on
		.select({ run: choreRuns })
		.from(choreRuns)
		.innerJoin(newest, and(eq(newest.chore, choreRuns.chore), eq(newest.due, choreRuns.due)))
		.orderBy(asc(choreRuns.chore))
	return rows.map((row) => row.run)
}

/** When a chore last ended well, or `null`. */
export async function lastDone(on: Db, chore: string): Promise<Date | null> {
	const [row] = await on
		.select({ at: max(choreRuns.endedAt) })
		.from(choreRuns)
		.where(and(eq(choreRuns.chore, chore), eq(choreRuns.outcome, 'done'), isNotNull(choreRuns.endedAt)))
	return row?.at ?? null
}
