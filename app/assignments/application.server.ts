// Hands raised (申込み・手挙げ) as they are kept. Raising one binds nobody.

import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { refuseClash } from '~/matching/booking.server'
import { takeBackTurn } from '~/matching/turn.server'
import { refuseOwnSide } from '~/people/account.server'
import type { Registrant } from '~/people/registrant.server'
import { refuseUnrepresented } from '~/people/representative.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { applications, assignments, offers } from '~db/schema/assignments'
import { slots, tasks } from '~db/schema/work'
import { refuseUnderAge } from './against.server'
import type { HandOutcome } from './assignment'
import { liveStates } from './assignment'
import type { SlotWithTask } from './seat.server'
import { openSlot, refuseBothSides, refuseNotMeant, registeredPerson } from './seat.server'

export type Application = typeof applications.$inferSelect

/** Raises somebody's hand for a slot; gives the application's id. */
export async function applyFor(tx: Tx, actor: Actor, registrantId: string, slotId: string): Promise<string> {
	if (actor.channel === 'family') await refuseUnrepresented(tx, registrantId, 'agree')
	const { id, taskId } = await raiseHand(tx, actor, registrantId, slotId)
	await record(
		tx,
		actor,
		'application.made',
		{ kind: 'application', id },
		{ after: { registrantId, slotId, taskId } },
	)
	return id
}

/** The hand itself, under every rule; the act around it writes the event. */
export async function raiseHand(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	slotId: string,
): Promise<{ id: string; taskId: string }> {
	const person = await registeredPerson(tx, registrantId)
	const found = await openSlot(tx, slotId)
	await refuseHand(tx, actor, person, found)
	return { id: await keepHand(tx, slotId, registrantId, { waits: false }), taskId: found.task.id }
}

/** Refuses a hand that could never become a seat: on both sides, not meant, on it already, or at the same time elsewhere. */
export async function refuseHand(
	tx: Tx,
	actor: Actor,
	person: Pick<Registrant, 'id' | 'accountId'>,
	found: SlotWithTask,
): Promise<void> {
	const { slot, task } = found
	await refuseUnderAge(tx, person.id, found)
	await refuseBothSides(tx, person.accountId, task.employerId)
	await refuseOwnSide(tx, actor, { employerId: task.employerId })
	await refuseNotMeant(tx, task, person.id)
	if (await isOnSlot(tx, slot.id, person.id)) throw refused('assigned-already')
	await refuseClash(tx, person.id, slot)
}

/**
 * The one hand of somebody for a slot, raised or standing in line (`waits`); gives its id. Refuses what is so already. One that
 * is up and comes to stand in line keeps its place; one that was settled counts from now on.
 */
export async function keepHand(
	tx: Tx,
	slotId: string,
	registrantId: string,
	{ waits }: { waits: boolean },
): Promise<string> {
	const [known] = await tx
		.select()
		.from(applications)
		.where(
			and(
				eq(applications.slotId, slotId),
				eq(applications.registrantId, registrantId),
				isNull(applications.withdrawnAt),
			),
		)
	const isUp = known?.settledAt === null
	if (isUp && !waits) throw refused('applied-already')
	if (isUp && known.waits) throw refused('waits-already')
	if (known) {
		await tx
			.update(applications)
			.set({ waits, teamId: null, ...(!isUp && { at: tx.at, settledAt: null, outcome: null }) })
			.where(eq(applications.id, known.id))
		return known.id
	}
	const id = newId()
	await tx.insert(applications).values({ id, slotId, registrantId, at: tx.at, waits })
	return id
}

/** Whether somebody holds a seat of a slot already. */
export async function isOnSlot(tx: Tx, slotId: string, registrantId: string): Promise<boolean> {
	const [assigned] = await tx
		.select({ id: assignments.id })
		.from(assignments)
		.where(
			and(
				eq(assignments.slotId, slotId),
				eq(assignments.registrantId, registrantId),
				inArray(assignments.state, [...liveStates]),
			),
		)
	return assigned !== undefined
}

