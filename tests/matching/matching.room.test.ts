// Hours, limits and skills as they are kept, bookings that never meet, and candidates in their order.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { decide } from '~/assignments/decision.server'
import { moveClock } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { inTransaction } from '~/events/transaction.server'
import { addDayOff, availabilityOf, removeDayOff, setAvailability } from '~/matching/availability.server'
import { book, bookedOf, release } from '~/matching/booking.server'
import { candidatesFor, fittingSlots } from '~/matching/candidate.server'
import { noLimits } from '~/matching/limit'
import { limitsOf, setLimits } from '~/matching/limit.server'
import { checkSkill, setSkills, skillsOf } from '~/matching/skill.server'
import { giveTurn, lastTurns, takeBackTurn } from '~/matching/turn.server'
import { db } from '~db/client'
import { rests } from '~db/schema/people'
import type { Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, postTask, refusing, today, workDay } from '../cast'

let town: Town
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

describe('what somebody says of themselves', () => {
	it('hours keep every bit of a mask', async () => {
		const { id, actor } = town.hidaka
		const masks = [0, halfHoursWithin(570, 690), allHalfHours, 1, 2 ** 47, 0, halfHoursWithin(1380, 1440)]
		await inTransaction((tx) => setAvailability(tx, actor, id, masks))
		expect((await availabilityOf(db(), id)).masks).toEqual(masks)
		await inTransaction((tx) =>
			setAvailability(
				tx,
				actor,
				id,
				Array.from({ length: 7 }, () => allHalfHours),
			),
		)
		expect((await availabilityOf(db(), id)).masks[0]).toBe(allHalfHours)
		expect((await eventsAbout('registrant', id)).slice(-1)).toEqual(['registrant.availability-changed'])
	})

	it('days off are added and taken away by the person alone', async () => {
		const { id, actor } = town.hidaka
		const off = { fromDay: '2026-12-01', untilDay: '2026-12-01', everyWeeks: 0 }
		const offId = await inTransaction((tx) => addDayOff(tx, actor, id, off))
		expect(await refusing((tx) => removeDayOff(tx, actor, town.noguchi.id, offId))).toBe('not-found')
		expect((await availabilityOf(db(), id)).daysOff).toEqual([{ id: offId, ...off }])
		expect((await availabilityOf(db(), id, '2026-12-02')).daysOff).toEqual([])
		await inTransaction((tx) => removeDayOff(tx, actor, id, offId))
		expect(await refusing((tx) => removeDayOff(tx, actor, id, offId))).toBe('not-found')
	})

	it('limits and skills', async () => {
		const { id, actor } = town.noguchi
		expect(await limitsOf(db(), id)).toEqual(noLimits)
		const limits = { ...noLimits, kilogramsMost: 5, sittingOnly: true }
		await inTransaction((tx) => setLimits(tx, actor, id, limits))
		await inTransaction((tx) => setLimits(tx, actor, id, limits))
		expect(await limitsOf(db(), id)).toEqual(limits)
		await inTransaction((tx) => setLimits(tx, actor, id, noLimits))
		await inTransaction((tx) => setSkills(tx, actor, id, ['driving-licence', 'sewing']))
		await inTransaction((tx) => checkSkill(tx, town.inoue.actor, id, 'driving-licence'))
		expect(await refusing((tx) => checkSkill(tx, town.inoue.actor, id, 'driving-licence'))).toBe(
			'skill-checked',
		)
		await inTransaction((tx) => setSkills(tx, actor, id, ['driving-licence', 'english']))
		expect(await skillsOf(db(), id)).toEqual([
			{ skill: 'driving-licence', checked: true },
			{ skill: 'english', checked: false },
		])
	})
})

