// 順番待ち as it is kept: a hand that stays up while every seat is taken, and whom a seat that came free goes to.
import { and, asc, eq, gte, inArray, isNull, lt, ne } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { dayOf, minuteOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { isOff } from '~/matching/availability'
import { byTurn } from '~/matching/turn'
import { lastTurns } from '~/matching/turn.server'
import { mayBeAskedAt, restsOn } from '~/people/registrant'
import { Refusal, refused } from '~/words/refusal'
import { stillToCome } from '~/work/posting.server'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { applications, assignments } from '~db/schema/assignments'
import { datedHours, daysOff } from '~db/schema/matching'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { officeTimes } from './answer-clock.server'
import { keepHand, refuseHand } from './application.server'
import { isNight, leftStates, liveStates, seatsLeftBehind, startOf } from './assignment'
import { decide, handsInTurn } from './decision.server'
import { heatAsksOf } from './heat.server'
import { comingSlot, registeredPerson, slotWithTask } from './seat.server'
import { teamsOnSlot } from './team-hand.server'

/** Stands in line for a slot whose seats are all taken; binds nobody. Gives the application's id. */
export async function waitFor(tx: Tx, actor: Actor, registrantId: string, slotId: string): Promise<string> {
	const person = await registeredPerson(tx, registrantId)
	const found = await comingSlot(tx, slotId)
	if (found.slot.taken < found.slot.seats) throw refused('seat-free')
	await refuseHand(tx, actor, person, found)
	const id = await keepHand(tx, slotId, registrantId, { waits: true })
	await record(
		tx,
		actor,
		'application.waits',
		{ kind: 'application', id },
		{ after: { registrantId, slotId, taskId: found.task.id } },
	)
	return id
}

/** A slot of a task whose seats are all taken, with who waits for one. */
export type FullSlot = {
	slotId: string
	day: Day
	startMinute: number
	endMinute: number
	waiting: number
	/** One's own place in the line, 1 for the first; null for who does not stand in it. */
	place: number | null
	applicationId: string | null
}

/** The full slots of a task still to come that one holds no seat of, the soonest first. */
export async function fullSlotsOf(
	on: Db,
	taskId: string,
	registrantId: string,
	at: Date,
): Promise<FullSlot[]> {
	const [today, minute] = [dayOf(at), minuteOf(at)]
	const full = await on
		.select({ id: slots.id, day: slots.day, startMinute: slots.startMinute, endMinute: slots.endMinute })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				eq(slots.taskId, taskId),
				eq(tasks.state, 'published'),
				eq(slots.open, true),
				gte(slots.taken, slots.seats),
				stillToCome(today, minute),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute))
	if (full.length === 0) return []
	const ids = full.map((slot) => slot.id)
	const held = await on
		.select({ slotId: assignments.slotId })
		.from(assignments)
		.where(
			and(
				inArray(assignments.slotId, ids),
				eq(assignments.registrantId, registrantId),
				inArray(assignments.state, [...liveStates]),
			),
		)
	const up = await on
		.select({
			id: applications.id,
			slotId: applications.slotId,
			registrantId: applications.registrantId,
			appliedAt: applications.at,
		})
		.from(applications)
		.where(
			and(
				inArray(applications.slotId, ids),
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
			),
		)
	const turns = await lastTurns(
		on,
		up.map((hand) => hand.registrantId),
		at,
	)
	return full
		.filter(({ id }) => !held.some((one) => one.slotId === id))
		.map(({ id, ...slot }) => {
			const line = up
				.filter((hand) => hand.slotId === id)
				.map((hand) => ({ ...hand, lastTurnAt: turns.get(hand.registrantId)?.lastTurnAt ?? null }))
				.sort(byTurn)
			const place = line.findIndex((hand) => hand.registrantId === registrantId)
			return {
				slotId: id,
				...slot,
				waiting: line.length,
				place: place < 0 ? null : place + 1,
				applicationId: line[place]?.id ?? null,
			}
		})
}

