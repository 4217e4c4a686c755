// Making a move of an assignment's life: only from the states it may start from; the loser reads what happened.
import { and, eq, inArray } from 'drizzle-orm'
import { statesBefore } from '~/base/life'
import { release } from '~/matching/booking.server'
import { takeBackTurn } from '~/matching/turn.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import type { AssignmentAct } from './assignment'
import { assignmentMoves } from './assignment'
import { giveSeatBack } from './seat.server'

export type Assignment = typeof assignments.$inferSelect

/** Moves an assignment, or refuses naming the state it is in by now. Gives the row after the move. */
export async function moveAssignment(
	tx: Tx,
	id: string,
	act: AssignmentAct,
	set: Partial<Pick<Assignment, 'endedAt' | 'endedWhy'>> = {},
): Promise<Assignment> {
	const move = assignmentMoves.find((one) => one.act === act)
	if (!move) throw new Error(`no such move: ${act}`)
	const [moved] = await tx
		.update(assignments)
		.set({ ...set, state: move.to })
		.where(and(eq(assignments.id, id), inArray(assignments.state, statesBefore(assignmentMoves, act))))
		.returning()
	if (!moved) throw await assignmentNow(tx, id)
	return moved
}

/** The refusal that tells where an assignment stands. */
export async function assignmentNow(on: Db, id: string) {
	const [row] = await on.select({ state: assignments.state }).from(assignments).where(eq(assignments.id, id))
	return row ? refused('assignment-now', { state: row.state }) : refused('not-found')
}

/** A registrant's own assignment, or not found. */
export async function ownAssignment(on: Db, registrantId: string, id: string): Promise<Assignment> {
	const [row] = await on
		.select()
		.from(assignments)
		.where(and(eq(assignments.id, id), eq(assignments.registrantId, registrantId)))
	if (!row) throw refused('not-found')
	return row
}

/** Sets free what an assignment held: the seat and the person's time. */
export async function freeSeatAndTime(tx: Tx, assignment: Assignment): Promise<void> {
	await release(tx, assignment.id)
	await giveSeatBack(tx, assignment.slotId)
}

/** Gives the turn back where the council had moved the work to this day: a no to it, or no answer, costs nobody theirs. */
export async function keepTurnOfMoved(tx: Tx, { registrantId, slotId }: Assignment): Promise<void> {
	const [slot] = await tx.select({ movedFrom: slots.movedFrom }).from(slots).where(eq(slots.id, slotId))
	if (slot?.movedFrom) await takeBackTurn(tx, registrantId, slotId)
}
