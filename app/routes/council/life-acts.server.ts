// What ends with somebody's registration, in one transaction: work ahead, questions, calls and notices; and how it comes back.
import { and, eq } from 'drizzle-orm'
import { comeAfterAll } from '~/assignments/come-back.server'
import { standAgain, standDown } from '~/assignments/stand-down.server'
import type { Actor } from '~/events/event'
import { unpaidYen } from '~/money/earning'
import { earningsOf } from '~/money/earning.server'
import { caseOfPerson, openHeirCase, undoHeirCase } from '~/money/heirs.server'
import { readNotices } from '~/notices/notice.server'
import { closeCallsOf, reopenCallsOf } from '~/people/contact.server'
import type { LifeMoveForm } from '~/people/life-move.server'
import { enterLifeMove, standingMove, takeBackLifeMove } from '~/people/life-move.server'
import { registrantOf } from '~/people/registrant.server'
import { joinedInto } from '~/people/registrant-join.server'
import { Refusal } from '~/words/refusal'
import type { Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'

/** Nobody asks, awaits or rings somebody whose registration has ended. */
async function endWhatIsAhead(tx: Tx, actor: Actor, registrantId: string): Promise<void> {
	await standDown(tx, actor, registrantId)
	await closeCallsOf(tx, actor, registrantId)
	const accountId = (await registrantOf(tx, registrantId))?.accountId
	if (accountId) await readNotices(tx, accountId)
}

/** What was set apart before stays so. Gives `false` where what somebody who died earned stands in a run: it is set apart for the heirs once the run is over. */
async function setApart(tx: Tx, actor: Actor, registrantId: string, diedDay: string): Promise<boolean> {
	try {
		await openHeirCase(tx, actor, registrantId, diedDay)
		return true
	} catch (error) {
		if (error instanceof Refusal && error.refusal === 'heirs-in-payout') return false
		if (error instanceof Refusal && error.refusal === 'heirs-open') return true
		throw error
	}
}

/** What was earned under numbers that ended in this one is the heirs' too: a case of its own for each that is still owed something. */
async function setApartFormer(tx: Tx, actor: Actor, registrantId: string, diedDay: string): Promise<boolean> {
	let apart = true
	for (const { joinedId } of await joinedInto(tx, registrantId))
		if (unpaidYen(await earningsOf(tx, joinedId)) > 0 && !(await caseOfPerson(tx, joinedId)))
			apart = (await setApart(tx, actor, joinedId, diedDay)) && apart
	return apart
}

/** Ends a registration by a move of life. `set-apart` says whether pay was set apart for the heirs at once. */
export async function endLife(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	form: LifeMoveForm,
): Promise<'moved' | 'moved-in-payout'> {
	const apart =
		form.kind !== 'died' ||
		[
			await setApart(tx, actor, registrantId, form.day),
			await setApartFormer(tx, actor, registrantId, form.day),
		].every(Boolean)
	await endWhatIsAhead(tx, actor, registrantId)
	await enterLifeMove(tx, actor, registrantId, form)
	return apart ? 'moved' : 'moved-in-payout'
}

/**
 * Takes the move back with what ended by it; gives `taken-back-part` where a seat is somebody else's by now, its hour is over, or
 * its terms were not answered yet.
 */
export async function takeLifeBack(
	tx: Tx,
	actor: Actor,
	registrantId: string,
): Promise<'taken-back' | 'taken-back-part'> {
	const move = await takeBackLifeMove(tx, actor, registrantId)
	const known = await caseOfPerson(tx, registrantId)
	if (move.kind === 'died' && known) await undoHeirCase(tx, actor, known.id)
	for (const { joinedId } of await joinedInto(tx, registrantId)) {
		const former = await caseOfPerson(tx, joinedId)
		if (move.kind === 'died' && former?.openedAt.getTime() === move.at.getTime())
			await undoHeirCase(tx, actor, former.id)
	}
	const ended = await tx
		.select({ id: assignments.id })
		.from(assignments)
		.where(
			and(
				eq(assignments.registrantId, registrantId),
				eq(assignments.state, 'called-off'),
				eq(assignments.endedAt, move.at),
			),
		)
	let lost = 0
	for (const { id } of ended) {
		try {
			await comeAfterAll(tx, actor, registrantId, id)
		} catch (error) {
			if (!(error instanceof Refusal)) throw error
			lost += 1
		}
	}
	await standAgain(tx, actor, registrantId, move.at)
	await reopenCallsOf(tx, actor, registrantId, move.at)
	return lost > 0 ? 'taken-back-part' : 'taken-back'
}

/** A death entered with the pay alone: the same act, with the paper still to come. */
export const endByDeath = (tx: Tx, actor: Actor, registrantId: string, day: string) =>
	endLife(tx, actor, registrantId, { kind: 'died', day, paper: 'told', note: '', noteKept: false })

/** Whether a death stands as a move of life, which its undoing takes back too. */
export const stoodByDeath = async (tx: Tx, registrantId: string) =>
	(await standingMove(tx, registrantId))?.kind === 'died'
