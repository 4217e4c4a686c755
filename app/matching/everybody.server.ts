// Everybody registered with every fact `fit` judges them by, some at a time; or only those who are named.
import type { SQL } from 'drizzle-orm'
import { and, asc, between, eq, gt, gte, inArray, isNull, lte, max, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { Db } from '~db/client'
import { engine } from '~db/columns'
import { inParts } from '~db/in-parts'
import { availability, bookings, datedHours, daysOff, limits, skills, turns } from '~db/schema/matching'
import { earnings } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { DatedHours, DayOff, WeekMasks } from './availability'
import { weekOfMasks } from './availability'
import type { Booked } from './booking'
import { bookedColumns, bookedYearsOf, bookingsReach, itsEarning, ownYen } from './booking.server'
import { noLimits } from './limit'
import { limitsIn, limitsText } from './limit-text.server'
import type { IndexedPerson } from './match-index'

/** Those a reading is about, said of whichever column holds a registrant. */
type Which = (column: SQLiteColumn) => SQL | undefined

/** Days on which bookings and days off matter, the last one too. */
export type Days = { fromDay: Day; untilDay: Day }

const atATime = 2_000

/** Everybody registered, in the order of their ids. */
export async function* everybody(on: Db, days: Days): AsyncGenerator<IndexedPerson[]> {
	const worths: Worths = new Map()
	for (let after = ''; ; ) {
		const ids = await on
			.select({ id: registrants.id })
			.from(registrants)
			.where(and(eq(registrants.state, 'registered'), gt(registrants.id, after)))
			.orderBy(asc(registrants.id))
			.limit(atATime)
		const [first, last] = [ids[0]?.id, ids.at(-1)?.id]
		if (first === undefined || last === undefined) return
		yield await readPeople(on, (column) => between(column, first, last), days, worths)
		after = last
	}
}

/** Those of the named who are registered. */
export async function peopleNamed(on: Db, ids: readonly string[], days: Days): Promise<IndexedPerson[]> {
	const found: IndexedPerson[] = []
	const worths: Worths = new Map()
	for (const some of inParts(ids))
		found.push(...(await readPeople(on, (column) => inArray(column, some), days, worths)))
	return found
}

async function readPeople(
	on: Db,
	which: Which,
	{ fromDay, untilDay }: Days,
	worths: Worths,
): Promise<IndexedPerson[]> {
	const people = await on
		.select({
			registrantId: registrants.id,
			restFrom: registrants.restFrom,
			restUntil: registrants.restUntil,
			likesKinds: registrants.likesKinds,
			limits: limitsText,
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
	const busy = await booked(
		on,
		worths,
		and(
			which(bookings.registrantId),
			eq(bookings.live, true),
			between(bookings.day, addDays(fromDay, -bookingsReach), addDays(untilDay, bookingsReach)),
		),
	)
	const said = people.map((one) => limitsIn(one.limits))
	const ceilings = people.flatMap(({ registrantId }, n) =>
		said[n]?.monthYenMost === null && said[n]?.yearYenMost === null ? [] : [registrantId],
	)
	const years = new Map<string, Booked[]>()
	for (const some of inParts(ceilings))
		for (const [id, theirs] of await bookedYearsOf(on, some, fromDay, untilDay)) years.set(id, theirs)
	const turned = await on
		.select({ registrantId: turns.registrantId, at: max(turns.at) })
		.from(turns)
		.where(and(which(turns.registrantId), isNull(turns.takenBackAt)))
		.groupBy(turns.registrantId)
	const last = new Map(turned.map((one) => [one.registrantId, one.at]))
	return people.map(({ registrantId, restFrom, restUntil, likesKinds }, n) => ({
		registrantId,
		masks: masksIn(hours.get(registrantId)),
		dates: listIn(dated.get(registrantId), datedIn),
		daysOff: listIn(off.get(registrantId), dayOffIn),
		limits: said[n] ?? noLimits,
		skills: listIn(held.get(registrantId), (text) => ({
			skill: text.slice(1),
			checked: text.startsWith('1'),
		})),
		likesKinds,
		restFrom,
		restUntil,
		lastTurnAt: last.get(registrantId) ?? null,
		// Who set a ceiling of income is judged by everything of the year.
		busy: years.get(registrantId) ?? busy.get(registrantId) ?? [],
	}))
}

const together = (what: SQL) =>
	engine === 'postgres' ? sql<string>`string_agg(${what}, ',')` : sql<string>`group_concat(${what})`

/** For whom, where and for how much the work of a slot is: read once, since many people share a slot. */
export type Worths = Map<string, Pick<Booked, 'employerId' | 'areaId' | 'yen'>>

const mostWorths = 200_000

/** What each person has booked; who has nothing is left out. */
async function booked(on: Db, worths: Worths, where: SQL | undefined): Promise<Map<string, Booked[]>> {
	const what = sql`${bookings.day} || (${bookings.startMinute} * 10000 + ${bookings.endMinute}) || ':' || ${bookings.slotId} || ':' || coalesce(cast(${ownYen} as text), '')`
	const rows = await on
		.select({ id: bookings.registrantId, text: together(what) })
		.from(bookings)
		.leftJoin(earnings, itsEarning)
		.where(where)
		.groupBy(bookings.registrantId)
	const read = rows.map(({ id, text }) => ({ id, parts: text.split(',').map(partOf) }))
	if (worths.size > mostWorths) worths.clear()
	await addWorths(
		on,
		worths,
		read.flatMap(({ parts }) => parts.map((part) => part.slotId)),
	)
	return new Map(read.map(({ id, parts }) => [id, parts.map((part) => bookedIn(part, worths))]))
}

/** Adds what is not yet known of slots. */
export async function addWorths(on: Db, worths: Worths, slotIds: readonly string[]): Promise<void> {
	const missing = slotIds.filter((id) => !worths.has(id))
	for (const some of inParts([...new Set(missing)])) {
		const rows = await on
			.select({ id: slots.id, employerId: tasks.employerId, areaId: bookedColumns.areaId, yen: tasks.payYen })
			.from(slots)
			.innerJoin(tasks, eq(tasks.id, slots.taskId))
			.where(inArray(slots.id, some))
		for (const { id, employerId, areaId, yen } of rows)
			worths.set(id, { employerId: employerId ?? '', areaId, yen })
	}
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

/** Of work whose slot is not there. */
export const noWorth = { employerId: '', areaId: null, yen: 0 }

function partOf(text: string) {
	const slot = text.indexOf(':') + 1
	const yen = text.indexOf(':', slot) + 1
	const both = Number(text.slice(10, slot - 1))
	const startMinute = Math.floor(both / 10_000)
	return {
		day: text.slice(0, 10),
		startMinute,
		endMinute: both - startMinute * 10_000,
		slotId: text.slice(slot, yen - 1),
		yen: text.slice(yen),
	}
}

function bookedIn(
	{ slotId, yen, day, startMinute, endMinute }: ReturnType<typeof partOf>,
	worths: Worths,
): Booked {
	const worth = worths.get(slotId) ?? noWorth
	const { employerId, areaId } = worth
	// What was credited counts; until then what the terms promise.
	return { day, startMinute, endMinute, employerId, areaId, yen: yen === '' ? worth.yen : Number(yen) }
}
