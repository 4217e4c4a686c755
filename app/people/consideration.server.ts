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

/** Somebody, in the history: who said it is nobody's to read there. */
const unnamed = (actor: Actor): Actor => ({ role: actor.role, channel: actor.channel, accountId: null })

/**
 * Writes down what somebody said; answered within so many days of the office. What names somebody of the office is read by
 * nobody there: its person keeps it and takes it to the contact outside.
 */
export async function openConsideration(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	said: { kind: ConsiderationKind; words: string; employerId?: string | null; namesStaff?: boolean },
): Promise<string> {
	if (said.words.trim() === '') throw refused('desk-words', undefined, 'words')
	const id = newId()
	const today = dayOf(tx.at)
	const days = await settingOn(
		tx,
		said.kind === 'harassment' ? 'trouble-answer-days' : 'desk-answer-days',
		today,
	)
	const answerBy = addOfficeDays(today, days, await ownClosingDays(tx))
	await tx.insert(considerations).values({
		id,
		kind: said.kind,
		registrantId,
		employerId: said.employerId ?? null,
		namesStaff: said.namesStaff ?? false,
		words: said.words.trim(),
		channel: actor.channel,
		answerBy,
		openedAt: tx.at,
		openedBy: actor.accountId ?? actor.role,
	})
	// 記録 is read by others: of harassment it says neither who nor what.
	const quiet = said.kind === 'harassment'
	await record(
		tx,
		quiet ? unnamed(actor) : actor,
		'desk.opened',
		{ kind: 'consideration', id },
		{ after: quiet ? {} : { kind: said.kind, registrantId, answerBy } },
	)
	return id
}

async function openOne(tx: Tx, id: string): Promise<Consideration> {
	const found = await considerationOf(tx, id)
	if (!found || found.namesStaff) throw refused('not-found')
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
		{ after: found.kind === 'harassment' ? {} : { registrantId: found.registrantId } },
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
				...(found.kind !== 'harassment' && { registrantId: found.registrantId }),
				late: dayOf(tx.at) > found.answerBy,
			},
		},
	)
}

/** The person notes that they told the contact outside, about something that names somebody of the office. */
export async function noteToldOutside(tx: Tx, actor: Actor, registrantId: string, id: string): Promise<void> {
	const [told] = await tx
		.update(considerations)
		.set({ outsideToldAt: tx.at })
		.where(
			and(
				eq(considerations.id, id),
				eq(considerations.registrantId, registrantId),
				eq(considerations.namesStaff, true),
				isNull(considerations.outsideToldAt),
			),
		)
		.returning({ id: considerations.id })
	if (!told) throw refused('not-found')
	await record(tx, unnamed(actor), 'desk.told-outside', { kind: 'consideration', id }, { after: {} })
}

/** Writes down that the employer a case is about is offered to its person again, as they wish. */
export async function noteGoesAgain(tx: Tx, actor: Actor, id: string): Promise<void> {
	await record(tx, actor, 'desk.place-given-back', { kind: 'consideration', id }, { after: {} })
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

// What names somebody of the office is read by nobody there.
const forOffice = eq(considerations.namesStaff, false)

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
				.where(and(inArray(considerations.kind, [...kinds]), isNull(considerations.answeredAt), forOffice))
				.orderBy(asc(considerations.answerBy), asc(considerations.id))
				.limit(most)
		: await rows
				.where(and(inArray(considerations.kind, [...kinds]), forOffice))
				.orderBy(desc(considerations.openedAt))
				.limit(most)
	return found
		.filter(({ one }) => waiting || one.answeredAt !== null)
		.map(({ one, familyName, givenName }) => ({ ...one, name: `${familyName} ${givenName}` }))
}
