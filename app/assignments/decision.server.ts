// Deciding (決定) as it is kept: a seat, a booking, a turn and the written terms in one act; and taking it back.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import { takeBackMinutes } from '~/events/event'
import { record } from '~/events/record.server'
import { book } from '~/matching/booking.server'
import { passedOver } from '~/matching/turn'
import { giveTurn, lastTurns, takeBackTurn } from '~/matching/turn.server'
import { refuseOwnSide } from '~/people/account.server'
import { refuseAfterEnding } from '~/people/ending.server'
import { refused } from '~/words/refusal'
import { isPaper } from '~/work/task'
import type { Tx } from '~db/client'
import { applications, assignments } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { slots } from '~db/schema/work'
import { isLimit, reasonsAgainst, refuseUnderAge } from './against.server'
import { isOnSlot, settleOwnHand } from './application.server'
import { liveStates } from './assignment'
import { refuseHeat } from './heat.server'
import { freeSeatAndTime, moveAssignment } from './move.server'
import type { SlotWithTask } from './seat.server'
import { notMeant, openSlot, refuseBothSides, registeredPerson, slotWithTask, takeSeat } from './seat.server'
import { loosenShares } from './share.server'
import { refuseSplitTeam } from './team-hand.server'
import { answerTerms, issueTerms } from './terms.server'
import { keepProof } from './turn-proof.server'

/**
 * Decides for whoever raised a hand: a seat, a booking, a turn and the written terms in one act each. All or none.
 * Where something does not fit, or somebody who fits is passed over in turn, a reason has to be given. Gives the assignments' ids in the order asked.
 */
export async function decide(
	tx: Tx,
	actor: Actor,
	slotId: string,
	registrantIds: readonly string[],
	reason = '',
): Promise<string[]> {
	if (registrantIds.length === 0) throw refused('nobody-chosen')
	const chosen = [...new Set(registrantIds)]
	await refuseMoreThanSeats(tx, slotId, chosen.length)
	if (reason.trim() === '') await refuseSplitTeam(tx, slotId, chosen)
	// Read before the decision gives the chosen their turn; refused after whatever else speaks against it.
	const hands = await handsInTurn(tx, slotId)
	const passed = passedOver(hands, chosen)
	const ids: string[] = []
	for (const registrantId of chosen)
		ids.push(await decideOne(tx, actor, slotId, registrantId, reason, passed.length > 0))
	if (passed.length > 0 && reason.trim() === '')
		throw refused('turn-needs-reason', { names: passed.map((one) => one.name) }, 'reason')
	await keepProof(tx, 'decided', slotId, hands, chosen, reason)
	return ids
}

/** Two clerks, or four boxes ticked for two seats: said as it is, before anything is written. */
async function refuseMoreThanSeats(tx: Tx, slotId: string, many: number): Promise<void> {
	const [slot] = await tx
		.select({ seats: slots.seats, taken: slots.taken })
		.from(slots)
		.where(eq(slots.id, slotId))
	const left = slot ? slot.seats - slot.taken : many
	if (left >= many) return
	if (left > 0) throw refused('more-than-seats', { left, chosen: many }, 'chosen')
	const theirs = await tx
		.select({ family: registrants.familyName, given: registrants.givenName })
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(eq(assignments.slotId, slotId), inArray(assignments.state, [...liveStates])))
	throw refused('seats-gone', { names: theirs.map((one) => `${one.family} ${one.given}`) })
}

/** Who fits, stands before one of the chosen in turn and would be passed over by deciding for them. */
export const wouldPassOver = async (tx: Tx, slotId: string, chosen: readonly string[]) =>
	passedOver(await handsInTurn(tx, slotId), chosen)

/** The hands still up for a slot, with what their turn is counted by. */
export async function handsInTurn(tx: Tx, slotId: string) {
	const found = await slotWithTask(tx, slotId)
	if (!found) return []
	const hands = await tx
		.select({
			registrantId: applications.registrantId,
			appliedAt: applications.at,
			family: registrants.familyName,
			given: registrants.givenName,
		})
		.from(applications)
		.innerJoin(registrants, eq(registrants.id, applications.registrantId))
		.where(
			and(
				eq(applications.slotId, slotId),
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
				eq(registrants.state, 'registered'),
			),
		)
	const turns = await lastTurns(
		tx,
		hands.map((hand) => hand.registrantId),
		tx.at,
	)
	return oneByOne(hands, async ({ family, given, ...hand }) => {
		const against = await reasonsAgainst(tx, hand.registrantId, found)
		return {
			...hand,
			name: `${family} ${given}`,
			turns: turns.get(hand.registrantId)?.turns ?? 0,
			lastTurnAt: turns.get(hand.registrantId)?.lastTurnAt ?? null,
			fits: against.length === 0,
			pastLimit: against.some(isLimit),
			against: against.map((one) => one.name as string),
		}
	})
}

