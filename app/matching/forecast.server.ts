// What the chance of filling is learned from: how many could take a slot when it was posted, and what became of it.
import { and, asc, eq, gte, isNotNull, isNull, lt, notExists, notInArray } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import type { Db } from '~db/client'
import { db } from '~db/client'
import { events } from '~db/schema/events'
import { slotReach } from '~db/schema/matching'
import { slots, tasks } from '~db/schema/work'
import type { Forecast, PastSlot } from './forecast'
import { forecastOf } from './forecast'
import { indexBuilt } from './match-index.server'
import { reachOf } from './reach.server'

/** How far back the past still tells something. */
const daysBack = 366

/**
 * Slots that are over by a day, with how many could have taken them. What was called off or moved (weather, an employer's
 * change) tells nothing of whether people come, and is left out.
 */
export async function pastSlots(on: Db, today: Day): Promise<PastSlot[]> {
	return on
		.select({ day: slots.day, could: slotReach.could, seats: slots.seats, filled: slots.taken })
		.from(slotReach)
		.innerJoin(slots, eq(slots.id, slotReach.slotId))
		.where(
			and(
				lt(slots.day, today),
				gte(slots.day, addDays(today, -daysBack)),
				notExists(
					on
						.select({ id: events.id })
						.from(events)
						.where(
							and(
								eq(events.subjectKind, 'slot'),
								eq(events.subjectId, slots.id),
								eq(events.what, 'slot.called-off'),
							),
						),
				),
				notInArray(
					slots.id,
					on.select({ id: slots.movedFrom }).from(slots).where(isNotNull(slots.movedFrom)),
				),
			),
		)
}

/** What the past says of chances; `undefined` under fifty past slots. */
export const forecastOn = async (on: Db, today: Day): Promise<Forecast | undefined> =>
	forecastOf(await pastSlots(on, today))

/** Counts, for every open slot nobody counted yet, how many could take it. Gives how many slots it counted. */
export async function noteReach(): Promise<number> {
	const at = now()
	await indexBuilt()
	const fresh = await db()
		.select({ slot: slots, task: tasks })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.leftJoin(slotReach, eq(slotReach.slotId, slots.id))
		.where(and(eq(slots.open, true), gte(slots.day, dayOf(at)), isNull(slotReach.slotId)))
		.orderBy(asc(slots.day), asc(slots.id))
	// Counting takes its time: nobody waits for it with the writer in hand.
	const reach = await reachOf(db(), fresh)
	await inTransaction(async (tx) => {
		for (const [n, { slot }] of fresh.entries())
			await tx
				.insert(slotReach)
				.values({ slotId: slot.id, could: reach[n]?.could ?? 0, at: tx.at })
				.onConflictDoNothing()
	})
	return fresh.length
}
