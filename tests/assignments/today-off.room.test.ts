// 今日はむずかしい: one act calls the rest of a day off, counts against nothing, and sets the seat free for a stand-in.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applicationsOf, applyFor } from '~/assignments/application.server'
import { assignmentOf } from '~/assignments/assignment.server'
import { todayOff } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { ask, latestOffers, offersOf } from '~/assignments/offer.server'
import { seekStandIns } from '~/assignments/stand-in.server'
import { sayYes } from '~/assignments/terms.server'
import { openVacancies } from '~/assignments/vacancy.server'
import { moveClock, now } from '~/base/clock'
import { addDays } from '~/base/day'
import type { Actor } from '~/events/event'
import { recentActs, stepBack, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { availabilityOf } from '~/matching/availability.server'
import { bookedOf } from '~/matching/booking.server'
import { lastTurns } from '~/matching/turn.server'
import { noticesOf, tellWhatHappened } from '~/notices/notice.server'
import { openCalls } from '~/people/contact.server'
import { db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, postTask, today, workDay } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const holding = async (who: Registrant, slot = {}, agrees = true) => {
	clockAt(today)
	const slotId = (await postTask(town, {}, [slot])).slotIds[0] ?? ''
	await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
	const [id = ''] = await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id], 'follow'))
	if (agrees) await inTransaction((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: false }))
	return id
}
const stateOf = async (who: Registrant, id: string) =>
	(await assignmentOf(db(), who.id, id))?.assignment.state
const callsAbout = async (id: string) =>
	(await openCalls(db(), 1_000)).filter(
		(call) => call.naturalKey === `today-off ${id}` || call.subjectId === id,
	)
const turnsOf = async (who: Registrant) => (await lastTurns(db(), [who.id])).get(who.id)?.turns
const saysTodayOff = (who: Registrant) => inTransaction((tx) => todayOff(tx, who.actor, who.id))

describe('今日はむずかしい', () => {
	it('calls off what has not begun today, agreed or not, and nothing of tomorrow', async () => {
		const who = await makeRegistrant('今日', town.areaId)
		const agreed = await holding(who, { startMinute: 570, endMinute: 690 })
		const decided = await holding(who, { startMinute: 800, endMinute: 860 }, false)
		const tomorrow = await holding(who, { day: addDays(workDay, 1) })
		expect(await turnsOf(who)).toBe(3)
		clockAt(workDay, 8 * 60)
		expect(await saysTodayOff(who)).toBe(2)
		expect(await stateOf(who, agreed)).toBe('called-off')
		expect(await stateOf(who, decided)).toBe('called-off')
		expect(await stateOf(who, tomorrow)).toBe('agreed')
		expect((await bookedOf(db(), [who.id], workDay, workDay)).get(who.id)).toEqual([])
		// As if it had not been their turn at all.
		expect(await turnsOf(who)).toBe(1)
		expect((await availabilityOf(db(), who.id, workDay)).daysOff).toMatchObject([
			{ fromDay: workDay, untilDay: workDay, everyWeeks: 0 },
		])
		expect((await eventsAbout('registrant', who.id)).slice(-2)).toEqual([
			'registrant.today-off',
			'registrant.day-off-added',
		])
	})

	it('has stand-ins asked at once, and the employer called with what becomes of the seat', async () => {
		const who = await makeRegistrant('電話', town.areaId)
		const id = await holding(who)
		for (const name of ['二', '三', '四', '五', '六', '七']) await makeRegistrant(name, town.areaId)
		clockAt(workDay, 8 * 60)
		await saysTodayOff(who)
		expect(await openVacancies(db())).toContainEqual(expect.objectContaining({ assignmentId: id, asked: 0 }))
		expect(await seekStandIns()).toBeGreaterThan(0)
		await tellWhatHappened()
		const [seat] = await db().select().from(assignments).where(eq(assignments.id, id))
		const calls = (await openCalls(db(), 1_000)).filter((call) => call.subjectId === seat?.slotId)
		expect(calls.map((call) => call.naturalKey.split(' ')[0])).toEqual(['stand-in-sought'])
	})

	it('leaves what has begun to the office, and said twice it is said once', async () => {
		const who = await makeRegistrant('途中', town.areaId)
		const begun = await holding(who, { startMinute: 570, endMinute: 690 })
		clockAt(workDay, 600)
		expect(await saysTodayOff(who)).toBe(1)
		expect(await saysTodayOff(who)).toBe(1)
		expect(await stateOf(who, begun)).toBe('agreed')
		expect(await callsAbout(begun)).toHaveLength(1)
		expect((await availabilityOf(db(), who.id, workDay)).daysOff).toHaveLength(1)
	})

	it('takes hands for today down and ends questions about today, at no cost; those of tomorrow stay', async () => {
		clockAt(today)
		const who = await makeRegistrant('手', town.areaId)
		const post = async (slot: object) => (await postTask(town, {}, [slot])).slotIds[0] ?? ''
		const [raised, asked, later] = [
			await post({ startMinute: 570, endMinute: 630 }),
			await post({ startMinute: 660, endMinute: 720 }),
			await post({ day: addDays(workDay, 1) }),
		]
		for (const slotId of [raised, later]) await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
		const { id } = await inTransaction((tx) => ask(tx, town.chosei.actor, asked, who.id, 'near'))
		expect(await turnsOf(who)).toBe(1)
		clockAt(workDay, 8 * 60)
		await saysTodayOff(who)
		expect((await applicationsOf(db(), who.id)).map((one) => one.slotId)).toEqual([later])
		expect(await offersOf(db(), who.id)).toEqual([])
		expect(await turnsOf(who)).toBe(0)
		// They know it already: nothing is said to them.
		await tellWhatHappened()
		expect((await noticesOf(db(), who.accountId)).map((one) => one.kind)).not.toContain('offer-lapsed')
		// A no would have rested them from this kind of work.
		expect((await latestOffers(db(), who.id)).map((one) => [one.id, one.answer])).toEqual([[id, 'lapsed']])
	})

	it('entered by staff is taken back under its own name, with all that came of it', async () => {
		const who = await makeRegistrant('代行', town.areaId)
		const id = await holding(who)
		const slotId = (await postTask(town, {}, [{ startMinute: 900, endMinute: 960 }])).slotIds[0] ?? ''
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
		clockAt(workDay, 8 * 60)
		const spoken: Actor = {
			...town.chosei.actor,
			channel: 'telephone',
			onBehalf: { kind: 'registrant', id: who.id },
		}
		await inTransaction((tx) => withFootprint(tx, (watched) => todayOff(watched, spoken, who.id)))
		const [back] = await recentActs(db(), town.chosei.accountId, now())
		expect(back?.what).toBe('registrant.today-off')
		await inTransaction((tx) => stepBack(tx, town.chosei.actor, back?.id ?? ''))
		expect(await stateOf(who, id)).toBe('agreed')
		expect((await applicationsOf(db(), who.id)).map((one) => one.slotId)).toContain(slotId)
		expect((await availabilityOf(db(), who.id, workDay)).daysOff).toEqual([])
	})

	it('with nothing held it is a day off and no call', async () => {
		const who = await makeRegistrant('なし', town.areaId)
		clockAt(workDay, 8 * 60)
		expect(await saysTodayOff(who)).toBe(0)
		expect((await availabilityOf(db(), who.id, workDay)).daysOff).toHaveLength(1)
	})
})
