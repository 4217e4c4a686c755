// The call list (電話リスト): whom to call, why, the last tries; a call is closed by what was said.

import { and, asc, desc, eq, inArray, isNotNull, isNull, like, notInArray, or, sql } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { accounts, calls, callTries, employers, registrants } from '~db/schema/people'
import type { CallReason, TryOutcome } from './call-reason'
import { callerNow, reachesNobody } from './call-reason'

export type CallSubject = { kind: string; id: string }

/** Puts somebody on the call list once for a natural key (`terms:…`). Gives the call's id where it is new. */
export async function openCall(
	tx: Tx,
	actor: Actor,
	whom: { registrantId: string } | { employerId: string },
	call: { why: CallReason; subject?: CallSubject; naturalKey: string; dueAt: Date; red?: boolean },
): Promise<string | undefined> {
	const id = newId()
	const made = await tx
		.insert(calls)
		.values({
			id,
			registrantId: 'registrantId' in whom ? whom.registrantId : null,
			employerId: 'employerId' in whom ? whom.employerId : null,
			why: call.why,
			subjectKind: call.subject?.kind ?? null,
			subjectId: call.subject?.id ?? null,
			naturalKey: call.naturalKey,
			openedAt: tx.at,
			dueAt: call.dueAt,
			red: call.red ?? false,
		})
		.onConflictDoNothing({ target: calls.naturalKey })
		.returning({ id: calls.id })
	if (made.length === 0) return undefined
	await record(tx, actor, 'call.opened', { kind: 'call', id }, { after: { why: call.why } })
	return id
}

/** A person asks to be called. Asked twice it stays one call; gives the day by which somebody calls. */
export async function askForCall(
	tx: Tx,
	actor: Actor,
	whom: string | { employerId: string },
	subject: CallSubject | undefined,
	dueAt: Date,
): Promise<Date> {
	const theirs =
		typeof whom === 'string' ? eq(calls.registrantId, whom) : eq(calls.employerId, whom.employerId)
	const [open] = await tx
		.select({ dueAt: calls.dueAt })
		.from(calls)
		.where(and(theirs, eq(calls.why, 'asked-for-call'), isNull(calls.closedAt)))
	if (open) return open.dueAt
	await openCall(tx, actor, typeof whom === 'string' ? { registrantId: whom } : whom, {
		why: 'asked-for-call',
		subject,
		naturalKey: `asked-for-call:${newId()}`,
		dueAt,
	})
	return dueAt
}

/** By when a person is called who asked for it; null when nobody is waiting. */
export async function waitsForCall(on: Db, registrantId: string): Promise<Date | null> {
	const [open] = await prepared(on, 'waitsForCall', { registrantId }, (db) =>
		db
			.select({ dueAt: calls.dueAt })
			.from(calls)
			.where(
				and(
					eq(calls.registrantId, sql.placeholder('registrantId')),
					eq(calls.why, 'asked-for-call'),
					isNull(calls.closedAt),
				),
			)
			.limit(1),
	)
	return open?.dueAt ?? null
}

/** Somebody takes a call; another who took it within ten minutes keeps it. */
export async function takeCall(tx: Tx, actor: Actor, callId: string): Promise<void> {
	const [call] = await tx
		.select()
		.from(calls)
		.where(and(eq(calls.id, callId), isNull(calls.closedAt)))
	if (!call) throw refused('call-closed')
	if (typeof (callerNow(call, actor.accountId ?? undefined, tx.at) ?? 'free') === 'object')
		throw refused('call-taken')
	await tx.update(calls).set({ takenBy: actor.accountId, takenAt: tx.at }).where(eq(calls.id, callId))
}

