// Searching in one's own consultations: their seals are opened in slices, and no index of words is kept anywhere.
import { desc, eq, inArray } from 'drizzle-orm'
import { refused } from '~/words/refusal'
import type { Db } from '~db/client'
import { messages, threads } from '~db/schema/wellness'
import { keysOf } from './keyring.server'
import { pieceWith, plainForSearch } from './plain'
import type { Details, Words } from './sealed.server'
import { bindings, openValue } from './sealed.server'
import { detailsOf } from './thread.server'

/** Where the words were found: a message of a thread, with a piece of it around them. */
export type Found = {
	threadId: string
	messageId: string
	at: Date
	details: Details | undefined
	piece: string
}

const slice = 50

/**
 * Messages in a coordinator's own threads in which all the words stand, the threads with the latest word first. Refused
 * for less than two letters. Between slices the process does other work.
 */
export async function searchOwn(
	on: Db,
	coordinatorId: string,
	asked: string,
	most = 100,
): Promise<{ found: Found[]; threads: number; more: boolean }> {
	const wanted = plainForSearch(asked).split(' ').filter(Boolean)
	if (wanted.every((word) => [...word].length < 2)) throw refused('search-too-short', undefined, 'words')
	const own = await on
		.select({ id: threads.id, sealed: threads.sealed })
		.from(threads)
		.where(eq(threads.coordinatorId, coordinatorId))
		.orderBy(desc(threads.lastAt), desc(threads.id))
	const found: Found[] = []
	for (let at = 0; at < own.length && found.length <= most; at += slice) {
		found.push(...(await searchIn(on, own.slice(at, at + slice), wanted)))
		await new Promise((goOn) => setImmediate(goOn))
	}
	return { found: found.slice(0, most), threads: own.length, more: found.length > most }
}

async function searchIn(
	on: Db,
	some: readonly { id: string; sealed: Buffer }[],
	wanted: readonly string[],
): Promise<Found[]> {
	const keys = await keysOf(some.map(({ id }) => id))
	const said = await on
		.select({ id: messages.id, threadId: messages.threadId, sealed: messages.sealed, at: messages.at })
		.from(messages)
		.where(
			inArray(
				messages.threadId,
				some.map(({ id }) => id),
			),
		)
		.orderBy(desc(messages.at), desc(messages.id))
	const byId = new Map(some.map((thread) => [thread.id, thread]))
	return said.flatMap(({ id, threadId, sealed, at }) => {
		const thread = byId.get(threadId)
		const key = keys.get(threadId)
		const words = key && openValue<Words>(key, sealed, bindings.message(threadId, id))?.words
		const piece = words && pieceWith(words, wanted)
		return piece && thread ? [{ threadId, messageId: id, at, details: detailsOf(thread, key), piece }] : []
	})
}
