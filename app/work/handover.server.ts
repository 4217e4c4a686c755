// What somebody of the office holds of the work asked for, and moving it to another.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Tx } from '~db/client'
import { overrideRefusals, overrides, workRequests } from '~db/schema/work'

/** Requests that are not over. */
const open = ['received', 'quoted', 'agreed'] as const

const theirs = (accountId: string) =>
	and(eq(workRequests.takenBy, accountId), inArray(workRequests.state, [...open]))
const unread = (accountId: string) =>
	and(eq(overrideRefusals.askedBy, accountId), isNull(overrideRefusals.readAt))
const asked = (accountId: string) => and(eq(overrides.askedBy, accountId), isNull(overrides.approvedAt))

/** Requests they took, what they asked a 決裁者, and refusals of it they have not read. */
export async function heldOfWork(on: Db, accountId: string): Promise<Record<string, number>> {
	const requests = await on.select({ id: workRequests.id }).from(workRequests).where(theirs(accountId))
	const waiting = await on.select({ id: overrides.id }).from(overrides).where(asked(accountId))
	const refusals = await on
		.select({ id: overrideRefusals.id })
		.from(overrideRefusals)
		.where(unread(accountId))
	return { requests: requests.length, overrides: waiting.length, refusals: refusals.length }
}

/**
 * Moves them. What the first asked a 決裁者 stays theirs where the other is one: asked by the other it could no longer be
 * approved by them, and two people have looked at it as it is.
 */
export async function moveOfWork(
	tx: Tx,
	fromId: string,
	toId: string,
	toApproves: boolean,
): Promise<Record<string, number>> {
	const requests = await tx
		.update(workRequests)
		.set({ takenBy: toId })
		.where(theirs(fromId))
		.returning({ id: workRequests.id })
	const waiting = toApproves
		? []
		: await tx.update(overrides).set({ askedBy: toId }).where(asked(fromId)).returning({ id: overrides.id })
	const refusals = await tx
		.update(overrideRefusals)
		.set({ askedBy: toId })
		.where(unread(fromId))
		.returning({ id: overrideRefusals.id })
	return { requests: requests.length, overrides: waiting.length, refusals: refusals.length }
}
