// Bookings as they are kept: written by assignments, read for clashes and fit.
import type { SQLWrapper } from 'drizzle-orm'
import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, weekOf } from '~/base/day'
import { newId } from '~/base/ids'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { bookings } from '~db/schema/matching'
import { earnings } from '~db/schema/money'
import { slots, tasks } from '~db/schema/work'
import type { Booked, Busy } from './booking'
import { clashing } from './booking'
import { mostDaysAtClient } from './way'

export type Booking = Busy & { registrantId: string; assignmentId: string; slotId: string }

const columns = {
	registrantId: bookings.registrantId,
	assignmentId: bookings.assignmentId,
	slotId: bookings.slotId,
	day: bookings.day,
	startMinute: bookings.startMinute,
	endMinute: bookings.endMinute,
}

/** A booking as `fit` judges by it. */
export type BookedSlot = Booked & { registrantId: string; slotId: string }

/** The first earning of what was booked: a booking has one row, however many supplements follow. */
export const itsEarning = and(eq(earnings.assignmentId, bookings.assignmentId), isNull(earnings.supplementOf))

/** The part of a shared sum that everybody who works there agreed on; null where none differs from the task's. Asked with an assignment's id. */
export const agreedPartOf = (assignmentId: SQLWrapper) =>
	sql`(select share_answers.to_yen from share_answers inner join share_changes on share_changes.id = share_answers.change_id where share_answers.assignment_id = ${assignmentId} and share_changes.outcome = 'agreed' order by share_changes.settled_at desc, share_changes.id desc limit 1)`

/** What is its own sum, other than the task's: credited, with its supplements; before, an agreed part; else null. */
export const ownYen = sql`case when ${earnings.id} is null then ${agreedPartOf(bookings.assignmentId)} else ${earnings.yen} + coalesce((select sum(rest.yen) from earnings as rest where rest.supplement_of = ${earnings.id}), 0) end`

/** The columns of a booking as `fit` judges by it. */
export const bookedColumns = {
	registrantId: bookings.registrantId,
	slotId: bookings.slotId,
	day: bookings.day,
	startMinute: bookings.startMinute,
	endMinute: bookings.endMinute,
	employerId: sql<string>`coalesce(${tasks.employerId}, '')`,
	areaId: sql<string | null>`case when ${tasks.atHome} then null else ${tasks.areaId} end`,
	// What was credited counts; until then what the terms promise.
	yen: sql<number>`coalesce(${ownYen}, ${tasks.payYen}, 0)`.mapWith(Number),
}

const booked = (on: Db) =>
	on
		.select(bookedColumns)
		.from(bookings)
		.leftJoin(slots, eq(slots.id, bookings.slotId))
		.leftJoin(tasks, eq(tasks.id, slots.taskId))
		.leftJoin(earnings, itsEarning)

const between = (fromDay: Day, untilDay: Day) => and(gte(bookings.day, fromDay), lte(bookings.day, untilDay))

const theirs = (ids: readonly string[]) =>
	ids.length > mostIds ? undefined : inArray(bookings.registrantId, [...ids])

/** How far bookings count beyond a day: weeks, months and days in a row at one client. */
export const bookingsReach = mostDaysAtClient + 6

const firstOfYear = (day: Day): Day => `${day.slice(0, 4)}-01-01`
const lastOfYear = (day: Day): Day => `${day.slice(0, 4)}-12-31`
const sooner = (one: Day, other: Day) => (one < other ? one : other)
const later = (one: Day, other: Day) => (one > other ? one : other)

/**
 * What `fit` judges a day at a client by: what these people have promised in its week, at this client around it, and,
 * of `wholeYear`, everything of its year.
 */
export async function bookedAround(
	on: Db,
	registrantIds: readonly string[],
	day: Day,
	employerId: string,
	wholeYear: readonly string[],
): Promise<Map<string, BookedSlot[]>> {
	const found = new Map<string, BookedSlot[]>(registrantIds.map((id) => [id, []]))
	const monday = weekOf(day)
	const aside = new Set(wholeYear)
	const rows = await booked(on).where(
		and(
			theirs(registrantIds),
			eq(bookings.live, true),
			between(addDays(day, -bookingsReach), addDays(day, bookingsReach)),
			or(between(monday, addDays(monday, 6)), eq(tasks.employerId, employerId)),
		),
	)
	for (const row of rows) if (!aside.has(row.registrantId)) found.get(row.registrantId)?.push(row)
	for (const [id, theirs] of await bookedYearsOf(on, wholeYear, day, day)) found.set(id, theirs)
	return inOrder(found)
}

/** From when until when income and bookings count towards some days: their whole years, and around them. */
export const yearsAround = (fromDay: Day, untilDay: Day): { from: Day; until: Day } => ({
	from: sooner(firstOfYear(fromDay), addDays(fromDay, -bookingsReach)),
	until: later(lastOfYear(untilDay), addDays(untilDay, bookingsReach)),
})

/** What these people have promised in the years of two days and around them. */
export async function bookedYearsOf(
	on: Db,
	registrantIds: readonly string[],
	fromDay: Day,
	untilDay: Day,
): Promise<Map<string, BookedSlot[]>> {
	const found = new Map<string, BookedSlot[]>(registrantIds.map((id) => [id, []]))
	if (registrantIds.length === 0) return found
	const { from, until } = yearsAround(fromDay, untilDay)
	const rows = await booked(on).where(
		and(theirs(registrantIds), eq(bookings.live, true), between(from, until)),
	)
	for (const row of rows) found.get(row.registrantId)?.push(row)
	return inOrder(found)
}

function inOrder(found: Map<string, BookedSlot[]>): Map<string, BookedSlot[]> {
	for (const theirs of found.values())
		theirs.sort((a, b) => (a.day === b.day ? a.startMinute - b.startMinute : a.day < b.day ? -1 : 1))
	return found
}

// A statement holds only so many values; past a few hundred people the days say it shorter.
const mostIds = 300

/** What these people have promised on the days from `fromDay` until `untilDay`. */
export async function bookedOf(
	on: Db,
	registrantIds: readonly string[],
	fromDay: Day,
	untilDay: Day,
): Promise<Map<string, Booking[]>> {
	const found = new Map<string, Booking[]>(registrantIds.map((id) => [id, []]))
	const rows = await on
		.select(columns)
		.from(bookings)
		.where(and(theirs(registrantIds), eq(bookings.live, true), between(fromDay, untilDay)))
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

/** Takes the time of an assignment again that was set free; refuses a clash with what was promised since. */
export async function bookAgain(
	tx: Tx,
	registrantId: string,
	assignmentId: string,
	span: Busy,
): Promise<void> {
	await refuseClash(tx, registrantId, span)
	await tx.update(bookings).set({ live: true }).where(eq(bookings.assignmentId, assignmentId))
}

/** Sets the time of an assignment free again. */
export async function release(tx: Tx, assignmentId: string): Promise<void> {
	await tx.update(bookings).set({ live: false }).where(eq(bookings.assignmentId, assignmentId))
}
