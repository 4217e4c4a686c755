// Who beside staff may see a photo: the one who handed it in with a report or a confirmation, and no other side.
import { eq } from 'drizzle-orm'
import type { Belongs } from '~/files/file.server'
import type { Db } from '~db/client'
import { assignments, completions, confirmations } from '~db/schema/assignments'

/** A report's photos are the registrant's, a confirmation's the employer's; the other side never sees them. */
export async function fileReaders(
	on: Db,
	belongs: Belongs,
): Promise<{ registrantId?: string; employerId?: string } | undefined> {
	if (belongs.kind === 'completion') {
		const [row] = await on
			.select({ registrantId: assignments.registrantId })
			.from(completions)
			.innerJoin(assignments, eq(assignments.id, completions.assignmentId))
			.where(eq(completions.id, belongs.id))
		return row
	}
	if (belongs.kind === 'confirmation') {
		const [row] = await on
			.select({ employerId: assignments.employerId })
			.from(confirmations)
			.innerJoin(assignments, eq(assignments.id, confirmations.assignmentId))
			.where(eq(confirmations.id, belongs.id))
		return row
	}
	// What was photographed on a visit is the office's own.
	if (belongs.kind === 'visit') return {}
	return undefined
}
