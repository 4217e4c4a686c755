// The work of a day as the weather asks for it: what stands and who comes, what has to be decided, where it was moved to.
import { and, asc, desc, eq, gt, gte, inArray, lte, ne, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { bookedAround } from '~/matching/booking.server'
import { fitPersonOf } from '~/matching/candidate.server'
import { fit as judge } from '~/matching/fit'
import { townFactsOn } from '~/matching/town.server'
import { usualWeather } from '~/work/task.server'
import type { HeatLimits } from '~/work/weather'
import { heatAsks, heatLevel, nextDeadline } from '~/work/weather'
import { heatIn, heatOn } from '~/work/weather.server'
import type { Db } from '~db/client'
import { arrivals, assignments } from '~db/schema/assignments'
import { areas } from '~db/schema/council'
import { employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { startOf } from './assignment'
import type { WeatherPlace, WeatherScope } from './weather'
import { covers, onlyNow } from './weather'

type Slot = typeof slots.$inferSelect
type Task = typeof tasks.$inferSelect

export type WeatherPerson = {
	assignmentId: string
	registrantId: string
	name: string
	hearsBy: string
	telephone: string
	state: 'decided' | 'agreed'
	/** When they said to be there already. */
	arrivedAt: Date | null
}

/** A slot of a day with whoever comes to it. */
export type WeatherSlot = WeatherPlace & {
	slot: Slot
	task: Task
	employerName: string
	employerTelephone: string
	areaName: string
	people: WeatherPerson[]
}

/** The posted work of a day that still stands, in the open or not, with whoever comes. */
export async function workOn(on: Db, day: Day): Promise<WeatherSlot[]> {
	const rows = await on
		.select({ slot: slots, task: tasks, employer: employers, areaName: areas.name })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.leftJoin(areas, eq(areas.id, tasks.areaId))
		.where(and(eq(slots.day, day), inArray(slots.open, [true, false]), ne(tasks.state, 'draft')))
		.orderBy(asc(slots.startMinute), asc(slots.id))
	const theirs = await peopleOn(
		on,
		rows.map((row) => row.slot.id),
	)
	return rows
		.map(({ slot, task, employer, areaName }) => ({
			slotId: slot.id,
			employerId: task.employerId,
			areaId: task.areaId,
			day: slot.day,
			startMinute: slot.startMinute,
			outdoors: task.outdoors,
			atHome: task.atHome,
			reserveDay: slot.reserveDay,
			stands: slot.open || (theirs.get(slot.id)?.length ?? 0) > 0,
			slot,
			task,
			employerName: employer.name,
			employerTelephone: employer.telephone,
			areaName: areaName ?? '',
			people: theirs.get(slot.id) ?? [],
		}))
		.filter((one) => one.stands)
}

async function peopleOn(on: Db, slotIds: readonly string[]): Promise<Map<string, WeatherPerson[]>> {
	const found = new Map<string, WeatherPerson[]>()
	if (slotIds.length === 0) return found
	const rows = await on
		.select({ assignment: assignments, person: registrants, arrivedAt: arrivals.at })
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.leftJoin(arrivals, and(eq(arrivals.assignmentId, assignments.id), eq(arrivals.said, 'arrived')))
		.where(and(inArray(assignments.slotId, [...slotIds]), inArray(assignments.state, ['decided', 'agreed'])))
		.orderBy(asc(assignments.decidedAt), asc(assignments.id))
	for (const { assignment, person, arrivedAt } of rows) {
		const one: WeatherPerson = {
			assignmentId: assignment.id,
			registrantId: person.id,
			name: `${person.familyName} ${person.givenName}`,
			hearsBy: person.hearsBy,
			telephone: person.telephone,
			state: assignment.state === 'agreed' ? 'agreed' : 'decided',
			arrivedAt,
		}
		found.set(assignment.slotId, [...(found.get(assignment.slotId) ?? []), one])
	}
	return found
}

/** The slots an act would cover now. */
export const coveredBy = async (on: Db, scope: WeatherScope, at: Date): Promise<WeatherSlot[]> =>
	(await workOn(on, scope.day)).filter((one) => covers(scope, one, at))

/** Whether somebody could take a slot on another day, as far as the day alone decides it. */
export async function couldOn(
	on: Db,
	{ registrantId }: Pick<WeatherPerson, 'registrantId'>,
	{ slot, task }: Pick<WeatherSlot, 'slot' | 'task'>,
	toDay: Day,
	today: Day,
): Promise<boolean> {
	const person = await fitPersonOf(on, registrantId, today)
	if (!person) return false
	const town = await townFactsOn(on, today)
	const against = async (day: Day) => {
		const busy = await bookedAround(on, [registrantId], day, task.employerId, [registrantId])
		const others = (busy.get(registrantId) ?? []).filter((one) => one.slotId !== slot.id)
		return judge(person, task, { ...slot, day }, others, town).no
	}
	return onlyNow(await against(slot.day), await against(toDay)).length === 0
}

/** A day's work in the open, as the desk has to think of it. */
export type OutdoorDay = { day: Day; slots: number; people: number; red: number; due: Date }

/** Days with work in the open until the day after tomorrow that still have to be decided; the heat may ask first. */
export async function outdoorDays(on: Db, at: Date, limits: HeatLimits): Promise<OutdoorDay[]> {
	const today = dayOf(at)
	const rows = await on
		.select({ slot: slots, areaId: tasks.areaId, rule: tasks.weather })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				inArray(slots.open, [true, false]),
				gte(slots.day, today),
				lte(slots.day, addDays(today, 2)),
				or(eq(slots.open, true), gt(slots.taken, 0)),
				eq(tasks.outdoors, true),
				ne(tasks.state, 'draft'),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	// What was posted before it had a rule goes by the usual one.
	const usual = await usualWeather(on, today)
	const ahead = rows
		.filter(({ slot }) => startOf(slot) > at)
		.map((row) => ({ ...row, rule: row.rule ?? usual }))
	const days = [...new Set(ahead.map(({ slot }) => slot.day))]
	const found = await oneByOne(days, async (day) => {
		const theirs = ahead.filter(({ slot }) => slot.day === day)
		const heats = await heatOn(on, day)
		const red = theirs.filter(
			({ areaId, rule }) => heatAsks(heatLevel(heatIn(heats, areaId), limits), rule) !== 'nothing',
		)
		const due = [
			...theirs.flatMap(({ rule }) => nextDeadline(rule, day, at) ?? []),
			...red.map(({ slot }) => startOf(slot)),
		]
		return {
			day,
			slots: theirs.length,
			people: theirs.reduce((sum, { slot }) => sum + slot.taken, 0),
			red: red.length,
			due: due.length > 0 ? new Date(Math.min(...due.map(Number))) : null,
		}
	})
	return found.flatMap(({ due, ...one }) => (due ? [{ ...one, due }] : []))
}

/** Where somebody's work was moved to, and the terms they were asked with there, if they were. */
export async function movedFor(
	on: Db,
	registrantId: string,
	slotId: string,
): Promise<{ day: Day; taskId: string; assignmentId: string | null } | null> {
	const [row] = await on
		.select({ day: slots.day, taskId: slots.taskId, assignmentId: assignments.id })
		.from(slots)
		.leftJoin(assignments, and(eq(assignments.slotId, slots.id), eq(assignments.registrantId, registrantId)))
		.where(eq(slots.movedFrom, slotId))
		.orderBy(desc(assignments.decidedAt))
	return row ?? null
}

/** The day work stood on before it was moved; null where it was not. */
export async function movedFromDay(on: Db, slotId: string): Promise<Day | null> {
	const [now] = await on.select({ movedFrom: slots.movedFrom }).from(slots).where(eq(slots.id, slotId))
	if (!now?.movedFrom) return null
	const [before] = await on.select({ day: slots.day }).from(slots).where(eq(slots.id, now.movedFrom))
	return before?.day ?? null
}
