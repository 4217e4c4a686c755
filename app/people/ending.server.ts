// An ending told before: of a registration, or of asking somebody for an employer's work; its reason told when asked.
import { and, asc, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { mayMove } from '~/base/life'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employers, endings, registrants } from '~db/schema/people'
import type { EndingException } from './ending'
import { earliestEnd } from './ending'
import { registrantMoves } from './registrant'

export type Ending = typeof endings.$inferSelect

/** What staff tell: whose, what ends, when, why, and how the person hears it. */
export type EndingTold = {
	registrantId: string
	employerId: string | null
	toldOn: Day
	endsOn: Day
	exception: EndingException | ''
	reason: string
	way: string
	/** The last day of work already promised, which is done all the same. */
	lastWork: Day | null
}

/**
 * Tells an ending. Refused sooner than thirty days without an exception of the law (16条), before work already promised is
 * done, of who is not registered, and while another of the same stands.
 */
export async function tellEnding(tx: Tx, actor: Actor, told: EndingTold): Promise<string> {
	const { lastWork, ...row } = told
	if (told.toldOn > dayOf(tx.at)) throw refused('ending-told-on', undefined, 'toldOn')
	const earliest = earliestEnd(told.toldOn, told.exception)
	if (told.endsOn < earliest) throw refused('ending-too-soon', { earliest }, 'endsOn')
	if (lastWork !== null && told.endsOn < lastWork) throw refused('ending-work', { lastWork }, 'endsOn')
	if (told.reason.trim() === '') throw refused('ending-reason', undefined, 'reason')
	const [person] = await tx.select().from(registrants).where(eq(registrants.id, told.registrantId))
	if (!person || !mayMove(registrantMoves, 'endRegistration', person.state)) throw refused('ending-state')
	const open = await openEndings(tx, told.registrantId)
	if (open.some((one) => one.employerId === told.employerId)) throw refused('ending-open')
	const id = newId()
	await tx.insert(endings).values({
		...row,
		id,
		kind: told.employerId === null ? 'registration' : 'continued',
		reason: told.reason.trim(),
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'ending.told',
		{ kind: 'ending', id },
		{
			after: {
				registrantId: told.registrantId,
				employerId: told.employerId,
				endsOn: told.endsOn,
				exception: told.exception,
			},
		},
	)
	return id
}

/** Takes an ending back before its day. */
export async function undoEnding(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [undone] = await tx
		.update(endings)
		.set({ undoneAt: tx.at })
		.where(and(eq(endings.id, id), isNull(endings.endedAt), isNull(endings.undoneAt)))
		.returning({ registrantId: endings.registrantId })
	if (!undone) throw refused('ending-over')
	await record(tx, actor, 'ending.undone', { kind: 'ending', id }, { after: undone })
}

/** The person asks why; the office answers without delay (16条2項). */
export async function askReason(tx: Tx, actor: Actor, registrantId: string, id: string): Promise<void> {
	const [asked] = await tx
		.update(endings)
		.set({ reasonAskedOn: dayOf(tx.at) })
		.where(
			and(
				eq(endings.id, id),
				eq(endings.registrantId, registrantId),
				isNull(endings.undoneAt),
				isNull(endings.reasonAskedOn),
			),
		)
		.returning({ id: endings.id })
	if (!asked) throw refused('ending-asked')
	await record(tx, actor, 'ending.reason-asked', { kind: 'ending', id }, { after: { registrantId } })
}

/** The reason was told, in the words the person reads from now on; what was written at first stays beside it. */
export async function tellReason(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
	if (reason.trim() === '') throw refused('ending-reason', undefined, 'reason')
	const [told] = await tx
		.update(endings)
		.set({ reasonTold: reason.trim(), reasonToldOn: dayOf(tx.at) })
		.where(and(eq(endings.id, id), isNotNull(endings.reasonAskedOn), isNull(endings.reasonToldOn)))
		.returning({ registrantId: endings.registrantId })
	if (!told) throw refused('ending-not-asked')
	await record(tx, actor, 'ending.reason-told', { kind: 'ending', id }, { after: told })
}

/** Refuses work for a day after what was told to end has ended. */
export async function refuseAfterEnding(
	tx: Tx,
	registrantId: string,
	employerId: string,
	day: Day,
): Promise<void> {
	const over = (await openEndings(tx, registrantId)).find(
		(one) => one.endsOn < day && (one.employerId === null || one.employerId === employerId),
	)
	if (over) throw refused('ending-before', { endsOn: over.endsOn })
}

/**
 * Endings whose day is over come into force; a registration is left then. Gives whose registrations ended. Work promised
 * for a later day (`promisedUntil`) is done first: the ending waits for it.
 */
export async function endDue(
	tx: Tx,
	actor: Actor,
	promisedUntil: (registrantId: string, employerId: string | null) => Promise<Day | null>,
): Promise<string[]> {
	const due = await tx
		.select()
		.from(endings)
		.where(and(isNull(endings.endedAt), isNull(endings.undoneAt), lt(endings.endsOn, dayOf(tx.at))))
		.orderBy(asc(endings.endsOn), asc(endings.id))
	const left: string[] = []
	for (const one of due) {
		if (((await promisedUntil(one.registrantId, one.employerId)) ?? '') >= dayOf(tx.at)) continue
		await tx.update(endings).set({ endedAt: tx.at }).where(eq(endings.id, one.id))
		if (one.kind === 'registration') {
			await tx
				.update(registrants)
				.set({ state: 'left', leftOn: one.endsOn })
				.where(and(eq(registrants.id, one.registrantId), eq(registrants.state, 'registered')))
			left.push(one.registrantId)
		}
		await record(
			tx,
			actor,
			'ending.ended',
			{ kind: 'ending', id: one.id },
			{ after: { registrantId: one.registrantId, kind: one.kind } },
		)
	}
	return left
}

/** Endings of somebody that stand and have not come into force. */
export async function openEndings(on: Db, registrantId: string): Promise<Ending[]> {
	return on
		.select()
		.from(endings)
		.where(and(eq(endings.registrantId, registrantId), isNull(endings.endedAt), isNull(endings.undoneAt)))
		.orderBy(asc(endings.endsOn))
}

/** All endings of somebody with the employer's name, the newest first. */
export async function endingsOf(on: Db, registrantId: string) {
	const rows = await on
		.select({ ending: endings, employerName: employers.name })
		.from(endings)
		.leftJoin(employers, eq(employers.id, endings.employerId))
		.where(eq(endings.registrantId, registrantId))
		.orderBy(desc(endings.at))
	return rows.map(({ ending, employerName }) => ({ ...ending, employerName }))
}

/** Reasons asked for and not told yet, with who asked. */
export async function reasonsAsked(on: Db) {
	return on
		.select({
			id: endings.id,
			registrantId: endings.registrantId,
			askedOn: endings.reasonAskedOn,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(endings)
		.innerJoin(registrants, eq(registrants.id, endings.registrantId))
		.where(and(isNotNull(endings.reasonAskedOn), isNull(endings.reasonToldOn), isNull(endings.undoneAt)))
		.orderBy(asc(endings.reasonAskedOn))
}
