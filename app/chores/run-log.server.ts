// What the machine did by the clock: the latest run of each chore.
import { desc } from 'drizzle-orm'
import type { Db } from '~db/client'
import { choreRuns } from '~db/schema/events'

/** The newest run of each chore, by name. */
export async function latestRuns(on: Db): Promise<(typeof choreRuns.$inferSelect)[]> {
	const rows = await on.select().from(choreRuns).orderBy(desc(choreRuns.due)).limit(2_000)
	const newest = new Map<string, (typeof rows)[number]>()
	for (const row of rows) if (!newest.has(row.chore)) newest.set(row.chore, row)
	return [...newest.values()].sort((a, b) => (a.chore < b.chore ? -1 : 1))
}
