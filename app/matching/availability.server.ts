// Hours and days off as they are kept.

import { and, asc, eq, gt, gte, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { countHalfHours } from '~/base/span'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { availability, datedHours, daysOff } from '~db/schema/matching'
import type { DatedHours, DayOff, WeekMasks } from './availability'
import { checkDatedHours, checkDayOff, isSaid, weekOfMasks } from './availability'

/** Keeps somebody's week: a mask of half hours for each weekday, 0 Sunday to 6 Saturday. */
export async function setAvailability(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	masks: readonly (number | undefined)[],
): Promise<void> {
	const week = weekOfMasks(masks)
	for (const [weekday, halfHours] of week.entries()) {
		await tx
			.insert(availability)
			.values({ registrantId, weekday, halfHours })
			.onConflictDoUpdate({ target: [availability.registrantId, availability.weekday], set: { halfHours } })
	}
	await record(
		tx,
		actor,
		'registrant.availability-changed',
		{ kind: 'registrant', id: registrantId },
		{ after: { halfHours: week.reduce((sum, mask) => sum + countHalfHours(mask), 0) } },
	)
}

/** Somebody's week, their dates that differ and their days off that are not over (`today` given), or all of them. */
export async function availabilityOf(
	on: Db,
	registrantId: string,
	today: Day = '0001-01-01',
): Promise<{ masks: WeekMasks; dates: DatedHours[]; daysOff: (DayOff & { id: string })[] }> {
	const rows = await prepared(on, 'hoursOf', { registrantId }, (db) =>
		db
			.select()
			.from(availability)
			.where(eq(availability.registrantId, sql.placeholder('registrantId'))),
	)
	const off = await prepared(on, 'daysOffOf', { registrantId, today }, (db) =>
		db
			.select({
				id: daysOff.id,
				fromDay: daysOff.fromDay,
				untilDay: daysOff.untilDay,
				everyWeeks: daysOff.everyWeeks,
			})
			.from(daysOff)
			.where(
				and(
					eq(daysOff.registrantId, sql.placeholder('registrantId')),
					or(gt(daysOff.everyWeeks, 0), gte(daysOff.untilDay, sql.placeholder('today'))),
				),
			)
			.orderBy(asc(daysOff.fromDay), asc(daysOff.id)),
	)
	const dates = await prepared(on, 'datedHoursOf', { registrantId, today }, (db) =>
		db
			.select({ day: datedHours.day, halfHours: datedHours.halfHours })
			.from(datedHours)
			.where(
				and(
					eq(datedHours.registrantId, sql.placeholder('registrantId')),
					gte(datedHours.day, sql.placeholder('today')),
				),
			)
			.orderBy(asc(datedHours.day)),
	)
	const masks: number[] = []
	for (const row of rows) masks[row.weekday] = row.halfHours
	return { masks: weekOfMasks(masks), dates, daysOff: off }
}

/** Keeps other hours for one date, instead of those it had. */
export async function setDatedHours(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	dated: DatedHours,
): Promise<void> {
	checkDatedHours(dated, dayOf(tx.at))
	const { day, halfHours } = dated
	await tx
		.insert(datedHours)
		.values({ registrantId, day, halfHours, addedAt: tx.at })
		.onConflictDoUpdate({
			target: [datedHours.registrantId, datedHours.day],
			set: { halfHours, addedAt: tx.at },
		})
	await record(
		tx,
		actor,
		'registrant.dated-hours-set',
		{ kind: 'registrant', id: registrantId },
		{ after: { day } },
	)
}

/** Lets the week's hours hold on a date again. */
export async function removeDatedHours(tx: Tx, actor: Actor, registrantId: string, day: Day): Promise<void> {
	const removed = await tx
		.delete(datedHours)
		.where(and(eq(datedHours.registrantId, registrantId), eq(datedHours.day, day)))
		.returning({ day: datedHours.day })
	if (removed.length === 0) throw refused('not-found')
	await record(
		tx,
		actor,
		'registrant.dated-hours-removed',
		{ kind: 'registrant', id: registrantId },
		{ before: { day } },
	)
}

/** Adds days somebody cannot, once. No reason is asked. */
export async function addDayOff(tx: Tx, actor: Actor, registrantId: string, off: DayOff): Promise<string> {
	const today = dayOf(tx.at)
	checkDayOff(off, today)
	const said = await availabilityOf(tx, registrantId, today)
	if (isSaid(said.daysOff, off)) throw refused('day-off-said', undefined, 'fromDay')
	const id = newId()
	const { fromDay, untilDay, everyWeeks } = off
	await tx.insert(daysOff).values({ id, registrantId, fromDay, untilDay, everyWeeks, addedAt: tx.at })
	await record(
		tx,
		actor,
		'registrant.day-off-added',
		{ kind: 'registrant', id: registrantId },
		{ after: { dayOffId: id } },
	)
	return id
}

/** Takes days off away again. */
export async function removeDayOff(tx: Tx, actor: Actor, registrantId: string, id: string): Promise<void> {
	const removed = await tx
		.delete(daysOff)
		.where(and(eq(daysOff.id, id), eq(daysOff.registrantId, registrantId)))
		.returning({ id: daysOff.id })
	if (removed.length === 0) throw refused('not-found')
	await record(
		tx,
		actor,
		'registrant.day-off-removed',
		{ kind: 'registrant', id: registrantId },
		{ before: { dayOffId: id } },
	)
}
