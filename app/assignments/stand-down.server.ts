// Somebody will not come any more, to anything: bookings ahead are called off, hands go down, questions end; and how hands and questions stand again.
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { returnTurn, takeBackTurn } from '~/matching/turn.server'
import type { Tx } from '~db/client'
import { applications, assignments, offers } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import { lapseOffers, takeDown } from './application.server'
import { startOf } from './assignment'
import { callOffOne } from './call-off.server'

/**
 * Ends everything ahead of somebody who has died: a stand-in is sought for each seat they had promised to take. What has begun
 * stays, and is inspected like other work. Gives how many bookings were called off.
 */
export async function standDown(tx: Tx, actor: Actor, registrantId: string): Promise<number> {
	const ahead = (
		await tx
			.select({ assignment: assignments, slot: slots })
			.from(assignments)
			.innerJoin(slots, eq(slots.id, assignments.slotId))
			.where(
				and(eq(assignments.registrantId, registrantId), inArray(assignments.state, ['decided', 'agreed'])),
			)
			.orderBy(asc(assignments.serviceDay), asc(assignments.id))
	).filter(({ slot }) => startOf(slot) > tx.at)
	for (const { assignment } of ahead) await callOffOne(tx, actor, assignment, 'registrant')
	for (const { slotId } of await takeDown(tx, actor, registrantId, undefined))
		await takeBackTurn(tx, registrantId, slotId)
	await lapseOffers(tx, actor, eq(offers.registrantId, registrantId), 'closed')
	return ahead.length
}

/**
 * What `standDown` ended at an instant stands again where it still can: hands for slots that are still sought, each as old as it
 * was, and questions in time to be answered. What was called off comes back by `comeAfterAll`.
 */
export async function standAgain(tx: Tx, actor: Actor, registrantId: string, at: Date): Promise<void> {
	const found = await tx
		.select({ hand: applications, slot: slots })
		.from(applications)
		.innerJoin(slots, eq(slots.id, applications.slotId))
		.where(and(eq(applications.registrantId, registrantId), eq(applications.withdrawnAt, at)))
	for (const { hand, slot } of found.filter(({ slot }) => slot.open && startOf(slot) > tx.at)) {
		await tx.update(applications).set({ withdrawnAt: null }).where(eq(applications.id, hand.id))
		await returnTurn(tx, registrantId, slot.id, at)
		await record(
			tx,
			actor,
			'application.made',
			{ kind: 'application', id: hand.id },
			{ after: { registrantId, slotId: slot.id, taskId: slot.taskId } },
		)
	}
	const asked = await tx
		.select({ offer: offers, slot: slots })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.where(
			and(
				eq(offers.registrantId, registrantId),
				eq(offers.answer, 'lapsed'),
				eq(offers.answeredAt, at),
				gt(offers.answerBy, tx.at),
			),
		)
	for (const { offer, slot } of asked.filter(({ slot }) => slot.open && slot.taken < slot.seats)) {
		await tx.update(offers).set({ answer: null, answeredAt: null }).where(eq(offers.id, offer.id))
		await returnTurn(tx, registrantId, slot.id, at)
		const { reason, why } = offer
		await record(
			tx,
			actor,
			'offer.made',
			{ kind: 'offer', id: offer.id },
			{
				after: {
					registrantId,
					slotId: slot.id,
					taskId: slot.taskId,
					answerBy: offer.answerBy.toISOString(),
					reason,
					why,
					overrides: '',
				},
			},
		)
	}
}
