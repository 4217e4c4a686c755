// The index built straight from the tables says what `fit` says of whoever was written into them.
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import type { Booked } from '~/matching/booking'
import type { FitTask } from '~/matching/fit'
import { noLimits } from '~/matching/limit'
import type { IndexedPerson } from '~/matching/match-index'
import { countFitting } from '~/matching/match-index'
import { buildMatchIndex } from '~/matching/match-index-build.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { availability, bookings, datedHours, daysOff, limits, skills, turns } from '~db/schema/matching'
import { earnings } from '~db/schema/money'
import { employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { Town } from '../cast'
import { makeRegistrant, makeTown, postTask, throughJourney, workDay } from '../cast'
import { madeClients, quietTown, townMade } from './fit-people'
import { expectSame, idNumbered, personFrom, slotFrom, taskMade } from './index-people'

let town: Town
let pattern: typeof tasks.$inferSelect
beforeAll(async () => {
	town = await makeTown()
	const [tamura] = await db().select().from(employers).where(eq(employers.id, town.tamura.id))
	await inTransaction((tx) =>
		tx.insert(employers).values(madeClients.map((id) => ({ ...(tamura as NonNullable<typeof tamura>), id }))),
	)
	const { taskId } = await postTask(town)
	pattern = (await db().select().from(tasks).where(eq(tasks.id, taskId)))[0] as typeof pattern
})

/** The slot of work for somebody, somewhere, for so much; `nowhere` where nothing is paid: the slot is not there. */
async function slotFor(tx: Tx, made: Map<string, string>, { employerId, areaId, yen }: Booked) {
	const what = `${employerId} ${areaId} ${yen}`
	const known = yen === 0 ? 'nowhere' : made.get(what)
	if (known) return known
	const taskId = newId()
	const place = { employerId, areaId: areaId ?? 'hill', atHome: areaId === null, payYen: yen }
	await tx.insert(tasks).values({ ...pattern, id: taskId, ...place })
	const id = newId()
	const span = { day: '2026-11-09', startMinute: 0, endMinute: 60, seats: 9, open: false }
	await tx.insert(slots).values({ id, taskId, ...span })
	made.set(what, id)
	return id
}

/** What the tables can hold of somebody: each day and each skill once, and nothing is paid by nobody. */
const holdable = (one: IndexedPerson): IndexedPerson => ({
	...one,
	dates: one.dates.filter(({ day }, n) => one.dates.findIndex((other) => other.day === day) === n),
	skills: one.skills.filter(({ skill }, n) => one.skills.findIndex((other) => other.skill === skill) === n),
	busy: one.busy.map((busy) => (busy.yen === 0 ? { ...busy, employerId: '', areaId: null } : busy)),
})

async function write(
	one: IndexedPerson,
	made: Map<string, string>,
	state: 'registered' | 'left' = 'registered',
) {
	const { registrantId, restFrom, restUntil, likesKinds } = one
	const row = { id: registrantId, restFrom, restUntil, likesKinds: [...likesKinds], state }
	await makeRegistrant('誰か', town.areaId, { ...row, hours: null })
	await inTransaction(async (tx) => {
		const at = tx.at
		const id = newId
		const of = { registrantId }
		const all = <Row>(rows: readonly Row[], into: (rows: Row[]) => Promise<unknown>) =>
			rows.length > 0 ? into([...rows]) : undefined
		await all(
			one.masks.map((halfHours, weekday) => ({ ...of, weekday, halfHours })),
			(rows) => tx.insert(availability).values(rows),
		)
		await all(
			one.dates.map((date) => ({ ...of, ...date, addedAt: at })),
			(rows) => tx.insert(datedHours).values(rows),
		)
		await all(
			one.daysOff.map((off) => ({ ...of, ...off, id: id(), addedAt: at })),
			(rows) => tx.insert(daysOff).values(rows),
		)
		if (one.limits !== noLimits)
			await tx.insert(limits).values({ ...of, ...one.limits, areaIds: [...one.limits.areaIds] })
		await all(
			one.skills.map(({ skill, checked }) => ({ ...of, skill, checkedAt: checked ? at : null })),
			(rows) => tx.insert(skills).values(rows),
		)
		for (const { day, startMinute, endMinute, ...what } of one.busy) {
			const slotId = await slotFor(tx, made, { day, startMinute, endMinute, ...what })
			const booked = { ...of, assignmentId: id(), slotId, day, startMinute, endMinute }
			await tx.insert(bookings).values({ ...booked, id: id(), live: true })
			await tx
				.insert(bookings)
				.values({ ...booked, assignmentId: id(), id: id(), startMinute: 0, endMinute: 1440, live: false })
		}
		const turn = { ...of, taskId: 'task', slotId: 'slot', why: 'decided' as const }
		if (one.lastTurnAt !== null)
			await tx.insert(turns).values([
				{ ...turn, id: id(), at: one.lastTurnAt },
				{ ...turn, id: id(), at: new Date(one.lastTurnAt.getTime() - 1) },
			])
		await tx.insert(turns).values({ ...turn, id: id(), at: new Date(9 * 86_400_000), takenBackAt: at })
	})
}

const made = new Map<string, string>()
let number = 0

/** So many made people around a day, written down. */
async function people(first: Day, count: number, seed: number): Promise<Map<string, IndexedPerson>> {
	const drawn = fc.sample(personFrom(first, fc.constant(0)), { numRuns: count, seed })
	const beside = new Map<string, IndexedPerson>()
	for (const [n, one] of drawn.entries()) {
		number += 1
		const plain = n % 9 === 0 ? { ...one, limits: noLimits } : one
		const whole = holdable({ ...plain, registrantId: idNumbered(number) })
		await write(whole, made, n % 11 === 0 ? 'left' : 'registered')
		if (n % 11 !== 0) beside.set(whole.registrantId, whole)
	}
	return beside
}

describe('built from the tables', () => {
	it.each([
		['2026-12-21', 1],
		['2028-02-21', 2],
	] as const)(
		'it says what fit says of made people around %s',
		async (first, seed) => {
			await inTransaction((tx) => tx.update(registrants).set({ state: 'left' }))
			const beside = await people(first, 120, seed)
			const asks = fc.sample(fc.tuple(taskMade, slotFrom(first), townMade), { numRuns: 120, seed })
			// More at a time than there are, and so few that it takes many readings.
			for (const atATime of [1_000, 17]) {
				const index = await buildMatchIndex(db(), first, atATime)
				expect(index.rows.count).toBe(beside.size)
				for (const [task, slot, facts] of asks) expectSame(index, beside, task, slot, facts)
			}
			const index = await buildMatchIndex(db(), first)
			const booked = index.rows.bookedDays.reduce((sum, list) => sum + list.count, 0)
			expect(booked).toBeGreaterThan(100)
		},
		60_000,
	)

	it('what no form would let through is judged by fit itself', async () => {
		await inTransaction((tx) => tx.update(registrants).set({ state: 'left' }))
		const first = '2026-11-09'
		const asks = fc.sample(fc.tuple(taskMade, slotFrom(first)), { numRuns: 40, seed: 3 })
		const beside = await people(first, 12, 4)
		const odd = new Map(beside)
		const ids = [...beside.keys()]
		const change = (n: number, facts: Partial<IndexedPerson>) => {
			const id = ids[n] as string
			odd.set(id, { ...(beside.get(id) as IndexedPerson), ...facts })
			return id
		}
		await inTransaction(async (tx) => {
			const rested = change(0, { restFrom: '2026-02-30' })
			await tx.update(registrants).set({ restFrom: '2026-02-30' }).where(eq(registrants.id, rested))
			const liked = change(1, { likesKinds: ['say "yes"', 'cleaning'] })
			await tx
				.update(registrants)
				.set({ likesKinds: ['say "yes"', 'cleaning'] })
				.where(eq(registrants.id, liked))
		})
		const index = await buildMatchIndex(db(), first)
		expect(index.odd.size).toBeGreaterThan(0)
		for (const [task, slot] of asks) expectSame(index, odd, task, slot, quietTown)
	})
})

it('a ceiling of income counts what was credited in place of what was promised', async () => {
	const who = await makeRegistrant('上限', town.areaId)
	const { assignmentId } = await throughJourney(town, 'decided', { registrant: who })
	await inTransaction(async (tx) => {
		await tx.update(registrants).set({ state: 'left' })
		await tx.update(registrants).set({ state: 'registered' }).where(eq(registrants.id, who.id))
		await tx.insert(limits).values({ ...noLimits, areaIds: [], registrantId: who.id, monthYenMost: 1_777 })
		const credited = { id: newId(), assignmentId, registrantId: who.id, yen: 777 }
		await tx.insert(earnings).values({ ...credited, serviceDay: workDay, payDay: workDay, creditedAt: tx.at })
	})
	const index = await buildMatchIndex(db(), workDay)
	const slot = { day: addDays(workDay, 1), startMinute: 600, endMinute: 660, seats: 1 }
	const [drawn] = fc.sample(taskMade, { numRuns: 1, seed: 1 })
	const plain = {
		minutes: 60,
		kilograms: 0,
		posture: 'sit',
		skill: null,
		driving: false,
		busStop: '役場前',
	} as const
	const fitsFor = (payYen: number) =>
		countFitting(index, { ...(drawn as FitTask), ...plain, payYen }, slot, quietTown)?.fits
	expect([fitsFor(1_000), fitsFor(1_001)]).toEqual([1, 0])
})
