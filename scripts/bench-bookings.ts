// For the bench: one decision a second, through the rooms, until it is ended.
import { setTimeout as pause } from 'node:timers/promises'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { candidatesFor } from '~/matching/candidate.server'
import { publishedTasks } from '~/work/posting.server'
import { db } from '~db/client'

process.on('SIGTERM', () => process.exit(0))
for (const task of await publishedTasks(db(), {}, dayOf(now()), minuteOf(now()))) {
	const slot = task.slots[0]
	const person =
		slot &&
		(await candidatesFor(db(), slot.id, dayOf(now()))).find((one) => one.fit.fits && one.appliedAt === null)
	if (!slot || !person) continue
	await inTransaction(async (tx) => {
		await applyFor(tx, chore, person.registrantId, slot.id)
		await decide(tx, chore, slot.id, [person.registrantId])
	}).catch(() => undefined)
	await pause(1_000)
}
