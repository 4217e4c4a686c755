// The simulator on a real database: counts are those of the people there, a chosen cut becomes drafts, an employer reads bands.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callOffSlot } from '~/assignments/call-off.server'
import { moveClock } from '~/base/clock'
import { addDays, instantOf, weekdayOf } from '~/base/day'
import { halfHoursWithin } from '~/base/span'
import { inTransaction } from '~/events/transaction.server'
import { setAvailability } from '~/matching/availability.server'
import { forecastOn, noteReach, pastSlots } from '~/matching/forecast.server'
import type { CountedCut } from '~/matching/simulator.server'
import { countedCuts, cutsForEmployer } from '~/matching/simulator.server'
import { countForEmployers, snapshotOf } from '~/matching/simulator-nightly.server'
import { moreWorkOf, unlocksOf } from '~/matching/unlock.server'
import { writeCut } from '~/work/cuts'
import { chooseCut, stepsToCut, takeCut } from '~/work/cuts.server'
import { openRequest, requestForStaff } from '~/work/request.server'
import { addStep } from '~/work/sheet.server'
import { db } from '~db/client'
import { reachAnswers, slotReach } from '~db/schema/matching'
import { steps } from '~db/schema/work'
import type { Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeEmployer,
	makeRegistrant,
	makeTown,
	postTask,
	refusing,
	today,
	workDay,
} from '../cast'

let town: Town
let requestId = ''
const frame = { startMinute: 540, endMinute: 1020 }
const question = { day: workDay, frame }
const asked = {
	what: '畑の片づけ',
	place: '畑',
	fromDay: null,
	byDay: null,
	howOften: '',
	like: '',
	budgetYen: null,
}
const week = (from: number, until: number) => Array.from({ length: 7 }, () => halfHoursWithin(from, until))

beforeAll(async () => {
	town = await makeTown()
	await inTransaction(async (tx) => {
		for (const one of [town.hidaka, town.noguchi])
			await setAvailability(tx, one.actor, one.id, week(540, 1020))
		requestId = (await openRequest(tx, town.tamura.actor, town.tamura.id, asked)).id
		for (const [what, minutes] of [
			['草をとる', 120],
			['集めて運ぶ', 120],
		] as const)
			await addStep(tx, town.chosei.actor, requestId, { what, minutes, place: '' })
	})
	// Two hours in the morning are all these three have.
	for (const name of ['朝田', '朝井', '朝倉']) {
		const one = await makeRegistrant(name, town.areaId)
		await inTransaction((tx) => setAvailability(tx, one.actor, one.id, week(540, 660)))
	}
})
afterAll(() => moveClock(undefined))

const cuts = async () => {
	const found = await countedCuts(db(), requestId, question, today)
	if (!found) throw new Error('no cuts')
	return found
}

describe('counted cuts', () => {
	it('begin with the whole, for two, and find the morning for five', async () => {
		const { cuts: found, forecast } = await cuts()
		expect(forecast).toBeUndefined()
		expect(found[0]).toMatchObject({ kind: 'one', people: 2, fewest: 2, chance: null, handovers: 0 })
		const steps = found.find((cut) => cut.kind === 'steps')
		expect(steps?.pieces.map((piece) => [piece.startMinute, piece.could])).toEqual([
			[540, 5],
			[660, 2],
		])
		expect(steps?.people).toBe(5)
	})

	it('are none for a sheet without steps', async () => {
		const empty = await inTransaction((tx) => openRequest(tx, town.tamura.actor, town.tamura.id, asked))
		expect(await countedCuts(db(), empty.id, question, today)).toBeUndefined()
	})

	it('come of any sheet in any hours: late in the evening, longer than a day', async () => {
		for (const [startMinute, endMinute] of [
			[1380, 1440],
			[540, 600],
		] as const) {
			const found = await countedCuts(
				db(),
				requestId,
				{ day: workDay, frame: { startMinute, endMinute } },
				today,
			)
			expect(found?.cuts.length).toBeGreaterThan(0)
		}
		const long = await inTransaction(async (tx) => {
			const { id } = await openRequest(tx, town.tamura.actor, town.tamura.id, asked)
			await addStep(tx, town.chosei.actor, id, { what: '見守る', minutes: 1440, place: '' })
			return id
		})
		expect((await countedCuts(db(), long, question, today))?.cuts[0]?.pieces.length).toBeGreaterThan(1)
	})

	it('more of a kind than two is put aside as more, and only what is nowhere better as worse', async () => {
		const { cuts: found } = await cuts()
		for (const kind of new Set(found.map((cut) => cut.kind)))
			expect(found.filter((cut) => cut.kind === kind && !cut.worse && !cut.more).length).toBeLessThanOrEqual(
				2,
			)
		const isBetter = (one: CountedCut, other: CountedCut) =>
			one.people > other.people ||
			one.totalYen < other.totalYen ||
			one.handovers < other.handovers ||
			one.doneAt < other.doneAt
		for (const worse of found.filter((cut) => cut.worse))
			expect(found.some((cut) => cut !== worse && !isBetter(worse, cut))).toBe(true)
	})

	it('hold the one its employer wishes, though the search found another', async () => {
		const steps = await stepsToCut(db(), requestId)
		const wished = writeCut({
			kind: 'wished',
			pieces: steps.map((step, n) => ({
				parts: [{ stepId: step.id, minutes: 120 }],
				day: n,
				startMinute: 600,
				endMinute: 720,
				seats: 1,
			})),
		})
		const found = await countedCuts(db(), requestId, question, today, wished)
		expect(found?.wished && writeCut(found.wished)).toBe(wished)
		expect(found?.cuts.some((cut) => writeCut(cut) === wished)).toBe(false)
		expect((await countedCuts(db(), requestId, question, today, '0 540 600 1 x:60'))?.wished).toBeUndefined()
	})

	it('count one by hand beside the others', async () => {
		const hand = { groupOf: () => 1, order: 'in-turn', mostMinutes: 120, seats: 1 } as const
		const found = await countedCuts(db(), requestId, { ...question, hand }, today)
		expect(found?.byHand?.pieces.map((piece) => piece.could)).toEqual([5, 2])
	})
})

