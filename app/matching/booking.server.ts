// Bookings as they are kept: written by assignments, read for clashes and fit.
import { and, asc, eq, gte, inArray, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { newId } from '~/base/ids'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { bookings } from '~db/schema/matching'
import type { Busy } from './booking'
import { clashing } from './booking'

export type Booking = Busy & { registrantId: string; assignmentId: string; slotId: string }

const columns = {
	registrantId: bookings.registrantId,
	assignmentId: bookings.assignmentId,
	slotId: bookings.slotId,
	day: bookings.day,
	startMinute: bookings.startMinute,
	endMinute: bookings.endMinute,
}

/** What these people have promised on the days from `fromDay` until `untilDay`. */
export async function bookedOf(
	on: Db,
	registrantIds: readonly string[],
	fromDay: Day,
	untilDay: Day,
): Promise<Map<string, Booking[]>> {
	const found = new Map<string, Booking[]>(registrantIds.map((id) => [id, []]))
	// A statement holds only so many values; past a few hundred people the days say it shorter.
	const many = registrantIds.length > 300
	const rows = await on
		.select(columns)
		.from(bookings)
		.where(
			and(
				many ? undefined : inArray(bookings.registrantId, [...registrantIds]),
				eq(bookings.live, true),
				gte(bookings.day, fromDay),
				lte(bookings.day, untilDay),
			),
		)
		.orderBy(asc(bookings.day), asc(bookings.startMinute))
	for (const row of rows) found.get(row.registrantId)?.push(row)
	return found
}

/** Refuses a span that shares time with something promised already. */
export async function refuseClash(tx: Tx, registrantId: string, span: Busy): Promise<void> {
	const busy = await bookedOf(tx, [registrantId], span.day, span.day)
	const clash = clashing(busy.get(registrantId) ?? [], span)
	if (clash)
		throw refused('booking-clash', {
			day: clash.day,
			startMinute: clash.startMinute,
			endMinute: clash.endMinute,
		})
}

/** Books a span for an assignment; refuses a clash. */
export async function book(tx: Tx, booking: Booking): Promise<void> {
	await refuseClash(tx, booking.registrantId, booking)
	await tx.insert(bookings).values({ ...booking, id: newId(), live: true })
}

/** Sets the time of an assignment free again. */
export async function release(tx: Tx, assignmentId: string): Promise<void> {
	await tx.update(bookings).set({ live: false }).where(eq(bookings.assignmentId, assignmentId))
}
