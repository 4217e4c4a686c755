// A week's plan on a real database: made in its thread, stopped, made once of two processes, and people asked from it.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyFor, withdraw } from '~/assignments/application.server'
import { ask } from '~/assignments/offer.server'
import { askFromPlan, whatPlanNames } from '~/assignments/plan.server'
import { moveClock, now } from '~/base/clock'
import { addDays, weekOf } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import {
	askForPlan,
	beat,
	claimPlan,
	endPlan,
	givePlanBack,
	planAgain,
	planOf,
	planOfWeek,
	stopPlan,
} from '~/matching/plan.server'
import { startPlanner } from '~/matching/plan-runner.server'
import { weekToPlan } from '~/matching/plan-week.server'
import { rest } from '~/people/registrant.server'
import type { RefusalName } from '~/words/refusal'
import { Refusal } from '~/words/refusal'
import { db } from '~db/client'
import { offers } from '~db/schema/assignments'
import { employerSeats, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import { clockAt, eventsAbout, makeRegistrant, makeTown, postTask, refusing, today, workDay } from '../cast'

const week = weekOf(workDay)
const modes = { mode: 'fair-turns' as const }
let town: Town
let people: Registrant[]
let slotIds: string[]

beforeAll(async () => {
	town = await makeTown()
	people = [town.hidaka, town.noguchi, await makeRegistrant('三宅', town.areaId)]
	slotIds = (
		await postTask(town, {}, [
			{ seats: 2 },
			{ startMinute: 600, endMinute: 720, seats: 1 },
			{ day: addDays(workDay, 1), seats: 4 },
			{ day: addDays(workDay, 7), seats: 1 },
		])
	).slotIds
})
afterAll(() => moveClock(undefined))

/** What waits is made by a planner of this process; between the tests there is none. */
async function makePlans() {
	const planner = startPlanner()
	await planner.makeAll()
	await planner.end()
}

const asking = (over: Parameters<typeof askForPlan>[3] = modes) =>
	inTransaction((tx) => askForPlan(tx, town.chosei.actor, week, over))

describe('what a plan is made from', () => {
	it('are the seats of the week that nobody is sought for yet, and whom one may ask today', async () => {
		const seats = async () => (await weekToPlan(db(), week, now())).slots.map((one) => [one.id, one.seats])
		expect(await seats()).toEqual([
			[slotIds[0], 2],
			[slotIds[1], 1],
			[slotIds[2], 4],
		])
		const [hidaka, noguchi, miyake] = people as [Registrant, Registrant, Registrant]
		await inTransaction((tx) => applyFor(tx, hidaka.actor, hidaka.id, slotIds[0] ?? ''))
		await inTransaction((tx) => ask(tx, town.chosei.actor, slotIds[2] ?? '', noguchi.id, 'wish'))
		expect(await seats()).toEqual([
			[slotIds[0], 1],
			[slotIds[1], 1],
			[slotIds[2], 3],
		])
		const found = await weekToPlan(db(), week, now())
		// Asked today by a rhythm of a day: 野口 can be asked again tomorrow.
		expect(found.people.map((one) => one.registrantId)).not.toContain(noguchi.id)
		expect(found.waiting).toBe(2)
		// Two hands for the one free seat of a slot are one seat.
		const both = [hidaka, miyake].map((one) =>
			inTransaction((tx) => applyFor(tx, one.actor, one.id, slotIds[1] ?? '')),
		)
		expect((await Promise.all(both)).length).toBe(2)
		expect((await weekToPlan(db(), week, now())).waiting).toBe(3)
		for (const [at, one] of [hidaka, miyake].entries())
			await inTransaction(async (tx) => withdraw(tx, one.actor, one.id, (await both[at]) ?? ''))
		expect(found.barred).toEqual(
			expect.arrayContaining([
				{ slotId: slotIds[0], registrantId: hidaka.id, by: 'waits' },
				{ slotId: slotIds[2], registrantId: noguchi.id, by: 'waits' },
			]),
		)
		expect(found.people[0]).toMatchObject({ homeAreaId: town.areaId, did: [] })
		expect(found.slots[0]).toMatchObject({ needsPractice: false, guided: false })
		clockAt(addDays(today, 1))
		const tomorrow = await weekToPlan(db(), week, now())
		expect(tomorrow.people.find((one) => one.registrantId === noguchi.id)?.turns).toBe(1)
	})

	it('leaves out who rests or is never to be asked, and bars who sits for the employer', async () => {
		const never = await makeRegistrant('自分から', town.areaId, { askAtMost: 'never' })
		const resting = await makeRegistrant('お休み', town.areaId)
		await inTransaction((tx) => rest(tx, resting.actor, resting.id, addDays(today, 2)))
		const both = await makeRegistrant('両方', town.areaId)
		await inTransaction((tx) =>
			tx.insert(employerSeats).values({
				id: crypto.randomUUID(),
				employerId: town.tamura.id,
				accountId: both.accountId,
				fromDay: today,
			}),
		)
		const found = await weekToPlan(db(), week, now())
		const ids = found.people.map((one) => one.registrantId)
		expect(ids).not.toContain(never.id)
		expect(ids).not.toContain(resting.id)
		for (const { id } of found.slots)
			expect(found.barred).toContainEqual({ slotId: id, registrantId: both.id, by: 'own-firm' })
		await inTransaction((tx) =>
			tx.update(registrants).set({ state: 'left' }).where(eq(registrants.id, both.id)),
		)
	})
})

describe('a plan', () => {
	it('is made in a thread, and the newest of its week is shown', async () => {
		const id = await asking()
		expect(await refusing((tx) => askForPlan(tx, town.chosei.actor, week, modes))).toBe('plan-going-on')
		await makePlans()
		const made = await planOfWeek(db(), week)
		expect(made).toMatchObject({ id, state: 'done', claimedBy: expect.any(String) })
		expect(made?.result?.figures).toMatchObject({ seats: 5, filled: 4 })
		expect(await eventsAbout('plan', id)).toEqual(['plan.asked', 'plan.made'])
		expect((await whatPlanNames(db(), made as never)).slots.get(slotIds[1] ?? '')?.title).toBe('栗の皮むき')
	})

	it('keeps what stays and what is struck when it is made again', async () => {
		const before = await planOfWeek(db(), week)
		const [stays, struck] = [before?.result?.pairs[0], before?.result?.pairs.at(-1)]
		if (!stays || !struck) throw new Error('no pairs')
		const pairOf = ({ slotId, registrantId }: typeof stays) => ({ slotId, registrantId })
		await asking({ mode: 'few-faces', locks: [pairOf(stays)], struck: [pairOf(struck)] })
		await makePlans()
		const after = await planOfWeek(db(), week)
		expect(after?.result?.pairs).toContainEqual(expect.objectContaining({ ...pairOf(stays), locked: true }))
		expect(after?.result?.pairs.map(pairOf)).not.toContainEqual(pairOf(struck))
		expect(after?.result?.empty).toHaveLength(1)
	})

	it('is for this week and later, from a Monday', async () => {
		for (const wrong of [addDays(week, 1), addDays(weekOf(today), -7), 'soon'])
			expect(await refusing((tx) => askForPlan(tx, town.chosei.actor, wrong, modes))).toBe('plan-week')
	})

	it('that waits is over at once when it is stopped; one at work gives what it has', async () => {
		const other = await asking()
		expect(await refusing((tx) => stopPlan(tx, town.chosei.actor, other))).toBe('done')
		expect(await planOf(db(), other)).toMatchObject({ state: 'stopped', result: null })
		expect(await refusing((tx) => stopPlan(tx, town.chosei.actor, other))).toBe('plan-over')
		const result = (await planOfWeek(db(), week))?.result
		const id = await asking()
		await inTransaction((tx) => claimPlan(tx, 'a process'))
		expect(await inTransaction((tx) => beat(tx, id, 'a process', 1))).toBe('go-on')
		expect(await refusing((tx) => stopPlan(tx, town.chosei.actor, id))).toBe('done')
		expect(await inTransaction((tx) => beat(tx, id, 'a process', 2))).toBe('stop')
		const figures = { filled: 0, seats: 5, people: 0, proved: false, stopped: true }
		await inTransaction((tx) =>
			endPlan(tx, id, 'a process', result ?? { pairs: [], empty: [], broken: [], figures }),
		)
		expect(await planOf(db(), id)).toMatchObject({ state: 'stopped', filled: 2, result: { figures } })
	})

	it('says from its thread how many seats are filled', async () => {
		const id = await asking()
		await makePlans()
		const { filled, result } = await planOf(db(), id)
		expect(filled).toBeGreaterThan(0)
		expect(filled).toBe(result?.figures.filled)
	})

	it('whose process went silent before it heard of a stop is stopped in the thread of the next, and kept as it was by then', async () => {
		const id = await asking()
		await inTransaction((tx) => claimPlan(tx, 'a process'))
		await inTransaction((tx) => stopPlan(tx, town.chosei.actor, id))
		clockAt(addDays(today, 1), 9 * 60 + 1)
		await makePlans()
		expect(await planOf(db(), id)).toMatchObject({ state: 'stopped', result: { figures: { stopped: true } } })
		expect(await eventsAbout('plan', id)).toEqual(['plan.asked', 'plan.stopped', 'plan.made'])
		clockAt(addDays(today, 1))
	})

	it('puts somebody of staff’s own on a seat, in the place of whom they say; the others of that slot stay', async () => {
		const own = await makeRegistrant('代わり', town.areaId)
		const first = await asking()
		await makePlans()
		const before = await planOf(db(), first)
		const full = slotIds[2] ?? ''
		const there =
			before.result?.pairs.filter((one) => one.slotId === full).map((one) => one.registrantId) ?? []
		const [instead, ...stay] = there.filter((one) => one !== own.id)
		if (!instead || stay.length === 0) throw new Error('nobody to replace')
		expect(before.result?.could?.find((one) => one.slotId === full)?.registrantIds).toContain(own.id)
		const put = [{ slotId: full, registrantId: own.id, instead }]
		const again = await inTransaction((tx) =>
			planAgain(tx, town.chosei.actor, before, { lock: [], strike: [], put }),
		)
		await makePlans()
		const after = await planOf(db(), again)
		const locked = after.result?.pairs.filter((one) => one.locked).map((one) => one.registrantId)
		expect(new Set(locked)).toEqual(new Set([own.id, ...there.filter((one) => one !== instead)]))
		expect(after.result?.broken).toEqual([])
		const pair = { slotId: full, registrantId: own.id }
		expect(
			await refusing((tx) =>
				planAgain(tx, town.chosei.actor, after, { lock: [pair], strike: [pair], put: [] }),
			),
		).toBe('plan-both')
		await inTransaction((tx) =>
			tx.update(registrants).set({ state: 'left' }).where(eq(registrants.id, own.id)),
		)
	})

	it('is one process’s at a time, and another’s once that has gone silent or gives it back', async () => {
		const id = await asking()
		const taken = await Promise.all(
			['one', 'two', 'three'].map((name) => inTransaction((tx) => claimPlan(tx, name))),
		)
		expect(taken.filter((plan) => plan?.id === id)).toHaveLength(1)
		const first = (await planOf(db(), id)).claimedBy ?? ''
		expect(await inTransaction((tx) => claimPlan(tx, 'another'))).toBe(undefined)
		clockAt(addDays(today, 1), 9 * 60 + 1)
		expect((await inTransaction((tx) => claimPlan(tx, 'another')))?.id).toBe(id)
		expect(await inTransaction((tx) => beat(tx, id, first, 1))).toBe('not-mine')
		await inTransaction((tx) => endPlan(tx, id, first, null))
		expect((await planOf(db(), id)).state).toBe('running')
		await inTransaction((tx) => givePlanBack(tx, id, 'another'))
		await makePlans()
		expect((await planOf(db(), id)).state).toBe('done')
	})
})

describe('asking from a plan', () => {
	it('says days later whom those who did it before went before: a refusal is kept with what its sentence needs', async () => {
		await asking()
		await makePlans()
		const plan = await planOfWeek(db(), week)
		const [pair] = plan?.result?.pairs ?? []
		if (!plan || !pair) throw new Error('no plan')
		const [slot] = await db().select().from(slots).where(eq(slots.id, pair.slotId))
		await inTransaction((tx) =>
			tx
				.update(tasks)
				.set({ beforeUntil: new Date(now().getTime() + 3_600_000) })
				.where(eq(tasks.id, slot?.taskId ?? '')),
		)
		await inTransaction((tx) => askFromPlan(tx, town.chosei.actor, plan, [pair]))
		const [kept] = (await planOf(db(), plan.id)).refusals
		expect(kept?.refusal).toBe('before-first')
		expect(new Refusal(kept?.refusal as RefusalName, kept?.facts).sentence).toMatch(/前にした方に.*から/)
		await inTransaction((tx) =>
			tx
				.update(tasks)
				.set({ beforeUntil: null })
				.where(eq(tasks.id, slot?.taskId ?? '')),
		)
	})

	it('asks whom the rules let be asked, and says of the others why not', async () => {
		await asking()
		await makePlans()
		const plan = await planOfWeek(db(), week)
		if (!plan?.result) throw new Error('no plan')
		const wanted = plan.result.pairs.map(({ slotId, registrantId }) => ({ slotId, registrantId }))
		expect(await refusing((tx) => askFromPlan(tx, town.chosei.actor, plan, []))).toBe('plan-nobody')
		const strange = { slotId: slotIds[3] ?? '', registrantId: town.hidaka.id }
		expect(await refusing((tx) => askFromPlan(tx, town.chosei.actor, plan, [strange]))).toBe('not-found')
		const rests = wanted[0]?.registrantId ?? ''
		await inTransaction((tx) => rest(tx, town.hidaka.actor, rests, null))
		const before = await db().select().from(offers)
		const said = await inTransaction((tx) => askFromPlan(tx, town.chosei.actor, plan, wanted))
		const after = await db().select().from(offers)
		expect(after.length - before.length).toBe(said.asked)
		expect(said.asked + said.refused).toBe(wanted.length)
		const kept = await planOf(db(), plan.id)
		const refusals = new Map(kept.refusals.map((one) => [one.registrantId, one.refusal]))
		expect(refusals.get(rests)).toBe('ask-resting')
		// Nobody is asked twice a day, whatever the plan holds for them.
		const asked = after.filter((one) => !before.some((old) => old.id === one.id))
		expect(new Set(asked.map((one) => one.registrantId)).size).toBe(asked.length)
		expect(said.asked).toBeGreaterThan(0)
	})

	it('a limit changed since is seen by the next plan', async () => {
		clockAt(addDays(today, 3))
		for (const one of people)
			await inTransaction((tx) => setLimits(tx, one.actor, one.id, { ...noLimits, kilogramsMost: 1 }))
		await asking()
		await makePlans()
		const plan = await planOfWeek(db(), week)
		for (const one of people)
			expect(plan?.result?.pairs.map((pair) => pair.registrantId)).not.toContain(one.id)
	})
})