describe('taking a cut', () => {
	it('makes its drafts with their days, once; again only in place of them', async () => {
		const { cuts: found } = await cuts()
		const pieces = writeCut(found.find((cut) => cut.kind === 'steps') as (typeof found)[number])
		const take = (replace: boolean) =>
			inTransaction((tx) => takeCut(tx, town.chosei.actor, requestId, { day: workDay, pieces, replace }))
		expect(await take(false)).toBe(2)
		const { tasks } = (await requestForStaff(db(), requestId)) as NonNullable<
			Awaited<ReturnType<typeof requestForStaff>>
		>
		expect(
			tasks.map((task) => [task.title, task.minutes, task.slots[0]?.day, task.slots[0]?.startMinute]),
		).toEqual([
			['草をとる', 120, workDay, 540],
			['集めて運ぶ', 120, workDay, 660],
		])
		const again = { day: workDay, pieces, replace: false }
		expect(await refusing((tx) => takeCut(tx, town.chosei.actor, requestId, again))).toBe('steps-cut-already')
		expect(await take(true)).toBe(2)
		expect((await requestForStaff(db(), requestId))?.tasks).toHaveLength(2)
	})

	it('refuses what is no cut of this sheet', async () => {
		const wrong = { day: workDay, pieces: '0 540 600 1 somebody:60', replace: true }
		expect(await refusing((tx) => takeCut(tx, town.chosei.actor, requestId, wrong))).toBe('cut-changed')
	})
})