/** Slots with a free seat, somebody who left, and hands that are up: their seat goes to the next in line. */
const slotsToPassOn = (on: Db, at: Date) =>
	on
		.selectDistinct({ id: slots.id, day: slots.day, startMinute: slots.startMinute })
		.from(applications)
		.innerJoin(slots, eq(slots.id, applications.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(
			assignments,
			and(eq(assignments.slotId, slots.id), inArray(assignments.state, [...leftStates])),
		)
		.where(
			and(
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
				eq(slots.open, true),
				gte(slots.day, dayOf(at)),
				lt(slots.taken, slots.seats),
				eq(tasks.state, 'published'),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
		.limit(200)

const left = new Set<string>(leftStates)

/** Seats that were somebody's and are nobody's now. */
async function seatsToPassOn(tx: Tx, slotId: string): Promise<number> {
	const held = await tx
		.select({
			decidedAt: assignments.decidedAt,
			endedAt: assignments.endedAt,
			state: assignments.state,
		})
		.from(assignments)
		.where(and(eq(assignments.slotId, slotId), ne(assignments.state, 'taken-back')))
	return seatsLeftBehind(held.map((one) => ({ ...one, left: left.has(one.state) })))
}

/**
 * Gives each seat that came free to the next in line, in the order of turns, with terms to say yes or no to: who cannot
 * take it, said since that they cannot that day, rests now or then, or may not be asked at this hour is passed. At night, and
 * in too much heat, nobody is asked. Each seat is a transaction of its own, so that what a rule refuses for one holds nobody
 * else up. Gives how many were asked.
 */
export async function askNextInLine(): Promise<number> {
	const at = now()
	if (isNight(minuteOf(at), await officeTimes(db(), at))) return 0
	let asked = 0
	for (const slot of await slotsToPassOn(db(), at)) {
		const refusedFor = new Set<string>()
		while (startOf(slot) > at && (await passOn(slot.id, refusedFor))) asked++
	}
	return asked
}

/** Gives one seat on; who is refused by a rule is left out, and the next is tried. Gives whether somebody was asked. */
async function passOn(slotId: string, refusedFor: Set<string>): Promise<boolean> {
	for (;;) {
		let tried: string | undefined
		try {
			return await inTransaction(async (tx) => {
				if ((await seatsToPassOn(tx, slotId)) === 0) return false
				return giveToNext(tx, slotId, refusedFor, (registrantId) => {
					tried = registrantId
				})
			})
		} catch (error) {
			if (!(error instanceof Refusal) || tried === undefined) throw error
			refusedFor.add(tried)
		}
	}
}

const inTheWay = new Set(['clash', 'resting'])
// What somebody says of the day itself is not passed by a hand that went up before.
const saidOfDay = ['day-off', 'dated-hours']

/** Who of these said other hours for a day, or that they cannot, after raising their hand: that holds, and not the hand. */
async function changedTheDay(
	tx: Tx,
	day: Day,
	hands: readonly { registrantId: string; appliedAt: Date }[],
): Promise<Set<string>> {
	const ids = hands.map((hand) => hand.registrantId)
	const said = [
		...(await tx
			.select({ id: datedHours.registrantId, addedAt: datedHours.addedAt })
			.from(datedHours)
			.where(and(eq(datedHours.day, day), inArray(datedHours.registrantId, ids)))),
		...(await tx.select().from(daysOff).where(inArray(daysOff.registrantId, ids)))
			.filter((off) => isOff([off], day))
			.map((off) => ({ id: off.registrantId, addedAt: off.addedAt })),
	]
	return new Set(
		said
			.filter(({ id, addedAt }) => hands.some((hand) => hand.registrantId === id && hand.appliedAt < addedAt))
			.map((one) => one.id),
	)
}

/** Decides for the first in line who can be asked now; gives whether there was one. */
async function giveToNext(
	tx: Tx,
	slotId: string,
	not: ReadonlySet<string>,
	tries: (registrantId: string) => void,
): Promise<boolean> {
	const found = await slotWithTask(tx, slotId)
	if (!found || found.slot.taken >= found.slot.seats) return false
	if ((await heatAsksOf(tx, found, tx.at)) !== 'nothing') return false
	const { slot } = found
	const line = (await handsInTurn(tx, slotId)).sort(byTurn)
	const together = await teamsOnSlot(tx, slotId)
	const changed = await changedTheDay(tx, slot.day, line)
	const minute = minuteOf(tx.at)
	for (const [n, hand] of line.entries()) {
		const { registrantId } = hand
		if (not.has(registrantId) || hand.pastLimit || hand.against.some((name) => inTheWay.has(name))) continue
		if (changed.has(registrantId) && hand.against.some((name) => saidOfDay.includes(name))) continue
		const [person] = await tx.select().from(registrants).where(eq(registrants.id, registrantId))
		if (!person || restsOn(person, dayOf(tx.at)) || !mayBeAskedAt(person, minute)) continue
		tries(registrantId)
		// One seat came free: of a team only one can have it.
		const passes = together.has(registrantId) || line.slice(0, n).some((one) => one.fits)
		await decide(tx, chore, slotId, [registrantId], passes ? 'urgent' : '')
		return true
	}
	return false
}
