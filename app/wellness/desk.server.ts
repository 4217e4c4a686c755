// Keeping the coordinators' side of a consultation: labels, sleep, handing over, and talks by telephone or at the counter.
import { eq } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { threads } from '~db/schema/wellness'
import type { Desk } from './desk'
import { emptyDesk } from './desk'
import { keyOf } from './keyring.server'
import type { SealedNote } from './note.server'
import { addNote } from './note.server'
import { bindings, openValue, sealValue } from './sealed.server'
import type { Thread } from './thread.server'

/** The coordinators' side of a thread; empty where nothing was kept or its key is gone. */
export function deskOf(thread: { id: string; desk: Buffer | null }, key: Buffer | undefined): Desk {
	return (
		(key && thread.desk && openValue<Desk>(key, thread.desk, bindings.desk(thread.id))) || { ...emptyDesk }
	)
}

/** Seals the coordinators' side outside the transaction that keeps it. */
export async function sealDesk(threadId: string, desk: Desk): Promise<Buffer> {
	const key = await keyOf(threadId)
	if (!key) throw refused('thread-unreadable')
	return sealValue(key, desk, bindings.desk(threadId))
}

/** Keeps the labels. */
export async function keepDesk(tx: Tx, actor: Actor, threadId: string, desk: Buffer): Promise<void> {
	await change(tx, threadId, { desk })
	await record(tx, actor, 'thread.noted', { kind: 'thread', id: threadId })
}

/**
 * Lets a thread sleep until a day begins; any word of its person wakes it, or any but mere thanks where `desk` says so.
 * Refused while something waits for an answer, and for a day that is over.
 */
export async function letSleep(
	tx: Tx,
	actor: Actor,
	threadId: string,
	until: Date,
	desk: Buffer,
): Promise<void> {
	if (until <= tx.at) throw refused('sleep-day-over', undefined, 'until')
	const [thread] = await tx.select().from(threads).where(eq(threads.id, threadId))
	if (thread?.answerBy) throw refused('sleep-unanswered')
	if (thread?.urgentAt) throw refused('sleep-urgent')
	await change(tx, threadId, { sleepsUntil: until, desk })
	await record(tx, actor, 'thread.put-to-sleep', { kind: 'thread', id: threadId })
}

/** Wakes a thread. */
export async function wake(tx: Tx, actor: Actor, threadId: string): Promise<void> {
	await change(tx, threadId, { sleepsUntil: null })
	await record(tx, actor, 'thread.woken', { kind: 'thread', id: threadId })
}

async function change(
	tx: Tx,
	threadId: string,
	set: Partial<Pick<Thread, 'desk' | 'sleepsUntil' | 'coordinatorId'>>,
): Promise<void> {
	const changed = await tx
		.update(threads)
		.set(set)
		.where(eq(threads.id, threadId))
		.returning({ id: threads.id })
	if (changed.length === 0) throw refused('not-found')
}

/** Hands a thread to a colleague with a note of what they must know. What it promises stays promised. */
export async function handOver(tx: Tx, actor: Actor, note: SealedNote, to: string): Promise<void> {
	const { threadId } = note
	const [thread] = await tx.select().from(threads).where(eq(threads.id, threadId))
	if (!thread) throw refused('not-found')
	if (thread.coordinatorId === to) throw refused('handed-to-same', undefined, 'to')
	await change(tx, threadId, { coordinatorId: to })
	await addNote(tx, actor, note)
	await record(tx, actor, 'thread.handed-over', { kind: 'thread', id: threadId })
}