/** Writes down a try. `done` closes the call; so does the family where it was only to be told. */
export async function tryCall(tx: Tx, actor: Actor, callId: string, outcome: TryOutcome): Promise<void> {
	await takeCall(tx, actor, callId)
	await tx.insert(callTries).values({
		id: newId(),
		callId,
		outcome,
		by: actor.accountId ?? '',
		at: tx.at,
		reached: !reachesNobody(outcome),
	})
	const [call] = await tx.select({ why: calls.why, red: calls.red }).from(calls).where(eq(calls.id, callId))
	if (outcome === 'family' && call?.why === 'notice') return closeCall(tx, actor, callId, 'family')
	// A text tells; where an answer is awaited, or somebody must be spoken to, the call stays.
	if (outcome === 'sent' && call?.why === 'notice' && !call.red) return closeCall(tx, actor, callId, 'sent')
	if (outcome !== 'done') {
		await tx
			.update(calls)
			.set({ takenBy: null, takenAt: null, ...(!reachesNobody(outcome) && { red: false }) })
			.where(eq(calls.id, callId))
		await record(tx, actor, 'call.tried', { kind: 'call', id: callId }, { after: { outcome } })
		return
	}
	await closeCall(tx, actor, callId, 'done')
}

/** Whoever was to be called rings themselves and hears it in that talk. Refused where the call is not theirs, or closed. */
export async function tellOnTheWay(
	tx: Tx,
	actor: Actor,
	whom: string | { employerId: string },
	callId: string,
): Promise<void> {
	const [call] = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(
			and(
				eq(calls.id, callId),
				typeof whom === 'string' ? eq(calls.registrantId, whom) : eq(calls.employerId, whom.employerId),
				isNull(calls.closedAt),
			),
		)
	if (!call) throw refused('call-closed')
	await tryCall(tx, actor, call.id, 'done')
}

/** Closes a call: what it was for is settled. */
export async function closeCall(tx: Tx, actor: Actor, callId: string, outcome: string): Promise<void> {
	const closed = await tx
		.update(calls)
		.set({ closedAt: tx.at, closedBy: actor.accountId, outcome })
		.where(and(eq(calls.id, callId), isNull(calls.closedAt)))
		.returning({ id: calls.id })
	if (closed.length === 0) throw refused('call-closed')
	await record(tx, actor, 'call.closed', { kind: 'call', id: callId }, { after: { outcome } })
}

const openWith = async (tx: Tx, callId: string) => {
	const call = await callOf(tx, callId)
	if (!call || call.closedAt) throw refused('call-closed')
	return tx
		.select({ id: calls.id })
		.from(calls)
		.where(
			and(
				call.registrantId
					? eq(calls.registrantId, call.registrantId)
					: eq(calls.employerId, call.employerId ?? ''),
				isNull(calls.closedAt),
			),
		)
}

/** Somebody lifts the receiver: for ten minutes everything this person is called about is theirs, and colleagues see it. */
export async function holdPerson(tx: Tx, actor: Actor, callId: string): Promise<void> {
	for (const { id } of await openWith(tx, callId)) await takeCall(tx, actor, id)
	await record(tx, actor, 'call.taken', { kind: 'call', id: callId })
}

/** Puts the receiver down again without a word of what came of it. */
export async function letGoOfPerson(tx: Tx, actor: Actor, callId: string): Promise<void> {
	const theirs = (await openWith(tx, callId)).map(({ id }) => id)
	await tx
		.update(calls)
		.set({ takenBy: null, takenAt: null })
		.where(and(inArray(calls.id, theirs), eq(calls.takenBy, actor.accountId ?? '')))
	await record(tx, actor, 'call.let-go', { kind: 'call', id: callId })
}

/** Nobody answered: the try stands with everything the person is called about. Gives how many matters that are. */
export async function tryPerson(tx: Tx, actor: Actor, callId: string, outcome: TryOutcome): Promise<number> {
	const theirs = await openWith(tx, callId)
	for (const { id } of theirs) await tryCall(tx, actor, id, outcome)
	return theirs.length
}

/** Closes every open call about one thing, when the person answered another way; `notice` closes those of one notice alone. */
export async function closeCallsAbout(
	tx: Tx,
	actor: Actor,
	subject: CallSubject,
	outcome = 'settled',
	notice?: string,
): Promise<void> {
	const open = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(
			and(
				eq(calls.subjectKind, subject.kind),
				eq(calls.subjectId, subject.id),
				isNull(calls.closedAt),
				notice === undefined ? undefined : like(calls.naturalKey, `${notice} %`),
			),
		)
	for (const call of open) await closeCall(tx, actor, call.id, outcome)
}

/** Closes every open call to one registrant: nobody is to be rung there any more. */
export async function closeCallsOf(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	const open = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(and(eq(calls.registrantId, registrantId), isNull(calls.closedAt)))
	for (const call of open) await closeCall(tx, actor, call.id, 'left')
}

