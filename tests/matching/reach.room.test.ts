// How many could take a piece: each limit, booking and rest of real people on a real database.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide } from '~/assignments/decision.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { inTransaction } from '~/events/transaction.server'
import { addDayOff, setAvailability } from '~/matching/availability.server'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import type { Piece } from '~/matching/reach.server'
import { reachOf, whoCould } from '~/matching/reach.server'
import { checkSkill, setSkills } from '~/matching/skill.server'
import { rest } from '~/people/registrant.server'
import { db } from '~db/client'
import type { Registrant, Town } from '../cast'
import { makeRegistrant, makeTown, throughJourney, workDay } from '../cast'

const asked = (task: Partial<Piece['task']> = {}, slot: Partial<Piece['slot']> = {}): Piece => ({
	task: {
		kind: 'farm-work',
		employerId: 'nobody',
		areaId: 'nowhere',
		payYen: 1_000,
		lift: false,
		minutes: 60,
		kilograms: 5,
		posture: 'sit',
		outdoors: false,
		alone: true,
		atHome: false,
		rests: true,
		driving: false,
		busStop: '北町',
		skill: null,
		...task,
	},
	slot: { day: workDay, startMinute: 600, endMinute: 660, seats: 1, ...slot },
})

let town: Town
let everybody: Registrant[]

beforeAll(async () => {
	town = await makeTown()
	everybody = [town.hidaka, town.noguchi, await makeRegistrant('三宅', town.areaId)]
	await makeRegistrant('申込', town.areaId, { state: 'applied', registeredAt: null })
})
afterAll(() => moveClock(undefined))

const idsOf = (...people: Registrant[]) => people.map(({ id }) => id).sort()

describe('who could take a piece', () => {
	it('is everybody registered, and nobody who only applied', async () => {
		expect(await whoCould(db(), asked())).toEqual(idsOf(...everybody))
		expect(await reachOf(db(), [asked(), asked()])).toEqual([{ could: 3 }, { could: 3 }])
		expect(await reachOf(db(), [])).toEqual([])
	})

	it('leaves out by each limit, each on its own piece', async () => {
		const [hidaka, noguchi, miyake] = everybody as [Registrant, Registrant, Registrant]
		await inTransaction((tx) =>
			setLimits(tx, hidaka.actor, hidaka.id, { ...noLimits, kilogramsMost: 4, noDriving: false }),
		)
		await inTransaction((tx) => setSkills(tx, hidaka.actor, hidaka.id, ['driving-licence']))
		await inTransaction((tx) => setSkills(tx, noguchi.actor, noguchi.id, ['sewing', 'driving-licence']))
		await inTransaction((tx) => checkSkill(tx, town.inoue.actor, noguchi.id, 'driving-licence'))
		const off = { fromDay: addDays(workDay, 1), untilDay: addDays(workDay, 1), everyWeeks: 0 }
		await inTransaction((tx) => addDayOff(tx, noguchi.actor, noguchi.id, off))
		const mornings = Array.from({ length: 7 }, () => halfHoursWithin(540, 720))
		await inTransaction((tx) => setAvailability(tx, miyake.actor, miyake.id, mornings))
		const pieces = [
			asked(),
			asked({ kilograms: 4 }),
			asked({ driving: true, kilograms: 0 }),
			asked({ skill: 'driving-licence', kilograms: 0 }),
			asked({ skill: 'sewing' }),
			asked({ kilograms: 0 }, { day: addDays(workDay, 1) }),
			asked({ kilograms: 0 }, { startMinute: 700, endMinute: 721 }),
			asked({ kilograms: 0 }, { day: addDays(workDay, 21) }),
		]
		const who = [
			[noguchi, miyake],
			everybody,
			[hidaka],
			[noguchi],
			[noguchi],
			[hidaka, miyake],
			[hidaka, noguchi],
			everybody,
		]
		expect((await reachOf(db(), pieces)).map(({ could }) => could)).toEqual(who.map(({ length }) => length))
		for (const [n, piece] of pieces.entries())
			expect(await whoCould(db(), piece)).toEqual(idsOf(...(who[n] as Registrant[])))
	})

	it('leaves out who is booked then, who reached their week, and who rests', async () => {
		const [hidaka, noguchi, miyake] = everybody as [Registrant, Registrant, Registrant]
		const all = Array.from({ length: 7 }, () => allHalfHours)
		await inTransaction((tx) => setAvailability(tx, miyake.actor, miyake.id, all))
		const work = { startMinute: 600, endMinute: 720 }
		const { slotId } = await throughJourney(town, 'applied', { registrant: miyake, slot: work })
		const light = asked({ kilograms: 0 })
		expect(await whoCould(db(), light)).toEqual(idsOf(...everybody))
		await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [miyake.id]))
		expect(await whoCould(db(), light)).toEqual(idsOf(hidaka, noguchi))
		const later = asked({ kilograms: 0 }, { day: addDays(workDay, 3) })
		expect(await whoCould(db(), later)).toEqual(idsOf(...everybody))
		await inTransaction((tx) => setLimits(tx, miyake.actor, miyake.id, { ...noLimits, daysPerWeekMost: 1 }))
		expect(await whoCould(db(), later)).toEqual(idsOf(hidaka, noguchi))
		await inTransaction((tx) => rest(tx, hidaka.actor, hidaka.id, workDay))
		expect(await whoCould(db(), light)).toEqual(idsOf(noguchi))
		expect(await whoCould(db(), later)).toEqual(idsOf(hidaka, noguchi))
	})
})
