// Who beside staff may see a photo: the one who handed it in with a report or a confirmation, and no other side.
import { eq } from 'drizzle-orm'
import type { Belongs } from '~/files/file.server'
import type { Db } from '~db/client'
import { assignments, completions, confirmations } from '~db/schema/assignments'
import { troubles } from '~db/schema/trouble'

/** A report's photos are the registrant's, a confirmation's the employer's, a case's its teller's; the other side never sees them. */
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
	if (belongs.kind === 'trouble') {
		const [row] = await on
			.select({
				toldBy: troubles.toldBy,
				registrantId: troubles.registrantId,
				employerId: troubles.employerId,
			})
			.from(troubles)
			.where(eq(troubles.id, belongs.id))
		if (!row) return undefined
		if (row.toldBy === 'registrant') return { registrantId: row.registrantId ?? undefined }
		return row.toldBy === 'employer' ? { employerId: row.employerId ?? undefined } : {}
	}
	// What was photographed on a visit is the office's own.
	if (belongs.kind === 'visit') return {}
	return undefined
}
