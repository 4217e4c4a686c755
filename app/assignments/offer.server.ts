// Asking (お声がけ) as it is kept: within a person's own rhythm, costing nothing to decline.

import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { avoidersOf } from '~/matching/avoided.server'
import { refuseClash } from '~/matching/booking.server'
import { passedOver } from '~/matching/turn'
import { giveTurn } from '~/matching/turn.server'
import { refuseOwnSide } from '~/people/account.server'
import { hearsInTalk } from '~/people/registrant'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { offers } from '~db/schema/assignments'
import { slots, tasks } from '~db/schema/work'
import { reasonsAgainst, refuseUnderAge } from './against.server'
import { answerTime } from './answer-clock.server'
import { raiseHand } from './application.server'
import { askFactsOf, lineToAsk, noteAsked, refuseAsking } from './asking.server'
import type { AskWhy } from './assignment'
import { refuseHeat } from './heat.server'
import type { SlotWithTask } from './seat.server'
import { openSlot, refuseBothSides, refuseNotMeant, registeredPerson } from './seat.server'
import type { Standing } from './turn-proof.server'
import { keepProof } from './turn-proof.server'

export type Offer = typeof offers.$inferSelect

/**
 * Asks one registrant for one slot. It counts as a turn, and goes past somebody in turn with a reason alone. The rhythm and
 * the hours they chose hold for staff too, who go past them with a reason; the program never does.
 */
export async function ask(
	tx: Tx,
	actor: Actor,
	slotId: string,
	registrantId: string,
	reason = '',
	why: AskWhy = 'asked',
): Promise<{ id: string; answerBy: Date }> {
	const person = await registeredPerson(tx, registrantId)
	const found = await openSlot(tx, slotId)
	const { slot, task } = found
	await refuseHeat(tx, found)
	await refuseOwnSide(tx, actor, { registrantId, employerId: task.employerId })
	await refuseBothSides(tx, person.accountId, task.employerId)
	await refuseNotMeant(tx, task, registrantId)
	if ((await avoidersOf(tx, task.employerId)).has(registrantId)) throw refused('ask-avoids')
	await refuseUnderAge(tx, registrantId, found)
	const isPassed = reason.trim() !== '' && why === 'asked' && actor.role !== chore.role
	const factsOf = await askFactsOf(tx, found)
	refuseAsking(found, person, factsOf, tx.at, isPassed)
	await refuseClash(tx, registrantId, slot)
	const line = await lineToAsk(tx, actor, found, registrantId, factsOf)
	const passed = await keepToTurn(tx, found, line, registrantId, reason, why)
	const id = newId()
	const until = await answerTime(tx, 'offer', slot, !hearsInTalk(person.hearsBy))
	await tx.insert(offers).values({
		id,
		slotId,
		registrantId,
		at: tx.at,
		by: actor.accountId ?? actor.role,
		answerBy: until,
		reason,
		why,
	})
	// Trying a kind of work is nobody's turn.
	if (!task.trial) await giveTurn(tx, { registrantId, taskId: task.id, slotId, why: 'offered' })
	noteAsked(tx, registrantId, !task.trial)
	await record(
		tx,
		actor,
		'offer.made',
		{ kind: 'offer', id },
		{
			after: {
				registrantId,
				slotId,
				taskId: task.id,
				answerBy: until.toISOString(),
				reason,
				why,
				overrides: passed ? 'turn' : '',
			},
		},
	)
	return { id, answerBy: until }
}

/**
 * Refuses asking past somebody in turn, or somebody who does not fit, without a reason; keeps the line as it stood. Gives whether
 * somebody was passed over.
 */
async function keepToTurn(
	tx: Tx,
	found: SlotWithTask,
	line: readonly Standing[],
	registrantId: string,
	reason: string,
	why: AskWhy,
): Promise<boolean> {
	const passed = passedOver(line, [registrantId])
	const isGiven = reason.trim() !== ''
	const own = line.find((one) => one.registrantId === registrantId)
	// A stand-in is asked by the machine: a team may stand before others, and no limit is the machine's to pass.
	if (own && !own.fits && (!isGiven || why === 'stand-in'))
		throw refused('fit-needs-reason', { no: await reasonsAgainst(tx, registrantId, found) }, 'askReason')
	if (passed.length > 0 && !isGiven)
		throw refused('ask-needs-reason', { names: passed.map((one) => one.name) }, 'askReason')
	await keepProof(tx, 'asked', found.slot.id, line, [registrantId], reason)
	return passed.length > 0
}

