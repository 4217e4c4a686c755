// Weather acts on a real database: whole days called off or moved at once, nobody's turn lost, everybody told once, two at the same second.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { callOffMine } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { newestTerms, sayNo, sayYes } from '~/assignments/terms.server'
import type { WeatherEnd, WeatherScope } from '~/assignments/weather'
import { actOnWeather } from '~/assignments/weather.server'
import { moveClock, now } from '~/base/clock'
import { addDays } from '~/base/day'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { inTransaction } from '~/events/transaction.server'
import { addDayOff } from '~/matching/availability.server'
import { bookedOf } from '~/matching/booking.server'
import { lastTurns } from '~/matching/turn.server'
import { noticesOf, readNotices, tellWhatHappened } from '~/notices/notice.server'
import { byPerson } from '~/people/call-reason'
import { openCalls, tryCall } from '~/people/contact.server'
import { takeBackAct } from '~/routes/take-back.server'
import { answerHeat, enterHeat, heatIn, heatOn, weatherActsOn } from '~/work/weather.server'
import { db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import { turns } from '~db/schema/matching'
import { calls, callTries } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeArea,
	makeRegistrant,
	makeTown,
	postTask,
	refusalOf,
	refusing,
	workDay,
} from '../cast'

let town: Town
let ito: Registrant
let far: string
let day = workDay

beforeAll(async () => {
	town = await makeTown()
	ito = await makeRegistrant('伊東', town.areaId, { hearsBy: 'telephone', telephone: '0999-00-0077' })
	far = await makeArea('山手地区', 2)
})
afterAll(() => moveClock(undefined))

/** Everybody on a day of its own, a fortnight after the one before, so that no cap of the week is met. */
function nextDay(): string {
	day = addDays(day, 14)
	clockAt(addDays(day, -3))
	return day
}

/** A posted slot in the open with these people decided and, if they say so, agreed. */
async function outdoors(
	on: string,
	people: readonly Registrant[],
	{ yes = true, reserveDay = addDays(on, 2) as string | null, over = {}, startMinute = 570 } = {},
) {
	const { slotIds, taskId } = await postTask(town, { outdoors: true, ...over }, [
		{ day: on, reserveDay, seats: 3, startMinute, endMinute: startMinute + 60 },
	])
	const slotId = slotIds[0] ?? ''
	for (const one of people) await inTransaction((tx) => applyFor(tx, one.actor, one.id, slotId))
	const ids =
		people.length === 0
			? []
			: await inTransaction((tx) =>
					decide(
						tx,
						town.chosei.actor,
						slotId,
						people.map((one) => one.id),
						'follow',
					),
				)
	if (yes)
		for (const [n, one] of people.entries())
			await inTransaction((tx) => sayYes(tx, one.actor, one.id, ids[n] ?? '', { showCallName: true }))
	return { slotId, taskId, ids }
}

const scopeOf = (over: Partial<WeatherScope> = {}): WeatherScope => ({
	scope: 'day',
	scopeId: '',
	day,
	why: 'rain',
	indoors: false,
	...over,
})
const act = (scope: WeatherScope, end: WeatherEnd = 'off', by = town.chosei) =>
	inTransaction((tx) => withFootprint(tx, (on) => actOnWeather(on, by.actor, scope, end)))
const slotOf = async (id: string) => (await db().select().from(slots).where(eq(slots.id, id)))[0]
const movedSlot = async (id: string) => (await db().select().from(slots).where(eq(slots.movedFrom, id)))[0]
const on = (slotId: string) =>
	db()
		.select()
		.from(assignments)
		.where(eq(assignments.slotId, slotId))
		.orderBy(asc(assignments.decidedAt), asc(assignments.id))
const turnOf = async (one: Registrant, slotId: string) =>
	db()
		.select()
		.from(turns)
		.where(and(eq(turns.registrantId, one.id), eq(turns.slotId, slotId), isNull(turns.takenBackAt)))
/** The red calls of somebody that still wait, about some work or any. */
const redOf = async (one: { id: string }, about?: readonly string[]) =>
	(
		await db()
			.select()
			.from(calls)
			.where(and(eq(calls.registrantId, one.id), eq(calls.red, true), isNull(calls.closedAt)))
	).filter((call) => !about || about.includes(call.subjectId ?? ''))
