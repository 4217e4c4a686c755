// Everything ahead of somebody who has died ends, on a real database; what has begun stays.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { ask } from '~/assignments/offer.server'
import { standDown } from '~/assignments/stand-down.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { closeCallsOf, openCall, openCalls } from '~/people/contact.server'
import { db } from '~db/client'
import { applications, assignments, offers, vacancies } from '~db/schema/assignments'
import type { Town } from '../cast'
import { clockAt, makeTown, postTask, throughJourney, today, workDay } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

it('calls off what is ahead, seeks stand-ins, takes hands down, ends questions and calls, and leaves what has begun', async () => {
	const begun = await throughJourney(town, 'reported')
	clockAt(today)
	const ahead = await throughJourney(town, 'agreed', { slot: { day: addDays(workDay, 9) } })
	clockAt(today)
	const { slotIds } = await postTask(town, {}, [{ day: addDays(workDay, 15) }, { day: addDays(workDay, 16) }])
	const [first = '', second = ''] = slotIds
	const who = town.hidaka
	await inTransaction((tx) => applyFor(tx, who.actor, who.id, first))
	await inTransaction((tx) => ask(tx, town.chosei.actor, second, who.id, 'wish'))
	await inTransaction((tx) =>
		openCall(
			tx,
			town.inoue.actor,
			{ registrantId: who.id },
			{
				why: 'notice',
				subject: { kind: 'assignment', id: ahead.assignmentId },
				naturalKey: 'k',
				dueAt: tx.at,
			},
		),
	)
	clockAt(addDays(workDay, 1))
	expect(await inTransaction((tx) => standDown(tx, town.inoue.actor, who.id))).toBe(1)
	await inTransaction((tx) => closeCallsOf(tx, town.inoue.actor, who.id))
	const stateOf = async (id: string) =>
		(await db().select().from(assignments).where(eq(assignments.id, id)))[0]?.state
	expect(await stateOf(ahead.assignmentId)).toBe('called-off')
	expect(await stateOf(begun.assignmentId)).toBe('reported')
	expect((await db().select().from(vacancies)).map((one) => one.assignmentId)).toEqual([ahead.assignmentId])
	const [hand] = await db().select().from(applications).where(eq(applications.slotId, first))
	expect(hand?.withdrawnAt).not.toBeNull()
	const [asked] = await db().select().from(offers).where(eq(offers.slotId, second))
	expect(asked?.answer).toBe('lapsed')
	expect(await openCalls(db())).toEqual([])
	expect(await inTransaction((tx) => standDown(tx, town.inoue.actor, who.id))).toBe(0)
})
