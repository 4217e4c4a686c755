// What is sealed with a thread's key: its details, words, drafts, reasons and photos. Each is bound to its place, so that none can stand in another's.
import { newId } from '~/base/ids'
import { digest, openWith, sealWith } from '~/base/seal'
import type { Photo } from '~/files/file.server'
import type { AnswerWay, Topic } from './topic'

/** What a thread is about and whose it is. `account` is null for who came with a card of the room. */
export type Details = {
	topic: Topic
	/** The name to be called by, as the person chose it. */
	name: string
	way: AnswerWay
	account: string | null
}

/** One message: the words, and the ids of its photos. */
export type Words = { words: string; photos: string[] }

/** What was typed and not sent: of a first message also the rest of its screens. */
export type Draft = Partial<Details> & Words

/** What is sealed is bound to: the thread, and what of it. */
export const bindings = {
	details: (threadId: string) => `${threadId} details`,
	message: (threadId: string, messageId: string) => `${threadId} ${messageId}`,
	draft: (threadId: string, owner: Buffer) => `${threadId} draft ${owner.toString('hex')}`,
	reason: (threadId: string, openingId: string) => `${threadId} reason ${openingId}`,
	photo: (threadId: string, photoId: string) => `${threadId} photo ${photoId}`,
}

/** Seals a value; it must be opened with the same key and binding. */
export const sealValue = (key: Buffer, value: unknown, bound: string): Buffer =>
	sealWith(key, Buffer.from(JSON.stringify(value)), bound)

/** The value, or `undefined` when the key or the binding is another. */
export function openValue<Value>(key: Buffer, sealed: Buffer, bound: string): Value | undefined {
	const plain = openWith(key, Buffer.from(sealed), bound)
	return plain && (JSON.parse(plain.toString('utf8')) as Value)
}

/** The mark by which somebody's own threads are found: a keyed digest, from which nobody can be read. */
export const ownerOf = (accountId: string): Buffer => digest('thread-owner', accountId)

/** A photo sealed for a thread. */
export type SealedPhoto = { id: string; sealed: Buffer }

/** Seals photos, which were written anew without hidden data already. */
export const sealPhotos = (key: Buffer, threadId: string, photos: readonly Photo[]): SealedPhoto[] =>
	photos.map(({ bytes }) => {
		const id = newId()
		return { id, sealed: sealWith(key, bytes, bindings.photo(threadId, id)) }
	})