const told = async (one: { accountId: string }, kind: string, about: readonly string[]) =>
	(await noticesOf(db(), one.accountId, 400)).filter(
		(notice) => notice.kind === kind && about.includes(notice.about),
	).length

describe('a whole day called off', () => {
	it('ends all work in the open, tells each once in red, and costs nobody a turn', async () => {
		nextDay()
		const a = await outdoors(day, [town.hidaka, ito])
		const b = await outdoors(day, [town.noguchi], { startMinute: 780 })
		const inside = await outdoors(day, [], { over: { outdoors: false }, startMinute: 900 })
		const before = (await lastTurns(db(), [town.hidaka.id])).get(town.hidaka.id)?.turns ?? 0
		expect(await act(scopeOf())).toEqual({ slots: 2, people: 3, asked: 0, busy: 0 })
		for (const { slotId } of [a, b]) {
			expect(await slotOf(slotId)).toMatchObject({ open: false, taken: 0 })
			for (const one of await on(slotId)) expect(one).toMatchObject({ state: 'called-off', endedWhy: 'rain' })
		}
		expect(await slotOf(inside.slotId)).toMatchObject({ open: true })
		expect((await lastTurns(db(), [town.hidaka.id])).get(town.hidaka.id)?.turns).toBe(before - 1)
		await tellWhatHappened()
		await tellWhatHappened()
		expect(await told(town.hidaka, 'called-off', a.ids)).toBe(1)
		expect(await told(town.tamura, 'slot-off', [a.slotId, b.slotId])).toBe(2)
		for (const one of [town.hidaka, town.noguchi, ito]) expect(await redOf(one)).toHaveLength(1)
		expect(await weatherActsOn(db(), day)).toMatchObject([{ scope: 'day', slots: 2, people: 3, toDay: null }])
	})

	it('stands first on the call list until somebody spoke to them, their family, or they read it', async () => {
		const list = byPerson(await openCalls(db()), now())
		expect(list[0]?.some((call) => call.red)).toBe(true)
		const [call] = await redOf(ito)
		for (const outcome of ['no-answer', 'message-left'] as const)
			await inTransaction((tx) => tryCall(tx, town.inoue.actor, call?.id ?? '', outcome))
		expect(await redOf(ito)).toHaveLength(1)
		await inTransaction((tx) => tryCall(tx, town.inoue.actor, call?.id ?? '', 'family'))
		expect(await redOf(ito)).toHaveLength(0)
		expect(await db().select().from(callTries).where(eq(callTries.outcome, 'family'))).toMatchObject([
			{ callId: call?.id, reached: true },
		])
		const [other] = await redOf(town.hidaka)
		await inTransaction((tx) => readNotices(tx, town.hidaka.accountId))
		expect(
			(
				await db()
					.select()
					.from(calls)
					.where(eq(calls.id, other?.id ?? ''))
			)[0],
		).toMatchObject({
			outcome: 'read',
		})
		const [third] = await redOf(town.noguchi)
		await inTransaction((tx) => tryCall(tx, town.inoue.actor, third?.id ?? '', 'done'))
		expect(await redOf(town.noguchi)).toHaveLength(0)
	})

	it('is taken back within ten minutes as if it had not been', async () => {
		nextDay()
		const { slotId, ids } = await outdoors(day, [town.hidaka])
		await act(scopeOf())
		await tellWhatHappened()
		const [back] = await recentActs(db(), town.chosei.accountId, now())
		expect(back?.what).toBe('weather.acted')
		await inTransaction((tx) => takeBackAct(tx, town.chosei.actor, back?.id ?? ''))
		expect(await slotOf(slotId)).toMatchObject({ open: true, taken: 1 })
		expect(await on(slotId)).toMatchObject([{ id: ids[0], state: 'agreed' }])
		await tellWhatHappened()
		expect(await redOf(town.hidaka, ids)).toHaveLength(0)
		expect(await weatherActsOn(db(), day)).toEqual([])
	})
})

