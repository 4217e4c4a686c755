// 終わりの確かめ: who works alone, or asked for it, and has not said 終わりました is called (practice.md 8).
import { and, eq, gte, isNull, or } from 'drizzle-orm'
import { addDays, dayOf, instantOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import { chore } from '~/events/event'
import { openCall } from '~/people/contact.server'
import type { Tx } from '~db/client'
import { arrivals, assignments } from '~db/schema/assignments'
import { calls, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'

/** The reason and the beginning of the natural key of such a call. */
export const endCall = 'late-end'

/** Puts them on the call list so many minutes after the end, in red, once for each piece of work. Gives how many. */
export async function callWhoHasNotEnded(tx: Tx): Promise<number> {
	const wait = (await settingOn(tx, 'end-call-minutes', dayOf(tx.at))) * 60_000
	const silent = await tx
		.select({ assignment: assignments, slot: slots })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.leftJoin(arrivals, and(eq(arrivals.assignmentId, assignments.id), eq(arrivals.said, 'ended')))
		.leftJoin(
			calls,
			and(eq(calls.subjectKind, 'assignment'), eq(calls.subjectId, assignments.id), eq(calls.why, endCall)),
		)
		.where(
			and(
				eq(assignments.state, 'agreed'),
				// A machine that stood still for days calls nobody about the week before.
				gte(slots.day, addDays(dayOf(tx.at), -1)),
				or(eq(tasks.alone, true), eq(registrants.wantsEndCall, true)),
				isNull(arrivals.id),
				isNull(calls.id),
			),
		)
		.limit(200)
	const due = silent.filter(
		({ slot }) => instantOf(slot.day, slot.endMinute).getTime() + wait <= tx.at.getTime(),
	)
	for (const { assignment } of due)
		await openCall(
			tx,
			chore,
			{ registrantId: assignment.registrantId },
			{
				why: endCall,
				subject: { kind: 'assignment', id: assignment.id },
				naturalKey: `${endCall} ${assignment.id}`,
				dueAt: tx.at,
				red: true,
			},
		)
	return due.length
}

/** From when on the emergency contact is offered beside such a call: twice the minutes after the end. */
export const emergencyFrom = (end: Date, minutes: number): Date =>
	new Date(end.getTime() + 2 * minutes * 60_000)
