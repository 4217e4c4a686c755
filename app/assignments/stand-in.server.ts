// 交代 as it is kept: somebody cannot come, others who could are asked at once, and the first yes gets terms of its own.
import { and, count, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { whoCould } from '~/matching/reach.server'
import { byTurn } from '~/matching/turn'
import { takeBackTurn } from '~/matching/turn.server'
import { refuseUnrepresented } from '~/people/representative.server'
import { teamMatesOf } from '~/people/team.server'
import { Refusal, refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { assignments, offers, vacancies } from '~db/schema/assignments'
import { events } from '~db/schema/events'
import { slots } from '~db/schema/work'
import { officeTimes } from './answer-clock.server'
import { inAskingOrder } from './asking.server'
import { contractStates, filledSeats, isNight, nightEnd, startOf } from './assignment'
import { decide, handsInTurn } from './decision.server'
import { heatAsksOf } from './heat.server'
import { answerOffer, ask, noteAnswer, offerOf, settleOffer } from './offer.server'
import type { SlotWithTask } from './seat.server'
import { hadSeat, slotWithTask } from './seat.server'
import type { Vacancy } from './vacancy.server'
import { openVacancies } from './vacancy.server'
import { waitFor } from './waiting.server'

/** Looks after every empty seat: asks who could come, and ends the seeking. Gives how many were asked. */
export async function seekStandIns(): Promise<number> {
	let asked = 0
	for (const vacancy of await openVacancies(db())) {
		const found = await slotWithTask(db(), vacancy.slotId)
		// Counting takes its time: nobody waits for it with the writer in hand, and nobody counts before it is due.
		const could =
			found && isSought(found, now()) && (await isDue(db(), vacancy, now()))
				? await whoCould(db(), found)
				: []
		asked += await inTransaction((tx) => lookAfter(tx, vacancy.id, could))
	}
	return asked
}

const isSought = ({ slot, task }: SlotWithTask, at: Date) =>
	slot.open && task.state === 'published' && startOf(slot) > at && slot.taken < slot.seats

/** Whether somebody is to be asked now: nobody was yet, nobody thinks about it any more, or the time to think is over. */
async function isDue(on: Db, { askedAt, slotId }: Vacancy, at: Date): Promise<boolean> {
	if (askedAt === null || (await stillThinking(on, slotId, at)) === 0) return true
	const minutes = await settingOn(on, 'stand-in-again-minutes', dayOf(at))
	return at.getTime() - askedAt.getTime() >= minutes * 60_000
}

async function lookAfter(tx: Tx, vacancyId: string, could: readonly string[]): Promise<number> {
	const [vacancy] = await tx
		.select()
		.from(vacancies)
		.where(and(eq(vacancies.id, vacancyId), isNull(vacancies.endedAt)))
	const found = vacancy && (await slotWithTask(tx, vacancy.slotId))
	if (!vacancy || !found) return 0
	const { slot, task } = found
	if ((await filledOn(tx, slot.id)).has(vacancy.id)) return end(tx, vacancy, 'filled')
	if (startOf(slot) <= tx.at) return end(tx, vacancy, slot.taken < slot.seats ? 'fewer' : 'filled')
	// Nobody is sought any more: whoever still comes is one fewer, unless the whole day was called off.
	if (!slot.open || task.state !== 'published')
		return end(tx, vacancy, (await wasCalledOff(tx, slot.id)) ? 'closed' : 'fewer')
	// Somebody has the terms and has not answered yet.
	if (slot.taken >= slot.seats) return vacancy.asked === 0 ? noteAsked(tx, vacancy, 1) : 0
	const office = await officeTimes(tx, tx.at)
	if (isNight(minuteOf(tx.at), office))
		return startOf(slot) < nightEnd(tx.at, office) ? end(tx, vacancy, 'fewer') : 0
	if (!(await isDue(tx, vacancy, tx.at))) return 0
	// Nobody new goes into the heat: staff call it off, or the answer comes and the search goes on.
	if ((await heatAsksOf(tx, found, tx.at)) !== 'nothing') return 0
	const most = await settingOn(tx, 'stand-in-asks', dayOf(tx.at))
	const { asked, later } = await askSome(tx, vacancy, could, most, startOf(slot))
	if (asked > 0) return noteAsked(tx, vacancy, asked)
	if ((await stillThinking(tx, slot.id, tx.at)) === 0 && !later) return end(tx, vacancy, 'fewer')
	return 0
}

/** Keeps that so many were asked, by the line or by this search. */
async function noteAsked(tx: Tx, vacancy: Vacancy, asked: number): Promise<number> {
	await tx
		.update(vacancies)
		.set({ asked: vacancy.asked + asked, askedAt: tx.at })
		.where(eq(vacancies.id, vacancy.id))
	await record(
		tx,
		chore,
		'vacancy.asked',
		{ kind: 'slot', id: vacancy.slotId },
		{ before: { asked: vacancy.asked }, after: { asked: vacancy.asked + asked } },
	)
	return asked
}

/** Whether the slot itself was called off: its employer knows that nobody comes. */
async function wasCalledOff(tx: Tx, slotId: string): Promise<boolean> {
	const [called] = await tx
		.select({ id: events.id })
		.from(events)
		.where(
			and(eq(events.subjectKind, 'slot'), eq(events.subjectId, slotId), eq(events.what, 'slot.called-off')),
		)
		.limit(1)
	return called !== undefined
}

async function end(tx: Tx, vacancy: Vacancy, ending: NonNullable<Vacancy['ending']>): Promise<number> {
	await tx.update(vacancies).set({ ending, endedAt: tx.at }).where(eq(vacancies.id, vacancy.id))
	await record(
		tx,
		chore,
		'vacancy.ended',
		{ kind: 'slot', id: vacancy.slotId },
		{ after: { ending, asked: vacancy.asked } },
	)
	return 0
}

/** The seats of a slot that have their stand-in by now. */
async function filledOn(tx: Tx, slotId: string): Promise<Set<string>> {
	const seats = await tx
		.select()
		.from(vacancies)
		.where(and(eq(vacancies.slotId, slotId), or(isNull(vacancies.ending), eq(vacancies.ending, 'filled'))))
	// Who said yes: those who come, and those whose own seat came free afterwards.
	const yeses = await tx
		.select({ decidedAt: assignments.decidedAt, ownId: vacancies.id })
		.from(assignments)
		.leftJoin(vacancies, eq(vacancies.assignmentId, assignments.id))
		.where(
			and(
				eq(assignments.slotId, slotId),
				or(inArray(assignments.state, [...contractStates]), isNotNull(vacancies.id)),
			),
		)
	return filledSeats(seats, yeses)
}

async function stillThinking(on: Db, slotId: string, at: Date): Promise<number> {
	const [row] = await on
		.select({ many: count() })
		.from(offers)
		.where(and(eq(offers.slotId, slotId), isNull(offers.answeredAt), gt(offers.answerBy, at)))
	return Number(row?.many ?? 0)
}

const hour = 3_600_000

// Until so long before the start it is worth waiting for somebody who may be asked at another hour, or on another day.
const worthWaiting: Partial<Record<string, number>> = {
	// Counted before this transaction: somebody has come before them since. The next look sees it.
	'ask-needs-reason': 0,
	'fit-needs-reason': 0,
	'ask-hours': 2 * hour,
	'ask-later': 48 * hour,
	'ask-kind-rests': 48 * hour,
}

/** Asks so many in turn of those who could; `later` when somebody may not be asked before some hour or day. */
async function askSome(
	tx: Tx,
	vacancy: Vacancy,
	could: readonly string[],
	most: number,
	start: Date,
): Promise<{ asked: number; later: boolean }> {
	const had = await hadSeat(tx, vacancy.slotId)
	const mates = await matesOfSeat(tx, vacancy)
	const askable = could.filter((registrantId) => !had.has(registrantId))
	// Sorting keeps what is equal in its order: mates first, in turn, then the others, in turn.
	const inTurn = (await inAskingOrder(tx, askable)).sort(
		(one, other) => Number(mates.has(other.registrantId)) - Number(mates.has(one.registrantId)),
	)
	let asked = 0
	let later = false
	for (const { registrantId } of inTurn) {
		if (asked >= most) break
		try {
			// A team stands in for each other, whoever's turn it would be.
			const reason = mates.has(registrantId) ? 'urgent' : ''
			await ask(tx, chore, vacancy.slotId, registrantId, reason, 'stand-in')
			asked++
		} catch (error) {
			// The rhythm and hours somebody chose hold for the machine without exception; the next may be asked.
			if (!(error instanceof Refusal)) throw error
			const least = worthWaiting[error.refusal]
			later ||= least !== undefined && start.getTime() - tx.at.getTime() > least
		}
	}
	return { asked, later }
}

/** Who stands in for each other: the team of whose seat it was. */
async function matesOfSeat(tx: Tx, vacancy: Vacancy): Promise<Set<string>> {
	const [seat] = await tx
		.select({ registrantId: assignments.registrantId })
		.from(assignments)
		.where(eq(assignments.id, vacancy.assignmentId))
	return seat ? teamMatesOf(tx, seat.registrantId) : new Set()
}

/**
 * The answer to being asked. A yes to standing in gets the terms in the same act, while a seat is free; who comes
 * second stands in line. Gives the assignment whose terms are to be read, or that one waits.
 */
export async function answerAsked(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	offerId: string,
	answer: 'yes' | 'no',
): Promise<{ assignmentId?: string; waits?: true }> {
	const offer = await offerOf(tx, registrantId, offerId)
	if (!offer) throw refused('not-found')
	if (actor.channel === 'family') await refuseUnrepresented(tx, registrantId, 'agree')
	if (answer === 'no') {
		await answerOffer(tx, actor, registrantId, offerId, 'no')
		return {}
	}
	const [slot] = await tx.select().from(slots).where(eq(slots.id, offer.slotId))
	if (slot && slot.taken >= slot.seats && slot.open) {
		const answered = await settleOffer(tx, registrantId, offerId, 'yes')
		// The seat was gone before the answer: it was nobody's turn.
		await takeBackTurn(tx, registrantId, offer.slotId)
		await noteAnswer(tx, actor, answered, await waitFor(tx, actor, registrantId, offer.slotId))
		return { waits: true }
	}
	if (offer.why !== 'stand-in') {
		await answerOffer(tx, actor, registrantId, offerId, 'yes')
		return {}
	}
	await answerOffer(tx, actor, registrantId, offerId, 'yes')
	// The hand is up; nobody new is bound while it is too hot.
	const found = await slotWithTask(tx, offer.slotId)
	if (found && (await heatAsksOf(tx, found, tx.at)) !== 'nothing') return {}
	const line = (await handsInTurn(tx, offer.slotId)).sort(byTurn)
	const mine = line.findIndex((hand) => hand.registrantId === registrantId)
	// What only staff may pass with a reason waits for them.
	if (mine < 0 || line[mine]?.pastLimit) return {}
	const passes = line.slice(0, mine).some((hand) => hand.fits)
	const [assignmentId] = await decide(tx, chore, offer.slotId, [registrantId], passes ? 'urgent' : '')
	return { assignmentId }
}
