// Asking (お声がけ) as it is kept: within a person's own rhythm, costing nothing to decline.

import { and, asc, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { refuseClash } from '~/matching/booking.server'
import { giveTurn } from '~/matching/turn.server'
import { refuseOwnSide } from '~/people/account.server'
import { daysBetweenAsks, hearsInTalk, mayBeAskedAt, restsOn } from '~/people/registrant'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { applications, offers } from '~db/schema/assignments'
import { slots, tasks } from '~db/schema/work'
import { answerTime } from './answer-clock.server'
import { raiseHand } from './application.server'
import { openSlot, refuseBothSides, refuseNotMeant, registeredPerson } from './seat.server'

export type Offer = typeof offers.$inferSelect

/** The first day somebody may be asked again, by their own rhythm and the last time they were. */
export async function mayBeAskedFrom(
	on: Db,
	registrantId: string,
	rhythm: keyof typeof daysBetweenAsks,
): Promise<Day | null> {
	const [last] = await on
		.select({ at: offers.at })
		.from(offers)
		.where(eq(offers.registrantId, registrantId))
		.orderBy(desc(offers.at))
		.limit(1)
	if (!last || rhythm === 'never') return null
	return addDays(dayOf(last.at), daysBetweenAsks[rhythm])
}

/** Who said no to a kind of work lately, and from which day they may be asked for it again; a no lowers nothing. */
export async function restingFromKind(on: Db, kind: string, at: Date): Promise<Map<string, Day>> {
	const days = await settingOn(on, 'no-rest-days', dayOf(at))
	const said = await on
		.select({ registrantId: offers.registrantId, at: offers.answeredAt })
		.from(offers)
		.innerJoin(slots, eq(slots.id, offers.slotId))
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(
				eq(offers.answer, 'no'),
				eq(tasks.kind, kind),
				gte(offers.answeredAt, instantOf(addDays(dayOf(at), -days), 0)),
			),
		)
		.orderBy(asc(offers.answeredAt))
	return new Map(
		said.flatMap((one) => {
			const from = one.at && addDays(dayOf(one.at), days)
			return from && dayOf(at) < from ? [[one.registrantId, from] as const] : []
		}),
	)
}

/**
 * Asks one registrant for one slot. It counts as a turn. The rhythm and the hours they chose hold for staff too, who go
 * past them with a reason alone; the program never does.
 */
export async function ask(
	tx: Tx,
	actor: Actor,
	slotId: string,
	registrantId: string,
	reason = '',
	why: Offer['why'] = 'asked',
): Promise<{ id: string; answerBy: Date }> {
	const today = dayOf(tx.at)
	const person = await registeredPerson(tx, registrantId)
	const { slot, task } = await openSlot(tx, slotId)
	await refuseOwnSide(tx, actor, { registrantId, employerId: task.employerId })
	await refuseBothSides(tx, person.accountId, task.employerId)
	await refuseNotMeant(tx, task, registrantId)
	if (restsOn(person, today) || restsOn(person, slot.day)) throw refused('ask-resting')
	if (person.askAtMost === 'never') throw refused('ask-never')
	const [asked] = await tx
		.select({ id: offers.id })
		.from(offers)
		.where(and(eq(offers.slotId, slotId), eq(offers.registrantId, registrantId)))
	if (asked) throw refused('asked-already')
	const from = await mayBeAskedFrom(tx, registrantId, person.askAtMost)
	const isPassed = reason.trim() !== '' && actor.role !== chore.role
	if (from !== null && today < from && !isPassed) throw refused('ask-later', { day: from }, 'askReason')
	const rested = (await restingFromKind(tx, task.kind, tx.at)).get(registrantId)
	if (rested !== undefined && !isPassed) throw refused('ask-kind-rests', { until: rested }, 'askReason')
	if (!mayBeAskedAt(person, minuteOf(tx.at)) && !isPassed)
		throw refused(
			'ask-hours',
			{ from: person.askFromMinute ?? 0, until: person.askUntilMinute ?? 1440 },
			'askReason',
		)
	const [hand] = await tx
		.select({ id: applications.id })
		.from(applications)
		.where(
			and(
				eq(applications.slotId, slotId),
				eq(applications.registrantId, registrantId),
				isNull(applications.withdrawnAt),
			),
		)
	if (hand) throw refused('applied-already')
	await refuseClash(tx, registrantId, slot)
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
	await record(
		tx,
		actor,
		'offer.made',
		{ kind: 'offer', id },
		{ after: { registrantId, slotId, taskId: task.id, answerBy: until.toISOString(), reason, why } },
	)
	return { id, answerBy: until }
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