/** A yes raises the hand; a no needs no reason and leaves no mark. Gives the application's id after a yes. */
export async function answerOffer(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	offerId: string,
	answer: 'yes' | 'no',
): Promise<string | null> {
	const answered = await settleOffer(tx, registrantId, offerId, answer)
	const hand = answer === 'yes' ? await raiseHand(tx, actor, registrantId, answered.slotId) : undefined
	await noteAnswer(tx, actor, answered, hand?.id ?? null)
	return hand?.id ?? null
}

/** Puts the answer on an offer that waits for one; refused when it came too late or twice. */
export async function settleOffer(
	tx: Tx,
	registrantId: string,
	offerId: string,
	answer: 'yes' | 'no',
): Promise<Offer> {
	const [answered] = await tx
		.update(offers)
		.set({ answer, answeredAt: tx.at })
		.where(and(eq(offers.id, offerId), eq(offers.registrantId, registrantId), isNull(offers.answeredAt)))
		.returning()
	if (!answered) {
		const [known] = await tx
			.select({ answer: offers.answer })
			.from(offers)
			.where(and(eq(offers.id, offerId), eq(offers.registrantId, registrantId)))
		if (!known) throw refused('not-found')
		throw refused(known.answer === 'lapsed' ? 'offer-over' : 'offer-answered')
	}
	if (answer === 'yes' && answered.answerBy < tx.at) throw refused('offer-over')
	return answered
}

/** Writes down that an offer was answered, and with which hand. */
export async function noteAnswer(
	tx: Tx,
	actor: Actor,
	offer: Offer,
	applicationId: string | null,
): Promise<void> {
	await record(
		tx,
		actor,
		offer.answer === 'yes' ? 'offer.accepted' : 'offer.declined',
		{ kind: 'offer', id: offer.id },
		{ after: { registrantId: offer.registrantId, slotId: offer.slotId, applicationId } },
	)
}

/** Ends offers that were not answered in time. Silence is never a yes. */
export async function lapseOffers(tx: Tx): Promise<number> {
	const late = await tx
		.select({ id: offers.id })
		.from(offers)
		.where(and(isNull(offers.answeredAt), lt(offers.answerBy, tx.at)))
		.orderBy(asc(offers.answerBy))
		.limit(200)
	for (const { id } of late) {
		const [lapsed] = await tx
			.update(offers)
			.set({ answer: 'lapsed', answeredAt: tx.at })
			.where(and(eq(offers.id, id), isNull(offers.answeredAt)))
			.returning({ registrantId: offers.registrantId, slotId: offers.slotId })
		if (lapsed)
			await record(
				tx,
				chore,
				'offer.lapsed',
				{ kind: 'offer', id },
				{ after: { ...lapsed, outcome: 'lapsed' } },
			)
	}
	return late.length
}

export type OfferShown = Offer & {
	taskId: string
	title: string
	day: Day
	startMinute: number
	endMinute: number
	reserveDay: Day | null
	payYen: number
	payFor: string
}

/** What somebody is asked and has not answered, the soonest answer first. */
export async function offersOf(on: Db, registrantId: string): Promise<OfferShown[]> {
	const rows = await prepared(on, 'offersOf', { registrantId }, (db) =>
		db
			.select({ offer: offers, slot: slots, task: tasks })
			.from(offers)
			.innerJoin(slots, eq(slots.id, offers.slotId))
			.innerJoin(tasks, eq(tasks.id, slots.taskId))
			.where(and(eq(offers.registrantId, sql.placeholder('registrantId')), isNull(offers.answeredAt)))
			.orderBy(asc(offers.answerBy), asc(offers.id)),
	)
	return rows.map(asShown)
}

function asShown({
	offer,
	slot,
	task,
}: {
	offer: Offer
	slot: typeof slots.$inferSelect
	task: typeof tasks.$inferSelect
}): OfferShown {
	return {
		...offer,
		taskId: task.id,
		title: task.title,
		day: slot.day,
		startMinute: slot.startMinute,
		endMinute: slot.endMinute,
		reserveDay: slot.reserveDay,
		payYen: task.payYen,
		payFor: task.payFor,
	}
}

/** What somebody was asked lately, answered or not, the latest first. */
export async function latestOffers(on: Db, registrantId: string, most = 5): Promise<OfferShown[]> {
	const rows = await on
		.select({ offer: offers, slot: slots, task: tasks })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(eq(offers.registrantId, registrantId))
		.orderBy(desc(offers.at), desc(offers.id))
		.limit(most)
	return rows.map(asShown)
}

/** One offer of somebody's own, answered ones too. */
export async function offerOf(on: Db, registrantId: string, id: string): Promise<OfferShown | undefined> {
	const [row] = await on
		.select({ offer: offers, slot: slots, task: tasks })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(and(eq(offers.id, id), eq(offers.registrantId, registrantId)))
	return row && asShown(row)
}
