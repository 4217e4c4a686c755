// What the head sees of the work of each coordinator (supervision): load, slowest answers, urgent cases, hand-overs; not one word.
import { and, count, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '~db/client'
import { events } from '~db/schema/events'
import { clocks, messages, threads } from '~db/schema/wellness'

/** One coordinator over a span. Minutes are from a word to its answer. */
export type Supervised = {
	open: number
	waiting: number
	urgentNow: number
	answers: number
	medianMinutes: number | null
	slowestMinutes: number | null
	late: number
	urgent: number
	handedOver: number
}

const none = (): Supervised => ({
	open: 0,
	waiting: 0,
	urgentNow: 0,
	answers: 0,
	medianMinutes: null,
	slowestMinutes: null,
	late: 0,
	urgent: 0,
	handedOver: 0,
})

/** The figures of each of these coordinators since an instant; what was deleted since counts no more. */
export async function supervisionOf(
	on: Db,
	coordinatorIds: readonly string[],
	since: Date,
): Promise<Map<string, Supervised>> {
	const all = new Map(coordinatorIds.map((id) => [id, none()]))
	const of = (id: string | null) => (id === null ? undefined : all.get(id))
	const open = await on
		.select({ id: threads.coordinatorId, answerBy: threads.answerBy, urgentAt: threads.urgentAt })
		.from(threads)
		.where(and(isNull(threads.closedAt), inArray(threads.coordinatorId, [...coordinatorIds])))
	for (const { id, answerBy, urgentAt } of open) {
		const one = of(id)
		if (!one) continue
		one.open += 1
		if (answerBy) one.waiting += 1
		if (urgentAt) one.urgentNow += 1
	}
	// An answer stops the clocks of its thread at its own instant: whoever wrote it answered them.
	const answered = await on
		.select({
			id: messages.coordinatorId,
			startedAt: clocks.startedAt,
			answeredAt: clocks.answeredAt,
			answerBy: clocks.answerBy,
			urgent: clocks.urgent,
		})
		.from(clocks)
		.innerJoin(
			messages,
			and(
				eq(messages.threadId, clocks.threadId),
				eq(messages.at, clocks.answeredAt),
				isNotNull(messages.coordinatorId),
			),
		)
		.where(gte(clocks.answeredAt, since))
	const minutes = new Map<string, number[]>()
	for (const { id, startedAt, answeredAt, answerBy, urgent } of answered) {
		const one = of(id)
		if (!one || !id || !answeredAt) continue
		one.answers += 1
		if (answeredAt > answerBy) one.late += 1
		// Of somebody who needed help now the head was called at once.
		if (urgent) one.urgent += 1
		minutes.set(id, [...(minutes.get(id) ?? []), (answeredAt.getTime() - startedAt.getTime()) / 60_000])
	}
	for (const [id, took] of minutes) {
		const one = of(id)
		const sorted = took.sort((a, b) => a - b)
		if (!one) continue
		one.medianMinutes = Math.round(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0)
		one.slowestMinutes = Math.round(sorted.at(-1) ?? 0)
	}
	const handed = await on
		.select({ id: events.actorId, n: count() })
		.from(events)
		.where(and(eq(events.what, 'thread.handed-over'), gte(events.at, since)))
		.groupBy(events.actorId)
	for (const { id, n } of handed) {
		const one = of(id)
		if (one) one.handedOver = Number(n)
	}
	return all
}
