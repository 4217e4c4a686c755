// The registrant's report (完了報告): about how long, a note; photos hang on the completion's id.
import { eq } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { completions } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import { startOf } from './assignment'
import { moveAssignment, ownAssignment } from './move.server'

export type ReportFields = { aboutMinutes: number | null; note: string }

/** Reports the work, or the mending of it. Gives the completion's id. */
export async function report(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	{ aboutMinutes, note }: ReportFields,
): Promise<string> {
	if (aboutMinutes !== null && (!Number.isInteger(aboutMinutes) || aboutMinutes < 1 || aboutMinutes > 1440))
		throw refused('report-minutes', undefined, 'aboutMinutes')
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	if (slot && own.state === 'agreed' && tx.at < startOf(slot))
		throw refused('report-early', { day: slot.day, startMinute: slot.startMinute })
	const moved = await moveAssignment(tx, assignmentId, 'report')
	const id = newId()
	await tx
		.insert(completions)
		.values({ id, assignmentId, aboutMinutes, note, at: tx.at, by: actor.accountId ?? actor.role })
	await record(
		tx,
		actor,
		'assignment.reported',
		{ kind: 'assignment', id: assignmentId },
		{
			before: { state: own.state },
			after: {
				state: 'reported',
				completionId: id,
				registrantId,
				employerId: moved.employerId,
				slotId: moved.slotId,
			},
		},
	)
	return id
}