describe('how far it reaches', () => {
	it('one slot, one employer, one district; snow and disaster indoors too', async () => {
		nextDay()
		const here = await outdoors(day, [town.hidaka])
		const there = await outdoors(day, [town.noguchi], { over: { areaId: far } })
		const roof = await outdoors(day, [ito], { over: { outdoors: false } })
		const home = await outdoors(day, [], { over: { outdoors: false, atHome: true }, startMinute: 1000 })
		expect(await act(scopeOf({ scope: 'area', scopeId: far }))).toMatchObject({ slots: 1, people: 1 })
		expect(await slotOf(there.slotId)).toMatchObject({ open: false })
		expect(await slotOf(here.slotId)).toMatchObject({ open: true })
		expect(await act(scopeOf({ scope: 'slot', scopeId: here.slotId }))).toMatchObject({ slots: 1 })
		// Rain makes no way unsafe, whatever was ticked.
		expect(await refusalOf(act(scopeOf({ indoors: true })))).toBe('weather-none')
		expect(
			await act(scopeOf({ scope: 'employer', scopeId: town.tamura.id, why: 'snow', indoors: true })),
		).toMatchObject({ slots: 1, people: 1 })
		expect(await on(roof.slotId)).toMatchObject([{ state: 'called-off', endedWhy: 'snow' }])
		expect(await slotOf(home.slotId)).toMatchObject({ open: true })
	})

	it('not to what has begun, nor to a day that is over', async () => {
		nextDay()
		const { slotId } = await outdoors(day, [town.hidaka])
		clockAt(day, 571)
		expect(await refusalOf(act(scopeOf()))).toBe('weather-none')
		expect(await slotOf(slotId)).toMatchObject({ open: true, taken: 1 })
		clockAt(addDays(day, 1))
		expect(await refusalOf(act(scopeOf()))).toBe('weather-day-past')
	})
})

