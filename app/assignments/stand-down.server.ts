// Somebody will not come any more, to anything: bookings ahead are called off, hands go down, questions end.
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { takeBackTurn } from '~/matching/turn.server'
import type { Tx } from '~db/client'
import { assignments, offers } from '~db/schema/assignments'
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
