// Consultations by the clock: who is called when a promise runs out.

import { inTransaction } from '~/events/transaction.server'
import { ringStaff } from '~/notices/mail.server'
import { headsAt } from '~/people/staff.server'
import { takeCallsDue } from '~/wellness/clock.server'

/** Calls the coordinator (with the deputy) at the first rung and the head at the second, each once. */
export async function callAboutConsultations(): Promise<number> {
	return inTransaction(async (tx) => {
		const calls = await takeCallsDue(tx)
		const heads = calls.length > 0 ? await headsAt(tx) : []
		for (const { rung, messageId, coordinatorId } of calls) {
			const whom = rung === 'head' || coordinatorId === null ? heads : [coordinatorId]
			await ringStaff(tx, `${messageId} ${rung}`, whom)
		}
		return calls.length
	})
}