describe('moved to another day', () => {
	it('asks everybody anew with terms for that day; the turn stays as old as it was', async () => {
		nextDay()
		const { slotId, ids } = await outdoors(day, [town.hidaka, ito])
		const [turn] = await turnOf(town.hidaka, slotId)
		clockAt(addDays(day, -1))
		expect(await act(scopeOf(), 'reserve')).toEqual({ slots: 1, people: 2, asked: 2, busy: 0 })
		const moved = await movedSlot(slotId)
		expect(moved).toMatchObject({ day: addDays(day, 2), seats: 3, taken: 2, open: true, reserveDay: null })
		expect(await slotOf(slotId)).toMatchObject({ open: false, taken: 0 })
		const fresh = await on(moved?.id ?? '')
		expect(fresh.map((one) => one.state)).toEqual(['decided', 'decided'])
		const of = (one: Registrant) => fresh.find(({ registrantId }) => registrantId === one.id)?.id ?? ''
		expect((await newestTerms(db(), of(town.hidaka)))?.body).toMatchObject({
			serviceOn: addDays(day, 2),
			outdoors: true,
			weatherDecides: 'council',
		})
		expect(await turnOf(town.hidaka, slotId)).toEqual([])
		expect(await turnOf(town.hidaka, moved?.id ?? '')).toEqual([{ ...turn, slotId: moved?.id }])
		expect((await bookedOf(db(), [ito.id], day, addDays(day, 2))).get(ito.id)).toMatchObject([
			{ day: addDays(day, 2) },
		])
		await tellWhatHappened()
		expect(await told(town.hidaka, 'called-off', ids)).toBe(0)
		expect(await told(town.hidaka, 'decided', [of(town.hidaka)])).toBe(0)
		expect(await told(town.hidaka, 'moved', [of(town.hidaka)])).toBe(1)
		expect(await told(town.tamura, 'slot-moved', [moved?.id ?? ''])).toBe(1)
		expect(await told(town.tamura, 'not-coming', ids)).toBe(0)
		expect(await redOf(ito, ids)).toEqual([])
		expect(await redOf(ito, [of(ito)])).toMatchObject([{ why: 'terms' }])
		// Their family is told, they still answer themselves.
		const [call] = await redOf(ito, [of(ito)])
		await inTransaction((tx) => tryCall(tx, town.inoue.actor, call?.id ?? '', 'family'))
		expect(
			(
				await db()
					.select()
					.from(calls)
					.where(eq(calls.id, call?.id ?? ''))
			)[0],
		).toMatchObject({
			red: false,
			closedAt: null,
		})
		await inTransaction((tx) =>
			sayYes(tx, town.hidaka.actor, town.hidaka.id, of(town.hidaka), { showCallName: true }),
		)
		await inTransaction((tx) => sayNo(tx, ito.actor, ito.id, of(ito)))
		expect(await turnOf(ito, moved?.id ?? '')).toEqual([])
		expect(await turnOf(town.hidaka, moved?.id ?? '')).toHaveLength(1)
		await tellWhatHappened()
		expect(await redOf(town.hidaka, [of(town.hidaka)])).toHaveLength(0)
	})

	it('tells who is busy that day and decides nothing for them', async () => {
		nextDay()
		const { slotId, ids } = await outdoors(day, [town.hidaka, town.noguchi, ito])
		await outdoors(addDays(day, 2), [town.hidaka], { startMinute: 600, over: { outdoors: false } })
		await inTransaction((tx) =>
			addDayOff(tx, ito.actor, ito.id, {
				fromDay: addDays(day, 2),
				untilDay: addDays(day, 2),
				everyWeeks: 0,
			}),
		)
		expect(await act(scopeOf(), 'reserve')).toMatchObject({ asked: 1, busy: 2 })
		const moved = await movedSlot(slotId)
		expect(await on(moved?.id ?? '')).toMatchObject([{ registrantId: town.noguchi.id }])
		expect(await turnOf(town.hidaka, slotId)).toEqual([])
		await tellWhatHappened()
		expect(await told(town.hidaka, 'called-off', ids)).toBe(1)
		expect(await told(town.noguchi, 'called-off', ids)).toBe(0)
	})

	it('refuses a day that is no later, and the 予備日 where there is none', async () => {
		nextDay()
		await outdoors(day, [town.hidaka], { reserveDay: null })
		expect(await refusalOf(act(scopeOf(), day))).toBe('weather-to-day')
		expect(await refusalOf(act(scopeOf(), '2026-13-40'))).toBe('weather-to-day')
		expect(await refusalOf(act(scopeOf(), 'reserve'))).toBe('weather-no-reserve')
		expect(await act(scopeOf(), addDays(day, 1))).toMatchObject({ asked: 1 })
	})

	it('calls off what has no 予備日 beside what has one', async () => {
		nextDay()
		const one = await outdoors(day, [town.hidaka])
		const other = await outdoors(day, [town.noguchi], { reserveDay: null })
		expect(await act(scopeOf(), 'reserve')).toEqual({ slots: 2, people: 2, asked: 1, busy: 0 })
		expect(await movedSlot(one.slotId)).toBeDefined()
		expect(await movedSlot(other.slotId)).toBeUndefined()
	})

	it('keeps the place of who had it where the posting is over, and cannot be taken back', async () => {
		nextDay()
		const { slotId, taskId } = await outdoors(day, [town.hidaka])
		const { closeTask } = await import('~/work/task.server')
		await inTransaction((tx) => closeTask(tx, town.chosei.actor, taskId))
		expect(await act(scopeOf(), 'reserve')).toMatchObject({ asked: 1 })
		expect(await movedSlot(slotId)).toMatchObject({ open: false, taken: 1 })
		const [made] = (await db().select().from(events).where(eq(events.what, 'weather.acted'))).slice(-1)
		expect(await refusing((tx) => takeBackAct(tx, town.chosei.actor, made?.id ?? ''))).toBe('act-gone')
	})
})

