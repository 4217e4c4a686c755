// Who did such work before is asked first, and has it to themselves for one day.
import { eq } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { Refusal, refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { tasks } from '~db/schema/work'
import { reasonsAgainst } from './against.server'
import { inAskingOrder } from './asking.server'
import { ask } from './offer.server'
import { didItBefore, openSlot } from './seat.server'

/** For how long those who did it before have it to themselves. */
const dayMillis = 86_400_000

/**
 * Asks those who did such work at this employer before, in turn, and keeps the task to them for one day; each asking counts as
 * a turn, as any other, and holds to everybody's own rhythm. Gives how many were asked.
 */
export async function askThoseBefore(tx: Tx, actor: Actor, slotId: string): Promise<number> {
	const found = await openSlot(tx, slotId)
	const { task } = found
	const before = await didItBefore(tx, task)
	const could: string[] = []
	for (const id of before) if ((await reasonsAgainst(tx, id, found)).length === 0) could.push(id)
	let asked = 0
	for (const { registrantId } of await inAskingOrder(tx, could)) {
		try {
			await ask(tx, actor, slotId, registrantId, 'experienced', 'before')
			asked++
		} catch (error) {
			// Who was asked lately, rests or has a hand up already is passed; the others are asked.
			if (!(error instanceof Refusal)) throw error
		}
	}
	if (asked === 0) throw refused('before-nobody')
	// One day for the task, however many of its days are asked for.
	const until = task.beforeUntil ?? new Date(tx.at.getTime() + dayMillis)
	await tx.update(tasks).set({ beforeUntil: until }).where(eq(tasks.id, task.id))
	await record(
		tx,
		actor,
		'task.asked-before',
		{ kind: 'task', id: task.id },
		{ after: { slotId, asked, until: until.toISOString() } },
	)
	return asked
}
