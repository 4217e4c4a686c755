// What is kept of people as packed texts, a line a row: to carry millions of rows over one by one takes three times as long.
import type { SQL, Subquery } from 'drizzle-orm'
import { and, asc, between, eq, gt, gte, isNotNull, isNull, lte, max, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '~/base/day'
import type { Db } from '~db/client'
import { engine } from '~db/columns'
import { availability, bookings, datedHours, daysOff, limits, skills, turns } from '~db/schema/matching'
import { earnings } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { bookedColumns, itsEarning, yearsAround } from './booking.server'
import type { Days } from './everybody.server'
import { limitsText } from './limit-text.server'

/** Lines one after another; nothing where there are no rows. */
export type Packed = string | null

/** People by the first and the last of their ids. */
export type Some = { first: string; last: string }

const within = (column: SQLiteColumn, { first, last }: Some) => between(column, first, last)

/** Statements over the packed lines of another. */
async function packed(on: Db, each: Subquery & { line: SQL.Aliased<string> }): Promise<Packed> {
	const rows = await on.select({ text: sql<Packed>`string_agg(${each.line}, '')` }).from(each)
	return rows[0]?.text ?? null
}

const line = (text: SQL) => ({ line: sql<string>`${text} || '\n'`.as('line') })

/** So many registered after an id, in the order of their ids: rest and liking. */
export const packedPeople = (on: Db, after: string, most: number): Promise<Packed> =>
	packed(
		on,
		on
			.select(
				line(
					sql`${registrants.id} || coalesce(${registrants.restFrom}, '') || ':' || coalesce(${registrants.restUntil}, '') || ':' || cast(${registrants.likesKinds} as text)`,
				),
			)
			.from(registrants)
			.where(and(eq(registrants.state, 'registered'), gt(registrants.id, after)))
			.orderBy(asc(registrants.id))
			.limit(most)
			.as('each'),
	)

/** The hours of each weekday, a line a person: a digit, half hours, a colon. */
export const packedHours = (on: Db, some: Some): Promise<Packed> =>
	packed(
		on,
		on
			.select(
				line(
					sql`${availability.registrantId} || string_agg(${availability.weekday} || '' || ${availability.halfHours} || ':', '')`,
				),
			)
			.from(availability)
			.where(and(within(availability.registrantId, some), gt(availability.halfHours, 0)))
			.groupBy(availability.registrantId)
			.as('each'),
	)

/** Dates that differ: day and half hours. */
export const packedDates = (on: Db, some: Some, { fromDay, untilDay }: Days): Promise<Packed> =>
	packed(
		on,
		on
			.select(line(sql`${datedHours.registrantId} || ${datedHours.day} || ':' || ${datedHours.halfHours}`))
			.from(datedHours)
			.where(and(within(datedHours.registrantId, some), between(datedHours.day, fromDay, untilDay)))
			.as('each'),
	)

/** Days off: the first, the last, every so many weeks. */
export const packedDaysOff = (on: Db, some: Some, { fromDay, untilDay }: Days): Promise<Packed> =>
	packed(
		on,
		on
			.select(
				line(
					sql`${daysOff.registrantId} || ${daysOff.fromDay} || ':' || ${daysOff.untilDay} || ':' || ${daysOff.everyWeeks}`,
				),
			)
			.from(daysOff)
			.where(
				and(
					within(daysOff.registrantId, some),
					lte(daysOff.fromDay, untilDay),
					or(gt(daysOff.everyWeeks, 0), gte(daysOff.untilDay, fromDay)),
				),
			)
			.as('each'),
	)

/** Limits, as `takeLimits` reads them. */
export const packedLimits = (on: Db, some: Some): Promise<Packed> =>
	packed(
		on,
		on
			.select(line(sql`${limits.registrantId} || ${limitsText}`))
			.from(limits)
			.where(within(limits.registrantId, some))
			.as('each'),
	)

/** Skills: whether staff have seen it, and which. */
export const packedSkills = (on: Db, some: Some): Promise<Packed> =>
	packed(
		on,
		on
			.select(
				line(
					sql`${skills.registrantId} || case when ${skills.checkedAt} is null then '0' else '1' end || ${skills.skill}`,
				),
			)
			.from(skills)
			.where(within(skills.registrantId, some))
			.as('each'),
	)

const lastTurn =
	engine === 'postgres'
		? sql`cast(extract(epoch from ${max(turns.at)}) * 1000 as bigint)`
		: sql`${max(turns.at)}`

/** When each person's last turn was, in milliseconds. */
export const packedTurns = (on: Db, some: Some): Promise<Packed> =>
	packed(
		on,
		on
			.select(line(sql`${turns.registrantId} || '' || ${lastTurn}`))
			.from(turns)
			.where(and(within(turns.registrantId, some), isNull(turns.takenBackAt)))
			.groupBy(turns.registrantId)
			.as('each'),
	)

/** What those with a ceiling of income earn in the years of these days: day and yen. */
export function packedIncome(on: Db, some: Some, { fromDay, untilDay }: Days): Promise<Packed> {
	const years = yearsAround(fromDay, untilDay)
	return packed(
		on,
		on
			.select(line(sql`${limits.registrantId} || ${bookings.day} || ':' || ${bookedColumns.yen}`))
			.from(limits)
			.innerJoin(bookings, eq(bookings.registrantId, limits.registrantId))
			.leftJoin(slots, eq(slots.id, bookings.slotId))
			.leftJoin(tasks, eq(tasks.id, slots.taskId))
			.leftJoin(earnings, itsEarning)
			.where(
				and(
					within(limits.registrantId, some),
					or(isNotNull(limits.monthYenMost), isNotNull(limits.yearYenMost)),
					eq(bookings.live, true),
					between(bookings.day, years.from, years.until),
				),
			)
			.as('each'),
	)
}

/** Everybody's bookings of a day: from, until, which slot. */
export const packedBookings = (on: Db, day: Day): Promise<Packed> =>
	packed(
		on,
		on
			.select(
				line(
					sql`${bookings.registrantId} || ${bookings.startMinute} || ':' || ${bookings.endMinute} || ':' || ${bookings.slotId}`,
				),
			)
			.from(bookings)
			.where(and(eq(bookings.day, day), eq(bookings.live, true)))
			.as('each'),
	)
