// Half-hours that coordinators offer for a meeting: offering several days at once, withdrawing, and which are still free.
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { appointments, offeredTimes } from '~db/schema/wellness-meeting'
import type { MeetingWay } from './appointment'
import { mostDaysAhead } from './appointment'

export type OfferedTime = typeof offeredTimes.$inferSelect
export type Appointment = typeof appointments.$inferSelect

const booking = and(eq(appointments.offerId, offeredTimes.id), isNull(appointments.endedAt))

/**
 * A coordinator offers their own half-hours by these ways. What was offered before is offered these ways from now; what is
 * booked stays as it is. Gives how many are offered. Refused without a way, a time, or further ahead than people plan.
 */
export async function offerTimes(
	tx: Tx,
	actor: Actor,
	starts: readonly Date[],
	ways: readonly MeetingWay[],
): Promise<number> {
	const coordinatorId = actor.accountId ?? ''
	if (ways.length === 0) throw refused('times-no-way', undefined, 'ways')
	if (starts.length === 0) throw refused('times-none', undefined, 'minutes')
	const furthest = tx.at.getTime() + mostDaysAhead * 86_400_000
	if (starts.some((start) => start.getTime() > furthest))
		throw refused('times-far', { days: mostDaysAhead }, 'days')
	const booked = new Set((await bookedOf(tx, coordinatorId, tx.at)).map(({ startsAt }) => startsAt.getTime()))
	const offered = starts.filter((start) => !booked.has(start.getTime()))
	if (offered.length === 0) return 0
	const [first] = await tx
		.insert(offeredTimes)
		.values(
			offered.map((startsAt) => ({ id: newId(), coordinatorId, startsAt, ways: [...ways], madeAt: tx.at })),
		)
		.onConflictDoUpdate({
			target: [offeredTimes.coordinatorId, offeredTimes.startsAt],
			set: { ways: [...ways], madeAt: tx.at },
		})
		.returning({ id: offeredTimes.id })
	await record(
		tx,
		actor,
		'offered-time.added',
		{ kind: 'offered-time', id: first?.id ?? '' },
		{ after: { times: offered.length } },
	)
	return offered.length
}

/**
 * A coordinator withdraws half-hours of their own; refused where one is booked, which is called off on its own page. A row
 * stays, without a way: meetings that were called off point to it.
 */
export async function withdrawTimes(tx: Tx, actor: Actor, ids: readonly string[]): Promise<number> {
	if (ids.length === 0) throw refused('times-none')
	const own = and(
		eq(offeredTimes.coordinatorId, actor.accountId ?? ''),
		inArray(offeredTimes.id, [...ids]),
		gt(offeredTimes.startsAt, tx.at),
	)
	const [booked] = await tx
		.select({ id: appointments.id })
		.from(offeredTimes)
		.innerJoin(appointments, booking)
		.where(own)
		.limit(1)
	if (booked) throw refused('time-booked')
	const gone = await tx.update(offeredTimes).set({ ways: [] }).where(own).returning({ id: offeredTimes.id })
	if (gone.length === 0) throw refused('not-found')
	await record(
		tx,
		actor,
		'offered-time.withdrawn',
		{ kind: 'offered-time', id: gone[0]?.id ?? '' },
		{ after: { times: gone.length } },
	)
	return gone.length
}

/** The meetings of a coordinator that stand and begin after an instant, the earliest first. */
export const bookedOf = (on: Db, coordinatorId: string, after: Date): Promise<Appointment[]> =>
	on
		.select()
		.from(appointments)
		.where(
			and(
				eq(appointments.coordinatorId, coordinatorId),
				isNull(appointments.endedAt),
				gt(appointments.startsAt, after),
			),
		)
		.orderBy(asc(appointments.startsAt), asc(appointments.id))

/** The half-hours of these coordinators that are free and begin after an instant, the earliest first. */
export async function freeTimes(
	on: Db,
	coordinatorIds: readonly string[],
	after: Date,
	most = 2_000,
): Promise<OfferedTime[]> {
	if (coordinatorIds.length === 0) return []
	const rows = await on
		.select({ offer: offeredTimes })
		.from(offeredTimes)
		.leftJoin(appointments, booking)
		.where(
			and(
				inArray(offeredTimes.coordinatorId, [...coordinatorIds]),
				gt(offeredTimes.startsAt, after),
				isNull(appointments.id),
			),
		)
		.orderBy(asc(offeredTimes.startsAt), asc(offeredTimes.id))
		.limit(most)
	return rows.map(({ offer }) => offer).filter(({ ways }) => ways.length > 0)
}

/** Whether a half-hour may still be chosen: it is offered, and nobody booked it. */
export async function isFree(on: Db, { id, ways }: OfferedTime): Promise<boolean> {
	const [booked] = await on
		.select({ id: appointments.id })
		.from(appointments)
		.where(and(eq(appointments.offerId, id), isNull(appointments.endedAt)))
	return ways.length > 0 && !booked
}

/** One offered half-hour. */
export async function offeredTime(on: Db, id: string): Promise<OfferedTime | undefined> {
	const [row] = await on.select().from(offeredTimes).where(eq(offeredTimes.id, id))
	return row
}
