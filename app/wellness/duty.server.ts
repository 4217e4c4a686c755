// Keeping the roster (当番) and the list of words that are noticed.
import { and, asc, eq, gt, lt } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { duties, noticedWords } from '~db/schema/wellness'
import type { Duty } from './duty'
import { faultOfDuty } from './duty'
import { firstNoticedWords, plainForNoticing } from './noticing'
import { listenersAmong } from './standing.server'

export type KeptDuty = typeof duties.$inferSelect

/** Duties that are on at some time of a span. */
export const dutiesBetween = (on: Db, from: Date, until: Date): Promise<KeptDuty[]> =>
	on
		.select()
		.from(duties)
		.where(and(gt(duties.endsAt, from), lt(duties.startsAt, until)))
		.orderBy(asc(duties.startsAt), asc(duties.id))

/** Those that matter now: on at this instant or within the next day. */
export const dutiesAround = (on: Db, at: Date): Promise<KeptDuty[]> =>
	dutiesBetween(on, at, new Date(at.getTime() + 86_400_000))

/**
 * The same, only of those who may listen today: nobody is promised, or called, who has rested or whose licence ran out since
 * they were put on the roster. A deputy who may not is none.
 */
export async function listeningDuties(on: Db, at: Date): Promise<Duty[]> {
	const around = await dutiesAround(on, at)
	const people = around.flatMap(({ coordinatorId, deputyId }) => [
		coordinatorId,
		...(deputyId ? [deputyId] : []),
	])
	const may = await listenersAmong(on, [...new Set(people)], dayOf(at))
	return around.flatMap((duty) => {
		const deputyId = duty.deputyId && may.has(duty.deputyId) ? duty.deputyId : null
		if (may.has(duty.coordinatorId)) return [{ ...duty, deputyId }]
		return deputyId ? [{ ...duty, coordinatorId: deputyId, deputyId: null }] : []
	})
}

/** Puts somebody on duty. */
export async function addDuty(tx: Tx, actor: Actor, duty: Duty): Promise<string> {
	const fault = faultOfDuty(duty)
	if (fault) throw refused(fault)
	// A deputy reads what is a colleague's: nobody but the head gives that to themselves.
	if (duty.deputyId === actor.accountId && actor.role !== 'head-coordinator')
		throw refused('duty-own-reading', undefined, 'deputy')
	const meanwhile = await dutiesBetween(tx, duty.startsAt, duty.endsAt)
	if (meanwhile.some((one) => one.coordinatorId === duty.coordinatorId)) throw refused('duty-already')
	const id = newId()
	await tx.insert(duties).values({ ...duty, id, madeBy: actor.accountId ?? '', madeAt: tx.at })
	await record(tx, actor, 'duty.added', { kind: 'duty', id })
	return id
}

/** Takes a duty away, for example of somebody on leave: then the others and the head are called. */
export async function removeDuty(tx: Tx, actor: Actor, id: string): Promise<void> {
	const gone = await tx.delete(duties).where(eq(duties.id, id)).returning({ id: duties.id })
	if (gone.length === 0) throw refused('not-found')
	await record(tx, actor, 'duty.removed', { kind: 'duty', id })
}

/** The words that are noticed: those of the town, or before it kept any the list it begins with. */
export async function wordsNoticed(on: Db): Promise<{ id: string | null; words: string }[]> {
	const kept = await on.select().from(noticedWords).orderBy(asc(noticedWords.words))
	return kept.length > 0 ? kept : firstNoticedWords.map((words) => ({ id: null, words }))
}

/** Adds a way to say it; the first time the town keeps its own list, the one it began with is its own from then. */
export async function addNoticedWords(tx: Tx, actor: Actor, words: string): Promise<void> {
	if (plainForNoticing(words).length < 2) throw refused('noticed-too-short', undefined, 'words')
	await ownList(tx, actor)
	const plain = plainForNoticing(words)
	const all = await tx.select().from(noticedWords)
	if (all.some((one) => plainForNoticing(one.words) === plain))
		throw refused('noticed-already', undefined, 'words')
	const id = newId()
	await tx.insert(noticedWords).values({ id, words, addedBy: actor.accountId ?? '', addedAt: tx.at })
	await record(tx, actor, 'noticed-words.changed', { kind: 'noticed-words', id })
}

/** Takes one away by its words; the last cannot go. */
export async function removeNoticedWords(tx: Tx, actor: Actor, words: string): Promise<void> {
	await ownList(tx, actor)
	const all = await tx.select().from(noticedWords)
	const one = all.find((row) => row.words === words)
	if (!one) throw refused('not-found')
	if (all.length === 1) throw refused('noticed-last')
	await tx.delete(noticedWords).where(eq(noticedWords.id, one.id))
	await record(tx, actor, 'noticed-words.changed', { kind: 'noticed-words', id: one.id })
}

async function ownList(tx: Tx, actor: Actor): Promise<void> {
	const [kept] = await tx.select().from(noticedWords).limit(1)
	if (kept) return
	await tx.insert(noticedWords).values(
		firstNoticedWords.map((words) => ({
			id: newId(),
			words,
			addedBy: actor.accountId ?? '',
			addedAt: tx.at,
		})),
	)
}