describe('bookings', () => {
	const span = { day: '2026-11-20', startMinute: 600, endMinute: 660 }
	const booking = (over = {}) => ({
		...span,
		registrantId: town.hidaka.id,
		assignmentId: newId(),
		slotId: newId(),
		...over,
	})

	it('never meet, and are free again after a release', async () => {
		const first = booking()
		await inTransaction((tx) => book(tx, first))
		expect(await refusing((tx) => book(tx, booking({ startMinute: 659, endMinute: 700 })))).toBe(
			'booking-clash',
		)
		expect(await refusing((tx) => book(tx, booking({ startMinute: 660, endMinute: 700 })))).toBe('done')
		expect(await refusing((tx) => book(tx, booking({ registrantId: town.noguchi.id })))).toBe('done')
		const booked = await bookedOf(db(), [town.hidaka.id, town.noguchi.id], span.day, span.day)
		expect(booked.get(town.hidaka.id)).toHaveLength(2)
		expect(booked.get(town.noguchi.id)).toHaveLength(1)
		await inTransaction((tx) => release(tx, first.assignmentId))
		expect(await refusing((tx) => book(tx, booking()))).toBe('done')
	})

	it('of twenty at once for one hour exactly one stays', async () => {
		const who = await makeRegistrant('多忙', town.areaId)
		const ends = await Promise.all(
			Array.from({ length: 20 }, () =>
				refusing((tx) => book(tx, booking({ registrantId: who.id, day: '2026-11-21' }))),
			),
		)
		expect(ends.filter((end) => end === 'done')).toHaveLength(1)
		expect(ends.filter((end) => end === 'booking-clash')).toHaveLength(19)
	})
})

describe('turns', () => {
	it('count once a slot and person, and can be given back', async () => {
		const who = await makeRegistrant('順番', town.areaId)
		const turn = { registrantId: who.id, taskId: newId(), slotId: newId() }
		await inTransaction((tx) => giveTurn(tx, { ...turn, why: 'offered' }))
		await inTransaction((tx) => giveTurn(tx, { ...turn, why: 'decided' }))
		expect((await lastTurns(db(), [who.id])).get(who.id)?.turns).toBe(1)
		await inTransaction((tx) => giveTurn(tx, { ...turn, slotId: newId(), why: 'decided' }))
		expect((await lastTurns(db(), [who.id])).get(who.id)).toMatchObject({ turns: 2 })
		await inTransaction((tx) => takeBackTurn(tx, who.id, turn.slotId))
		expect((await lastTurns(db(), [who.id])).get(who.id)?.turns).toBe(1)
		clockAt(addDays(today, 91))
		const old = (await lastTurns(db(), [who.id])).get(who.id)
		clockAt(today)
		expect(old?.turns).toBe(0)
		expect(old?.lastTurnAt).not.toBeNull()
	})

	it('stand still while somebody rests, however long: a rest of 420 days forgets none', async () => {
		const who = await makeRegistrant('休田', town.areaId)
		const other = await makeRegistrant('働田', town.areaId)
		const turn = { taskId: newId(), slotId: newId(), why: 'decided' as const }
		await inTransaction((tx) => giveTurn(tx, { ...turn, registrantId: who.id }))
		await inTransaction((tx) => giveTurn(tx, { ...turn, registrantId: other.id }))
		await inTransaction((tx) =>
			tx.insert(rests).values({
				id: newId(),
				registrantId: who.id,
				fromDay: addDays(today, 10),
				untilDay: addDays(today, 429),
			}),
		)
		clockAt(addDays(today, 440))
		const found = await lastTurns(db(), [who.id, other.id])
		clockAt(today)
		expect(found.get(who.id)?.turns).toBe(1)
		expect(dayOf(found.get(who.id)?.lastTurnAt as Date)).toBe(addDays(today, 420))
		expect(found.get(other.id)).toEqual({ turns: 0, lastTurnAt: null })
	})
})

