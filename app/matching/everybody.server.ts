// Everybody registered with every fact `fit` judges them by, some at a time; or only those who are named.
import type { SQL } from 'drizzle-orm'
import { and, asc, between, eq, gt, gte, inArray, isNull, lte, max, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '~/base/day'
import type { Db } from '~db/client'
import { engine } from '~db/columns'
import { availability, bookings, daysOff, limits, skills, turns } from '~db/schema/matching'
import { registrants } from '~db/schema/people'
import type { DayOff, WeekMasks } from './availability'
import { weekOfMasks } from './availability'
import type { Busy } from './booking'
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
	const hours = await textsOf(
		on,
		availability,
		sql`${availability.weekday} || ':' || ${availability.halfHours}`,
		which(availability.registrantId),
	)
	const off = await textsOf(
		on,
		daysOff,
		sql`${daysOff.fromDay} || ${daysOff.untilDay} || ${daysOff.everyWeeks}`,
		and(
			which(daysOff.registrantId),
			lte(daysOff.fromDay, untilDay),
			or(gt(daysOff.everyWeeks, 0), gte(daysOff.untilDay, fromDay)),
		),
	)
	const held = await textsOf(
		on,
		skills,
		sql`case when ${skills.checkedAt} is null then '0' else '1' end || ${skills.skill}`,
		which(skills.registrantId),
	)
	const busy = await textsOf(
		on,
		bookings,
		sql`${bookings.day} || (${bookings.startMinute} * 10000 + ${bookings.endMinute})`,
		and(which(bookings.registrantId), eq(bookings.live, true), between(bookings.day, fromDay, untilDay)),
	)
	const turned = await on
		.select({ registrantId: turns.registrantId, at: max(turns.at) })
		.from(turns)
		.where(and(which(turns.registrantId), isNull(turns.takenBackAt)))
		.groupBy(turns.registrantId)
	const last = new Map(turned.map((one) => [one.registrantId, one.at]))
	return people.map(({ registrantId, restFrom, restUntil, limits: row }) => ({
		registrantId,
		masks: masksIn(hours.get(registrantId)),
		daysOff: listIn(off.get(registrantId), dayOffIn),
		limits: row ? plain(row) : noLimits,
		skills: listIn(held.get(registrantId), (text) => ({
			skill: text.slice(1),
			checked: text.startsWith('1'),
		})),
		restFrom,
		restUntil,
		lastTurnAt: last.get(registrantId) ?? null,
		busy: listIn(busy.get(registrantId), busyIn),
	}))
}

/** What hangs on each person as one text: to carry a million rows over one by one takes twice as long. */
async function textsOf(
	on: Db,
	table: typeof availability | typeof daysOff | typeof skills | typeof bookings,
	what: SQL,
	where: SQL | undefined,
): Promise<Map<string, string>> {
	const together =
		engine === 'postgres' ? sql<string>`string_agg(${what}, ',')` : sql<string>`group_concat(${what})`
	const rows = await on
		.select({ id: table.registrantId, text: together })
		.from(table)
		.where(where)
		.groupBy(table.registrantId)
	return new Map(rows.map(({ id, text }) => [id, text]))
}

const listIn = <One>(text: string | undefined, read: (part: string) => One): One[] =>
	text === undefined ? [] : text.split(',').map(read)

function masksIn(text: string | undefined): WeekMasks {
	const masks: number[] = []
	for (const part of text?.split(',') ?? []) masks[Number(part.slice(0, 1))] = Number(part.slice(2))
	return weekOfMasks(masks)
}

const dayOffIn = (text: string): DayOff => ({
	fromDay: text.slice(0, 10),
	untilDay: text.slice(10, 20),
	everyWeeks: Number(text.slice(20)),
})

function busyIn(text: string): Busy {
	const both = Number(text.slice(10))
	const startMinute = Math.floor(both / 10_000)
	return { day: text.slice(0, 10), startMinute, endMinute: both - startMinute * 10_000 }
}
