// Consultations by the clock: who is called when a promise runs out.

import { inTransaction } from '~/events/transaction.server'
import { ringStaff } from '~/notices/mail.server'
import { headsAt } from '~/people/staff.server'
import { takeCallsDue } from '~/wellness/clock.server'
import { onDutyAt } from '~/wellness/duty'
import { dutiesAround } from '~/wellness/duty.server'

/** Calls the coordinator (with the deputy) at the first rung and the head at the second, each once. */
export async function callAboutConsultations(): Promise<number> {
	return inTransaction(async (tx) => {
		const calls = await takeCallsDue(tx)
		if (calls.length === 0) return 0
		const heads = await headsAt(tx)
		const { deputies } = onDutyAt(await dutiesAround(tx, tx.at), tx.at)
		for (const { rung, messageId, coordinatorId } of calls) {
			const whom = [...(coordinatorId ? [coordinatorId] : []), ...deputies]
			// With nobody to call before them, the head hears at once.
			const called = rung === 'head' || whom.length === 0 ? heads : whom
			await ringStaff(tx, `${messageId} ${rung}`, called)
		}
		return calls.length
	})
}
