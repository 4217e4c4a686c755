// Replies that are written now and sent later: sealed meanwhile, held back by any word of the person that comes before.
import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import { now } from '~/base/clock'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { threads } from '~db/schema/wellness'
import { plannedReplies } from '~db/schema/wellness-desk'
import { keyOf } from './keyring.server'
import { tell } from './live.server'
import type { Words } from './sealed.server'
import { bindings, openValue } from './sealed.server'
import type { SealedWords } from './thread.server'
import { answerThread, detailsOf, lastWordIn, threadOf } from './thread.server'

/** How long ahead a reply may be sent, in days: later than that the words are old. */
export const mostDaysAhead = 30

/** A reply to come, as whoever may read the thread sees it. */
export type PlannedReply = {
	id: string
	coordinatorId: string
	sendAt: Date
	heldAt: Date | null
	words: string
}

/**
 * Keeps a reply to be sent later. It keeps no promise: whoever waits is answered in time or called about. Refused for a
 * moment that is over or more than thirty days ahead, while something waits whose promise ends before it, and when
 * somebody said something since `seen`.
 */
export async function planReply(
	tx: Tx,
	actor: Actor,
	words: SealedWords,
	sendAt: Date,
	seen: string | null = null,
): Promise<void> {
	if (sendAt <= tx.at) throw refused('send-later-over', undefined, 'sendTime')
	if (sendAt.getTime() - tx.at.getTime() > mostDaysAhead * 86_400_000)
		throw refused('send-later-far', { days: mostDaysAhead }, 'sendDay')
	const [thread] = await tx.select().from(threads).where(eq(threads.id, words.threadId))
	if (!thread) throw refused('not-found')
	if (thread.restsAt) throw refused('thread-rests')
	if (seen !== null && (await lastWordIn(tx, words.threadId)) !== seen) throw refused('thread-said-since')
	if (thread.answerBy && thread.answerBy < sendAt) throw refused('send-later-late', undefined, 'sendTime')
	await tx.insert(plannedReplies).values({
		id: words.messageId,
		threadId: words.threadId,
		coordinatorId: actor.accountId ?? '',
		sealed: words.sealed,
		madeAt: tx.at,
		sendAt,
	})
	await record(tx, actor, 'thread.planned', { kind: 'thread', id: words.threadId })
}

/** Throws a reply to come away. */
export async function dropPlanned(tx: Tx, actor: Actor, threadId: string, id: string): Promise<void> {
	const gone = await tx
		.delete(plannedReplies)
		.where(and(eq(plannedReplies.id, id), eq(plannedReplies.threadId, threadId)))
		.returning({ id: plannedReplies.id })
	if (gone.length === 0) throw refused('not-found')
	await record(tx, actor, 'thread.planned', { kind: 'thread', id: threadId })
}

/** The replies to come of a thread, the soonest first. */
export async function plannedIn(on: Db, threadId: string): Promise<PlannedReply[]> {
	const rows = await on
		.select()
		.from(plannedReplies)
		.where(eq(plannedReplies.threadId, threadId))
		.orderBy(asc(plannedReplies.sendAt))
	const key = rows.length > 0 ? await keyOf(threadId) : undefined
	return rows.map(({ id, coordinatorId, sendAt, heldAt, sealed }) => ({
		id,
		coordinatorId,
		sendAt,
		heldAt,
		words: (key && openValue<Words>(key, sealed, bindings.message(threadId, id))?.words) ?? '',
	}))
}

/**
 * Sends every reply whose time has come, each in one transaction with `ring` (given the message and whose it is). What was
 * held back is left to its coordinator. Gives how many were sent.
 */
export async function sendPlanned(
	ring: (tx: Tx, messageId: string, account: string) => Promise<void>,
): Promise<number> {
	const due = await db()
		.select()
		.from(plannedReplies)
		.where(and(lte(plannedReplies.sendAt, now()), isNull(plannedReplies.heldAt)))
		.orderBy(asc(plannedReplies.sendAt))
		.limit(200)
	const sent = await oneByOne(due, async (reply) => {
		const thread = await threadOf(db(), reply.threadId)
		const details = thread && detailsOf(thread, await keyOf(thread.id))
		// With another keyring secret nobody knows whom to ring: it waits until the keyring opens again.
		if (thread && !details) return false
		const account = details?.account
		const went = await inTransaction((tx) => sendOne(tx, reply, (id) => ring(tx, id, account ?? '')))
		if (went) tell(reply.threadId)
		return went
	})
	return sent.filter(Boolean).length
}

async function sendOne(
	tx: Tx,
	{ id, threadId, coordinatorId }: typeof plannedReplies.$inferSelect,
	ring: (messageId: string) => Promise<void>,
): Promise<boolean> {
	const [still] = await tx
		.delete(plannedReplies)
		.where(and(eq(plannedReplies.id, id), isNull(plannedReplies.heldAt)))
		.returning()
	if (!still) return false
	await answerThread(
		tx,
		{ accountId: coordinatorId, role: 'coordinator', channel: 'site' },
		{ threadId, messageId: id, sealed: still.sealed, photos: [] },
	)
	await ring(id)
	return true
}