describe('at the same second', () => {
	it('two of the office call the same day off: one act, one word to each', async () => {
		nextDay()
		const { slotId, ids } = await outdoors(day, [town.hidaka, town.noguchi])
		const ends = await Promise.all([
			refusalOf(act(scopeOf())),
			refusalOf(act(scopeOf({ why: 'heat' }), 'off', town.kessai)),
			refusalOf(act(scopeOf({ scope: 'slot', scopeId: slotId }))),
		])
		expect(ends.toSorted()).toEqual(['done', 'weather-none', 'weather-none'])
		expect(await slotOf(slotId)).toMatchObject({ open: false, taken: 0 })
		for (const id of ids)
			expect(
				(await eventsAbout('assignment', id)).filter((what) => what.endsWith('called-off')),
			).toHaveLength(1)
		expect(await weatherActsOn(db(), day)).toHaveLength(1)
		await tellWhatHappened()
		expect(await told(town.hidaka, 'called-off', ids)).toBe(1)
		expect(await redOf(town.hidaka, ids)).toHaveLength(1)
	})

	it('called off while somebody says yes: nobody goes, whoever was first', async () => {
		nextDay()
		const { slotId, ids } = await outdoors(day, [town.hidaka], { yes: false })
		const [said, done] = await Promise.all([
			refusing((tx) => sayYes(tx, town.hidaka.actor, town.hidaka.id, ids[0] ?? '', { showCallName: true })),
			refusalOf(act(scopeOf())),
		])
		expect(done).toBe('done')
		expect(['done', 'assignment-now']).toContain(said)
		expect(await on(slotId)).toMatchObject([{ state: 'called-off' }])
		expect(await slotOf(slotId)).toMatchObject({ taken: 0 })
		expect((await bookedOf(db(), [town.hidaka.id], day, day)).get(town.hidaka.id)).toEqual([])
	})

	it('moved while somebody calls off their own, and moved by two: seats and times are as the people are', async () => {
		nextDay()
		const { slotId, ids } = await outdoors(day, [town.hidaka, town.noguchi, ito])
		const [own, ...moves] = await Promise.all([
			refusing((tx) => callOffMine(tx, town.hidaka.actor, town.hidaka.id, ids[0] ?? '')),
			refusalOf(act(scopeOf(), 'reserve')),
			refusalOf(act(scopeOf(), 'reserve', town.kessai)),
		])
		expect(moves.toSorted()).toEqual(['done', 'weather-none'])
		expect(['done', 'assignment-now']).toContain(own)
		const all = await db().select().from(slots).where(eq(slots.movedFrom, slotId))
		expect(all).toHaveLength(1)
		const fresh = await on(all[0]?.id ?? '')
		expect(fresh).toHaveLength(own === 'done' ? 2 : 3)
		expect(all[0]?.taken).toBe(fresh.length)
		const booked = await bookedOf(db(), [town.hidaka.id, town.noguchi.id, ito.id], day, addDays(day, 2))
		for (const one of fresh) expect(booked.get(one.registrantId)).toMatchObject([{ slotId: all[0]?.id }])
		expect([...booked.values()].flat()).toHaveLength(fresh.length)
	})
})

describe('heat', () => {
	it('the district’s own value goes before the town’s, the latest holds', async () => {
		nextDay()
		const enter = (areaId: string, tenths: number) =>
			inTransaction((tx) => enterHeat(tx, town.inoue.actor, { day, areaId, tenths }))
		await enter('', 275)
		await enter(far, 305)
		await enter('', 285)
		const values = await heatOn(db(), day)
		expect([heatIn(values, far), heatIn(values, town.areaId), heatIn(new Map(), far)]).toEqual([
			305,
			285,
			null,
		])
		expect(await Promise.all([250, 290].map((tenths) => refusalOf(enter('', tenths))))).toEqual([
			'done',
			'done',
		])
		expect((await heatOn(db(), day)).size).toBe(2)
		expect(await refusalOf(enter('', 501))).toBe('heat-value')
		clockAt(addDays(day, 1))
		expect(await refusalOf(enter('', 280))).toBe('weather-day-past')
	})

	it('what the employer says is there is written on posted work in the open', async () => {
		nextDay()
		const { taskId } = await outdoors(day, [])
		const indoors = await outdoors(day, [], { over: { outdoors: false } })
		await inTransaction((tx) => answerHeat(tx, town.chosei.actor, taskId, ['shade', 'water']))
		const [task] = await db()
			.select()
			.from(tasks)
			.where(inArray(tasks.id, [taskId]))
		expect(task?.weather).toMatchObject({
			decides: 'council',
			heat: { shade: true, water: true, rest: false },
		})
		expect(await refusing((tx) => answerHeat(tx, town.chosei.actor, indoors.taskId, []))).toBe('not-found')
	})
})
