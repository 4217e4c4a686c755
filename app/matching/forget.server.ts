// What somebody could and when, forgotten once nothing of them must be kept.
import { eq } from 'drizzle-orm'
import type { Tx } from '~db/client'
import { availability, avoidedPlaces, datedHours, daysOff, limits, skills } from '~db/schema/matching'

/** Hours, days off, limits, skills and avoided places of a registrant. */
export async function forgetAbilities(tx: Tx, registrantId: string): Promise<void> {
	for (const table of [availability, avoidedPlaces, datedHours, daysOff, limits, skills])
		await tx.delete(table).where(eq(table.registrantId, registrantId))
}
