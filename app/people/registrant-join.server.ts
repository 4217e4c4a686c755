// The same person registered twice (二重登録): which record goes on, the one that ends in it, and who might be one person.
import { and, asc, desc, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { stateAfter, statesBefore } from '~/base/life'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { events } from '~db/schema/events'
import type { MovedRows } from '~db/schema/people'
import {
	accounts,
	calls,
	emergencyContacts,
	loans,
	registrantJoins,
	registrants,
	representatives,
	teamMembers,
} from '~db/schema/people'
import { registrantMoves } from './registrant'
import type { Registrant } from './registrant.server'
import { registrantOf } from './registrant.server'
import { mayBeOne, pairsAlike } from './registrant-join'

export type RegistrantJoin = typeof registrantJoins.$inferSelect

const open = statesBefore(registrantMoves, 'joinIntoAnother')

/**
 * Refuses two records that cannot be one person's: born on another day, one that is not registered to go on, one that ended, or one
 * that holds another already. Gives both.
 */
export async function refuseJoin(
	tx: Tx,
	joinedId: string,
	keptId: string,
): Promise<{ joined: Registrant; kept: Registrant }> {
	const joined = await registrantOf(tx, joinedId)
	const kept = await registrantOf(tx, keptId)
	if (!joined || !kept) throw refused('not-found')
	if (joined.id === kept.id) throw refused('join-same')
	if (kept.state !== 'registered') throw refused('join-not-registered', undefined, 'keptId')
	if (!(open as readonly string[]).includes(joined.state)) throw refused('join-over')
	if (joined.birthDay !== kept.birthDay) throw refused('join-birthday')
	if ((await joinedInto(tx, joined.id)).length > 0) throw refused('join-holds-another', undefined, 'keptId')
	return { joined, kept }
}

/**
 * Writes down that one record ended in the other, with everything that went over; calls that are open, representatives and
 * teams go over here, and whom to call in need where the other has nobody. The account stays: what was paid and issued is read there.
 */
export async function keepJoin(
	tx: Tx,
	actor: Actor,
	{ joined, kept }: { joined: Registrant; kept: Registrant },
	moved: MovedRows,
): Promise<string> {
	const [ended] = await tx
		.update(registrants)
		.set({
			state: stateAfter(registrantMoves, 'joinIntoAnother'),
			leftOn: dayOf(tx.at),
			joinedIntoId: kept.id,
		})
		.where(and(eq(registrants.id, joined.id), inArray(registrants.state, open)))
		.returning({ id: registrants.id })
	if (!ended) throw refused('join-over')
	const rung = await tx
		.update(calls)
		.set({ registrantId: kept.id })
		.where(and(eq(calls.registrantId, joined.id), isNull(calls.closedAt)))
		.returning({ id: calls.id })
	const stood = await tx
		.update(representatives)
		.set({ registrantId: kept.id })
		.where(
			and(
				eq(representatives.registrantId, joined.id),
				isNull(representatives.endedAt),
				gte(representatives.untilDay, dayOf(tx.at)),
			),
		)
		.returning({ id: representatives.id })
	const lent = await tx
		.update(loans)
		.set({ registrantId: kept.id })
		.where(and(eq(loans.registrantId, joined.id), isNull(loans.returnedOn)))
		.returning({ id: loans.id })
	const [inNeed] = await tx
		.select()
		.from(emergencyContacts)
		.where(eq(emergencyContacts.registrantId, joined.id))
	const added = inNeed
		? await tx
				.insert(emergencyContacts)
				.values({ ...inNeed, registrantId: kept.id })
				.onConflictDoNothing()
				.returning({ id: emergencyContacts.registrantId })
		: []
	const wants = joined.wantsEndCall && !kept.wantsEndCall
	if (wants) await tx.update(registrants).set({ wantsEndCall: true }).where(eq(registrants.id, kept.id))
	const id = newId()
	await tx.insert(registrantJoins).values({
		id,
		keptId: kept.id,
		joinedId: joined.id,
		stateBefore: joined.state,
		moved: {
			...moved,
			calls: rung.map((one) => one.id),
			representatives: stood.map((one) => one.id),
			loans: lent.map((one) => one.id),
			...(await joinTeams(tx, joined.id, kept.id)),
			emergency: added.map((one) => one.id),
			endCall: wants ? [kept.id] : [],
		},
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'registrant.joined',
		{ kind: 'registrant', id: kept.id },
		{ before: { joinedId: joined.id, state: joined.state }, after: { joinId: id } },
	)
	return id
}

/** Whoever was in a team under the one record is in it under the other; gives the teams that went over, and those both were in. */
async function joinTeams(
	tx: Tx,
	fromId: string,
	toId: string,
): Promise<{ teams: string[]; teamsOfBoth: string[] }> {
	const inTeams = (id: string) =>
		tx
			.select()
			.from(teamMembers)
			.where(and(eq(teamMembers.registrantId, id), isNull(teamMembers.leftAt)))
	const own = new Set((await inTeams(toId)).map((one) => one.teamId))
	const teams: string[] = []
	const teamsOfBoth: string[] = []
	for (const { teamId, askedAt, joinedAt } of await inTeams(fromId)) {
		await leave(tx, teamId, fromId)
		if (own.has(teamId)) {
			teamsOfBoth.push(teamId)
			continue
		}
		await tx
			.insert(teamMembers)
			.values({ teamId, registrantId: toId, askedAt, joinedAt })
			.onConflictDoUpdate({
				target: [teamMembers.teamId, teamMembers.registrantId],
				set: { askedAt, joinedAt, leftAt: null },
			})
		teams.push(teamId)
	}
	return { teams, teamsOfBoth }
}

const leave = (tx: Tx, teamId: string, registrantId: string) =>
	tx
		.update(teamMembers)
		.set({ leftAt: tx.at })
		.where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.registrantId, registrantId)))

