// Questions and hands still open at a place somebody is asked no more: they end without a word to anybody.
import { and, eq, isNull } from 'drizzle-orm'
import { chore } from '~/events/event'
import { takeBackTurn } from '~/matching/turn.server'
import type { Tx } from '~db/client'
import { applications, offers } from '~db/schema/assignments'
import { avoidedPlaces } from '~db/schema/matching'
import { slots, tasks } from '~db/schema/work'
import { lapseOffers, takeDown } from './application.server'

/** Ends them, by the clock and with a code that gives no reason; neither was a turn then. Gives how many ended. */
export async function endWhatIsAvoided(tx: Tx): Promise<number> {
	const asked = await tx
		.select({ id: offers.id })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(
			avoidedPlaces,
			and(
				eq(avoidedPlaces.registrantId, offers.registrantId),
				eq(avoidedPlaces.employerId, tasks.employerId),
			),
		)
		.where(isNull(offers.answeredAt))
	for (const { id } of asked) await lapseOffers(tx, chore, eq(offers.id, id), 'gone')
	const raised = await tx
		.select({ id: applications.id, registrantId: applications.registrantId })
		.from(applications)
		.innerJoin(slots, eq(slots.id, applications.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(
			avoidedPlaces,
			and(
				eq(avoidedPlaces.registrantId, applications.registrantId),
				eq(avoidedPlaces.employerId, tasks.employerId),
			),
		)
		.where(and(isNull(applications.withdrawnAt), isNull(applications.settledAt)))
	for (const { id, registrantId } of raised)
		for (const { slotId } of await takeDown(tx, chore, registrantId, eq(applications.id, id)))
			await takeBackTurn(tx, registrantId, slotId)
	return asked.length + raised.length
}
