// Calling off (取りやめ) as it is kept: one assignment, one's own, or everybody on a slot.
import { and, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { isOff } from '~/matching/availability'
import { addDayOff, availabilityOf } from '~/matching/availability.server'
import { takeBackTurn } from '~/matching/turn.server'
import { openCall } from '~/people/contact.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { applications, assignments, offers } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import { loosenAccompaniments } from './accompaniment.server'
import { endSeeking, lapseOffers, takeDown } from './application.server'
import type { CallOffReason } from './assignment'
import { closesSlot, startOf } from './assignment'
import { forgetDelayOf } from './delay.server'
import type { Assignment } from './move.server'
import { freeSeatAndTime, moveAssignment, ownAssignment } from './move.server'
import { loosenShares } from './share.server'
import { answerTerms } from './terms.server'
import { openVacancy } from './vacancy.server'

/** Ends one assignment, says so once, and sets free what it held. */
export async function callOffOne(
	tx: Tx,
	actor: Actor,
	assignment: Assignment,
	why: CallOffReason,
	of: 'one' | 'slot' | 'today' | 'moved' = 'one',
): Promise<void> {
	const moved = await moveAssignment(tx, assignment.id, 'callOff', { endedAt: tx.at, endedWhy: why })
	await answerTerms(tx, assignment.id, 'withdrawn', null)
	await freeSeatAndTime(tx, moved)
	await forgetDelayOf(tx, moved)
	// Rain, heat, the employer's change of mind are nobody's turn; nor is a day on which one cannot come, since nobody is
	// asked whether it was illness. Who is asked for another day instead keeps the turn for that day.
	if (of !== 'moved') await takeBackTurn(tx, moved.registrantId, moved.slotId)
	// Who has not said yes was counted on by nobody.
	if (why === 'registrant' && assignment.state === 'agreed') await openVacancy(tx, moved)
	await loosenAccompaniments(tx, actor, moved)
	// Of a whole slot nobody is left to divide with.
	if (of === 'one' || of === 'today') await loosenShares(tx, moved.slotId)
	await record(
		tx,
		actor,
		'assignment.called-off',
		{ kind: 'assignment', id: assignment.id },
		{
			before: { state: assignment.state },
			after: { state: 'called-off', why, of, registrantId: moved.registrantId, slotId: moved.slotId },
		},
	)
}

/** Staff call one assignment off; the seat is free again, unless the reason holds for whoever would come. */
export async function callOff(tx: Tx, actor: Actor, assignmentId: string, why: CallOffReason): Promise<void> {
	const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId))
	if (!assignment) throw refused('not-found')
	await callOffOne(tx, actor, assignment, why)
	if (!closesSlot(why)) return
	await tx.update(slots).set({ open: false }).where(eq(slots.id, assignment.slotId))
	await endSeeking(tx, actor, assignment.slotId)
}

/** A registrant cannot come (今日はむずかしい): no reason is asked. Until the start; later it is a call. */
export async function callOffMine(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	if (slot && startOf(slot) <= tx.at) throw refused('not-called-off')
	await callOffOne(tx, actor, own, 'registrant')
}

/**
 * 今日はむずかしい: the rest of a registrant's day is called off, whatever was promised; hands for today go down and
 * questions about today end. It counts against nothing, and no reason is asked. What has begun becomes a call to whoever waits for them. Gives how many.
 */
export async function todayOff(tx: Tx, actor: Actor, registrantId: string): Promise<number> {
	const today = dayOf(tx.at)
	const theirs = await tx
		.select({ assignment: assignments, slot: slots })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(
			and(
				eq(assignments.registrantId, registrantId),
				eq(assignments.serviceDay, today),
				inArray(assignments.state, ['decided', 'agreed']),
			),
		)
	// Written first: it names the whole act where staff may take it back.
	await record(
		tx,
		actor,
		'registrant.today-off',
		{ kind: 'registrant', id: registrantId },
		{ after: { day: today, count: theirs.length } },
	)
	const { daysOff } = await availabilityOf(tx, registrantId, today)
	if (!isOff(daysOff, today))
		await addDayOff(tx, actor, registrantId, { fromDay: today, untilDay: today, everyWeeks: 0 })
	for (const { assignment, slot } of theirs) {
		if (startOf(slot) > tx.at) {
			await callOffOne(tx, actor, assignment, 'registrant', 'today')
			continue
		}
		// What has begun is looked at by itself: it is owed for.
		await openCall(
			tx,
			actor,
			{ employerId: assignment.employerId },
			{
				why: 'today-off',
				// The slot's page is where somebody else is found.
				subject: { kind: 'slot', id: slot.id },
				naturalKey: `today-off ${assignment.id}`,
				dueAt: tx.at,
			},
		)
	}
	await standDownToday(tx, actor, registrantId, today)
	return theirs.length
}

/** Who cannot today is neither chosen nor waited for today: hands go down, questions end, and no turn was theirs. */
async function standDownToday(tx: Tx, actor: Actor, registrantId: string, today: Day): Promise<void> {
	const ofToday = tx.select({ id: slots.id }).from(slots).where(eq(slots.day, today))
	const down = await takeDown(tx, actor, registrantId, inArray(applications.slotId, ofToday))
	for (const { slotId } of down) await takeBackTurn(tx, registrantId, slotId)
	await lapseOffers(
		tx,
		actor,
		and(eq(offers.registrantId, registrantId), inArray(offers.slotId, ofToday)),
		'today-off',
	)
}

/** Calls a whole slot off (雨・暑さ …): it closes, and everybody decided for it is free. Gives how many. */
export async function callOffSlot(
	tx: Tx,
	actor: Actor,
	slotId: string,
	why: Exclude<CallOffReason, 'registrant'>,
): Promise<number> {
	const [slot] = await tx.update(slots).set({ open: false }).where(eq(slots.id, slotId)).returning()
	if (!slot) throw refused('not-found')
	// Who has begun is owed for it: from then on each piece of work is looked at by itself.
	if (startOf(slot) <= tx.at) throw refused('slot-begun')
	await record(tx, actor, 'slot.called-off', { kind: 'slot', id: slotId }, { after: { why } })
	const theirs = await tx
		.select()
		.from(assignments)
		.where(and(eq(assignments.slotId, slotId), inArray(assignments.state, ['decided', 'agreed'])))
	for (const assignment of theirs) await callOffOne(tx, actor, assignment, why, 'slot')
	await endSeeking(tx, actor, slotId)
	return theirs.length
}
