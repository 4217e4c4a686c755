// Reading the history: the latest, about one thing, or what was done for one person.
import { and, desc, eq, inArray, lt, notLike } from 'drizzle-orm'
import type { Db } from '~db/client'
import { events } from '~db/schema/events'

export type HistoryRow = typeof events.$inferSelect

/** What the consultation room does: nothing of it stands in the office's history, neither words nor who listens when. */
const ofTheRoom = [
	'thread',
	'duty',
	'room-card',
	'noticed-words',
	'canned-reply',
	'hotline',
	'manual',
	'licence',
	'coordinator',
	'offered-time',
	'statistics',
]
const ofTheOffice = and(...ofTheRoom.map((subject) => notLike(events.what, `${subject}.%`)))

/** The latest events before a position, newest first. */
export async function latestEvents(on: Db, before?: number, most = 100): Promise<HistoryRow[]> {
	return on
		.select()
		.from(events)
		.where(and(ofTheOffice, before === undefined ? undefined : lt(events.position, before)))
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
		.where(and(eq(events.onBehalfKind, whom.kind), eq(events.onBehalfId, whom.id), ofTheOffice))
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
		.where(and(eq(events.subjectKind, subject.kind), eq(events.subjectId, subject.id), ofTheOffice))
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

/** Which of these acts were taken back as acts of their own, and when; asked once for all of them. */
export async function takenBack(on: Db, eventIds: readonly string[]): Promise<Map<string, Date>> {
	const undone = new Map<string, Date>()
	for (let n = 0; n < eventIds.length; n += 200) {
		const acts = await on
			.select({
				id: events.id,
				what: events.what,
				subjectKind: events.subjectKind,
				subjectId: events.subjectId,
			})
			.from(events)
			.where(inArray(events.id, eventIds.slice(n, n + 200)))
		const later = await on
			.select()
			.from(events)
			.where(
				and(
					inArray(events.subjectKind, [...new Set(acts.map((act) => act.subjectKind))]),
					inArray(events.subjectId, [...new Set(acts.map((act) => act.subjectId))]),
					inArray(events.what, ['act.taken-back', 'assignment.taken-back']),
				),
			)
		for (const act of acts) {
			const back = later.find((one) =>
				one.what === 'act.taken-back'
					? one.before.event === act.id
					: act.what === 'assignment.decided' && one.subjectId === act.subjectId,
			)
			if (back) undone.set(act.id, back.at)
		}
	}
	return undone
}

/** When an act was taken back as an act of its own; null where it stands. */
export const takenBackAt = async (on: Db, eventId: string): Promise<Date | null> =>
	(await takenBack(on, [eventId])).get(eventId) ?? null
