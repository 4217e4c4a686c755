// Consultations: sealed words between one person and the coordinators; taking, answering, closing and deleting them.
import { and, asc, desc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { Photo } from '~/files/file.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { attachments, clocks, drafts, messages, openings, threads } from '~db/schema/wellness'
import { plannedReplies, threadNotes } from '~db/schema/wellness-desk'
import { appointments } from '~db/schema/wellness-meeting'
import { voices } from '~db/schema/wellness-voice'
import { dropClocks, startClock, stopClocks } from './clock.server'
import { isAsleep } from './desk'
import { destroyKeys, keyOf, makeKey } from './keyring.server'
import type { Details, SealedPhoto, Words } from './sealed.server'
import { bindings, openValue, sealPhotos, sealValue } from './sealed.server'

export type Thread = typeof threads.$inferSelect

/** One message as it is shown. `coordinatorId` is null for the person's own. */
export type Said = { id: string; coordinatorId: string | null; at: Date } & Words

/** Words sealed for a thread, made outside the transaction that keeps them. */
export type SealedWords = { threadId: string; messageId: string; sealed: Buffer; photos: SealedPhoto[] }

/** A new thread sealed: its details and its first words. */
export type SealedThread = SealedWords & { details: Buffer }

/**
 * Who writes stands in no event: the thread's own id is there in place of the account, as for every event of the
 * person about it.
 */
export const writer = (threadId: string): Actor => ({
	accountId: threadId,
	role: 'visitor',
	channel: 'site',
})

function sealMessage(
	threadId: string,
	key: Buffer,
	words: Words,
	photos: readonly Photo[] = [],
): SealedWords {
	const messageId = newId()
	const added = sealPhotos(key, threadId, photos)
	const whole: Words = { ...words, photos: [...words.photos, ...added.map(({ id }) => id)] }
	return {
		threadId,
		messageId,
		sealed: sealValue(key, whole, bindings.message(threadId, messageId)),
		photos: added,
	}
}

/** Seals a new thread; under the key of the draft it was, or a new one. */
export async function sealThread(details: Details, words: Words, threadId = newId()): Promise<SealedThread> {
	const key = (await keyOf(threadId)) ?? (await makeKey(threadId))
	return {
		...sealMessage(threadId, key, words),
		details: sealValue(key, details, bindings.details(threadId)),
	}
}

/** Seals further words of a thread, with the photos that came with them; refused when its key is gone. */
export async function sealWords(
	threadId: string,
	words: string,
	photos: readonly Photo[] = [],
	more: Pick<Words, 'spoken' | 'manual'> = {},
): Promise<SealedWords> {
	const key = await keyOf(threadId)
	if (!key) throw refused('thread-unreadable')
	return sealMessage(threadId, key, { words, photos: [], ...more }, photos)
}

/**
 * Opens a thread with its first words, and starts the promise; with the coordinator its person wished for. The event says
 * that it happened, never about what.
 */
export async function openThread(
	tx: Tx,
	owner: Buffer,
	first: SealedThread,
	{ urgent = false, coordinatorId = null }: { urgent?: boolean; coordinatorId?: string | null } = {},
): Promise<string> {
	const { threadId, details } = first
	await tx.insert(threads).values({
		id: threadId,
		owner,
		sealed: details,
		openedAt: tx.at,
		lastAt: tx.at,
		coordinatorId,
		urgentAt: urgent ? tx.at : null,
	})
	await tx.delete(drafts).where(eq(drafts.threadId, threadId))
	await keepMessage(tx, first, null)
	await startClock(tx, first, urgent)
	await record(tx, writer(threadId), 'thread.opened', { kind: 'thread', id: threadId })
	if (urgent) await record(tx, writer(threadId), 'thread.urgent', { kind: 'thread', id: threadId })
	return threadId
}

async function keepMessage(tx: Tx, words: SealedWords, coordinatorId: string | null): Promise<void> {
	const { messageId: id, threadId, sealed, photos } = words
	// Words stand in the order they were kept, also after a clock was set back: whoever reads on from the last misses none.
	const [last] = await tx
		.select({ at: messages.at })
		.from(messages)
		.where(eq(messages.threadId, threadId))
		.orderBy(desc(messages.at))
		.limit(1)
	const at = last && last.at >= tx.at ? new Date(last.at.getTime() + 1) : tx.at
	await tx.insert(messages).values({ id, threadId, coordinatorId, sealed, at })
	for (const photo of photos) await tx.insert(attachments).values({ ...photo, threadId, at })
	await tx.update(threads).set({ lastAt: at }).where(eq(threads.id, threadId))
}

/** How somebody's words come in: in need of help now, or mere thanks that are to let a sleeping thread sleep. */
export type Manner = { urgent?: boolean; thanks?: boolean }

/**
 * The person writes on: this message has a promise of its own, a closed thread is open again, a sleeping one awake, and a
 * reply that was to be sent later waits for its coordinator. Only mere thanks to a thread asleep, where its coordinator
 * chose so, change nothing and are owed nothing. Gives whether an answer is promised.
 */
export async function writeOn(
	tx: Tx,
	owner: Buffer,
	words: SealedWords,
	{ urgent = false, thanks = false }: Manner = {},
): Promise<boolean> {
	const [found] = await tx
		.select()
		.from(threads)
		.where(and(eq(threads.id, words.threadId), eq(threads.owner, owner)))
	if (!found || found.restsAt) throw refused('not-found')
	const sleepsOn = thanks && !urgent && found.closedAt === null && isAsleep(found, tx.at)
	if (!sleepsOn) await rouse(tx, words.threadId, urgent)
	await tx.delete(drafts).where(and(eq(drafts.threadId, words.threadId), eq(drafts.owner, owner)))
	await keepMessage(tx, words, null)
	await startClock(tx, words, urgent)
	if (sleepsOn) await dropClocks(tx, words.threadId)
	const subject = { kind: 'thread', id: words.threadId }
	await record(tx, writer(words.threadId), 'thread.written', subject)
	if (urgent) await record(tx, writer(words.threadId), 'thread.urgent', subject)
	return !sleepsOn
}

async function rouse(tx: Tx, threadId: string, urgent: boolean): Promise<void> {
	await tx
		.update(threads)
		.set({ closedAt: null, sleepsUntil: null, ...(urgent && { urgentAt: tx.at }) })
		.where(eq(threads.id, threadId))
	await tx
		.update(plannedReplies)
		.set({ heldAt: tx.at })
		.where(and(eq(plannedReplies.threadId, threadId), isNull(plannedReplies.heldAt)))
}

/**
 * A coordinator answers: every promise that is open is kept, or those of words written until `upTo`. A thread that nobody had becomes theirs.
 * Refused when somebody else said something since `seen`, the last message on the page they answered from.
 */
export async function answerThread(
	tx: Tx,
	actor: Actor,
	words: SealedWords,
	seen: string | null = null,
	upTo?: Date,
): Promise<void> {
	const { threadId } = words
	const [thread] = await tx.select().from(threads).where(eq(threads.id, threadId))
	if (!thread) throw refused('not-found')
	if (thread.restsAt) throw refused('thread-rests')
	const last = seen === null ? undefined : await lastWordIn(tx, threadId)
	if (last && last !== seen) throw refused('thread-said-since')
	await tx
		.update(threads)
		.set({ coordinatorId: thread.coordinatorId ?? actor.accountId })
		.where(eq(threads.id, threadId))
	await keepMessage(tx, words, actor.accountId)
	await stopClocks(tx, threadId, upTo)
	await record(tx, actor, 'thread.answered', { kind: 'thread', id: threadId })
}

/** Whose thread a message stands in, where somebody has it. */
export async function coordinatorOf(on: Db, messageId: string): Promise<string | null> {
	const [row] = await on
		.select({ coordinatorId: threads.coordinatorId })
		.from(messages)
		.innerJoin(threads, eq(threads.id, messages.threadId))
		.where(eq(messages.id, messageId))
	return row?.coordinatorId ?? null
}

/** A thread that nobody has becomes a coordinator's; refused when a colleague was quicker. */
export async function takeThread(tx: Tx, actor: Actor, threadId: string): Promise<void> {
	const [taken] = await tx
		.update(threads)
		.set({ coordinatorId: actor.accountId })
		.where(and(eq(threads.id, threadId), isNull(threads.coordinatorId)))
		.returning({ id: threads.id })
	if (!taken) throw refused('thread-taken')
	await record(tx, actor, 'thread.taken', { kind: 'thread', id: threadId })
}

/** A coordinator has heard that it is no longer urgent: the thread leaves the urgent queue. */
export async function calmThread(tx: Tx, actor: Actor, threadId: string): Promise<void> {
	const [calm] = await tx
		.update(threads)
		.set({ urgentAt: null })
		.where(and(eq(threads.id, threadId), isNotNull(threads.urgentAt)))
		.returning({ id: threads.id })
	if (!calm) throw refused('not-found')
	await record(tx, actor, 'thread.calmed', { kind: 'thread', id: threadId })
}

/** A coordinator closes a thread; refused while something in it waits for an answer. The next word of the person opens it again. */
export async function closeThread(tx: Tx, actor: Actor, threadId: string): Promise<void> {
	const [thread] = await tx.select().from(threads).where(eq(threads.id, threadId))
	if (!thread) throw refused('not-found')
	if (thread.answerBy) throw refused('thread-unanswered')
	if (thread.urgentAt) throw refused('close-urgent')
	await tx.update(threads).set({ closedAt: tx.at, sleepsUntil: null }).where(eq(threads.id, threadId))
	await record(tx, actor, 'thread.closed', { kind: 'thread', id: threadId })
}

/** The person needs nothing more: what waits for an answer is owed no longer. */
export async function closeOwnThread(tx: Tx, owner: Buffer, threadId: string): Promise<void> {
	const [closed] = await tx
		.update(threads)
		.set({ closedAt: tx.at })
		.where(and(eq(threads.id, threadId), eq(threads.owner, owner)))
		.returning({ id: threads.id })
	if (!closed) throw refused('not-found')
	await dropClocks(tx, threadId)
	await record(tx, writer(threadId), 'thread.closed', { kind: 'thread', id: threadId })
}

/**
 * The person deletes what they wrote and what was answered. The clocks stay, which name nobody. Afterwards, outside the
 * transaction, `forgetKeyOf` destroys the key: thread first, then key.
 */
export async function deleteThread(tx: Tx, owner: Buffer, threadId: string): Promise<void> {
	const [thread] = await tx
		.select({ id: threads.id })
		.from(threads)
		.where(and(eq(threads.id, threadId), eq(threads.owner, owner)))
	if (!thread) throw refused('not-found')
	await removeThread(tx, threadId)
	await record(tx, writer(threadId), 'thread.deleted', { kind: 'thread', id: threadId })
}

/** Takes a thread out of the database, with everything sealed in it. */
export async function removeThread(tx: Tx, threadId: string): Promise<void> {
	await dropClocks(tx, threadId)
	await tx.delete(messages).where(eq(messages.threadId, threadId))
	await tx.delete(attachments).where(eq(attachments.threadId, threadId))
	await tx.delete(drafts).where(eq(drafts.threadId, threadId))
	for (const beside of [threadNotes, plannedReplies, appointments, voices])
		await tx.delete(beside).where(eq(beside.threadId, threadId))
	await tx.delete(threads).where(eq(threads.id, threadId))
	await tx.delete(openings).where(eq(openings.threadId, threadId))
}

/** Destroys the key of a thread that is gone; of one that stands it does nothing. */
export async function forgetKeyOf(on: Db, threadId: string): Promise<void> {
	if (!(await threadOf(on, threadId))) await destroyKeys([threadId])
}

/** A person's own threads, newest first. */
export const threadsOf = (on: Db, owner: Buffer): Promise<Thread[]> =>
	on.select().from(threads).where(eq(threads.owner, owner)).orderBy(desc(threads.openedAt))

/** A thread; with `owner` only where it is theirs. */
export async function threadOf(on: Db, id: string, owner?: Buffer): Promise<Thread | undefined> {
	const [row] = await on
		.select()
		.from(threads)
		.where(owner ? and(eq(threads.id, id), eq(threads.owner, owner)) : eq(threads.id, id))
	return row
}

/** What a thread is about and whose it is; `undefined` when its key is gone or another. */
export const detailsOf = (
	thread: { id: string; sealed: Buffer },
	key: Buffer | undefined,
): Details | undefined => key && openValue<Details>(key, thread.sealed, bindings.details(thread.id))

/** What was said in a thread, the oldest first; only what came after a message where one is named. `undefined` when its key is gone. */
export async function saidIn(
	on: Db,
	threadId: string,
	after: string | null = null,
): Promise<Said[] | undefined> {
	const key = await keyOf(threadId)
	if (!key) return undefined
	const rows = await on
		.select()
		.from(messages)
		.where(and(eq(messages.threadId, threadId), after === null ? undefined : saidSince(on, after)))
		.orderBy(asc(messages.at), asc(messages.id))
	return rows.map(({ id, coordinatorId, at, sealed }) => ({
		id,
		coordinatorId,
		at,
		...(openValue<Words>(key, sealed, bindings.message(threadId, id)) ?? { words: '', photos: [] }),
	}))
}

/** The id of the last message of a thread, without opening anything. */
export async function lastWordIn(on: Db, threadId: string): Promise<string | undefined> {
	const [last] = await on
		.select({ id: messages.id })
		.from(messages)
		.where(eq(messages.threadId, threadId))
		.orderBy(desc(messages.at), desc(messages.id))
		.limit(1)
	return last?.id
}

// A message written now and sent later has an older id than its instant: the order is that of the instants.
function saidSince(on: Db, after: string) {
	const known = on.select({ at: messages.at }).from(messages).where(eq(messages.id, after))
	return or(gt(messages.at, known), and(eq(messages.at, known), gt(messages.id, after)))
}

/** When the oldest message that waits for an answer was written and until when it is promised, for the strip of hours. */
export async function promiseOf(on: Db, threadId: string): Promise<{ from: Date; by: Date } | undefined> {
	const [first] = await on
		.select({ from: clocks.startedAt, by: clocks.answerBy })
		.from(clocks)
		.where(and(eq(clocks.threadId, threadId), isNull(clocks.answeredAt), isNull(clocks.droppedAt)))
		.orderBy(asc(clocks.answerBy))
		.limit(1)
	return first
}