describe('what an employer reads', () => {
	const night = instantOf(addDays(today, 1), 60)
	const bandsNow = async () =>
		(await snapshotOf(db(), town.tamura.id, requestId))?.cuts.flatMap((cut) =>
			cut.pieces.map((piece) => piece.band),
		)

	it('is nothing before the first night, then bands', async () => {
		expect(await bandsNow()).toBeUndefined()
		await countForEmployers(night)
		// Two people and five of whom two are the same differ by three: one answer.
		expect(new Set(await bandsNow())).toEqual(new Set(['under-5']))
	})

	it('does not change when three people more could', async () => {
		for (const name of ['昼田', '昼井', '昼倉']) {
			const one = await makeRegistrant(name, town.areaId)
			await inTransaction((tx) => setAvailability(tx, one.actor, one.id, week(540, 1020)))
		}
		await countForEmployers(instantOf(addDays(today, 2), 60))
		expect(new Set(await bandsNow())).toEqual(new Set(['under-5']))
		const kept = await db().select().from(reachAnswers).where(eq(reachAnswers.employerId, town.tamura.id))
		expect(new Set(kept.map((row) => row.band))).toEqual(new Set(['under-5']))
		expect(kept.every((row) => row.people.length % 16 === 0)).toBe(true)
	})

	it('which cuts there are, hangs on the work alone and not on who could take them', async () => {
		const offered = async () =>
			(await cutsForEmployer(db(), requestId, question, today)).map((cut) => writeCut(cut))
		const before = await offered()
		expect(before.length).toBeGreaterThanOrEqual(5)
		for (const name of ['夕田', '夕井', '夕倉', '夕川', '夕山', '夕本']) {
			const one = await makeRegistrant(name, town.areaId)
			await inTransaction((tx) => setAvailability(tx, one.actor, one.id, week(780, 1020)))
		}
		expect(await offered()).toEqual(before)
	})

	it('one sheet that cannot be counted keeps no other employer from theirs', async () => {
		const inaba = await makeEmployer('稲葉商店', town.areaId)
		const other = await inTransaction(async (tx) => {
			const { id } = await openRequest(tx, inaba.actor, inaba.id, asked)
			await addStep(tx, town.chosei.actor, id, { what: '折る', minutes: 60, place: '' })
			return id
		})
		const keepTools = (tools: unknown) =>
			inTransaction((tx) =>
				tx
					.update(steps)
					.set({ detail: { tools: tools as string } })
					.where(eq(steps.requestId, requestId)),
			)
		// As no page ever keeps it.
		await keepTools(3)
		await expect(countForEmployers(instantOf(addDays(today, 3), 60))).rejects.toThrow('some employers')
		expect(await snapshotOf(db(), inaba.id, other)).toBeDefined()
		await keepTools(undefined)
	})

	it('is nobody else’s', async () => {
		expect(await snapshotOf(db(), town.hidaka.id, requestId)).toBeUndefined()
	})

	it('can be chosen, by its own employer and while the sheet is the same', async () => {
		const { cuts: found } = await cuts()
		const text = writeCut(found[0] as (typeof found)[number])
		const choose = (employerId: string, what: string) =>
			refusing((tx) => chooseCut(tx, town.tamura.actor, employerId, requestId, what))
		expect(await choose('somebody', text)).toBe('not-found')
		expect(await choose(town.tamura.id, '0 540 600 1 x:60')).toBe('cut-changed')
		await inTransaction((tx) => chooseCut(tx, town.tamura.actor, town.tamura.id, requestId, text))
		expect((await requestForStaff(db(), requestId))?.chosenCut).toBe(text)
		expect(await eventsAbout('request', requestId)).toContain('request.cut-chosen')
	})
})

describe('what the chance is learned from', () => {
	it('is counted once for every open slot, and told when the day is over', async () => {
		const { slotIds } = await postTask(town)
		expect(await noteReach()).toBeGreaterThan(0)
		expect(await noteReach()).toBe(0)
		const [row] = await db()
			.select()
			.from(slotReach)
			.where(eq(slotReach.slotId, slotIds[0] ?? ''))
		expect(row?.could).toBeGreaterThan(0)
		expect(await pastSlots(db(), today)).toEqual([])
		expect(await pastSlots(db(), addDays(workDay, 1))).toContainEqual({
			day: workDay,
			could: row?.could,
			seats: expect.any(Number),
			filled: 0,
		})
		expect(await forecastOn(db(), addDays(workDay, 1))).toBeUndefined()
		await inTransaction((tx) => callOffSlot(tx, town.chosei.actor, slotIds[0] as string, 'rain'))
		expect((await pastSlots(db(), addDays(workDay, 1))).filter((one) => one.could === row?.could)).toEqual([])
	})
})

describe('what would unlock', () => {
	it('a slot: with each change exactly as many more as could then', async () => {
		const piece = {
			task: {
				kind: 'farm-work',
				employerId: town.tamura.id,
				areaId: town.areaId,
				payYen: 1_000,
				lift: false,
				minutes: 180,
				kilograms: 0,
				posture: 'sit',
				outdoors: false,
				alone: true,
				atHome: false,
				rests: true,
				driving: false,
				busStop: '北町',
				skill: null,
			},
			slot: { day: workDay, startMinute: 540, endMinute: 720, seats: 1 },
		}
		const { could, unlocks } = await unlocksOf(db(), piece)
		const shorter = unlocks.find((one) => one.what === 'shorter' && one.by === 120)
		expect(shorter?.gain).toBe(3)
		expect(shorter?.could).toBe(could + 3)
		expect(unlocks.every((one) => one.gain > 0)).toBe(true)
		expect(unlocks).toEqual([...unlocks].sort((a, b) => b.gain - a.gain))
	})

	it('work for somebody: by what was posted in the last thirty days', async () => {
		const early = await makeRegistrant('早川', town.areaId)
		await inTransaction((tx) => setAvailability(tx, early.actor, early.id, week(360, 420)))
		await postTask(town, { minutes: 60 }, [{ startMinute: 780, endMinute: 840 }])
		clockAt(addDays(workDay, 3))
		const more = await moreWorkOf(db(), early.id, addDays(workDay, 3))
		expect(more).toContainEqual({ weekday: weekdayOf(workDay), part: 'afternoon', more: 1 })
		expect(await moreWorkOf(db(), 'nobody', today)).toEqual([])
	})
})
