// One sum for two people in the demo town: once they changed its parts, once one of them has not answered.
import { and, eq, inArray } from 'drizzle-orm'
import { contractStates } from '~/assignments/assignment'
import { answerShares, askShares, sharesOfSlot } from '~/assignments/share.server'
import { addDays, instantOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import type { Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { slots, tasks } from '~db/schema/work'
import type { Town } from './town'
import { actorOf } from './town'
import { signposts } from './work/pay'

/** The days of the two slots, counted from today. */
export const sharedDays = { past: 13, ahead: 15 } as const

/** Puts both on the stage. */
export function playShares(town: Town): void {
	const { stage, today, hours } = town
	stage.at(instantOf(addDays(today, -sharedDays.past - 1), 1000), (tx) =>
		divide(town, tx, -sharedDays.past, 'yes'),
	)
	stage.at(instantOf(addOfficeDays(today, -1, hours.closing), 930), (tx) =>
		divide(town, tx, sharedDays.ahead, null),
	)
}

/** The first of them asks for 400 yen less for themselves; the other says yes, or has not looked yet. */
async function divide(town: Town, tx: Tx, day: number, answer: 'yes' | null): Promise<void> {
	const here = await tx
		.select({ id: assignments.id, slotId: assignments.slotId, registrantId: assignments.registrantId })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(
			and(
				eq(tasks.title, signposts.task.title),
				eq(slots.day, addDays(town.today, day)),
				inArray(assignments.state, [...contractStates]),
			),
		)
		.orderBy(assignments.id)
	const [one, other] = here
	if (!one || !other) return
	const who = (registrantId: string) => {
		const person = town.people.find((any) => any.id === registrantId)
		if (!person) throw new Error('nobody of the town')
		return actorOf(town, person)
	}
	const own = town.people[0]?.id
	// Who signs in to look at the town is the one who is asked.
	const [asks, says] = one.registrantId === own ? [other, one] : [one, other]
	await askShares(tx, who(asks.registrantId), asks.registrantId, asks.id, {
		toYen: { [asks.id]: signposts.task.payYen - 400, [says.id]: signposts.task.payYen + 400 },
		why: '30分早く帰ることになりました。',
	})
	const open = (await sharesOfSlot(tx, one.slotId, tx.at))?.open
	if (answer && open)
		await answerShares(tx, who(says.registrantId), says.registrantId, says.id, open.id, answer)
}
