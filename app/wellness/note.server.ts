// Keeping what stands beside a talk: sealed with its key, of which kind too; only when something is due stands in clear.
import { and, desc, eq, inArray, isNotNull, isNull, min } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { threadNotes } from '~db/schema/wellness-desk'
import { keyOf } from './keyring.server'
import type { NoteWords } from './note'
import { readsNote } from './note'
import type { ReadingWay } from './reading'
import { bindings, openValue, sealValue } from './sealed.server'

/** A note as whoever may read it sees it. */
export type Note = {
	id: string
	coordinatorId: string
	at: Date
	dueAt: Date | null
	doneAt: Date | null
	words: NoteWords
}

/** A note sealed outside the transaction that keeps it. */
export type SealedNote = { id: string; threadId: string; sealed: Buffer }

/** Seals a note for a thread, anew or in place of the one with this id; refused when the key is gone. */
export async function sealNote(threadId: string, words: NoteWords, id = newId()): Promise<SealedNote> {
	const key = await keyOf(threadId)
	if (!key) throw refused('thread-unreadable')
	return { id, threadId, sealed: sealValue(key, words, bindings.note(threadId, id)) }
}

/** Keeps a note; `dueAt`: something is to be done by then. The history says that there was one, never of which kind. */
export async function addNote(
	tx: Tx,
	actor: Actor,
	{ id, threadId, sealed }: SealedNote,
	dueAt: Date | null = null,
	doneAt: Date | null = null,
): Promise<void> {
	await tx.insert(threadNotes).values({
		id,
		threadId,
		coordinatorId: actor.accountId ?? '',
		sealed,
		at: tx.at,
		dueAt,
		doneAt,
	})
	await record(tx, actor, 'thread.noted', { kind: 'thread', id: threadId })
}

/** What was to be done is done. Refused when it was done already. */
export async function finishNote(tx: Tx, actor: Actor, threadId: string, id: string): Promise<void> {
	const done = await tx
		.update(threadNotes)
		.set({ doneAt: tx.at })
		.where(and(eq(threadNotes.id, id), eq(threadNotes.threadId, threadId), isNull(threadNotes.doneAt)))
		.returning({ id: threadNotes.id })
	if (done.length === 0) throw refused('not-found')
	await record(tx, actor, 'thread.noted', { kind: 'thread', id: threadId })
}

/** The notes of a thread that somebody reading in this way may see, the latest first. */
export async function notesOf(on: Db, threadId: string, way: ReadingWay): Promise<Note[]> {
	const rows = await on
		.select()
		.from(threadNotes)
		.where(eq(threadNotes.threadId, threadId))
		.orderBy(desc(threadNotes.at), desc(threadNotes.id))
	const key = rows.length > 0 ? await keyOf(threadId) : undefined
	return rows.flatMap(({ sealed, ...row }) => {
		const words = key && openValue<NoteWords>(key, sealed, bindings.note(threadId, row.id))
		return words && readsNote(words.kind, way) ? [{ ...row, words }] : []
	})
}

/** What is to be done soonest in each of these threads; those with nothing open are not in it. */
export async function dueIn(on: Db, threadIds: readonly string[]): Promise<Map<string, Date>> {
	if (threadIds.length === 0) return new Map()
	const rows = await on
		.select({ threadId: threadNotes.threadId, dueAt: min(threadNotes.dueAt) })
		.from(threadNotes)
		.where(
			and(
				inArray(threadNotes.threadId, [...threadIds]),
				isNotNull(threadNotes.dueAt),
				isNull(threadNotes.doneAt),
			),
		)
		.groupBy(threadNotes.threadId)
	return new Map(rows.flatMap(({ threadId, dueAt }) => (dueAt ? [[threadId, new Date(dueAt)]] : [])))
}
