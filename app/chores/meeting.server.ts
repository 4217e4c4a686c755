// Meetings by the clock: who is reminded of one.
import { now } from '~/base/clock'
import { inTransaction } from '~/events/transaction.server'
import { ringPerson, ringStaff } from '~/notices/mail.server'
import { remindersDue, takeReminder } from '~/wellness/appointment.server'
import { keysOf } from '~/wellness/keyring.server'
import { detailsOf } from '~/wellness/thread.server'
import { db } from '~db/client'

/**
 * Reminds of meetings, the day before and an hour before, each once, in the words of any other mail; an hour before the
 * coordinator too. Whose thread cannot be opened now is reminded once it can, until the start.
 */
export async function remindOfMeetings(): Promise<number> {
	const due = await remindersDue(db(), now())
	if (due.length === 0) return 0
	const keys = await keysOf(due.map(({ thread }) => thread.id))
	let reminded = 0
	for (const { appointment, thread, which } of due) {
		const details = detailsOf(thread, keys.get(thread.id))
		if (!details) continue
		const rung = await inTransaction(async (tx) => {
			if (!(await takeReminder(tx, appointment.id, which))) return false
			const key = `${appointment.id} ${which}`
			if (details.account) await ringPerson(tx, key, details.account)
			if (which === 'soon') await ringStaff(tx, key, [appointment.coordinatorId])
			return true
		})
		if (rung) reminded += 1
	}
	return reminded
}
