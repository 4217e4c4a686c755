// 開示・訂正・利用停止: what somebody asks about what is kept of them, who they showed to be, and what was answered by when.
import { asc, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employers, privacyRequests, registrants } from '~db/schema/people'
import type { identities, privacyAnswers, privacyAskers, privacyKinds, privacyWays } from './privacy'
import { mayExport } from './privacy'

export type PrivacyRequest = typeof privacyRequests.$inferSelect

type Kind = (typeof privacyKinds)[number]
type Identity = (typeof identities)[number]

/** Whom a request is about. */
export type About = { kind: 'registrant' | 'employer'; id: string }

/**
 * Takes a request. The answer is due so many days from the day it was received (個人情報保護法83条, handbook §3.8);
 * identity may be seen later, and nothing is handed out before.
 */
export async function askPrivacy(
	tx: Tx,
	actor: Actor,
	about: About,
	asked: {
		kind: Kind
		askedBy: (typeof privacyAskers)[number]
		wish: string
		receivedOn: Day
		identitySeen: Identity | null
	},
): Promise<string> {
	if (asked.receivedOn > dayOf(tx.at)) throw refused('privacy-received', undefined, 'receivedOn')
	if (asked.wish.trim() === '') throw refused('privacy-wish', undefined, 'wish')
	const id = newId()
	const days = await settingOn(tx, 'privacy-answer-days', asked.receivedOn)
	const answerBy = addDays(asked.receivedOn, days)
	await tx.insert(privacyRequests).values({
		...asked,
		id,
		registrantId: about.kind === 'registrant' ? about.id : null,
		employerId: about.kind === 'employer' ? about.id : null,
		answerBy,
		takenAt: tx.at,
		takenBy: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'privacy.asked',
		{ kind: 'privacy-request', id },
		{ after: { kind: asked.kind, about: about.kind, aboutId: about.id, answerBy } },
	)
	return id
}

async function openRequest(tx: Tx, id: string): Promise<PrivacyRequest> {
	const found = await privacyRequest(tx, id)
	if (!found) throw refused('not-found')
	if (found.answeredAt !== null) throw refused('privacy-answered')
	return found
}

/** Writes down which paper showed who asks. */
export async function noteIdentity(tx: Tx, actor: Actor, id: string, identity: Identity): Promise<void> {
	await openRequest(tx, id)
	await tx.update(privacyRequests).set({ identitySeen: identity }).where(eq(privacyRequests.id, id))
	await record(tx, actor, 'privacy.identity-seen', { kind: 'privacy-request', id }, { after: { identity } })
}

/** A request whose answer may be prepared: open, and who asks is known. */
export async function readyRequest(tx: Tx, id: string): Promise<PrivacyRequest> {
	const found = await openRequest(tx, id)
	if (found.identitySeen === null) throw refused('privacy-identity')
	return found
}

/**
 * Answers a request. Refused before identity was seen (but for one that was withdrawn), without words, and without the
 * tick that lines of third persons are covered.
 */
export async function answerPrivacy(
	tx: Tx,
	actor: Actor,
	id: string,
	given: {
		answer: (typeof privacyAnswers)[number]
		words: string
		thirdCovered: boolean
		givenBy: (typeof privacyWays)[number]
	},
): Promise<void> {
	const found = given.answer === 'withdrawn' ? await openRequest(tx, id) : await readyRequest(tx, id)
	if (given.words.trim() === '') throw refused('privacy-words', undefined, 'words')
	if (found.kind === 'disclosure' && given.answer !== 'withdrawn' && !given.thirdCovered)
		throw refused('privacy-third', undefined, 'third')
	await tx
		.update(privacyRequests)
		.set({
			answer: given.answer,
			answerWords: given.words.trim(),
			thirdCovered: given.thirdCovered,
			givenBy: given.givenBy,
			answeredOn: dayOf(tx.at),
			answeredAt: tx.at,
			answeredBy: actor.accountId ?? actor.role,
		})
		.where(eq(privacyRequests.id, id))
	await record(
		tx,
		actor,
		'privacy.answered',
		{ kind: 'privacy-request', id },
		{ after: { answer: given.answer, by: given.givenBy, late: dayOf(tx.at) > found.answerBy } },
	)
}

/** A request for which the book may be made; of any other it is not there. */
export async function exportableRequest(on: Db, id: string): Promise<PrivacyRequest> {
	const found = await privacyRequest(on, id)
	if (!found || !mayExport(found)) throw refused('not-found')
	return found
}

/** Writes down that what is kept of somebody was put together for them. */
export async function noteExport(tx: Tx, actor: Actor, id: string): Promise<void> {
	await record(tx, actor, 'privacy.exported', { kind: 'privacy-request', id })
}

/** One request. */
export async function privacyRequest(on: Db, id: string): Promise<PrivacyRequest | undefined> {
	const [row] = await on.select().from(privacyRequests).where(eq(privacyRequests.id, id))
	return row
}

/** Whom a request is about. */
export const aboutOf = (one: PrivacyRequest): About =>
	one.registrantId !== null
		? { kind: 'registrant', id: one.registrantId }
		: { kind: 'employer', id: one.employerId ?? '' }

const withNames = (on: Db) =>
	on
		.select({
			request: privacyRequests,
			family: registrants.familyName,
			given: registrants.givenName,
			employer: employers.name,
		})
		.from(privacyRequests)
		.leftJoin(registrants, eq(registrants.id, privacyRequests.registrantId))
		.leftJoin(employers, eq(employers.id, privacyRequests.employerId))

const named = ({ request, family, given, employer }: Awaited<ReturnType<typeof withNames>>[number]) => ({
	...request,
	name: (employer ?? `${family ?? ''} ${given ?? ''}`).trim(),
})

/** Requests that wait for an answer, the first due first. */
export async function privacyWaiting(on: Db, most = 100) {
	const rows = await withNames(on)
		.where(isNull(privacyRequests.answeredAt))
		.orderBy(asc(privacyRequests.answerBy), asc(privacyRequests.id))
		.limit(most)
	return rows.map(named)
}

/** Requests that were answered, the newest first. */
export async function privacyAnswered(on: Db, most = 50) {
	const rows = await withNames(on)
		.where(isNotNull(privacyRequests.answeredAt))
		.orderBy(desc(privacyRequests.answeredAt), desc(privacyRequests.id))
		.limit(most)
	return rows.map(named)
}
