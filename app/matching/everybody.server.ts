// Everybody registered with every fact `fit` judges them by, some at a time; or only those who are named.
import type { SQL } from 'drizzle-orm'
import { and, asc, between, eq, gt, gte, inArray, isNull, lte, max, or } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '~/base/day'
import type { Db } from '~db/client'
import { availability, bookings, daysOff, limits, skills, turns } from '~db/schema/matching'
import { registrants } from '~db/schema/people'
import { weekOfMasks } from './availability'
import { noLimits } from './limit'
import { plain } from './limit.server'
import type { IndexedPerson } from './match-index'

/** Those a reading is about, said of whichever column holds a registrant. */
type Which = (column: SQLiteColumn) => SQL | undefined

/** Days on which bookings and days off matter, the last one too. */
export type Days = { fromDay: Day; untilDay: Day }

const atATime = 2_000
const mostNamed = 300

/** Everybody registered, in the order of their ids. */
export async function* everybody(on: Db, days: Days): AsyncGenerator<IndexedPerson[]> {
	for (let after = ''; ; ) {
		const ids = await on
			.select({ id: registrants.id })
			.from(registrants)
			.where(and(eq(registrants.state, 'registered'), gt(registrants.id, after)))
			.orderBy(asc(registrants.id))
			.limit(atATime)
		const [first, last] = [ids[0]?.id, ids.at(-1)?.id]
		if (first === undefined || last === undefined) return
		yield await readPeople(on, (column) => between(column, first, last), days)
		after = last
	}
}

/** Those of the named who are registered. */
export async function peopleNamed(on: Db, ids: readonly string[], days: Days): Promise<IndexedPerson[]> {
	const found: IndexedPerson[] = []
	for (let at = 0; at < ids.length; at += mostNamed) {
		const some = ids.slice(at, at + mostNamed)
		found.push(...(await readPeople(on, (column) => inArray(column, some), days)))
	}
	return found
}

async function readPeople(on: Db, which: Which, { fromDay, untilDay }: Days): Promise<IndexedPerson[]> {
	const people = await on
		.select({
			registrantId: registrants.id,
			restFrom: registrants.restFrom,
			restUntil: registrants.restUntil,
			limits,
		})
		.from(registrants)
		.leftJoin(limits, eq(limits.registrantId, registrants.id))
		.where(and(which(registrants.id), eq(registrants.state, 'registered')))
		.orderBy(asc(registrants.id))
	const hours = byPerson(await on.select().from(availability).where(which(availability.registrantId)))
	const off = byPerson(
		await on
			.select({
				registrantId: daysOff.registrantId,
				fromDay: daysOff.fromDay,
				untilDay: daysOff.untilDay,
				everyWeeks: daysOff.everyWeeks,
			})
			.from(daysOff)
			.where(
				and(
					which(daysOff.registrantId),
					lte(daysOff.fromDay, untilDay),
					or(gt(daysOff.everyWeeks, 0), gte(daysOff.untilDay, fromDay)),
				),
			),
	)
	const held = byPerson(await on.select().from(skills).where(which(skills.registrantId)))
	const busy = byPerson(
		await on
			.select({
				registrantId: bookings.registrantId,
				day: bookings.day,
				startMinute: bookings.startMinute,
				endMinute: bookings.endMinute,
			})
			.from(bookings)
			.where(
				and(which(bookings.registrantId), eq(bookings.live, true), between(bookings.day, fromDay, untilDay)),
			)
			.orderBy(asc(bookings.day), asc(bookings.startMinute)),
	)
	const last = byPerson(
		await on
			.select({ registrantId: turns.registrantId, at: max(turns.at) })
			.from(turns)
			.where(and(which(turns.registrantId), isNull(turns.takenBackAt)))
			.groupBy(turns.registrantId),
	)
	return people.map(({ registrantId, restFrom, restUntil, limits: row }) => {
		const masks: number[] = []
		for (const one of hours(registrantId)) masks[one.weekday] = one.halfHours
		return {
			registrantId,
			masks: weekOfMasks(masks),
			daysOff: off(registrantId),
			limits: row ? plain(row) : noLimits,
			skills: held(registrantId).map(({ skill, checkedAt }) => ({ skill, checked: checkedAt !== null })),
			restFrom,
			restUntil,
			lastTurnAt: last(registrantId)[0]?.at ?? null,
			busy: busy(registrantId),
		}
	})
}

function byPerson<Row extends { registrantId: string }>(rows: readonly Row[]): (id: string) => Row[] {
	const found = new Map<string, Row[]>()
	for (const row of rows) {
		const theirs = found.get(row.registrantId)
		if (theirs) theirs.push(row)
		else found.set(row.registrantId, [row])
	}
	return (id) => found.get(id) ?? []
}
