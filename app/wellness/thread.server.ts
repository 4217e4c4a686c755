// Consultations: sealed words between one person and the coordinators, and who opened them when.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { openWith, sealWith } from '~/base/seal'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { messages, openings, threads } from '~db/schema/wellness'
import { keyOf, makeKey } from './keyring.server'

export type Thread = typeof threads.$inferSelect
export type Said = { id: string; fromCoordinator: boolean; by: string; at: Date; words: string }

/** Words sealed for a thread, made outside the transaction that keeps them. */
export type SealedWords = { threadId: string; messageId: string; sealed: Buffer }

async function sealFor(threadId: string, key: Buffer, words: string): Promise<SealedWords> {
	const messageId = newId()
	return { threadId, messageId, sealed: sealWith(key, Buffer.from(words), `${threadId} ${messageId}`) }
}

/** Seals the first words of a new thread under a key of its own. */
export async function sealFirstWords(words: string): Promise<SealedWords> {
	const threadId = newId()
	return sealFor(threadId, await makeKey(threadId), words)
}

/** Seals further words of a thread; refused when its key is gone. */
export async function sealWords(threadId: string, words: string): Promise<SealedWords> {
	const key = await keyOf(threadId)
	if (!key) throw refused('thread-closed')
	return sealFor(threadId, key, words)
}

/** Until when an answer is promised, by the council's own hours. */
const dueFrom = async (tx: Tx) =>
	new Date(tx.at.getTime() + (await settingOn(tx, 'consultation-answer-hours', dayOf(tx.at))) * 3_600_000)

/** Opens a thread with its first words. The event says that it happened, never about what. */
export async function openThread(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	topic: string,
	first: SealedWords,
): Promise<string> {
	await tx
		.insert(threads)
		.values({ id: first.threadId, registrantId, topic, openedAt: tx.at, answerBy: await dueFrom(tx) })
	await tx.insert(messages).values({
		id: first.messageId,
		threadId: first.threadId,
		fromCoordinator: false,
		by: actor.accountId ?? '',
		sealed: first.sealed,
		at: tx.at,
	})
	await record(tx, { ...actor, accountId: null }, 'thread.opened', { kind: 'thread', id: first.threadId })
	return first.threadId
}

/** The person writes again: the clock runs anew unless it runs already. */
export async function writeAgain(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	words: SealedWords,
): Promise<void> {
	const [thread] = await tx
		.select()
		.from(threads)
		.where(and(eq(threads.id, words.threadId), eq(threads.registrantId, registrantId)))
	if (!thread) throw refused('not-found')
	await tx.insert(messages).values({
		id: words.messageId,
		threadId: thread.id,
		fromCoordinator: false,
		by: actor.accountId ?? '',
		sealed: words.sealed,
		at: tx.at,
	})
	await tx
		.update(threads)
		.set({ answerBy: thread.answerBy ?? (await dueFrom(tx)), closedAt: null })
		.where(eq(threads.id, thread.id))
	await record(tx, { ...actor, accountId: null }, 'thread.written', { kind: 'thread', id: thread.id })
}

/** A coordinator answers: the clock stops. */
export async function answerThread(tx: Tx, actor: Actor, words: SealedWords): Promise<void> {
	const answered = await tx
		.update(threads)
		.set({ answerBy: null, coordinatorId: actor.accountId })
		.where(eq(threads.id, words.threadId))
		.returning({ id: threads.id })
	if (answered.length === 0) throw refused('not-found')
	await tx.insert(messages).values({
		id: words.messageId,
		threadId: words.threadId,
		fromCoordinator: true,
		by: actor.accountId ?? '',
		sealed: words.sealed,
		at: tx.at,
	})
	await record(tx, actor, 'thread.answered', { kind: 'thread', id: words.threadId })
}

/** A person's own threads, newest first. */
export async function threadsOf(on: Db, registrantId: string): Promise<Thread[]> {
	return on
		.select()
		.from(threads)
		.where(eq(threads.registrantId, registrantId))
		.orderBy(desc(threads.openedAt))
}

/** For coordinators: what waits first, by its hour; then the rest, newest first. */
export async function inbox(on: Db): Promise<Thread[]> {
	const open = await on
		.select()
		.from(threads)
		.where(isNull(threads.closedAt))
		.orderBy(desc(threads.openedAt))
		.limit(200)
	return open.sort(
		(a, b) =>
			(a.answerBy?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.answerBy?.getTime() ?? Number.MAX_SAFE_INTEGER),
	)
}

export async function threadOf(on: Db, id: string, registrantId?: string): Promise<Thread | undefined> {
	const [row] = await on
		.select()
		.from(threads)
		.where(
			registrantId ? and(eq(threads.id, id), eq(threads.registrantId, registrantId)) : eq(threads.id, id),
		)
	return row
}

/** What was said in a thread; `undefined` when its key is gone. */
export async function saidIn(on: Db, threadId: string): Promise<Said[] | undefined> {
	const key = await keyOf(threadId)
	if (!key) return undefined
	const rows = await on
		.select()
		.from(messages)
		.where(eq(messages.threadId, threadId))
		.orderBy(asc(messages.at), asc(messages.id))
	return rows.map(({ sealed, ...row }) => ({
		...row,
		words: openWith(key, sealed, `${threadId} ${row.id}`)?.toString('utf8') ?? '',
	}))
}

/** Notes that a coordinator opened a thread; the person sees each opening. */
export async function noteOpening(threadId: string, accountId: string): Promise<void> {
	await inTransaction((tx) => tx.insert(openings).values({ id: newId(), threadId, by: accountId, at: tx.at }))
}

/** Who opened a thread and when, the latest first. */
export async function openingsOf(on: Db, threadId: string): Promise<{ by: string; at: Date }[]> {
	return on
		.select({ by: openings.by, at: openings.at })
		.from(openings)
		.where(eq(openings.threadId, threadId))
		.orderBy(desc(openings.at))
		.limit(50)
}
