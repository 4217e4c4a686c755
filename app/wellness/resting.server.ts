// A consultation whose person has died rests: nothing is promised, sent or booked in it, and nobody writes; it ends by the retention rule.
import { and, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { inParts } from '~db/in-parts'
import { threads } from '~db/schema/wellness'
import { plannedReplies } from '~db/schema/wellness-desk'
import { appointments } from '~db/schema/wellness-meeting'
import { comingOf } from './appointment.server'
import { dropClocks, reopenClocks } from './clock.server'
import { destroyKeys } from './keyring.server'
import { dueIn } from './note.server'
import { endsToday } from './retention'
import { removeThread } from './thread.server'

/** Lays the threads of somebody who died to rest, or wakes them again where it was a mistake. Gives how many changed. */
export async function restThreadsOf(tx: Tx, owner: Buffer, dead: boolean): Promise<number> {
	const changed = await tx
		.select({ id: threads.id, restsAt: threads.restsAt })
		.from(threads)
		.where(and(eq(threads.owner, owner), dead ? isNull(threads.restsAt) : isNotNull(threads.restsAt)))
	for (const { id, restsAt } of changed) {
		await tx
			.update(threads)
			.set({ restsAt: dead ? tx.at : null })
			.where(eq(threads.id, id))
		if (dead) await quieten(tx, id)
		else if (restsAt) await reopenClocks(tx, id, restsAt)
		await record(tx, chore, dead ? 'thread.laid-to-rest' : 'thread.woken', { kind: 'thread', id })
	}
	return changed.length
}

async function quieten(tx: Tx, threadId: string): Promise<void> {
	await dropClocks(tx, threadId)
	await tx.delete(plannedReplies).where(eq(plannedReplies.threadId, threadId))
	await tx
		.update(appointments)
		.set({ endedAt: tx.at })
		.where(and(eq(appointments.threadId, threadId), isNull(appointments.endedAt)))
}

/** Those of these owners who have a thread that does not rest yet. */
export async function ownersAwake(on: Db, owners: readonly Buffer[]): Promise<Buffer[]> {
	const found: Buffer[] = []
	for (const some of inParts(owners)) {
		const rows = await on
			.selectDistinct({ owner: threads.owner })
			.from(threads)
			.where(and(inArray(threads.owner, some), isNull(threads.restsAt)))
		found.push(...rows.map(({ owner }) => owner))
	}
	return found
}

/** Owners of threads that rest, so that who was thought dead by mistake is found again. */
export async function ownersResting(on: Db): Promise<Buffer[]> {
	const rows = await on
		.selectDistinct({ owner: threads.owner })
		.from(threads)
		.where(isNotNull(threads.restsAt))
	return rows.map(({ owner }) => owner)
}

/**
 * Ends the consultations whose day has come: thread first, then key. One in which a report or another thing is due stays
 * until it is done. Gives how many ended.
 */
export async function endOldThreads(years: number, at: Date): Promise<number> {
	const today = dayOf(at)
	const before = new Date(at.getTime() - (years * 365 - 2) * 86_400_000)
	const old = await db()
		.select()
		.from(threads)
		.where(and(lte(threads.lastAt, before), isNull(threads.answerBy)))
		.limit(1_000)
	const due = await dueIn(
		db(),
		old.map(({ id }) => id),
	)
	const ended = old.filter((thread) => endsToday(thread, { years, today, due: due.has(thread.id) }))
	for (const { id } of ended)
		await inTransaction(async (tx) => {
			// A word or a meeting may have come since it was looked at.
			const [thread] = await tx.select().from(threads).where(eq(threads.id, id))
			const stillDue = (await dueIn(tx, [id])).has(id) || (await comingOf(tx, id, tx.at)) !== undefined
			if (!thread || !endsToday(thread, { years, today, due: stillDue })) return
			await removeThread(tx, id)
			await record(tx, chore, 'thread.ended', { kind: 'thread', id })
		})
	const still = await db()
		.select({ id: threads.id })
		.from(threads)
		.where(
			inArray(
				threads.id,
				ended.map(({ id }) => id),
			),
		)
	const kept = new Set(still.map(({ id }) => id))
	await destroyKeys(ended.map(({ id }) => id).filter((id) => !kept.has(id)))
	return ended.length
}
