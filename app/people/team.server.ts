// Teams: people who apply together and stand in for each other. Each has hand, terms, insurance and pay of their own.
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { accounts, registrants, teamMembers, teams } from '~db/schema/people'
import { plainName } from './account.server'

/** More than these no longer share one piece of work. */
export const mostInTeam = 6

/** Who said no is left in peace for so long. */
const restAfterNo = 30 * 86_400_000

/** In more teams than these nobody plans anything. */
const mostTeams = 5

export type Team = {
	id: string
	name: string
	/** Who said yes, by the name they are called; `mine` is oneself. */
	members: { registrantId: string; callName: string; mine: boolean }[]
	/** How many were asked and have not answered. */
	asked: number
}

const inIt = and(isNotNull(teamMembers.joinedAt), isNull(teamMembers.leftAt))
const isAsked = and(isNull(teamMembers.joinedAt), isNull(teamMembers.leftAt))

/** Makes a team with oneself in it. */
export async function makeTeam(tx: Tx, actor: Actor, registrantId: string, name: string): Promise<string> {
	if ((await teamsOf(tx, registrantId)).length >= mostTeams)
		throw refused('team-many', { most: mostTeams }, 'name')
	const id = newId()
	await tx.insert(teams).values({ id, name, madeAt: tx.at })
	await tx.insert(teamMembers).values({ teamId: id, registrantId, askedAt: tx.at, joinedAt: tx.at })
	await record(tx, actor, 'team.made', { kind: 'team', id }, { after: { registrantId } })
	return id
}

async function ownTeam(tx: Tx, registrantId: string, teamId: string) {
	const [team] = await tx
		.select({ id: teams.id })
		.from(teams)
		.innerJoin(teamMembers, eq(teamMembers.teamId, teams.id))
		.where(and(eq(teams.id, teamId), eq(teamMembers.registrantId, registrantId), inIt, isNull(teams.endedAt)))
	if (!team) throw refused('not-found')
}

/** Asks somebody, by the number of their card, into one's own team; they are in it from their yes on. */
export async function askIntoTeam(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	teamId: string,
	number: string,
): Promise<void> {
	await ownTeam(tx, registrantId, teamId)
	const [whom] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(
			and(
				eq(accounts.number, plainName(number)),
				eq(registrants.state, 'registered'),
				isNull(accounts.closedAt),
			),
		)
	if (!whom) throw refused('team-number', undefined, 'number')
	const there = await tx.select().from(teamMembers).where(eq(teamMembers.teamId, teamId))
	const known = there.find((one) => one.registrantId === whom.id)
	const noAt = known?.joinedAt === null ? known.leftAt : null
	if (noAt && tx.at.getTime() - noAt.getTime() < restAfterNo)
		throw refused('team-already', undefined, 'number')
	if (known && known.leftAt === null) throw refused('team-already', undefined, 'number')
	if (there.filter((one) => one.leftAt === null).length >= mostInTeam)
		throw refused('team-full', { most: mostInTeam }, 'number')
	await tx
		.insert(teamMembers)
		.values({ teamId, registrantId: whom.id, askedAt: tx.at })
		.onConflictDoUpdate({
			target: [teamMembers.teamId, teamMembers.registrantId],
			set: { askedAt: tx.at, joinedAt: null, leftAt: null },
		})
	await record(tx, actor, 'team.asked', { kind: 'team', id: teamId }, { after: { registrantId: whom.id } })
}

/** The answer of who was asked; a no leaves no mark. */
export async function answerTeam(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	teamId: string,
	answer: 'yes' | 'no',
): Promise<void> {
	const [answered] = await tx
		.update(teamMembers)
		.set(answer === 'yes' ? { joinedAt: tx.at } : { leftAt: tx.at })
		.where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.registrantId, registrantId), isAsked))
		.returning({ id: teamMembers.teamId })
	if (!answered) throw refused('team-answered')
	await record(
		tx,
		actor,
		answer === 'yes' ? 'team.joined' : 'team.declined',
		{ kind: 'team', id: teamId },
		{ after: { registrantId } },
	)
}

/** Leaves a team; what was decided stays everybody's own. The last to leave ends it. */
export async function leaveTeam(tx: Tx, actor: Actor, registrantId: string, teamId: string): Promise<void> {
	await ownTeam(tx, registrantId, teamId)
	await tx
		.update(teamMembers)
		.set({ leftAt: tx.at })
		.where(and(eq(teamMembers.teamId, teamId), eq(teamMembers.registrantId, registrantId)))
	const left = await tx
		.select({ id: teamMembers.registrantId })
		.from(teamMembers)
		.where(and(eq(teamMembers.teamId, teamId), inIt))
	if (left.length === 0) await tx.update(teams).set({ endedAt: tx.at }).where(eq(teams.id, teamId))
	await record(tx, actor, 'team.left', { kind: 'team', id: teamId }, { after: { registrantId } })
}

/** The teams somebody is in. */
export async function teamsOf(on: Db, registrantId: string): Promise<Team[]> {
	const mine = await on
		.select({ id: teams.id, name: teams.name })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.where(and(eq(teamMembers.registrantId, registrantId), inIt, isNull(teams.endedAt)))
		.orderBy(asc(teams.madeAt), asc(teams.id))
	if (mine.length === 0) return []
	const all = await on
		.select({ member: teamMembers, callName: registrants.callName })
		.from(teamMembers)
		.innerJoin(registrants, eq(registrants.id, teamMembers.registrantId))
		.where(
			and(
				inArray(
					teamMembers.teamId,
					mine.map((team) => team.id),
				),
				isNull(teamMembers.leftAt),
			),
		)
		.orderBy(asc(teamMembers.joinedAt), asc(teamMembers.registrantId))
	return mine.map((team) => {
		const theirs = all.filter((one) => one.member.teamId === team.id)
		return {
			...team,
			members: theirs
				.filter((one) => one.member.joinedAt !== null)
				.map(({ member, callName }) => ({
					registrantId: member.registrantId,
					callName,
					mine: member.registrantId === registrantId,
				})),
			asked: theirs.filter((one) => one.member.joinedAt === null).length,
		}
	})
}

/** The teams somebody was asked into and has not answered, with who is in them. */
export async function askedIntoTeams(
	on: Db,
	registrantId: string,
): Promise<{ id: string; name: string; callNames: string[] }[]> {
	const asked = await on
		.select({ id: teams.id, name: teams.name })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.where(and(eq(teamMembers.registrantId, registrantId), isAsked, isNull(teams.endedAt)))
		.orderBy(asc(teamMembers.askedAt), asc(teams.id))
	const rows =
		asked.length === 0
			? []
			: await on
					.select({ teamId: teamMembers.teamId, callName: registrants.callName })
					.from(teamMembers)
					.innerJoin(registrants, eq(registrants.id, teamMembers.registrantId))
					.where(
						and(
							inArray(
								teamMembers.teamId,
								asked.map((team) => team.id),
							),
							inIt,
						),
					)
	return asked.map((team) => ({
		...team,
		callNames: rows.filter((row) => row.teamId === team.id).map((row) => row.callName),
	}))
}

/** Who is in a team with somebody: they are the first to be asked to stand in. */
export async function teamMatesOf(on: Db, registrantId: string): Promise<Set<string>> {
	const theirs = await teamsOf(on, registrantId)
	return new Set(
		theirs.flatMap((team) => team.members.filter((one) => !one.mine).map((one) => one.registrantId)),
	)
}
