// Two people at the same second around a booking: whoever was quicker, what is kept afterwards is one thing and a true one.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
	accompanimentOf,
	accompanyingOn,
	settleAccompaniment,
	wishAccompaniment,
} from '~/assignments/accompaniment.server'
import { applyFor } from '~/assignments/application.server'
import { liveStates } from '~/assignments/assignment'
import { askThoseBefore } from '~/assignments/before-first.server'
import { callOffMine, todayOff } from '~/assignments/call-off.server'
import { decide } from '~/assignments/decision.server'
import { latesOn, sayLate } from '~/assignments/delay.server'
import { latestOffers } from '~/assignments/offer.server'
import { askAgain, sayComing } from '~/assignments/reconfirmation.server'
import { applyAsTeam } from '~/assignments/team-hand.server'
import { sayYes } from '~/assignments/terms.server'
import { moveClock } from '~/base/clock'
import { addDays } from '~/base/day'
import { inTransaction } from '~/events/transaction.server'
import { bookedOf } from '~/matching/booking.server'
import { lastTurns } from '~/matching/turn.server'
import { openCalls } from '~/people/contact.server'
import { answerTeam, askIntoTeam, makeTeam } from '~/people/team.server'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { applications, assignments, vacancies } from '~db/schema/assignments'
import { accounts } from '~db/schema/people'
import { slots } from '~db/schema/work'
import type { Registrant, Town } from '../cast'
import {
	clockAt,
	eventsAbout,
	makeRegistrant,
	makeTown,
	postTask,
	refusing,
	throughJourney,
	today,
	workDay,
} from '../cast'

let town: Town
let numbers = 270_700
beforeAll(async () => {
	town = await makeTown()
})
afterAll(() => moveClock(undefined))

const someone = (name: string) => makeRegistrant(name, town.areaId)
const post = async (slot = {}, task = {}) => (await postTask(town, task, [slot])).slotIds[0] ?? ''
const apply = (who: Registrant, slotId: string) =>
	inTransaction((tx) => applyFor(tx, who.actor, who.id, slotId))
const choose = async (slotId: string, who: Registrant) =>
	(await inTransaction((tx) => decide(tx, town.chosei.actor, slotId, [who.id], 'follow')))[0] ?? ''
async function agreed(who: Registrant, slotId: string): Promise<string> {
	await apply(who, slotId)
	const id = await choose(slotId, who)
	await inTransaction((tx) => sayYes(tx, who.actor, who.id, id, { showCallName: false }))
	return id
}
const slotNow = async (slotId: string) => (await db().select().from(slots).where(eq(slots.id, slotId)))[0]
const stateOf = async (id: string) =>
	(await db().select().from(assignments).where(eq(assignments.id, id)))[0]?.state
const liveOn = (slotId: string) =>
	db()
		.select()
		.from(assignments)
		.where(and(eq(assignments.slotId, slotId), inArray(assignments.state, [...liveStates])))
const turnsOf = async (who: Registrant) => (await lastTurns(db(), [who.id])).get(who.id)?.turns

/** Two acts that meet, how they may end whoever was quicker, and what holds afterwards. */
type Meeting = {
	one: (tx: Tx) => Promise<unknown>
	other: (tx: Tx) => Promise<unknown>
	ends: readonly (readonly [string, string])[]
	holds: () => Promise<void>
}