/** Takes a hand down again; it costs nothing. Gives whether it stood in line. */
export async function withdraw(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	applicationId: string,
): Promise<{ waits: boolean }> {
	const [withdrawn] = await takeDown(tx, actor, registrantId, eq(applications.id, applicationId))
	if (withdrawn) return { waits: withdrawn.waits }
	const [known] = await tx
		.select({ id: applications.id })
		.from(applications)
		.where(and(eq(applications.id, applicationId), eq(applications.registrantId, registrantId)))
	throw refused(known ? 'application-over' : 'not-found')
}

/** Takes those of somebody's hands down that are still up; gives them. */
export async function takeDown(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	which: SQL | undefined,
): Promise<{ id: string; slotId: string; waits: boolean }[]> {
	const down = await tx
		.update(applications)
		.set({ withdrawnAt: tx.at })
		.where(
			and(
				which,
				eq(applications.registrantId, registrantId),
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
			),
		)
		.returning({ id: applications.id, slotId: applications.slotId, waits: applications.waits })
	for (const { id, slotId } of down)
		await record(
			tx,
			actor,
			'application.withdrawn',
			{ kind: 'application', id },
			{ after: { registrantId, slotId } },
		)
	return down
}

export type ApplicationShown = Application & {
	taskId: string
	title: string
	day: Day
	startMinute: number
	endMinute: number
	payYen: number
	payFor: string
}

/** Somebody's hands that are not taken down, newest first; those waiting for a decision have no `settledAt`. */
export async function applicationsOf(on: Db, registrantId: string, most = 50): Promise<ApplicationShown[]> {
	const rows = await prepared(on, 'applicationsOf', { registrantId, most }, (db) =>
		db
			.select({ application: applications, slot: slots, task: tasks })
			.from(applications)
			.innerJoin(slots, eq(slots.id, applications.slotId))
			.innerJoin(tasks, eq(tasks.id, slots.taskId))
			.where(
				and(eq(applications.registrantId, sql.placeholder('registrantId')), isNull(applications.withdrawnAt)),
			)
			.orderBy(desc(applications.at), desc(applications.id))
			.limit(sql.placeholder('most')),
	)
	return rows.map(({ application, slot, task }) => ({
		...application,
		taskId: task.id,
		title: task.title,
		day: slot.day,
		startMinute: slot.startMinute,
		endMinute: slot.endMinute,
		payYen: task.payYen,
		payFor: task.payFor,
	}))
}

export type SlotToDecide = {
	slotId: string
	taskId: string
	title: string
	day: Day
	startMinute: number
	endMinute: number
	seats: number
	taken: number
	hands: number
	firstAt: Date
}

/** Slots with hands that wait for a decision, the nearest day first. */
export async function slotsToDecide(on: Db, most = 500): Promise<SlotToDecide[]> {
	const rows = await on
		.select({ at: applications.at, slot: slots, title: tasks.title })
		.from(applications)
		.innerJoin(slots, eq(slots.id, applications.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				isNull(applications.settledAt),
				isNull(applications.withdrawnAt),
				// Who waits in line for a full slot waits for no decision.
				or(eq(applications.waits, false), lt(slots.taken, slots.seats)),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id), asc(applications.at))
		.limit(most)
	const found = new Map<string, SlotToDecide>()
	for (const { at, slot, title } of rows) {
		const known = found.get(slot.id)
		if (known) known.hands += 1
		else {
			const { id: slotId, taskId, day, startMinute, endMinute, seats, taken } = slot
			found.set(slotId, {
				slotId,
				taskId,
				title,
				day,
				startMinute,
				endMinute,
				seats,
				taken,
				hands: 1,
				firstAt: at,
			})
		}
	}
	return [...found.values()]
}

/**
 * Settles the hands still up for a slot: `another` was asked, or nobody is any more (`closed`). Who waits in line for a
 * seat to come free stays until the day is `over`. Gives how many.
 */
