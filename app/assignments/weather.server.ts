// Calling off or moving work for the weather, as it is kept: one act for a slot, an employer, a district or a whole day.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { book } from '~/matching/booking.server'
import { moveTurn } from '~/matching/turn.server'
import { refused } from '~/words/refusal'
import type { WeatherWhy } from '~/work/weather'
import { addMovedSlot, keepWeatherAct } from '~/work/weather.server'
import type { Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { slots } from '~db/schema/work'
import { endSeeking } from './application.server'
import { callOffOne, callOffSlot } from './call-off.server'
import type { Assignment } from './move.server'
import type { SlotWithTask } from './seat.server'
import { takeSeat } from './seat.server'
import { issueTerms } from './terms.server'
import type { WeatherEnd, WeatherScope } from './weather'
import { checkEnd, countTold, dayAfterAct } from './weather'
import type { WeatherSlot } from './weather-work.server'
import { couldOn, coveredBy } from './weather-work.server'

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
	person: typeof registrants.$inferSelect,
	before: Assignment,
	{ slot, task }: SlotWithTask,
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
