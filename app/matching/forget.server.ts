// What somebody could and when, forgotten once nothing of them must be kept.
import { eq } from 'drizzle-orm'
import type { Tx } from '~db/client'
import { availability, datedHours, daysOff, limits, skills } from '~db/schema/matching'

/** Hours, days off, limits and skills of a registrant. */
export async function forgetAbilities(tx: Tx, registrantId: string): Promise<void> {
	for (const table of [availability, datedHours, daysOff, limits, skills])
		await tx.delete(table).where(eq(table.registrantId, registrantId))
}
