// Reading the history: the latest, about one thing, or what was done for one person.
import { and, desc, eq, inArray, lt, notInArray } from 'drizzle-orm'
import type { Db } from '~db/client'
import { events } from '~db/schema/events'

export type HistoryRow = typeof events.$inferSelect

// A consultation leaves no trace in the office's history.
const notHere = ['thread.opened', 'thread.written', 'thread.answered']

/** The latest events before a position, newest first. */
export async function latestEvents(on: Db, before?: number, most = 100): Promise<HistoryRow[]> {
	return on
		.select()
		.from(events)
		.where(
			and(notInArray(events.what, notHere), before === undefined ? undefined : lt(events.position, before)),
		)
		.orderBy(desc(events.position))
		.limit(most)
}

/** What staff did for one person or employer, newest first. */
export async function eventsOnBehalf(
	on: Db,
	whom: { kind: string; id: string },
	most = 50,
): Promise<HistoryRow[]> {
	return on
		.select()
		.from(events)
		.where(
			and(
				eq(events.onBehalfKind, whom.kind),
				eq(events.onBehalfId, whom.id),
				notInArray(events.what, notHere),
			),
		)
		.orderBy(desc(events.position))
		.limit(most)
}

/** What happened to one thing, newest first. */
export async function eventsAbout(
	on: Db,
	subject: { kind: string; id: string },
	most = 50,
): Promise<HistoryRow[]> {
	return on
		.select()
		.from(events)
		.where(and(eq(events.subjectKind, subject.kind), eq(events.subjectId, subject.id)))
		.orderBy(desc(events.position))
		.limit(most)
}

/** The mark of the newest event, for a reader that begins now. */
export async function latestMark(on: Db): Promise<{ transactionMark: number; eventPosition: number }> {
	const [last] = await on
		.select({ transactionMark: events.transactionMark, eventPosition: events.position })
		.from(events)
		.orderBy(desc(events.transactionMark), desc(events.position))
		.limit(1)
	return last ?? { transactionMark: 0, eventPosition: 0 }
}

/** When an act was taken back as an act of its own; null where it stands. */
export async function takenBackAt(on: Db, eventId: string): Promise<Date | null> {
	const [event] = await on.select().from(events).where(eq(events.id, eventId))
	if (!event) return null
	const later = await on
		.select()
		.from(events)
		.where(
			and(
				eq(events.subjectKind, event.subjectKind),
				eq(events.subjectId, event.subjectId),
				inArray(events.what, ['act.taken-back', 'assignment.taken-back']),
			),
		)
	const undone = later.find((one) =>
		one.what === 'act.taken-back' ? one.before.event === eventId : event.what === 'assignment.decided',
	)
	return undone?.at ?? null
}
