// Where somebody is asked no more after trouble there. Why stands nowhere here, and the employer never learns of it.
import { and, eq, inArray } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import type { Db, Tx } from '~db/client'
import { avoidedPlaces } from '~db/schema/matching'

/** From now on this employer's work is neither shown nor offered to somebody; within the act that has the reason. */
export async function avoidPlace(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	employerId: string,
): Promise<void> {
	await tx
		.insert(avoidedPlaces)
		.values({ registrantId, employerId, at: tx.at, by: actor.accountId ?? actor.role })
		.onConflictDoNothing()
}

/** Shows and offers it again, as the person wishes. Gives whether it was left out. */
export async function goAgain(tx: Tx, registrantId: string, employerId: string): Promise<boolean> {
	const gone = await tx
		.delete(avoidedPlaces)
		.where(and(eq(avoidedPlaces.registrantId, registrantId), eq(avoidedPlaces.employerId, employerId)))
		.returning({ at: avoidedPlaces.at })
	return gone.length > 0
}

/** The employers whose work somebody is not offered. */
export async function avoidedBy(on: Db, registrantId: string): Promise<Set<string>> {
	const rows = await on
		.select({ employerId: avoidedPlaces.employerId })
		.from(avoidedPlaces)
		.where(eq(avoidedPlaces.registrantId, registrantId))
	return new Set(rows.map(({ employerId }) => employerId))
}

/** Who is not offered the work of an employer. */
export async function avoidersOf(on: Db, employerId: string): Promise<Set<string>> {
	const rows = await on
		.select({ registrantId: avoidedPlaces.registrantId })
		.from(avoidedPlaces)
		.where(eq(avoidedPlaces.employerId, employerId))
	return new Set(rows.map(({ registrantId }) => registrantId))
}

/** Pairs of registrant and employer that no plan makes, of these employers. */
export async function avoidedAmong(
	on: Db,
	employerIds: readonly string[],
): Promise<{ registrantId: string; employerId: string }[]> {
	if (employerIds.length === 0) return []
	return on
		.select({ registrantId: avoidedPlaces.registrantId, employerId: avoidedPlaces.employerId })
		.from(avoidedPlaces)
		.where(inArray(avoidedPlaces.employerId, [...employerIds]))
}