/**
 * Takes a join back, whenever it is found wrong: the record stands as it did before. What else went over is the caller's to give
 * back in the same transaction. Refused where none stands.
 */
export async function takeApart(tx: Tx, actor: Actor, joinedId: string): Promise<RegistrantJoin> {
	const join = await joinOf(tx, joinedId)
	if (!join) throw refused('join-none')
	const { keptId, moved } = join
	await tx
		.update(registrantJoins)
		.set({ undoneAt: tx.at, undoneBy: actor.accountId ?? actor.role })
		.where(eq(registrantJoins.id, join.id))
	const act = join.stateBefore === 'applied' ? 'takeApplicationApart' : 'takeApart'
	await tx
		.update(registrants)
		.set({ state: stateAfter(registrantMoves, act), leftOn: null, joinedIntoId: null })
		.where(eq(registrants.id, joinedId))
	for (const id of moved.calls ?? [])
		await tx
			.update(calls)
			.set({ registrantId: joinedId })
			.where(and(eq(calls.id, id), isNull(calls.closedAt)))
	for (const id of moved.representatives ?? [])
		await tx.update(representatives).set({ registrantId: joinedId }).where(eq(representatives.id, id))
	for (const id of moved.loans ?? [])
		await tx.update(loans).set({ registrantId: joinedId }).where(eq(loans.id, id))
	for (const teamId of moved.teams ?? []) await leave(tx, teamId, keptId)
	for (const teamId of [...(moved.teams ?? []), ...(moved.teamsOfBoth ?? [])])
		await tx
			.update(teamMembers)
			.set({ leftAt: null })
			.where(
				and(
					eq(teamMembers.teamId, teamId),
					eq(teamMembers.registrantId, joinedId),
					eq(teamMembers.leftAt, join.at),
				),
			)
	for (const id of moved.emergency ?? [])
		await tx
			.delete(emergencyContacts)
			.where(and(eq(emergencyContacts.registrantId, id), lt(emergencyContacts.at, join.at)))
	for (const id of moved.endCall ?? [])
		await tx.update(registrants).set({ wantsEndCall: false }).where(eq(registrants.id, id))
	await record(
		tx,
		actor,
		'registrant.taken-apart',
		{ kind: 'registrant', id: keptId },
		{ before: { joinId: join.id }, after: { joinedId, state: join.stateBefore } },
	)
	return join
}

