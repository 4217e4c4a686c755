// The daily report (日報): how the machine is and the mark of the history, mailed to who keeps the machine and who audits.
import { dayOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { queueMail } from '~/notices/outbox.server'
import { holdersOf } from '~/people/staff.server'
import { keyringState } from '~/wellness/keyring.server'
import { sayDailyReport } from '~/words/ja/daily-report'
import { machineFacts } from './machine.server'

/** Queues the report of a day once for each reader with a mail address. What it holds names nobody. */
export async function reportDay(due: Date): Promise<void> {
	const day = dayOf(due)
	const keyring = await keyringState()
	await inTransaction(async (tx) => {
		const readers = await holdersOf(tx, ['administrator', 'auditor'], day)
		const said = sayDailyReport(day, await machineFacts(tx, keyring))
		for (const { email } of readers)
			if (email) await queueMail(tx, { ...said, naturalKey: `daily-report:${day} ${email}`, to: email })
	})
}
