// The index of a process says what `fit` says of the database as it is, whatever was done, and whoever did it.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { eq, isNull, max } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { applyFor } from '~/assignments/application.server'
import { callOff, callOffMine, callOffSlot } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { ask } from '~/assignments/offer.server'
import { sayNo, sayYes } from '~/assignments/terms.server'
import { moveClock, now } from '~/base/clock'
import { addDays } from '~/base/day'
import { allHalfHours, halfHoursWithin } from '~/base/span'
import { newestSettled } from '~/events/changes.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { recentActs, withFootprint } from '~/events/footprint.server'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { addDayOff, removeDayOff, setAvailability } from '~/matching/availability.server'
import { bookedYearsOf } from '~/matching/booking.server'
import { fitPersonOf } from '~/matching/candidate.server'
import { fit as judge } from '~/matching/fit'
import { noLimits } from '~/matching/limit'
import { setLimits } from '~/matching/limit.server'
import { bestFitting, countFitting, whoFits } from '~/matching/match-index'
import type { LiveIndex } from '~/matching/match-index.server'
import { liveIndex, startMatchIndex } from '~/matching/match-index.server'
import type { Piece } from '~/matching/reach.server'
import { reachOf, whoCould } from '~/matching/reach.server'
import { checkSkill, setSkills } from '~/matching/skill.server'
import { townFactsOn } from '~/matching/town.server'
import { byTurn } from '~/matching/turn'
import { rest, returnFromRest } from '~/people/registrant.server'
import { takeBackAct } from '~/routes/take-back.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { engine } from '~db/columns'
import { assignments } from '~db/schema/assignments'
import { daysOff, turns } from '~db/schema/matching'
import { registrants } from '~db/schema/people'
import type { Registrant, Town } from '../cast'
import { clockAt, makeRegistrant, makeTown, postTask, refusing, today, workDay } from '../cast'
import { longer, runs } from '../runner/long'
import { behindTheTriggers } from '../runner/tamper'

vi.setConfig({ testTimeout: longer(120_000) })