/**
 * Opens again what `closeCallsOf` closed at an instant: they are to be rung after all. Work and questions that stand again are told
 * anew.
 */
export async function reopenCallsOf(tx: Tx, actor: Actor, registrantId: string, at: Date): Promise<void> {
	const reopened = await tx
		.update(calls)
		.set({ closedAt: null, closedBy: null, outcome: null })
		.where(
			and(
				eq(calls.registrantId, registrantId),
				eq(calls.closedAt, at),
				eq(calls.outcome, 'left'),
				or(isNull(calls.subjectKind), notInArray(calls.subjectKind, ['assignment', 'offer'])),
			),
		)
		.returning({ id: calls.id, why: calls.why })
	for (const { id, why } of reopened)
		await record(tx, actor, 'call.opened', { kind: 'call', id }, { after: { why } })
}

/** Closes red calls by their natural keys: what they tell was read in the site. */
export async function closeRedCalls(tx: Tx, actor: Actor, naturalKeys: readonly string[]): Promise<void> {
	if (naturalKeys.length === 0) return
	const open = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(and(inArray(calls.naturalKey, [...naturalKeys]), eq(calls.red, true), isNull(calls.closedAt)))
	for (const { id } of open) await closeCall(tx, actor, id, 'read')
}

/** The latest call to a registrant about one thing. */
export async function latestCallAbout(
	on: Db,
	registrantId: string,
	subject: CallSubject,
): Promise<typeof calls.$inferSelect | undefined> {
	const [row] = await on
		.select()
		.from(calls)
		.where(
			and(
				eq(calls.registrantId, registrantId),
				eq(calls.subjectKind, subject.kind),
				eq(calls.subjectId, subject.id),
			),
		)
		.orderBy(desc(calls.openedAt), desc(calls.id))
		.limit(1)
	return row
}

/** The latest calls to one registrant, each with its tries. */
export async function callsOf(on: Db, whom: string | { employerId: string }, most = 8) {
	const rows = await on
		.select()
		.from(calls)
		.where(typeof whom === 'string' ? eq(calls.registrantId, whom) : eq(calls.employerId, whom.employerId))
		.orderBy(desc(calls.openedAt), desc(calls.id))
		.limit(most)
	const ids = rows.map((row) => row.id)
	const tries =
		ids.length > 0
			? await on.select().from(callTries).where(inArray(callTries.callId, ids)).orderBy(asc(callTries.at))
			: []
	return rows.map((row) => ({ ...row, tries: tries.filter((one) => one.callId === row.id) }))
}

/** The last calls with each of these people that are over, three at most, the newest first: what one remembers before calling again. */
export async function lastCallsOf(
	on: Db,
	people: readonly { registrantId: string | null; employerId: string | null }[],
): Promise<Map<string, (typeof calls.$inferSelect)[]>> {
	const registrantIds = people.flatMap((one) => one.registrantId ?? [])
	const employerIds = people.flatMap((one) => one.employerId ?? [])
	const found = new Map<string, (typeof calls.$inferSelect)[]>()
	if (registrantIds.length + employerIds.length === 0) return found
	const rows = await on
		.select()
		.from(calls)
		.where(
			and(
				isNotNull(calls.closedAt),
				isNotNull(calls.closedBy),
				or(inArray(calls.registrantId, registrantIds), inArray(calls.employerId, employerIds)),
			),
		)
		.orderBy(desc(calls.closedAt))
		.limit(people.length * 12)
	for (const row of rows) {
		const whose = row.registrantId ?? row.employerId ?? ''
		const theirs = found.get(whose) ?? []
		if (theirs.length < 3) found.set(whose, [...theirs, row])
	}
	return found
}

/** Who was to be called about one thing and no longer had to be, as the latest call of one notice about it ended. */
export async function settledCallAbout(
	on: Db,
	subject: CallSubject,
	notice: string,
): Promise<{ registrantId: string } | { employerId: string } | undefined> {
	const [call] = await on
		.select()
		.from(calls)
		.where(
			and(
				eq(calls.subjectKind, subject.kind),
				eq(calls.subjectId, subject.id),
				like(calls.naturalKey, `${notice} %`),
			),
		)
		.orderBy(desc(calls.openedAt), desc(calls.id))
		.limit(1)
	return call?.outcome === 'settled' ? whomOf(call) : undefined
}

