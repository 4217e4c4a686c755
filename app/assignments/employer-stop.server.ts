// Who was to come to an employer whose work is stopped: each is told, and the office speaks with each.
import { and, asc, eq, gte, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { isHeld } from '~/council/contract-mode'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'

/** Who has agreed, or was decided and has not answered, for work of an employer still ahead. */
export async function comingTo(on: Db, employerId: string, today: Day) {
	return on
		.select({
			id: assignments.id,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			telephone: registrants.telephone,
			title: tasks.title,
			mode: tasks.contractMode,
			day: slots.day,
		})
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(
			and(
				eq(assignments.employerId, employerId),
				inArray(assignments.state, ['decided', 'agreed']),
				gte(slots.day, today),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(assignments.id))
}

/** Tells each of them that the employer's work is stopped; nothing of what they earned changes. Gives how many. */
export async function tellStopped(tx: Tx, actor: Actor, employerId: string): Promise<number> {
	const coming = await comingTo(tx, employerId, dayOf(tx.at))
	for (const { id, mode } of coming)
		await record(
			tx,
			actor,
			'assignment.employer-stopped',
			{ kind: 'assignment', id },
			{ after: { employerId, held: isHeld(mode) } },
		)
	return coming.length
}
