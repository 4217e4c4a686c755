// 事業の終わり: its last days as they stand; after the last publishing day nothing is posted any more.
import { and, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { programmeEnds } from '~db/schema/council'
import { readableDays, wrongDay } from './programme-end'

export type ProgrammeEnd = typeof programmeEnds.$inferSelect

/** The end that stands, where one was entered and not called off. */
export async function standingEnd(on: Db): Promise<ProgrammeEnd | undefined> {
	const [row] = await on
		.select()
		.from(programmeEnds)
		.where(and(isNull(programmeEnds.cancelledAt), isNull(programmeEnds.erasedAt)))
	return row
}

/** Enters the last days. The site stays readable for a year after the last payment. Refuses a second end, and days out of order. */
export async function planEnd(
	tx: Tx,
	actor: Actor,
	one: { lastPublishingDay: Day; lastPaymentDay: Day; successor: string; words: string },
): Promise<void> {
	if (await standingEnd(tx)) throw refused('programme-ends-already')
	const days = {
		lastPublishingDay: one.lastPublishingDay,
		lastPaymentDay: one.lastPaymentDay,
		readableUntilDay: addDays(one.lastPaymentDay, readableDays),
	}
	const wrong = wrongDay(days, dayOf(tx.at))
	if (wrong) throw refused('programme-days', undefined, wrong)
	const id = newId()
	await tx.insert(programmeEnds).values({
		...days,
		id,
		successor: one.successor,
		words: one.words,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	await record(tx, actor, 'programme.end-planned', { kind: 'programme', id }, { after: days })
}

/** Calls the end off: everything goes on. Refused where none stands. */
export async function callOffEnd(tx: Tx, actor: Actor): Promise<void> {
	const [row] = await tx
		.update(programmeEnds)
		.set({ cancelledAt: tx.at })
		.where(and(isNull(programmeEnds.cancelledAt), isNull(programmeEnds.erasedAt)))
		.returning()
	if (!row) throw refused('programme-goes-on')
	await record(tx, actor, 'programme.end-called-off', { kind: 'programme', id: row.id })
}

/** Refuses a posting after the last publishing day. */
export async function refuseAfterLastPublishing(tx: Tx): Promise<void> {
	const end = await standingEnd(tx)
	if (end && dayOf(tx.at) > end.lastPublishingDay)
		throw refused('programme-over', { day: end.lastPublishingDay })
}