const meetings: Record<string, () => Promise<Meeting>> = {
	async 'はい、行きます and 行けなくなりました'() {
		clockAt(today)
		const who = await someone('一')
		const slotId = await post()
		const id = await agreed(who, slotId)
		// The work is on a Monday, and is asked about on Friday.
		clockAt(addDays(workDay, -3))
		await inTransaction(askAgain)
		return {
			one: (tx) => sayComing(tx, who.actor, who.id, id),
			other: (tx) => callOffMine(tx, who.actor, who.id, id),
			// Who cannot come is never counted on, whatever was said in the same second.
			ends: [
				['done', 'done'],
				['assignment-now', 'done'],
			],
			async holds() {
				expect(await stateOf(id)).toBe('called-off')
				expect((await slotNow(slotId))?.taken).toBe(0)
				expect((await bookedOf(db(), [who.id], workDay, workDay)).get(who.id)).toEqual([])
				const open = await db().select().from(vacancies).where(eq(vacancies.assignmentId, id))
				expect(open).toHaveLength(1)
			},
		}
	},
	async 'おくれます twice'() {
		clockAt(today)
		const who = await someone('二')
		const slotId = await post()
		const id = await agreed(who, slotId)
		clockAt(workDay, 9 * 60)
		const late = (minutes: number) => (tx: Tx) => sayLate(tx, who.actor, who.id, id, minutes)
		return {
			one: late(20),
			other: late(30),
			ends: [['done', 'done']],
			async holds() {
				const minutes = (await latesOn(db(), [slotId])).get(slotId)
				expect(minutes).toHaveLength(1)
				expect([20, 30]).toContain(minutes?.[0])
				const calls = (await openCalls(db(), 1_000)).filter((call) => call.subjectId === slotId)
				expect(calls.map((call) => call.why)).toEqual(['late'])
			},
		}
	},
	async 'two of a team raising every hand'() {
		clockAt(today)
		const [maker, mate] = [await someone('組'), await someone('仲間')]
		const number = String(++numbers)
		const teamId = await inTransaction(async (tx) => {
			await tx.update(accounts).set({ number }).where(eq(accounts.id, mate.accountId))
			const made = await makeTeam(tx, maker.actor, maker.id, '二人組')
			await askIntoTeam(tx, maker.actor, maker.id, made, number)
			await answerTeam(tx, mate.actor, mate.id, made, 'yes')
			return made
		})
		const slotId = await post({ seats: 2 })
		const raise = (who: Registrant) => (tx: Tx) => applyAsTeam(tx, who.actor, who.id, teamId, slotId)
		return {
			one: raise(maker),
			other: raise(mate),
			ends: [['done', 'done']],
			async holds() {
				const up = await db()
					.select()
					.from(applications)
					.where(and(eq(applications.slotId, slotId), isNull(applications.withdrawnAt)))
				expect(up.map((hand) => hand.registrantId).sort()).toEqual([maker.id, mate.id].sort())
				expect(up.map((hand) => hand.teamId)).toEqual([teamId, teamId])
				for (const hand of up) expect(await eventsAbout('application', hand.id)).toEqual(['application.made'])
			},
		}
	},
	async 'two clerks asking those who did it before'() {
		clockAt(today)
		const did = await someone('前に')
		const kind = { kind: 'sewing' } as const
		await throughJourney(town, 'passed', { registrant: did, task: kind })
		clockAt(addDays(workDay, 1))
		const slotId = await post({ day: addDays(workDay, 8) }, kind)
		const before = (await turnsOf(did)) ?? 0
		return {
			one: (tx) => askThoseBefore(tx, town.chosei.actor, slotId),
			other: (tx) => askThoseBefore(tx, town.inoue.actor, slotId),
			ends: [
				['done', 'before-nobody'],
				['before-nobody', 'done'],
			],
			async holds() {
				const asked = (await latestOffers(db(), did.id)).filter((offer) => offer.slotId === slotId)
				expect(asked).toHaveLength(1)
				expect(await turnsOf(did)).toBe(before + 1)
				const taskId = (await slotNow(slotId))?.taskId ?? ''
				const told = (await eventsAbout('task', taskId)).filter((what) => what === 'task.asked-before')
				expect(told).toHaveLength(1)
			},
		}
	},
	async 'two clerks settling 同行'() {
		clockAt(today)
		const used = await someone('なれた')
		await throughJourney(town, 'passed', { registrant: used })
		clockAt(addDays(workDay, 1))
		const slotId = await post({ seats: 2, day: addDays(workDay, 7) })
		const fresh = await someone('はじめて')
		const usedId = await agreed(used, slotId)
		const id = await agreed(fresh, slotId)
		await inTransaction((tx) => wishAccompaniment(tx, fresh.actor, fresh.id, id, true))
		const settle = (who: string, meetingPlace: string) => (tx: Tx) =>
			settleAccompaniment(tx, town.inoue.actor, id, { who, meetingPlace, meetingMinute: 555, face: '帽子' })
		return {
			one: settle(`staff:${town.chosei.accountId}`, '駅の前'),
			other: settle(`registrant:${used.id}`, '作業場の前'),
			ends: [['done', 'done']],
			async holds() {
				const settled = await accompanimentOf(db(), id)
				const theirs = await accompanyingOn(db(), used.id, slotId)
				const told = await eventsAbout('assignment', usedId)
				// One of the two stands whole; who was asked and is not needed any more has heard that, too.
				if (settled?.companionId) {
					expect(settled).toMatchObject({ staffId: null, meetingPlace: '作業場の前' })
					expect(theirs).toHaveLength(1)
					expect(told.at(-1)).toBe('accompaniment.asked')
				} else {
					expect(settled).toMatchObject({ staffId: town.chosei.accountId, meetingPlace: '駅の前' })
					expect(theirs).toEqual([])
					expect(told.at(-1)).toBe('accompaniment.loosened')
				}
			},
		}
	},
	async '今日はむずかしい and a decision for the same day'() {
		clockAt(today)
		const who = await someone('今日')
		const slotId = await post({ startMinute: 900, endMinute: 960 })
		await apply(who, slotId)
		clockAt(workDay, 8 * 60)
		return {
			one: (tx) => todayOff(tx, who.actor, who.id),
			other: (tx) => decide(tx, town.chosei.actor, slotId, [who.id], 'near'),
			ends: [
				['done', 'done'],
				['done', 'no-hand'],
			],
			async holds() {
				expect(await liveOn(slotId)).toEqual([])
				expect((await slotNow(slotId))?.taken).toBe(0)
				expect((await bookedOf(db(), [who.id], workDay, workDay)).get(who.id)).toEqual([])
				expect(await turnsOf(who)).toBe(0)
			},
		}
	},
}

describe.each(Object.entries(meetings))('%s', (_, meet) => {
	it.each(['one', 'other'] as const)('at the same second, %s first', async (first) => {
		const { one, other, ends, holds } = await meet()
		const acts = first === 'one' ? [one, other] : [other, one]
		const ended = await Promise.all(acts.map((act) => refusing(act)))
		expect(ends).toContainEqual(first === 'one' ? ended : ended.toReversed())
		await holds()
	})
})
