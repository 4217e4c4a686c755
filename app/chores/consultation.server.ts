// Consultations by the clock: who is called when a promise runs out, and replies whose time has come.

import { eq } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { inTransaction } from '~/events/transaction.server'
import { ringPerson, ringStaff } from '~/notices/mail.server'
import { doings } from '~/people/role'
import { headsAt, holdersOf } from '~/people/staff.server'
import { takeCallsDue } from '~/wellness/clock.server'
import { isAway, onDutyAt } from '~/wellness/duty'
import { listeningDuties } from '~/wellness/duty.server'
import { sendPlanned } from '~/wellness/later.server'
import { takeOverdue } from '~/wellness/proposal.server'
import { ownersAwake, ownersResting, restThreadsOf } from '~/wellness/resting.server'
import { ownerOf } from '~/wellness/sealed.server'
import { listenersAmong } from '~/wellness/standing.server'
import { db } from '~db/client'
import { heirCases } from '~db/schema/money'
import { registrants } from '~db/schema/people'

/** Calls the coordinator (with the deputy) at the first rung and the head at the second, each once. */
export async function callAboutConsultations(): Promise<number> {
	return inTransaction(async (tx) => {
		const calls = await takeCallsDue(tx)
		if (calls.length === 0) return 0
		const heads = await headsAt(tx)
		const around = await listeningDuties(tx, tx.at)
		const onDuty = onDutyAt(around, tx.at)
		const owners = calls.flatMap(({ coordinatorId }) => coordinatorId ?? [])
		const may = await listenersAmong(tx, [...new Set(owners)], dayOf(tx.at))
		for (const { rung, messageId, coordinatorId, urgent } of calls) {
			const there = coordinatorId !== null && may.has(coordinatorId) && !isAway(around, coordinatorId, tx.at)
			// Who is on leave or listens no more is not called alone: whoever is on duty hears of it, or else the head.
			const whom = [
				...(there ? [coordinatorId] : []),
				...onDuty.deputies,
				...(there && !urgent ? [] : onDuty.coordinators),
			]
			const called = rung === 'head' ? [...heads, ...(urgent ? whom : [])] : whom
			await ringStaff(tx, `${messageId} ${rung}`, called.length === 0 ? heads : called)
		}
		return calls.length
	})
}

/** Sends the replies that were written for later, and rings their people. */
export const sendPlannedReplies = (): Promise<number> =>
	sendPlanned(async (tx, messageId, account) => {
		if (account) await ringPerson(tx, messageId, account)
	})

/** Tells of each proposal whose day is over without a result, once: the coordinator who made it, the heads, and for the city who may answer. */
export async function tellOverdueProposals(): Promise<number> {
	return inTransaction(async (tx) => {
		const overdue = await takeOverdue(tx)
		for (const { id, employerId, madeBy } of overdue) {
			const office = employerId === null ? await holdersOf(tx, doings['answer-proposals'], dayOf(tx.at)) : []
			const told = [madeBy, ...(await headsAt(tx)), ...office.map(({ accountId }) => accountId)]
			await ringStaff(tx, `${id} overdue`, told)
		}
		return overdue.length
	})
}

/**
 * Consultations of who has died rest within a minute, and wake where it was a mistake: the history of heirs' cases is read,
 * since the room itself looks nobody up. Gives how many changed.
 */
export async function restOfTheDead(): Promise<number> {
	const cases = await db()
		.select({ accountId: registrants.accountId, undoneAt: heirCases.undoneAt })
		.from(heirCases)
		.innerJoin(registrants, eq(registrants.id, heirCases.registrantId))
	const dead = cases.flatMap(({ accountId, undoneAt }) => (undoneAt === null ? [ownerOf(accountId)] : []))
	const isDead = (owner: Buffer) => dead.some((one) => one.equals(owner))
	const toRest = await ownersAwake(db(), dead)
	const toWake = (await ownersResting(db())).filter((owner) => !isDead(owner))
	const changed = await oneByOne([...toRest, ...toWake], (owner) =>
		inTransaction((tx) => restThreadsOf(tx, owner, isDead(owner))),
	)
	return changed.reduce((sum, n) => sum + n, 0)
}
