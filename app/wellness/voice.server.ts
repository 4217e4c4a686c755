// Voices (声): what somebody said, rewritten for a firm or the city, shown to them first and passed on only with their yes.
import { and, desc, eq, isNull } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, monthOf } from '~/base/day'
import { drawnId, newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { threads } from '~db/schema/wellness'
import { passedVoices, voices } from '~db/schema/wellness-voice'
import { keyOf } from './keyring.server'
import { quarterAfter, quarterOf } from './quarter'
import { contributionsIn } from './release.server'
import { bindings, openValue, sealValue } from './sealed.server'
import { thresholdOn } from './statistics.server'
import { detailsOf, writer } from './thread.server'
import type { Topic } from './topic'
import { isOneOf } from './voice'

/** What is sealed of a voice: to whom (a firm, or null for the city), the words, and what its person would like changed. */
type Sealed = { employerId: string | null; words: string; wish: string }

/** Where a voice stands: silence is no yes. */
export type VoiceState = 'shown' | 'yes' | 'no' | 'change' | 'passed'

/** A voice as its person and its coordinator see it. */
export type Voice = Sealed & { id: string; shownAt: Date; state: VoiceState }

type Row = typeof voices.$inferSelect

const stateOf = (row: Row, wish: string): VoiceState =>
	row.passedAt
		? 'passed'
		: row.agreed === true
			? 'yes'
			: row.answeredAt === null
				? 'shown'
				: wish === ''
					? 'no'
					: 'change'

function opened(row: Row, key: Buffer | undefined): Voice[] {
	const sealed = key && openValue<Sealed>(key, row.sealed, bindings.voice(row.threadId, row.id))
	return sealed ? [{ id: row.id, shownAt: row.shownAt, ...sealed, state: stateOf(row, sealed.wish) }] : []
}

/** The voices of a thread, the latest first; the door has asked who may see the thread. */
export async function voicesIn(on: Db, threadId: string): Promise<Voice[]> {
	const rows = await on
		.select()
		.from(voices)
		.where(eq(voices.threadId, threadId))
		.orderBy(desc(voices.shownAt), desc(voices.id))
	if (rows.length === 0) return []
	const key = await keyOf(threadId)
	return rows.flatMap((row) => opened(row, key))
}

/** A voice sealed for its thread, made outside the transaction that keeps it. */
export type SealedVoice = { id: string; threadId: string; sealed: Buffer; account: string | null }

/**
 * Seals a voice for its person to look at; refused where it says the name they are called by, by which others may know them.
 */
export async function sealVoice(
	thread: { id: string; sealed: Buffer },
	{ employerId, words }: { employerId: string | null; words: string },
): Promise<SealedVoice> {
	const key = await keyOf(thread.id)
	const details = detailsOf(thread, key)
	if (!key || !details) throw refused('thread-unreadable')
	const called = details.name.trim()
	if (called.length > 1 && words.includes(called)) throw refused('voice-names-person', undefined, 'words')
	const id = newId()
	const sealed = sealValue(
		key,
		{ employerId, words, wish: '' } satisfies Sealed,
		bindings.voice(thread.id, id),
	)
	return { id, threadId: thread.id, sealed, account: details.account }
}

/** Shows a voice to its person; one they have not answered yet is replaced by it. */
export async function showVoice(tx: Tx, actor: Actor, { id, threadId, sealed }: SealedVoice): Promise<void> {
	await tx.delete(voices).where(and(eq(voices.threadId, threadId), isNull(voices.answeredAt)))
	await tx
		.insert(voices)
		.values({ id, threadId, coordinatorId: actor.accountId ?? '', sealed, shownAt: tx.at })
	await record(tx, actor, 'thread.voice-shown', { kind: 'thread', id: threadId })
}

/** The person's answer to a voice; `wish` is what they would like changed. */
export type VoiceAnswer = { answer: 'yes' | 'no' } | { answer: 'change'; wish: string }

/** An answer sealed, made outside the transaction: what is wished for is as secret as the words. */
export type SealedAnswer = {
	id: string
	threadId: string
	agreed: boolean
	sealed: Buffer
	coordinatorId: string
}

/** Seals the answer to a voice that was not passed on yet. */
export async function sealVoiceAnswer(
	threadId: string,
	id: string,
	given: VoiceAnswer,
): Promise<SealedAnswer> {
	const [row] = await db()
		.select()
		.from(voices)
		.where(and(eq(voices.id, id), eq(voices.threadId, threadId)))
	const key = await keyOf(threadId)
	const [voice] = row ? opened(row, key) : []
	if (!row || !key || !voice) throw refused('not-found')
	const sealed: Sealed = {
		employerId: voice.employerId,
		words: voice.words,
		wish: given.answer === 'change' ? given.wish : '',
	}
	return {
		id,
		threadId,
		agreed: given.answer === 'yes',
		sealed: sealValue(key, sealed, bindings.voice(threadId, id)),
		coordinatorId: row.coordinatorId,
	}
}

/** Keeps the answer; it may be changed until the voice is passed on. The event does not say which it was. */
export async function answerVoice(
	tx: Tx,
	owner: Buffer,
	{ id, threadId, agreed, sealed }: SealedAnswer,
): Promise<void> {
	const [own] = await tx
		.select({ id: threads.id })
		.from(threads)
		.where(and(eq(threads.id, threadId), eq(threads.owner, owner)))
	if (!own) throw refused('not-found')
	const [kept] = await tx
		.update(voices)
		.set({ agreed, sealed, answeredAt: tx.at })
		.where(and(eq(voices.id, id), eq(voices.threadId, threadId), isNull(voices.passedAt)))
		.returning({ id: voices.id })
	if (!kept) throw refused('voice-passed')
	await record(tx, writer(threadId), 'thread.voice-answered', { kind: 'thread', id: threadId })
}

/** Whether a voice could be one of k: so many people asked about its topic in a year; for a firm, so many of that firm. */
export async function couldBeOneOf(topic: Topic, employerId: string | null, today: Day): Promise<boolean> {
	const k = await thresholdOn(db(), today)
	const year = await contributionsIn(db(), quarterAfter(quarterOf(today), -3), addDays(today, 1))
	return isOneOf(year, topic, employerId, k)
}

/** What is passed on, looked up outside the transaction. */
export type Passing = { id: string; threadId: string; topic: Topic; voice: Voice }

/** Looks whether a voice may be passed on: with its person's yes, and only where it could be one of k. */
export async function preparePassing(thread: { id: string; sealed: Buffer }, id: string): Promise<Passing> {
	const details = detailsOf(thread, await keyOf(thread.id))
	const voice = (await voicesIn(db(), thread.id)).find((one) => one.id === id)
	if (!details || !voice) throw refused('not-found')
	if (voice.state !== 'yes') throw refused(voice.state === 'passed' ? 'voice-passed' : 'voice-without-yes')
	if (!(await couldBeOneOf(details.topic, voice.employerId, dayOf(now())))) throw refused('voice-too-few')
	return { id, threadId: thread.id, topic: details.topic, voice }
}

/**
 * Passes a voice on. What is kept of it bears an id that was drawn and a month, and nothing that leads back; on the thread
 * stands that it was passed on, by the month too.
 */
export async function passVoice(
	tx: Tx,
	actor: Actor,
	{ id, threadId, topic, voice }: Passing,
): Promise<void> {
	const month = `${monthOf(dayOf(tx.at))}-01`
	const [row] = await tx
		.update(voices)
		.set({ passedAt: instantOf(month, 0) })
		.where(
			and(eq(voices.id, id), eq(voices.threadId, threadId), eq(voices.agreed, true), isNull(voices.passedAt)),
		)
		.returning({ id: voices.id })
	// The yes was taken back meanwhile, or a colleague was quicker.
	if (!row) throw refused('voice-without-yes')
	await tx
		.insert(passedVoices)
		.values({ id: drawnId(), employerId: voice.employerId, topic, words: voice.words, month })
	await record(tx, actor, 'thread.voice-passed', { kind: 'thread', id: threadId })
}