const whomOf = (call: Pick<typeof calls.$inferSelect, 'registrantId' | 'employerId'>) =>
	call.registrantId ? { registrantId: call.registrantId } : { employerId: call.employerId ?? '' }

/** Closes the call of one natural key: what it was for was taken back. Gives who was spoken to about it already. */
export async function closeCallNamed(
	tx: Tx,
	actor: Actor,
	naturalKey: string,
): Promise<{ registrantId: string } | { employerId: string } | undefined> {
	const [call] = await tx.select().from(calls).where(eq(calls.naturalKey, naturalKey))
	if (!call) return undefined
	if (call.closedAt === null) {
		await closeCall(tx, actor, call.id, 'settled')
		return undefined
	}
	if (call.outcome === 'settled') return undefined
	return whomOf(call)
}

export type OpenCall = typeof calls.$inferSelect & {
	name: string
	telephone: string
	likesCallsAt: string
	askFromMinute: number | null
	askUntilMinute: number | null
	/** The name of who is calling them, or did last. */
	taker: string | null
	tries: (typeof callTries.$inferSelect)[]
}

/** Open calls, the red ones and then the earliest due first, each with the last three tries. */
export async function openCalls(on: Db, most = 100): Promise<OpenCall[]> {
	const rows = await on
		.select({
			call: calls,
			family: registrants.familyName,
			given: registrants.givenName,
			telephone: registrants.telephone,
			likes: registrants.likesCallsAt,
			askFromMinute: registrants.askFromMinute,
			askUntilMinute: registrants.askUntilMinute,
			employer: employers.name,
			employerTelephone: employers.telephone,
			taker: accounts.name,
		})
		.from(calls)
		.leftJoin(registrants, eq(registrants.id, calls.registrantId))
		.leftJoin(employers, eq(employers.id, calls.employerId))
		.leftJoin(accounts, eq(accounts.id, calls.takenBy))
		.where(isNull(calls.closedAt))
		// Where somebody came to harm they are called before all others.
		.orderBy(
			asc(sql`case when ${calls.why} = 'accident' then 0 else 1 end`),
			desc(calls.red),
			asc(calls.dueAt),
			asc(calls.id),
		)
		.limit(most)
	const ids = rows.map((row) => row.call.id)
	const tries =
		ids.length > 0
			? await on.select().from(callTries).where(inArray(callTries.callId, ids)).orderBy(desc(callTries.at))
			: []
	return rows.map((row) => ({
		...row.call,
		name: row.family ? `${row.family} ${row.given}` : (row.employer ?? ''),
		telephone: row.telephone ?? row.employerTelephone ?? '',
		likesCallsAt: row.likes ?? '',
		askFromMinute: row.askFromMinute,
		askUntilMinute: row.askUntilMinute,
		taker: row.taker,
		tries: tries.filter((one) => one.callId === row.call.id).slice(0, 3),
	}))
}

export async function callOf(on: Db, id: string): Promise<typeof calls.$inferSelect | undefined> {
	const [row] = await on.select().from(calls).where(eq(calls.id, id))
	return row
}

/** A call with whom it was for and what was written down last: the sentence after a tap. */
export async function lastSaid(
	on: Db,
	id: string,
): Promise<{ name: string; isRegistrant: boolean; why: string; outcome: string } | undefined> {
	const [row] = await on
		.select({
			call: calls,
			family: registrants.familyName,
			given: registrants.givenName,
			employer: employers.name,
		})
		.from(calls)
		.leftJoin(registrants, eq(registrants.id, calls.registrantId))
		.leftJoin(employers, eq(employers.id, calls.employerId))
		.where(eq(calls.id, id))
	if (!row) return undefined
	const [last] = await on
		.select({ outcome: callTries.outcome })
		.from(callTries)
		.where(eq(callTries.callId, id))
		.orderBy(desc(callTries.at))
		.limit(1)
	return {
		name: row.family ? `${row.family} ${row.given}` : (row.employer ?? ''),
		isRegistrant: row.family !== null,
		why: row.call.why,
		outcome: row.call.outcome ?? last?.outcome ?? '',
	}
}
