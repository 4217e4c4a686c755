// Cases of trouble somebody of the office took up, and moving them to another.
import { and, eq, isNull } from 'drizzle-orm'
import type { Db, Tx } from '~db/client'
import { troubles } from '~db/schema/trouble'

const theirs = (accountId: string) => and(eq(troubles.takenBy, accountId), isNull(troubles.closedAt))

/** Open cases they took up. */
export const heldOfTrouble = async (on: Db, accountId: string): Promise<Record<string, number>> => ({
	troubles: (await on.select({ id: troubles.id }).from(troubles).where(theirs(accountId))).length,
})

/** Moves them. */
export async function moveOfTrouble(tx: Tx, fromId: string, toId: string): Promise<Record<string, number>> {
	const moved = await tx
		.update(troubles)
		.set({ takenBy: toId, takenAt: tx.at })
		.where(theirs(fromId))
		.returning({ id: troubles.id })
	return { troubles: moved.length }
}
