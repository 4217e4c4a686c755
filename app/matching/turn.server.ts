// Turns as they are kept: one a slot and person, when asked or decided, given back when nothing came of it.

import type { SQL } from 'drizzle-orm'
import { and, eq, exists, gte, inArray, isNull, lte } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { turns } from '~db/schema/matching'
import { rests } from '~db/schema/people'
import { stoodStill } from './turn'

export type Turn = { registrantId: string; taskId: string; slotId: string; why: 'decided' | 'offered' }

/** Counts a turn. Being asked and then chosen for the same slot is one turn. */
export async function giveTurn(tx: Tx, turn: Turn): Promise<void> {
	const [known] = await tx
		.select({ id: turns.id })
		.from(turns)
		.where(
			and(
				eq(turns.registrantId, turn.registrantId),
				eq(turns.slotId, turn.slotId),
				isNull(turns.takenBackAt),
			),
		)
		.limit(1)
	if (!known) await tx.insert(turns).values({ ...turn, id: newId(), at: tx.at })
}

/** Gives a turn back: the person stands in line as if it had not been. */
export async function takeBackTurn(tx: Tx, registrantId: string, slotId: string): Promise<void> {
	await tx
		.update(turns)
		.set({ takenBackAt: tx.at })
		.where(and(eq(turns.registrantId, registrantId), eq(turns.slotId, slotId), isNull(turns.takenBackAt)))
}

/**
 * Which turns count on a day, as the council publishes it: every one that was offered or decided and stands, or those
 * alone that were worked.
 */
export async function turnsThatCount(on: Db, day: Day): Promise<SQL | undefined> {
	const stands = isNull(turns.takenBackAt)
	if ((await settingOn(on, 'turn-counts', day)) === 'offered') return stands
	const worked = on
		.select({ id: assignments.id })
		.from(assignments)
		.where(
			and(
				eq(assignments.slotId, turns.slotId),
				eq(assignments.registrantId, turns.registrantId),
				inArray(assignments.state, ['reported', 'mending', 'passed']),
			),
		)
	return and(stands, exists(worked))
}

/** Lets a turn stand for another slot, as old as it is: the work was moved to another day. */
export async function moveTurn(
	tx: Tx,
	registrantId: string,
	fromSlotId: string,
	toSlotId: string,
): Promise<void> {
	await tx
		.update(turns)
		.set({ slotId: toSlotId })
		.where(and(eq(turns.registrantId, registrantId), eq(turns.slotId, fromSlotId), isNull(turns.takenBackAt)))
}

const dayMillis = 86_400_000
const longestMemory = 400

/** How many turns each had in the last 90 days, and when the last was (within 400 days; null otherwise), as
 * if time had stood still while they rested. */
export async function lastTurns(
	on: Db,
	registrantIds: readonly string[],
	at: Date = now(),
): Promise<Map<string, { turns: number; lastTurnAt: Date | null }>> {
	const found = new Map(registrantIds.map((id) => [id, { turns: 0, lastTurnAt: null as Date | null }]))
	const many = registrantIds.length > 300
	const rows = await on
		.select({ registrantId: turns.registrantId, at: turns.at })
		.from(turns)
		.where(
			and(
				many ? undefined : inArray(turns.registrantId, [...registrantIds]),
				await turnsThatCount(on, dayOf(at)),
				gte(turns.at, new Date(at.getTime() - longestMemory * dayMillis)),
				lte(turns.at, at),
			),
		)
	const recent = at.getTime() - 90 * dayMillis
	for (const row of rows) {
		const one = found.get(row.registrantId)
		if (!one) continue
		if (row.at.getTime() >= recent) one.turns += 1
		if (one.lastTurnAt === null || one.lastTurnAt < row.at) one.lastTurnAt = row.at
	}
	for (const [id, rested] of await restsOf(on, registrantIds, many)) {
		const one = found.get(id)
		if (one?.lastTurnAt) one.lastTurnAt = stoodStill(one.lastTurnAt, rested, at)
	}
	return found
}

/** Who of these rested, and when. */
async function restsOf(
	on: Db,
	registrantIds: readonly string[],
	many: boolean,
): Promise<Map<string, { fromDay: Day; untilDay: Day | null }[]>> {
	const found = new Map<string, { fromDay: Day; untilDay: Day | null }[]>()
	if (registrantIds.length === 0) return found
	const rows = await on
		.select({ id: rests.registrantId, fromDay: rests.fromDay, untilDay: rests.untilDay })
		.from(rests)
		.where(many ? undefined : inArray(rests.registrantId, [...registrantIds]))
	for (const { id, ...one } of rows) found.set(id, [...(found.get(id) ?? []), one])
	return found
}
