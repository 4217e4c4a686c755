// Who read a thread, when and as whom; and reading one that is a colleague's, with a reason that the person sees.
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { openings, threads } from '~db/schema/wellness'
import { keyOf } from './keyring.server'
import type { ReadingWay } from './reading'
import { bindings, openValue, sealValue } from './sealed.server'

/** One reading as the person sees it. */
export type Opening = { id: string; by: string; at: Date; way: ReadingWay; reason: string | null }

/** Whoever turns the pages of a thread reads it once: what comes within so many minutes is the same reading. */
const sameReadingMinutes = 10

/** Notes that somebody read a thread; the person sees each. */
export async function noteOpening(threadId: string, by: string, way: ReadingWay = 'own'): Promise<void> {
	await inTransaction(async (tx) => {
		const [last] = await tx
			.select()
			.from(openings)
			.where(and(eq(openings.threadId, threadId), isNull(openings.sealed)))
			.orderBy(desc(openings.at), desc(openings.id))
			.limit(1)
		const since = last ? tx.at.getTime() - last.at.getTime() : Number.POSITIVE_INFINITY
		if (last?.by === by && last.way === way && since >= 0 && since < sameReadingMinutes * 60_000) return
		await tx.insert(openings).values({ id: newId(), threadId, by, at: tx.at, way })
	})
}

/** The reason for reading a colleague's thread, sealed outside the transaction. */
export type SealedReason = { id: string; threadId: string; sealed: Buffer }

export async function sealReason(threadId: string, reason: string): Promise<SealedReason> {
	const key = await keyOf(threadId)
	if (!key) throw refused('thread-unreadable')
	const id = newId()
	return { id, threadId, sealed: sealValue(key, reason, bindings.reason(threadId, id)) }
}

/** Breaks the seal of a colleague's thread: for an hour somebody reads it who is not meant to. Gives whose it is. */
export async function breakSeal(
	tx: Tx,
	actor: Actor,
	{ id, threadId, sealed }: SealedReason,
): Promise<string | null> {
	const [thread] = await tx
		.select({ coordinatorId: threads.coordinatorId })
		.from(threads)
		.where(eq(threads.id, threadId))
	if (!thread) throw refused('not-found')
	await tx
		.insert(openings)
		.values({ id, threadId, by: actor.accountId ?? '', at: tx.at, way: 'broken', sealed })
	await record(tx, actor, 'thread.unsealed', { kind: 'thread', id: threadId })
	return thread.coordinatorId
}

/** When somebody last broke the seal of a thread with a reason. */
export async function brokenAt(on: Db, threadId: string, by: string): Promise<Date | null> {
	const [last] = await on
		.select({ at: openings.at })
		.from(openings)
		.where(and(eq(openings.threadId, threadId), eq(openings.by, by), isNotNull(openings.sealed)))
		.orderBy(desc(openings.at))
		.limit(1)
	return last?.at ?? null
}

/** Who read a thread, the latest first; with the reason where a seal was broken. */
export async function openingsOf(on: Db, threadId: string, most = 50): Promise<Opening[]> {
	const rows = await on
		.select()
		.from(openings)
		.where(eq(openings.threadId, threadId))
		.orderBy(desc(openings.at), desc(openings.id))
		.limit(most)
	const key = rows.some((row) => row.sealed) ? await keyOf(threadId) : undefined
	return rows.map(({ id, by, at, way, sealed }) => ({
		id,
		by,
		at,
		way: way as ReadingWay,
		reason: sealed && key ? (openValue<string>(key, sealed, bindings.reason(threadId, id)) ?? null) : null,
	}))
}