const asked = (task: Partial<Piece['task']> = {}, slot: Partial<Piece['slot']> = {}): Piece => ({
	task: {
		kind: 'farm-work',
		employerId: 'nobody',
		areaId: 'nowhere',
		payYen: 1_000,
		lift: false,
		minutes: 120,
		kilograms: 0,
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
	slot: { day: workDay, startMinute: 570, endMinute: 690, seats: 1, ...slot },
})

const pieces = [
	asked(),
	asked({ kilograms: 8 }),
	asked({ outdoors: true, posture: 'stand', alone: false, rests: false }),
	asked({ skill: 'sewing' }),
	asked({ skill: 'driving-licence', driving: true }),
	asked({}, { startMinute: 700, endMinute: 760 }),
	asked({}, { day: addDays(workDay, 1) }),
	asked({ minutes: 60 }, { day: addDays(workDay, 2), startMinute: 690, endMinute: 750 }),
	asked({}, { day: addDays(workDay, 14) }),
]

/** Who could, one person after another, by what the acts themselves ask. */
async function slowly({ task, slot }: Piece): Promise<string[]> {
	const found: string[] = []
	for (const { id } of await db()
		.select({ id: registrants.id })
		.from(registrants)
		.where(eq(registrants.state, 'registered'))) {
		const person = await fitPersonOf(db(), id, '0001-01-01')
		const busy = (await bookedYearsOf(db(), [id], slot.day, slot.day)).get(id) ?? []
		const facts = await townFactsOn(db(), slot.day)
		if (person && judge(person, task, slot, busy, facts).fits) found.push(id)
	}
	return found.sort()
}

let town: Town
let live: LiveIndex
let slotIds: string[]
const people: Registrant[] = []

/** The index itself answers, and says what is so. */
async function expectRight() {
	const index = await liveIndex()
	if (!index) throw new Error('there is no index')
	for (const piece of pieces) {
		const wanted = await slowly(piece)
		const facts = await townFactsOn(db(), piece.slot.day)
		expect(whoFits(index, piece.task, piece.slot, facts)?.sort()).toEqual(wanted)
		expect(countFitting(index, piece.task, piece.slot, facts)?.fits).toBe(wanted.length)
		expect(await whoCould(db(), piece)).toEqual(wanted)
		const turned = await db()
			.select({ id: turns.registrantId, at: max(turns.at) })
			.from(turns)
			.where(isNull(turns.takenBackAt))
			.groupBy(turns.registrantId)
		const last = new Map(turned.map(({ id, at }) => [id, at]))
		const inTurn = wanted
			.map((registrantId) => ({ registrantId, lastTurnAt: last.get(registrantId) ?? null }))
			.sort(byTurn)
		const listed = bestFitting(index, piece.task, piece.slot, facts, { most: wanted.length })
		expect(listed?.map(({ registrantId, lastTurnAt }) => ({ registrantId, lastTurnAt }))).toEqual(inTurn)
	}
}

beforeAll(async () => {
	town = await makeTown()
	people.push(town.hidaka, town.noguchi)
	for (const name of ['三宅', '大橋', '千葉']) people.push(await makeRegistrant(name, town.areaId))
	const slots = [0, 1, 2, 14].flatMap((later) => [
		{ day: addDays(workDay, later), seats: 3 },
		{ day: addDays(workDay, later), startMinute: 690, endMinute: 780, seats: 3 },
	])
	slotIds = (await postTask(town, {}, slots)).slotIds
	live = startMatchIndex()
})
afterAll(async () => {
	await live.end()
	moveClock(undefined)
})

type Doing = (tx: Tx) => Promise<unknown>
const byStaff = (who: Registrant): Actor => ({
	...town.chosei.actor,
	channel: 'telephone',
	onBehalf: { kind: 'registrant', id: who.id },
})

async function newestAssignment(who: Registrant): Promise<string> {
	const [row] = await db()
		.select({ id: assignments.id })
		.from(assignments)
		.where(eq(assignments.registrantId, who.id))
		.orderBy(assignments.decidedAt)
	return row?.id ?? ''
}

/** What can be done, by a number that says which of the many forms it takes. */
const acts: Record<string, (who: Registrant, n: number) => Promise<Doing>> = {
	hours: async (who, n) => (tx) =>
		setAvailability(
			tx,
			byStaff(who),
			who.id,
			Array.from({ length: 7 }, (_, day) =>
				(n + day) % 4 === 0 ? 0 : n % 2 === 0 ? allHalfHours : halfHoursWithin(540, 720),
			),
		),
	limits: async (who, n) => (tx) =>
		setLimits(tx, byStaff(who), who.id, {
			...noLimits,
			noDriving: n % 3 !== 0,
			kilogramsMost: n % 4 === 0 ? 5 : null,
			indoorsOnly: n % 5 === 0,
			aloneOnly: n % 7 === 0,
			daysPerWeekMost: n % 3 === 1 ? 1 : null,
			minutesMost: n % 6 === 1 ? 180 : null,
			restBetweenMinutes: n % 4 === 3 ? 30 : null,
		}),
	off: async (who, n) => (tx) => {
		const fromDay = addDays(workDay, n % 4)
		return addDayOff(tx, byStaff(who), who.id, { fromDay, untilDay: fromDay, everyWeeks: n % 3 })
	},
	'on again': async (who) => {
		const [off] = await db().select({ id: daysOff.id }).from(daysOff).where(eq(daysOff.registrantId, who.id))
		return (tx) => removeDayOff(tx, byStaff(who), who.id, off?.id ?? '')
	},
	skills: async (who, n) => (tx) =>
		setSkills(tx, byStaff(who), who.id, n % 2 === 0 ? ['sewing', 'driving-licence'] : ['driving-licence']),
	paper: async (who) => (tx) => checkSkill(tx, byStaff(who), who.id, 'driving-licence'),
	rest: async (who, n) => (tx) => rest(tx, byStaff(who), who.id, addDays(workDay, (n % 3) - 1)),
	return: async (who) => (tx) => returnFromRest(tx, byStaff(who), who.id),
	decide: async (who, n) => {
		const slotId = slotIds[n % slotIds.length] ?? ''
		await refusing((tx) => applyFor(tx, who.actor, who.id, slotId))
		return (tx) => decide(tx, town.chosei.actor, slotId, [who.id], '近い')
	},
	ask: async (who, n) => (tx) =>
		ask(tx, town.chosei.actor, slotIds[n % slotIds.length] ?? '', who.id, 'wish'),
	yes: async (who) => {
		const id = await newestAssignment(who)
		return (tx) => sayYes(tx, who.actor, who.id, id, { showCallName: true })
	},
	no: async (who) => {
		const id = await newestAssignment(who)
		return (tx) => sayNo(tx, who.actor, who.id, id)
	},
	'cannot come': async (who) => {
		const id = await newestAssignment(who)
		return (tx) => callOffMine(tx, who.actor, who.id, id)
	},
	'call off': async (who, n) => {
		const id = await newestAssignment(who)
		return (tx) => callOff(tx, town.chosei.actor, id, n % 2 === 0 ? 'registrant' : 'employer')
	},
	'take back': async () => {
		const [last] = await recentActs(db(), town.chosei.accountId, now())
		return (tx) => takeBackAct(tx, town.chosei.actor, last?.id ?? '')
	},
	join: async (_, n) => {
		const someone = await makeRegistrant(`新人${n}`, town.areaId)
		people.push(someone)
		return (tx) => rest(tx, someone.actor, someone.id, addDays(workDay, n % 2))
	},
	leave: async (who, n) => (tx) =>
		// No page lets anybody leave yet; the event is as any that names a registrant.
		tx
			.update(registrants)
			.set({ state: n % 2 === 0 ? 'left' : 'registered' })
			.where(eq(registrants.id, who.id))
			.then(() => record(tx, chore, 'registrant.profile-changed', { kind: 'registrant', id: who.id })),
}

describe('the index of a process', () => {
	it('is built while the site answers by reading everybody', async () => {
		expect(await liveIndex()).toBe(undefined)
		for (const piece of pieces) expect(await whoCould(db(), piece)).toEqual(await slowly(piece))
		await live.built()
		await expectRight()
	})

	it('is right after any acts, and after taking them back', async () => {
		const built = await liveIndex()
		const done = new Map<string, number>()
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ act: fc.constantFrom(...Object.keys(acts)), who: fc.nat(9), n: fc.nat(99) }), {
					minLength: 1,
					maxLength: 8,
				}),
				async (list) => {
					for (const { act, who, n } of list) {
						const doing = await acts[act]?.(people[who % people.length] as Registrant, n)
						const end = await refusing((tx) => withFootprint(tx, (watched) => (doing as Doing)(watched)))
						if (end === 'done') done.set(act, (done.get(act) ?? 0) + 1)
					}
					await expectRight()
				},
			),
			{ ...runs(60, 5), endOnFailure: true },
		)
		// The very index, kept current and not built anew, and most acts were not refused.
		expect(await liveIndex()).toBe(built)
		expect([...done.keys()].length).toBeGreaterThan(Object.keys(acts).length - 4)
	})

	it('counts many pieces as one by one', async () => {
		const counted = await reachOf(db(), pieces)
		for (const [n, piece] of pieces.entries()) expect(counted[n]?.could).toBe((await slowly(piece)).length)
		const beyond = [asked({}, { day: addDays(workDay, 100) }), asked()]
		const both = await reachOf(db(), beyond)
		for (const [n, piece] of beyond.entries()) expect(both[n]?.could).toBe((await slowly(piece)).length)
	})

	it('leaves what a transaction has written itself to the database', async () => {
		const who = await makeRegistrant('未確定', town.areaId)
		await expectRight()
		const ends = inTransaction(async (tx) => {
			await setLimits(tx, who.actor, who.id, { ...noLimits, kilogramsMost: 1 })
			expect(await whoCould(tx, asked({ kilograms: 2 }))).not.toContain(who.id)
			throw new Error('not so')
		})
		await expect(ends).rejects.toThrow('not so')
		expect(await whoCould(db(), asked({ kilograms: 2 }))).toContain(who.id)
	})

	it('sees at once what another process did', async () => {
		const who = await makeRegistrant('別の入口', town.areaId)
		expect(await whoCould(db(), asked())).toContain(who.id)
		const index = await liveIndex()
		await promisify(execFile)(
			process.execPath,
			['--import', 'tsx', 'tests/matching/another-process.ts', who.id, '2027-03-31'],
			{ env: { ...process.env, CLOCK_AT: now().toISOString() } },
		)
		expect(await liveIndex()).toBe(index)
		expect(await whoCould(db(), asked())).not.toContain(who.id)
		await expectRight()
	})

	it.runIf(engine === 'postgres')('sees an act committed while a slower one is still open', async () => {
		const who = await makeRegistrant('速い', town.areaId)
		expect(await whoCould(db(), asked())).toContain(who.id)
		let release = () => {}
		const gate = new Promise<void>((resolve) => {
			release = resolve
		})
		let began = () => {}
		const begun = new Promise<void>((resolve) => {
			began = resolve
		})
		const slow = inTransaction(async (tx) => {
			await setLimits(tx, town.hidaka.actor, town.hidaka.id, { ...noLimits, kilogramsMost: 1 })
			began()
			await gate
		})
		await begun
		await inTransaction((tx) => rest(tx, who.actor, who.id, null))
		expect(await whoCould(db(), asked())).not.toContain(who.id)
		release()
		await slow
		await expectRight()
	})

	it('is built anew when the feed has a gap', async () => {
		const who = await makeRegistrant('元の控え', town.areaId)
		await expectRight()
		const before = await liveIndex()
		const newest = await newestSettled(db())
		// As when an older copy of the database is put back: the last event is gone, and nothing tells of the row.
		await behindTheTriggers([
			`delete from events where id = '${newest?.id}'`,
			`update registrants set state = 'left' where id = '${who.id}'`,
			...(engine === 'sqlite' ? ["update sqlite_sequence set seq = seq - 1 where name = 'events'"] : []),
		])
		expect(await liveIndex()).toBe(undefined)
		expect(await whoCould(db(), asked())).not.toContain(who.id)
		await live.built()
		expect(await liveIndex()).not.toBe(before)
		await expectRight()
	})

	it('moves its weeks on with the calendar', async () => {
		const before = await liveIndex()
		clockAt(addDays(today, 7))
		expect(await liveIndex()).toBe(before)
		await live.built()
		const after = await liveIndex()
		expect(after?.rows.firstDay).toBe(addDays(before?.rows.firstDay ?? '', 7))
		await expectRight()
	})

	it('sees a whole slot called off', async () => {
		const who = await makeRegistrant('雨', town.areaId)
		const { slotIds: own } = await postTask(town, {}, [{ day: addDays(workDay, 14) }])
		const slotId = own[0] ?? ''
		await inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
		await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id], '近い'))
		const piece = asked({}, { day: addDays(workDay, 14) })
		expect(await whoCould(db(), piece)).not.toContain(who.id)
		await inTransaction((tx) => callOffSlot(tx, town.chosei.actor, slotId, 'rain'))
		expect(await whoCould(db(), piece)).toContain(who.id)
		await expectRight()
	})

	it('answers by reading again once it was ended', async () => {
		await live.end()
		expect(await liveIndex()).toBe(undefined)
		expect(await whoCould(db(), asked())).toEqual(await slowly(asked()))
	})
})
