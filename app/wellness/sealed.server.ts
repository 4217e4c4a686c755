// What is sealed with a thread's key: its details, words, drafts, reasons and photos. Each is bound to its place, so that none can stand in another's.
import { newId } from '~/base/ids'
import { digest, openWith, sealWith } from '~/base/seal'
import type { Photo } from '~/files/file.server'
import type { MeetingWay } from './appointment'
import type { SpokenWay } from './desk'
import type { Tells } from './gate'
import type { AnswerWay, Topic } from './topic'

/** What a thread is about and whose it is. `account` is null for who came with a card of the room. */
export type Details = {
	topic: Topic
	/** The name to be called by, as the person chose it. */
	name: string
	way: AnswerWay
	account: string | null
	/** The card they came with, where they have no account. */
	card?: string
	/** A coordinator entered what a caller said: the same person may have called before, so nobody is counted of it. */
	entered?: true
	/** What they told for the statistics, where they told anything. */
	tells?: Tells
}

/**
 * One message: the words, and the ids of its photos. `spoken`: it was said, not written, and when (instant).
 * `manual`: the version of the manual it was answered by.
 */
export type Words = {
	words: string
	photos: string[]
	spoken?: { way: SpokenWay; at: string }
	manual?: string
}

/** What was typed and not sent: of a first message also the rest of its screens. */
export type Draft = Partial<Details> & Words

/** What is known of a meeting beside its hour; words that were left out are ''. */
export type Meeting = {
	way: MeetingWay
	/** The name to be called by, for a coordinator who may not read the thread. */
	name: string
	/** The number to call, of a talk by telephone. */
	number: string
	place: string
	/** What the person adds. */
	note: string
	/** Where a coordinator put the video meeting; '' for the council's own server. */
	address: string
	/** The name of the video room: by chance, so that nobody guesses it. */
	room: string
	/** The coordinator's words, where they called it off. */
	calledOff: string | null
}

/** What is sealed is bound to: the thread, and what of it. */
export const bindings = {
	details: (threadId: string) => `${threadId} details`,
	message: (threadId: string, messageId: string) => `${threadId} ${messageId}`,
	draft: (threadId: string, owner: Buffer) => `${threadId} draft ${owner.toString('hex')}`,
	reason: (threadId: string, openingId: string) => `${threadId} reason ${openingId}`,
	desk: (threadId: string) => `${threadId} desk`,
	note: (threadId: string, noteId: string) => `${threadId} note ${noteId}`,
	voice: (threadId: string, voiceId: string) => `${threadId} voice ${voiceId}`,
	photo: (threadId: string, photoId: string) => `${threadId} photo ${photoId}`,
	meeting: (threadId: string, appointmentId: string) => `${threadId} meeting ${appointmentId}`,
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
