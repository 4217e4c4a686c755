// First times somebody of the office goes along to (同行), and moving them to another.
import { and, eq, gte, inArray } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import type { Db, Tx } from '~db/client'
import { accompaniments, assignments } from '~db/schema/assignments'

async function ahead(on: Db, accountId: string, today: string): Promise<string[]> {
	const rows = await on
		.select({ id: accompaniments.assignmentId })
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.where(
			and(
				eq(accompaniments.staffId, accountId),
				inArray(assignments.state, ['decided', 'agreed']),
				gte(assignments.serviceDay, today),
			),
		)
	return rows.map((row) => row.id)
}

/** First times to come they go along to. */
export const heldOfAssignments = async (
	on: Db,
	accountId: string,
	today: string,
): Promise<Record<string, number>> => ({ accompaniments: (await ahead(on, accountId, today)).length })

/** Moves them; the place and hour to meet stay as they were told. */
export async function moveOfAssignments(
	tx: Tx,
	fromId: string,
	toId: string,
): Promise<Record<string, number>> {
	const ids = await ahead(tx, fromId, dayOf(tx.at))
	if (ids.length > 0)
		await tx.update(accompaniments).set({ staffId: toId }).where(inArray(accompaniments.assignmentId, ids))
	return { accompaniments: ids.length }
}
