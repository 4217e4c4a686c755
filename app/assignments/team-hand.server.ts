// Hands raised together: one act raises the hand of everybody in a team, each for themselves.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { teamsOf } from '~/people/team.server'
import { Refusal, refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { applications } from '~db/schema/assignments'
import { teamMembers, teams } from '~db/schema/people'
import { raiseHand } from './application.server'
import { openSlot } from './seat.server'

/**
 * Raises the hands of a whole team for a slot with a seat for each; all or none. Nobody is bound, and each takes the own
 * hand down whenever they like. Gives how many hands are up.
 */
export async function applyAsTeam(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	teamId: string,
	slotId: string,
): Promise<number> {
	const team = (await teamsOf(tx, registrantId)).find((one) => one.id === teamId)
	if (!team) throw refused('not-found')
	if (team.members.length < 2) throw refused('team-alone')
	const { slot } = await openSlot(tx, slotId)
	const left = slot.seats - slot.taken
	if (left < team.members.length) throw refused('team-seats', { left, members: team.members.length })
	const hands = await tx.select().from(applications).where(eq(applications.slotId, slotId))
	for (const { registrantId: member, mine } of team.members) {
		const theirs = hands.filter((hand) => hand.registrantId === member)
		if (theirs.some((hand) => hand.withdrawnAt === null && hand.settledAt === null)) continue
		// Who took the hand down for this day has said no to it; and why somebody else cannot is nobody's business.
		if (!mine && theirs.some((hand) => hand.withdrawnAt !== null)) throw refused('team-cannot')
		const hand = await raiseFor(tx, actor, member, slotId, mine)
		await record(
			tx,
			actor,
			'application.made',
			{ kind: 'application', id: hand.id },
			{
				after: { registrantId: member, slotId, taskId: hand.taskId, teamId, ...(!mine && { byMate: true }) },
			},
		)
	}
	await tx
		.update(applications)
		.set({ teamId })
		.where(
			and(
				eq(applications.slotId, slotId),
				isNull(applications.withdrawnAt),
				inArray(
					applications.registrantId,
					team.members.map((one) => one.registrantId),
				),
			),
		)
	return team.members.length
}

async function raiseFor(tx: Tx, actor: Actor, member: string, slotId: string, mine: boolean) {
	try {
		return await raiseHand(tx, actor, member, slotId)
	} catch (error) {
		if (mine || !(error instanceof Refusal)) throw error
		throw refused('team-cannot')
	}
}

/** The teams whose hands are up for a slot, by registrant: those who want to be chosen together. */
export async function teamsOnSlot(
	on: Db,
	slotId: string,
): Promise<Map<string, { teamId: string; name: string }>> {
	const rows = await on
		.select({ registrantId: applications.registrantId, teamId: teams.id, name: teams.name })
		.from(applications)
		.innerJoin(teams, eq(teams.id, applications.teamId))
		.innerJoin(
			teamMembers,
			and(
				eq(teamMembers.teamId, teams.id),
				eq(teamMembers.registrantId, applications.registrantId),
				isNull(teamMembers.leftAt),
			),
		)
		.where(
			and(eq(applications.slotId, slotId), isNull(applications.withdrawnAt), isNull(applications.settledAt)),
		)
	return new Map(rows.map(({ registrantId, ...team }) => [registrantId, team]))
}

/** Refuses to choose some of a team and leave the others, unless a reason is given. */
export async function refuseSplitTeam(tx: Tx, slotId: string, chosen: readonly string[]): Promise<void> {
	const teamsHere = await teamsOnSlot(tx, slotId)
	for (const { teamId, name } of teamsHere.values()) {
		const theirs = [...teamsHere].filter(([, team]) => team.teamId === teamId).map(([id]) => id)
		const picked = theirs.filter((id) => chosen.includes(id)).length
		if (picked > 0 && picked < theirs.length) throw refused('team-split', { name }, 'reason')
	}
}
