// Heat on a real database: nobody new goes into it, by staff or by the machine, until it is answered, called off or cooler.
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { callOffMine } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { ask } from '~/assignments/offer.server'
import { answerAsked, seekStandIns } from '~/assignments/stand-in.server'
import { sayYes } from '~/assignments/terms.server'
import { askNextInLine, waitFor } from '~/assignments/waiting.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { halfHoursWithin } from '~/base/span'
import { inTransaction } from '~/events/transaction.server'
import { setAvailability } from '~/matching/availability.server'
import { answerHeat, enterHeat } from '~/work/weather.server'
import { db } from '~db/client'
import { applications, assignments, offers, vacancies } from '~db/schema/assignments'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, postTask, refusing, workDay } from '../cast'

let town: Town
let ito: Registrant
let day = workDay

beforeAll(async () => {
	town = await makeTown()
	ito = await makeRegistrant('伊東', town.areaId)
	const week = Array.from({ length: 7 }, () => halfHoursWithin(540, 1020))
	for (const one of [town.hidaka, town.noguchi, ito])
		await inTransaction((tx) => setAvailability(tx, one.actor, one.id, week))
})
afterAll(() => moveClock(undefined))

/** One seat in the open on a day of its own, told so hot. */
async function hot(tenths: number | null, seats = 1) {
	day = addDays(day, 14)
	clockAt(addDays(day, -3))
	const { taskId, slotIds } = await postTask(town, { outdoors: true }, [{ day, seats }])
	if (tenths !== null) await foretold(tenths)
	return { taskId, slotId: slotIds[0] as string }
}
const foretold = (tenths: number) =>
	inTransaction((tx) => enterHeat(tx, town.inoue.actor, { day, areaId: '', tenths }))
const asking = (slotId: string) =>
	refusing((tx) => ask(tx, town.chosei.actor, slotId, town.noguchi.id, 'near'))
const deciding = async (slotId: string) => {
	await inTransaction((tx) => applyFor(tx, town.hidaka.actor, town.hidaka.id, slotId))
	return refusing((tx) => decide(tx, town.chosei.actor, slotId, [town.hidaka.id], 'urgent'))
}

describe('too hot', () => {
	it.each<[string, number | null, string]>([
		['nothing is foretold', null, 'done'],
		['it is below the first value', 279, 'done'],
		['nobody knows of shade, water and rest', 280, 'heat-answer'],
		['it is above the second value', 310, 'heat-stop'],
	])('%s', async (_, tenths, end) => {
		const { slotId } = await hot(tenths, 2)
		expect(await deciding(slotId)).toBe(end)
		expect(await asking(slotId)).toBe(end)
	})

	it('shade, water and rest answer the first value, never the second; work indoors asks nothing', async () => {
		const { taskId, slotId } = await hot(290, 2)
		await inTransaction((tx) => answerHeat(tx, town.chosei.actor, taskId, ['shade', 'water', 'rest']))
		expect(await deciding(slotId)).toBe('done')
		await foretold(315)
		expect(await asking(slotId)).toBe('heat-stop')
		const { slotIds } = await postTask(town, { outdoors: false }, [{ day, startMinute: 840, endMinute: 900 }])
		expect(await asking(slotIds[0] as string)).toBe('done')
	})

	it('a yes to standing in waits as a hand, and is decided when it is cooler', async () => {
		const { slotId } = await hot(null)
		const { id } = await inTransaction((tx) =>
			ask(tx, town.chosei.actor, slotId, town.noguchi.id, 'urgent', 'stand-in'),
		)
		await foretold(320)
		const answered = await inTransaction((tx) =>
			answerAsked(tx, town.noguchi.actor, town.noguchi.id, id, 'yes'),
		)
		expect(answered).toEqual({})
		const [offer] = await db().select().from(offers).where(eq(offers.id, id))
		expect(offer?.answer).toBe('yes')
		const [hand] = await db().select().from(applications).where(eq(applications.slotId, slotId))
		expect(hand).toMatchObject({ registrantId: town.noguchi.id, withdrawnAt: null, settledAt: null })
	})

	it('the machine gives a free seat to nobody in line and asks no stand-in, and goes on when it is cooler', async () => {
		const { slotId } = await hot(null)
		expect(await deciding(slotId)).toBe('done')
		const [mine] = await db().select().from(assignments).where(eq(assignments.slotId, slotId))
		await inTransaction((tx) =>
			sayYes(tx, town.hidaka.actor, town.hidaka.id, mine?.id as string, { showCallName: true }),
		)
		await inTransaction((tx) => waitFor(tx, ito.actor, ito.id, slotId))
		await foretold(320)
		await inTransaction((tx) => callOffMine(tx, town.hidaka.actor, town.hidaka.id, mine?.id as string))
		const bound = async () =>
			(
				await db()
					.select()
					.from(assignments)
					.where(and(eq(assignments.slotId, slotId), eq(assignments.state, 'decided')))
			).length + (await db().select().from(offers).where(eq(offers.slotId, slotId))).length
		await askNextInLine()
		await seekStandIns()
		expect(await bound()).toBe(0)
		const [seat] = await db().select().from(vacancies).where(eq(vacancies.slotId, slotId))
		expect(seat?.endedAt).toBeNull()
		await foretold(250)
		await askNextInLine()
		expect(await bound()).toBe(1)
	})
})
