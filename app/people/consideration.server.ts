// The harassment desk, and wishes for child care or care at home: said, taken up, weighed, answered by a day.
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { addOfficeDays } from '~/council/calendar'
import { ownClosingDays } from '~/council/closing-day.server'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { considerations, registrants } from '~db/schema/people'
import type { ConsiderationKind, considerationAnswers } from './consideration'

export type Consideration = typeof considerations.$inferSelect

/** Writes down what somebody said; answered within so many days of the office. */
export async function openConsideration(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	said: { kind: ConsiderationKind; words: string },
): Promise<string> {
	if (said.words.trim() === '') throw refused('desk-words', undefined, 'words')
	const id = newId()
	const today = dayOf(tx.at)
	const days = await settingOn(tx, 'desk-answer-days', today)
	const answerBy = addOfficeDays(today, days, await ownClosingDays(tx))
	await tx.insert(considerations).values({
		id,
		kind: said.kind,
		registrantId,
		words: said.words.trim(),
		channel: actor.channel,
		answerBy,
		openedAt: tx.at,
		openedBy: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'desk.opened',
		{ kind: 'consideration', id },
		{ after: { kind: said.kind, registrantId, answerBy } },
	)
	return id
}

async function openOne(tx: Tx, id: string): Promise<Consideration> {
	const found = await considerationOf(tx, id)
	if (!found) throw refused('not-found')
	if (found.answeredAt !== null) throw refused('desk-answered')
	return found
}

/** Somebody of the office takes it up and writes what was looked into or weighed, for the office alone. */
export async function weigh(tx: Tx, actor: Actor, id: string, weighed: string): Promise<void> {
	const found = await openOne(tx, id)
	await tx
		.update(considerations)
		.set({
			weighed: weighed.trim(),
			takenAt: found.takenAt ?? tx.at,
			takenBy: found.takenBy ?? actor.accountId ?? actor.role,
		})
		.where(eq(considerations.id, id))
	await record(
		tx,
		actor,
		'desk.weighed',
		{ kind: 'consideration', id },
		{ after: { registrantId: found.registrantId } },
	)
}

/** Answers: what is done, or why it cannot be (13条: the reason is told). Nothing of it touches turns or pay. */
export async function answerConsideration(
	tx: Tx,
	actor: Actor,
	id: string,
	answer: (typeof considerationAnswers)[number],
	words: string,
): Promise<void> {
	const found = await openOne(tx, id)
	if (words.trim() === '') throw refused('desk-answer-words', undefined, 'words')
	await tx
		.update(considerations)
		.set({
			answer,
			answerWords: words.trim(),
			takenAt: found.takenAt ?? tx.at,
			takenBy: found.takenBy ?? actor.accountId ?? actor.role,
			answeredAt: tx.at,
			answeredBy: actor.accountId ?? actor.role,
		})
		.where(eq(considerations.id, id))
	await record(
		tx,
		actor,
		'desk.answered',
		{ kind: 'consideration', id },
		{
			after: {
				answer,
				kind: found.kind,
				registrantId: found.registrantId,
				late: dayOf(tx.at) > found.answerBy,
			},
		},
	)
}

/** One case. */
export async function considerationOf(on: Db, id: string): Promise<Consideration | undefined> {
	const [row] = await on.select().from(considerations).where(eq(considerations.id, id))
	return row
}

/** What somebody said so far, the newest first. */
export async function considerationsOf(on: Db, registrantId: string): Promise<Consideration[]> {
	return on
		.select()
		.from(considerations)
		.where(eq(considerations.registrantId, registrantId))
		.orderBy(desc(considerations.openedAt))
}

/** Cases of these kinds with whose they are: those that wait, the first due first; or those answered, the newest first. */
export async function considerationsFor(
	on: Db,
	kinds: readonly ConsiderationKind[],
	waiting: boolean,
	most = 100,
) {
	if (kinds.length === 0) return []
	const rows = on
		.select({
			one: considerations,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(considerations)
		.innerJoin(registrants, eq(registrants.id, considerations.registrantId))
	const found = waiting
		? await rows
				.where(and(inArray(considerations.kind, [...kinds]), isNull(considerations.answeredAt)))
				.orderBy(asc(considerations.answerBy), asc(considerations.id))
				.limit(most)
		: await rows
				.where(inArray(considerations.kind, [...kinds]))
				.orderBy(desc(considerations.openedAt))
				.limit(most)
	return found
		.filter(({ one }) => waiting || one.answeredAt !== null)
		.map(({ one, familyName, givenName }) => ({ ...one, name: `${familyName} ${givenName}` }))
}
