// Everybody registered with every fact `fit` judges them by, some at a time; or only those who are named.
import type { SQL } from 'drizzle-orm'
import { and, asc, between, eq, gt, gte, inArray, isNull, lte, max, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { Db } from '~db/client'
import { engine } from '~db/columns'
import { availability, bookings, datedHours, daysOff, limits, skills, turns } from '~db/schema/matching'
import { earnings } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { DatedHours, DayOff, WeekMasks } from './availability'
import { weekOfMasks } from './availability'
import type { Booked } from './booking'
import { bookedColumns, bookedYearsOf, bookingsReach } from './booking.server'
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
			likesKinds: registrants.likesKinds,
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
	const dated = await textsOf(
		on,
		datedHours,
		sql`${datedHours.day} || ${datedHours.halfHours}`,
		and(which(datedHours.registrantId), between(datedHours.day, fromDay, untilDay)),
	)
	const busy = await bookedTexts(
		on,
		and(
			which(bookings.registrantId),
			eq(bookings.live, true),
			between(bookings.day, addDays(fromDay, -bookingsReach), addDays(untilDay, bookingsReach)),
		),
	)
	const ceilings = people.flatMap(({ registrantId, limits: row }) =>
		row && (row.monthYenMost !== null || row.yearYenMost !== null) ? [registrantId] : [],
	)
	const years = await bookedYearsOf(on, ceilings, fromDay, untilDay)
	const turned = await on
		.select({ registrantId: turns.registrantId, at: max(turns.at) })
		.from(turns)
		.where(and(which(turns.registrantId), isNull(turns.takenBackAt)))
		.groupBy(turns.registrantId)
	const last = new Map(turned.map((one) => [one.registrantId, one.at]))
	return people.map(({ registrantId, restFrom, restUntil, likesKinds, limits: row }) => ({
		registrantId,
		masks: masksIn(hours.get(registrantId)),
		dates: listIn(dated.get(registrantId), datedIn),
		daysOff: listIn(off.get(registrantId), dayOffIn),
		limits: row ? plain(row) : noLimits,
		skills: listIn(held.get(registrantId), (text) => ({
			skill: text.slice(1),
			checked: text.startsWith('1'),
		})),
		likesKinds,
		restFrom,
		restUntil,
		lastTurnAt: last.get(registrantId) ?? null,
		// Who set a ceiling of income is judged by everything of the year.
		busy: years.get(registrantId) ?? listIn(busy.get(registrantId), bookedIn),
	}))
}

const together = (what: SQL) =>
	engine === 'postgres' ? sql<string>`string_agg(${what}, ',')` : sql<string>`group_concat(${what})`

/** Bookings with for whom, where and for how much each is, as one text a person. */
async function bookedTexts(on: Db, where: SQL | undefined): Promise<Map<string, string>> {
	const { day, startMinute, endMinute, employerId, areaId, yen } = bookedColumns
	const what = sql`${day} || (${startMinute} * 10000 + ${endMinute}) || ':' || ${employerId} || ':' || coalesce(${areaId}, '') || ':' || ${yen}`
	const rows = await on
		.select({ id: bookings.registrantId, text: together(what) })
		.from(bookings)
		.leftJoin(slots, eq(slots.id, bookings.slotId))
		.leftJoin(tasks, eq(tasks.id, slots.taskId))
		.leftJoin(earnings, eq(earnings.assignmentId, bookings.assignmentId))
		.where(where)
		.groupBy(bookings.registrantId)
	return new Map(rows.map(({ id, text }) => [id, text]))
}

/** What hangs on each person as one text: to carry a million rows over one by one takes twice as long. */
async function textsOf(
	on: Db,
	table: typeof availability | typeof daysOff | typeof datedHours | typeof skills,
	what: SQL,
	where: SQL | undefined,
): Promise<Map<string, string>> {
	const rows = await on
		.select({ id: table.registrantId, text: together(what) })
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

const datedIn = (text: string): DatedHours => ({ day: text.slice(0, 10), halfHours: Number(text.slice(10)) })

function bookedIn(text: string): Booked {
	const [when = '', employerId = '', areaId = '', yen = ''] = text.split(':')
	const both = Number(when.slice(10))
	const startMinute = Math.floor(both / 10_000)
	return {
		day: when.slice(0, 10),
		startMinute,
		endMinute: both - startMinute * 10_000,
		employerId,
		areaId: areaId === '' ? null : areaId,
		yen: Number(yen),
	}
}