async function decideOne(
	tx: Tx,
	actor: Actor,
	slotId: string,
	registrantId: string,
	reason: string,
	passesOver: boolean,
): Promise<string> {
	const found = await openSlot(tx, slotId)
	const { slot, task } = found
	await refuseHeat(tx, found)
	const person = await registeredPerson(tx, registrantId)
	await refuseOwnSide(tx, actor, { registrantId, employerId: task.employerId })
	await refuseBothSides(tx, person.accountId, task.employerId)
	await refuseAfterEnding(tx, registrantId, task.employerId, slot.day)
	const refusal = await notMeant(tx, { ...task, beforeUntil: null }, registrantId, tx.at)
	if (refusal) throw refusal
	const hand = await settleOwnHand(tx, slotId, registrantId)
	if (hand === undefined)
		throw refused((await isOnSlot(tx, slotId, registrantId)) ? 'assigned-already' : 'no-hand')
	await takeSeat(tx, slotId)
	const id = newId()
	const span = { day: slot.day, startMinute: slot.startMinute, endMinute: slot.endMinute }
	const misfit = await misfits(tx, registrantId, found)
	await book(tx, { ...span, registrantId, assignmentId: id, slotId })
	// A licence the law asks for is no matter of reasons: the employer is told that it was checked.
	if (task.skill !== null && isPaper(task.skill) && misfit.some((one) => one.name === 'skill'))
		throw refused('paper-not-seen', { skill: task.skill })
	await refuseUnderAge(tx, registrantId, found)
	if (misfit.some((one) => ceilings.has(one.name))) throw refused('ceiling-passed')
	if (misfit.length > 0 && reason.trim() === '') throw refused('fit-needs-reason', { no: misfit }, 'reason')
	await tx.insert(assignments).values({
		id,
		slotId,
		taskId: task.id,
		employerId: task.employerId,
		registrantId,
		state: 'decided',
		serviceDay: slot.day,
		decidedAt: tx.at,
		decidedBy: actor.accountId ?? actor.role,
		reason: reason.trim() === '' ? null : reason,
	})
	const issued = await issueTerms(tx, id, person, found)
	await loosenShares(tx, slotId)
	// Trying a kind of work is nobody's turn.
	if (!task.trial) await giveTurn(tx, { registrantId, taskId: task.id, slotId, why: 'decided' })
	await record(
		tx,
		actor,
		'assignment.decided',
		{ kind: 'assignment', id },
		{
			after: {
				state: 'decided',
				registrantId,
				slotId,
				taskId: task.id,
				employerId: task.employerId,
				applicationId: hand,
				payYen: task.payYen,
				termsHash: issued.hash,
				answerBy: issued.answerBy.toISOString(),
				overrides: [...misfit.map((one) => one.name), ...(passesOver ? ['turn'] : [])].join('/').slice(0, 80),
			},
		},
	)
	return id
}

// What somebody earns at most is theirs alone to say: no reason of the office goes past it.
const ceilings = new Set<string>(['month-yen', 'year-yen'])

/** The limits a decision would pass over. */
const misfits = async (tx: Tx, registrantId: string, found: SlotWithTask) =>
	(await reasonsAgainst(tx, registrantId, found)).filter(isLimit)

/** Takes back one's own decision within ten minutes, while the terms are not answered: as if it had not been. */
export async function takeBackDecision(tx: Tx, actor: Actor, assignmentId: string): Promise<void> {
	const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId))
	if (!assignment) throw refused('not-found')
	if (assignment.state !== 'decided') throw refused('decision-moved-on', { state: assignment.state })
	if (assignment.decidedBy !== actor.accountId) throw refused('decision-not-yours')
	if (tx.at.getTime() - assignment.decidedAt.getTime() > takeBackMinutes * 60_000)
		throw refused('decision-too-old', { minutes: takeBackMinutes })
	const moved = await moveAssignment(tx, assignmentId, 'takeBackDecision', { endedAt: tx.at })
	await answerTerms(tx, assignmentId, 'withdrawn', null)
	await freeSeatAndTime(tx, moved)
	await takeBackTurn(tx, moved.registrantId, moved.slotId)
	await tx
		.update(applications)
		.set({ settledAt: null, outcome: null })
		.where(
			and(
				eq(applications.slotId, moved.slotId),
				eq(applications.registrantId, moved.registrantId),
				isNull(applications.withdrawnAt),
				eq(applications.outcome, 'decided'),
			),
		)
	await record(
		tx,
		actor,
		'assignment.taken-back',
		{ kind: 'assignment', id: assignmentId },
		{
			before: { state: 'decided' },
			after: { state: 'taken-back', registrantId: moved.registrantId, slotId: moved.slotId },
		},
	)
}