/** The join in which a record ended, where one stands. */
export async function joinOf(on: Db, joinedId: string): Promise<RegistrantJoin | undefined> {
	const [found] = await on
		.select()
		.from(registrantJoins)
		.where(and(eq(registrantJoins.joinedId, joinedId), isNull(registrantJoins.undoneAt)))
	return found
}

/** The number under which whoever holds a record that ended in another goes on; null for everybody else. */
export async function goesOnAs(on: Db, joinedId: string): Promise<string | null> {
	const join = await joinOf(on, joinedId)
	return (join && (await registrantOf(on, join.keptId))?.number) ?? null
}

/** The records that ended in one, the newest first, with their numbers. */
export async function joinedInto(on: Db, keptId: string): Promise<(RegistrantJoin & { number: string })[]> {
	const rows = await on
		.select({ join: registrantJoins, number: accounts.number })
		.from(registrantJoins)
		.innerJoin(registrants, eq(registrants.id, registrantJoins.joinedId))
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(and(eq(registrantJoins.keptId, keptId), isNull(registrantJoins.undoneAt)))
		.orderBy(desc(registrantJoins.at))
	return rows.map(({ join, number }) => ({ ...join, number: number ?? '' }))
}

/** By the id of each record that ended in another: the one that goes on. What is due to one person is summed by it. */
export async function whoGoesOn(on: Db): Promise<Map<string, string>> {
	const rows = await on
		.select({ joinedId: registrantJoins.joinedId, keptId: registrantJoins.keptId })
		.from(registrantJoins)
		.where(isNull(registrantJoins.undoneAt))
	return new Map(rows.map((one) => [one.joinedId, one.keptId]))
}

/** Writes down that two records alike are two people, so that nobody asks again. */
export async function tellApart(tx: Tx, actor: Actor, oneId: string, otherId: string): Promise<void> {
	const [one, other] = [await registrantOf(tx, oneId), await registrantOf(tx, otherId)]
	if (!one || !other) throw refused('not-found')
	await record(tx, actor, 'registrant.told-apart', { kind: 'registrant', id: oneId }, { after: { otherId } })
}

async function toldApart(on: Db): Promise<Set<string>> {
	const rows = await on
		.select({ one: events.subjectId, after: events.after })
		.from(events)
		.where(eq(events.what, 'registrant.told-apart'))
	return new Set(rows.flatMap(({ one, after }) => [`${one} ${after.otherId}`, `${after.otherId} ${one}`]))
}

const openPeople = (on: Db) =>
	on
		.select({ registrant: registrants, number: accounts.number })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(inArray(registrants.state, open))
		.orderBy(asc(registrants.appliedAt), asc(registrants.id))

export type Numbered = Registrant & { number: string | null }

/** Pairs of records that may be of one person, unless somebody said that they are two; who applied first stands first. */
export async function alikePairs(on: Db): Promise<[Numbered, Numbered][]> {
	const people = (await openPeople(on)).map(({ registrant, number }) => ({ ...registrant, number }))
	const apart = await toldApart(on)
	return pairsAlike(people).filter(([one, other]) => !apart.has(`${one.id} ${other.id}`))
}

/** Whose record may be the same person's as this one. */
export async function alikeTo(on: Db, person: Registrant): Promise<Numbered[]> {
	const born = await on
		.select({ registrant: registrants, number: accounts.number })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(and(eq(registrants.birthDay, person.birthDay), inArray(registrants.state, open)))
		.orderBy(asc(registrants.appliedAt), asc(registrants.id))
	const apart = await toldApart(on)
	return born
		.filter(({ registrant }) => mayBeOne(person, registrant) && !apart.has(`${person.id} ${registrant.id}`))
		.map(({ registrant, number }) => ({ ...registrant, number }))
}
