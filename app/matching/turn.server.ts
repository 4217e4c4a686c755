// Turns as they are kept: one a slot and person, when asked or decided, given back when nothing came of it.

import type { SQL } from 'drizzle-orm'
import { and, eq, exists, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { turns } from '~db/schema/matching'
import { registrantJoins, rests } from '~db/schema/people'
import type { Rest } from './turn'
import { daysRested, stoodStill } from './turn'

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

/** Lets a turn that was given back at an instant count again, as old as it was. */
export async function returnTurn(
	tx: Tx,
	registrantId: string,
	slotId: string,
	givenBackAt: Date,
): Promise<void> {
	await tx
		.update(turns)
		.set({ takenBackAt: null })
		.where(
			and(eq(turns.registrantId, registrantId), eq(turns.slotId, slotId), eq(turns.takenBackAt, givenBackAt)),
		)
}

/**
 * Which turns count on a day, as the council publishes it: every one that was offered or decided and stands, or those
 * alone that were worked.
 */
export async function turnsThatCount(on: Db, day: Day): Promise<SQL | undefined> {
	const stands = isNull(turns.takenBackAt)
	if ((await settingOn(on, 'turn-counts', day)) === 'offered') return stands
	// Work done under a record that was joined into another stays with it; its turn went over.
	const joined = on
		.select({ id: registrantJoins.joinedId })
		.from(registrantJoins)
		.where(and(eq(registrantJoins.keptId, turns.registrantId), isNull(registrantJoins.undoneAt)))
	const worked = on
		.select({ id: assignments.id })
		.from(assignments)
		.where(
			and(
				eq(assignments.slotId, turns.slotId),
				or(eq(assignments.registrantId, turns.registrantId), inArray(assignments.registrantId, joined)),
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
/** Before any rest. */
const longAgo: Day = '1900-01-01'

/**
 * How many turns each had in the last 90 days, and when the last was (within 400 days; null otherwise), as if time had stood
 * still while they rested: neither the count nor the place in line grows old then.
 */
export async function lastTurns(
	on: Db,
	registrantIds: readonly string[],
	at: Date = now(),
): Promise<Map<string, { turns: number; lastTurnAt: Date | null }>> {
	const found = new Map(registrantIds.map((id) => [id, { turns: 0, lastTurnAt: null as Date | null }]))
	const many = registrantIds.length > 300
	const rested = await restsOf(on, many ? undefined : registrantIds)
	const daysAgo = (days: number) => new Date(at.getTime() - days * dayMillis)
	// Whoever rested longest in all is remembered longest.
	const longestRest = Math.max(0, ...[...rested.values()].map((all) => daysRested(all, longAgo, dayOf(at))))
	const rows = await on
		.select({ registrantId: turns.registrantId, at: turns.at })
		.from(turns)
		.where(
			and(
				many ? undefined : inArray(turns.registrantId, [...registrantIds]),
				await turnsThatCount(on, dayOf(at)),
				gte(turns.at, daysAgo(longestMemory + longestRest)),
				lte(turns.at, at),
			),
		)
	const [recent, remembered] = [daysAgo(90), daysAgo(longestMemory)]
	for (const row of rows) {
		const one = found.get(row.registrantId)
		const rests = rested.get(row.registrantId)
		const stood = rests ? stoodStill(row.at, rests, at) : row.at
		if (!one || stood < remembered) continue
		if (stood >= recent) one.turns += 1
		if (one.lastTurnAt === null || one.lastTurnAt < stood) one.lastTurnAt = stood
	}
	return found
}

/** Who of these rested, and when; of everybody without a list. */
export async function restsOf(on: Db, registrantIds?: readonly string[]): Promise<Map<string, Rest[]>> {
	const found = new Map<string, Rest[]>()
	if (registrantIds?.length === 0) return found
	const rows = await on
		.select({ id: rests.registrantId, fromDay: rests.fromDay, untilDay: rests.untilDay })
		.from(rests)
		.where(registrantIds && inArray(rests.registrantId, [...registrantIds]))
	for (const { id, ...one } of rows) {
		const known = found.get(id)
		if (known) known.push(one)
		else found.set(id, [one])
	}
	return found
}