describe('candidates', () => {
	it('hands first, then who suits, longest since a turn first; each with reasons', async () => {
		const { slotIds, taskId } = await postTask(town, { kilograms: 10 }, [{ seats: 3 }])
		const slotId = slotIds[0] ?? ''
		const late = await makeRegistrant('後から', town.areaId)
		const early = await makeRegistrant('先に', town.areaId)
		const weak = await makeRegistrant('五キロ', town.areaId)
		const silent = await makeRegistrant('未入力', town.areaId, { hours: null })
		const away = await makeRegistrant('休み', town.areaId, { restFrom: today, restUntil: addDays(today, 2) })
		await makeRegistrant('申込中', town.areaId, { state: 'applied' })
		await inTransaction((tx) => setLimits(tx, weak.actor, weak.id, { ...noLimits, kilogramsMost: 5 }))
		await inTransaction((tx) =>
			giveTurn(tx, { registrantId: late.id, taskId, slotId: newId(), why: 'decided' }),
		)
		await inTransaction((tx) => applyFor(tx, late.actor, late.id, slotId))
		clockAt(today, 600)
		await inTransaction((tx) => applyFor(tx, early.actor, early.id, slotId))
		const found = await candidatesFor(db(), slotId, today)
		// `late` raised a hand first but had a turn: `early` comes before.
		expect(found.slice(0, 2).map((one) => one.familyName)).toEqual(['先に', '後から'])
		expect(found.map((one) => one.familyName)).not.toContain('申込中')
		const of = (id: string) => found.find((one) => one.registrantId === id)
		expect(of(early.id)).toMatchObject({ applicationId: expect.any(String), fit: { fits: true }, turns: 0 })
		expect(of(weak.id)?.fit.no).toEqual([{ name: 'kilograms', facts: { kilograms: 10, most: 5 } }])
		expect(of(silent.id)?.fit.no.map((one) => one.name)).toEqual(['hours-not-said'])
		expect(of(away.id)).toMatchObject({ restingToday: true, fit: { fits: true } })
		const suits = found.slice(2).map((one) => one.fit.fits)
		expect(suits).toEqual([...suits].sort((a, b) => Number(b) - Number(a)))
		await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [early.id]))
		const after = (await candidatesFor(db(), slotId, today)).find((one) => one.registrantId === early.id)
		expect(after).toMatchObject({
			outcome: 'decided',
			assignment: { state: 'decided' },
			turns: 1,
			fit: { fits: true },
		})
		expect(await candidatesFor(db(), 'no-such-slot', today)).toEqual([])
	})

	it('a person reads slots that suit first, with where they stand', async () => {
		const who = await makeRegistrant('見る人', town.areaId, {
			hours: [0, 0, halfHoursWithin(540, 720), 0, 0, 0, 0],
		})
		const { slotIds } = await postTask(town, { title: '選ぶ仕事' }, [{}, { day: addDays(workDay, 1) }])
		const mine = async () =>
			(await fittingSlots(db(), who.id, today)).filter((one) => one.task.title === '選ぶ仕事')
		const [first, second] = await mine()
		expect(first).toMatchObject({ slot: { id: slotIds[1] }, fit: { fits: true }, applicationId: null })
		expect(second?.fit.no.map((one) => one.name)).toEqual(['free-hours'])
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotIds[1] ?? ''))
		expect((await mine())[0]?.applicationId).toEqual(expect.any(String))
		expect(JSON.stringify(await mine())).not.toContain('北町3-3')
	})

	it('a hand, a place in line or a question at the same hours is named, and nobody is told that nothing overlaps', async () => {
		const who = await makeRegistrant('二つに', town.areaId)
		const day = addDays(workDay, 3)
		const one = await postTask(town, { title: 'ひとつめ' }, [{ day }])
		const other = await postTask(town, { title: 'ふたつめ' }, [{ day }])
		const saw = async (title: string) =>
			(await fittingSlots(db(), who.id, today)).find((found) => found.task.title === title)
		const saysNoClash = async (title: string) =>
			(await saw(title))?.fit.yes.some((reason) => reason.name === 'no-clash')
		expect(await saw('ふたつめ')).toMatchObject({ beside: null })
		expect(await saysNoClash('ふたつめ')).toBe(true)
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, one.slotIds[0] ?? ''))
		expect(await saw('ふたつめ')).toMatchObject({
			fit: { fits: true },
			beside: { how: 'raised', title: 'ひとつめ', overlaps: true },
		})
		expect(await saysNoClash('ふたつめ')).toBe(false)
		// The hand itself is nothing beside itself; it may be raised for both, and each then names the other.
		expect((await saw('ひとつめ'))?.beside).toBeNull()
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, other.slotIds[0] ?? ''))
		expect((await saw('ひとつめ'))?.beside).toMatchObject({ title: 'ふたつめ' })
		await inTransaction((tx) => decide(tx, town.chosei.actor, one.slotIds[0] ?? '', [who.id]))
		expect((await saw('ふたつめ'))?.fit.no.map((reason) => reason.name)).toContain('clash')
	})
})