export async function settleHands(
	tx: Tx,
	actor: Actor,
	slotId: string,
	outcome: Exclude<HandOutcome, 'decided'>,
	over = false,
): Promise<number> {
	const settled = await tx
		.update(applications)
		.set({ settledAt: tx.at, outcome })
		.where(
			and(
				eq(applications.slotId, slotId),
				isNull(applications.settledAt),
				isNull(applications.withdrawnAt),
				outcome === 'another' && !over ? eq(applications.waits, false) : undefined,
			),
		)
		.returning({ id: applications.id, registrantId: applications.registrantId })
	for (const { id, registrantId } of settled) {
		// What nobody could take was nobody's turn.
		if (outcome === 'closed') await takeBackTurn(tx, registrantId, slotId)
		await record(
			tx,
			actor,
			'application.settled',
			{ kind: 'application', id },
			{ after: { registrantId, slotId, outcome, ...(over && { over }) } },
		)
	}
	return settled.length
}

/** Ends what still waits at a slot for which nobody is sought any more: hands, and questions not answered yet. */
export async function endSeeking(tx: Tx, actor: Actor, slotId: string): Promise<void> {
	await settleHands(tx, actor, slotId, 'closed')
	await lapseOffers(tx, actor, eq(offers.slotId, slotId), 'closed')
}

/** Settles somebody's own hand for a slot, since they are to come; gives its id, if one was up. */
export async function settleOwnHand(
	tx: Tx,
	slotId: string,
	registrantId: string,
): Promise<string | undefined> {
	const [settled] = await tx
		.update(applications)
		.set({ settledAt: tx.at, outcome: 'decided' })
		.where(
			and(
				eq(applications.slotId, slotId),
				eq(applications.registrantId, registrantId),
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
			),
		)
		.returning({ id: applications.id })
	return settled?.id
}

/** Ends questions that nobody has to answer any more; being asked was no turn then. */
export async function lapseOffers(
	tx: Tx,
	actor: Actor,
	which: SQL | undefined,
	outcome: 'closed' | 'today-off' | 'gone',
): Promise<void> {
	const asked = await tx
		.update(offers)
		.set({ answer: 'lapsed', answeredAt: tx.at })
		.where(and(which, isNull(offers.answeredAt)))
		.returning({ id: offers.id, registrantId: offers.registrantId, slotId: offers.slotId })
	for (const { id, registrantId, slotId } of asked) {
		await takeBackTurn(tx, registrantId, slotId)
		await record(
			tx,
			actor,
			'offer.lapsed',
			{ kind: 'offer', id },
			{ after: { registrantId, slotId, outcome } },
		)
	}
}

/** Settles hands for slots that are closed or over: somebody else was asked only where every seat is taken. */
export async function settlePastHands(tx: Tx): Promise<number> {
	const rows = await tx
		.selectDistinct({
			slotId: slots.id,
			day: slots.day,
			taken: slots.taken,
			seats: slots.seats,
		})
		.from(applications)
		.innerJoin(slots, eq(slots.id, applications.slotId))
		.where(
			and(
				isNull(applications.settledAt),
				isNull(applications.withdrawnAt),
				or(eq(slots.open, false), lt(slots.day, dayOf(tx.at))),
			),
		)
		.limit(500)
	let settled = 0
	for (const { slotId, day, taken, seats } of rows) {
		const over = day < dayOf(tx.at)
		// A day that came and went took place with whoever was there; it was not called off.
		const tookPlace = over && taken > 0
		if (tookPlace || taken >= seats) settled += await settleHands(tx, chore, slotId, 'another', over)
		if (!tookPlace) settled += await settleHands(tx, chore, slotId, 'closed')
	}
	return settled
}

/** Ends the seeking for every slot of one task, when its posting ends. */
export async function endSeekingForTask(tx: Tx, actor: Actor, taskId: string): Promise<void> {
	const theirs = await tx.select({ id: slots.id }).from(slots).where(eq(slots.taskId, taskId))
	for (const { id } of theirs) await endSeeking(tx, actor, id)
}
