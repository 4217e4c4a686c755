// Calling off or moving work for the weather, as it is kept: one act for a slot, an employer, a district or a whole day.
import { and, asc, desc, eq, gt, gte, inArray, lte, ne, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { book, bookedAround } from '~/matching/booking.server'
import { fitPersonOf } from '~/matching/candidate.server'
import { fit as judge } from '~/matching/fit'
import { townFactsOn } from '~/matching/town.server'
import { moveTurn } from '~/matching/turn.server'
import { refused } from '~/words/refusal'
import type { HeatLimits, WeatherWhy } from '~/work/weather'
import { heatAsks, heatLevel, nextDeadline } from '~/work/weather'
import { addMovedSlot, heatIn, heatOn, keepWeatherAct } from '~/work/weather.server'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { areas } from '~db/schema/council'
import { employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { endSeeking } from './application.server'
import { startOf } from './assignment'
import { callOffOne, callOffSlot } from './call-off.server'
import type { Assignment } from './move.server'
import { takeSeat } from './seat.server'
import { issueTerms } from './terms.server'
import type { WeatherEnd, WeatherPlace, WeatherScope } from './weather'
import { checkEnd, countTold, covers, dayAfterAct, onlyNow } from './weather'

type Slot = typeof slots.$inferSelect
type Task = typeof tasks.$inferSelect
type Person = typeof registrants.$inferSelect

export type WeatherPerson = {
	assignmentId: string
	registrantId: string
	name: string
	hearsBy: string
	telephone: string
	state: 'decided' | 'agreed'
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
		.select({ assignment: assignments, person: registrants })
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(inArray(assignments.slotId, [...slotIds]), inArray(assignments.state, ['decided', 'agreed'])))
		.orderBy(asc(assignments.decidedAt), asc(assignments.id))
	for (const { assignment, person } of rows) {
		const one: WeatherPerson = {
			assignmentId: assignment.id,
			registrantId: person.id,
			name: `${person.familyName} ${person.givenName}`,
			hearsBy: person.hearsBy,
			telephone: person.telephone,
			state: assignment.state === 'agreed' ? 'agreed' : 'decided',
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

export type WeatherDone = { slots: number; people: number; asked: number; busy: number }

/**
 * One act about the weather: every slot it covers is called off, or stands on another day instead, for which everybody
 * who had it is asked anew. Nobody loses a turn by it. Refused when nothing is left to call off: somebody else did it.
 */
export async function actOnWeather(
	tx: Tx,
	actor: Actor,
	scope: WeatherScope,
	end: WeatherEnd,
): Promise<WeatherDone> {
	const { day, why } = scope
	if (day < dayOf(tx.at)) throw refused('weather-day-past', undefined, 'day')
	checkEnd(end, day)
	const covered = await coveredBy(tx, scope, tx.at)
	if (covered.length === 0) throw refused('weather-none', { day })
	if (end === 'reserve' && covered.every((one) => one.reserveDay === null))
		throw refused('weather-no-reserve')
	const { people } = countTold(covered.flatMap((one) => one.people))
	// The first event of the act is the one it is named by, where it is taken back.
	await keepWeatherAct(tx, actor, {
		scope: scope.scope,
		scopeId: scope.scope === 'day' ? day : scope.scopeId,
		day,
		why,
		toDay:
			end === 'off'
				? null
				: end === 'reserve'
					? (covered.find((one) => one.reserveDay)?.reserveDay ?? null)
					: end,
		slots: covered.length,
		people,
	})
	const done = { slots: covered.length, people, asked: 0, busy: 0 }
	for (const one of covered) {
		const toDay = dayAfterAct(end, one)
		if (toDay === null) await callOffSlot(tx, actor, one.slotId, why)
		else {
			const moved = await moveSlot(tx, actor, one, toDay, why)
			done.asked += moved.asked
			done.busy += moved.busy
		}
	}
	return done
}

/** The slot closes and stands on another day; who can come then gets fresh terms to answer, the others are told. */
async function moveSlot(
	tx: Tx,
	actor: Actor,
	one: WeatherSlot,
	toDay: Day,
	why: WeatherWhy,
): Promise<{ asked: number; busy: number }> {
	const today = dayOf(tx.at)
	await tx.update(slots).set({ open: false }).where(eq(slots.id, one.slotId))
	const slot = await addMovedSlot(tx, actor, one.slot, toDay, why)
	const theirs = await tx
		.select({ assignment: assignments, person: registrants })
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(eq(assignments.slotId, one.slotId), inArray(assignments.state, ['decided', 'agreed'])))
		.orderBy(asc(assignments.decidedAt), asc(assignments.id))
	const found = await oneByOne(theirs, async ({ assignment, person }) => {
		const could =
			person.state === 'registered' && (await couldOn(tx, { registrantId: person.id }, one, toDay, today))
		await callOffOne(tx, actor, assignment, why, could ? 'moved' : 'slot')
		if (could) await askForDay(tx, actor, person, assignment, { slot, task: one.task }, why)
		return could
	})
	await endSeeking(tx, actor, one.slotId)
	// A posting that is over takes nobody new; who had it keeps the place.
	if (one.task.state !== 'published') await tx.update(slots).set({ open: false }).where(eq(slots.id, slot.id))
	const asked = found.filter(Boolean).length
	return { asked, busy: found.length - asked }
}

/** Fresh terms for the new day: a seat and the time are kept until the answer; the turn is the one they had. */
async function askForDay(
	tx: Tx,
	actor: Actor,
	person: Person,
	before: Assignment,
	{ slot, task }: { slot: Slot; task: Task },
	why: WeatherWhy,
): Promise<void> {
	await takeSeat(tx, slot.id)
	const id = newId()
	const { day, startMinute, endMinute } = slot
	await book(tx, { day, startMinute, endMinute, registrantId: person.id, assignmentId: id, slotId: slot.id })
	await tx.insert(assignments).values({
		id,
		slotId: slot.id,
		taskId: task.id,
		employerId: task.employerId,
		registrantId: person.id,
		state: 'decided',
		serviceDay: day,
		decidedAt: tx.at,
		decidedBy: actor.accountId ?? actor.role,
	})
	const issued = await issueTerms(tx, id, person, { slot, task })
	await moveTurn(tx, person.id, before.slotId, slot.id)
	await record(
		tx,
		actor,
		'assignment.decided',
		{ kind: 'assignment', id },
		{
			after: {
				state: 'decided',
				registrantId: person.id,
				slotId: slot.id,
				taskId: task.id,
				employerId: task.employerId,
				payYen: task.payYen,
				termsHash: issued.hash,
				answerBy: issued.answerBy.toISOString(),
				movedFrom: before.id,
				why,
			},
		},
	)
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
	const ahead = rows.filter(({ slot }) => startOf(slot) > at)
	const days = [...new Set(ahead.map(({ slot }) => slot.day))]
	const found = await oneByOne(days, async (day) => {
		const theirs = ahead.filter(({ slot }) => slot.day === day)
		const heats = await heatOn(on, day)
		const red = theirs.filter(
			({ areaId, rule }) => heatAsks(heatLevel(heatIn(heats, areaId), limits), rule) !== 'nothing',
		)
		const due = [
			...theirs.flatMap(({ rule }) => (rule ? (nextDeadline(rule, day, at) ?? []) : [])),
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
