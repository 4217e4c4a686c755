// Days the office is closed beside weekends and holidays: due times and answers reckon with them.
import { asc, eq, gte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { closingDays } from '~db/schema/council'

export type ClosingDay = typeof closingDays.$inferSelect

// A longer rest of the whole office is a mistyped year.
const mostDays = 31

/** Every day of the office's own, for reckoning. */
export async function ownClosingDays(on: Db): Promise<Set<Day>> {
	return new Set((await on.select({ day: closingDays.day }).from(closingDays)).map((row) => row.day))
}

/** The office's own days from a day on, in order. */
export async function closingDaysFrom(on: Db, day: Day): Promise<ClosingDay[]> {
	return on.select().from(closingDays).where(gte(closingDays.day, day)).orderBy(asc(closingDays.day))
}

/** Closes the office from a day to a day; a day that is closed already keeps its reason. */
export async function addClosingDays(
	tx: Tx,
	actor: Actor,
	{ fromDay, untilDay, reason }: { fromDay: Day; untilDay: Day; reason: string },
): Promise<void> {
	if (fromDay < dayOf(tx.at)) throw refused('day-gone', undefined, 'fromDay')
	if (untilDay < fromDay) throw refused('days-upside-down', undefined, 'untilDay')
	if (untilDay > addDays(fromDay, mostDays - 1)) throw refused('closing-too-long', { mostDays }, 'untilDay')
	for (let day = fromDay; day <= untilDay; day = addDays(day, 1))
		await tx.insert(closingDays).values({ day, reason }).onConflictDoNothing()
	await record(tx, actor, 'closing-day.added', { kind: 'closing-day', id: fromDay }, { after: { untilDay } })
}

/** Opens the office again on a day to come. */
export async function removeClosingDay(tx: Tx, actor: Actor, day: Day): Promise<void> {
	if (day < dayOf(tx.at)) throw refused('day-gone')
	const gone = await tx
		.delete(closingDays)
		.where(eq(closingDays.day, day))
		.returning({ day: closingDays.day })
	if (gone.length === 0) throw refused('not-found')
	await record(tx, actor, 'closing-day.removed', { kind: 'closing-day', id: day })
}
