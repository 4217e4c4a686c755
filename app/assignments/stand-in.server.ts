// 交代 as it is kept: somebody cannot come, others who could are asked at once, and the first yes gets terms of its own.
import { and, count, eq, gt, gte, inArray, isNull } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import { whoCould } from '~/matching/reach.server'
import { byTurn } from '~/matching/turn'
import { lastTurns } from '~/matching/turn.server'
import { teamMatesOf } from '~/people/team.server'
import { Refusal, refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { db } from '~db/client'
import { assignments, offers, vacancies } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import { officeTimes } from './answer-clock.server'
import { isNight, startOf } from './assignment'
import { decide, handsInTurn } from './decision.server'
import { answerOffer, ask, noteAnswer, offerOf, settleOffer } from './offer.server'
import type { SlotWithTask } from './seat.server'
import { slotWithTask } from './seat.server'
import type { Vacancy } from './vacancy.server'
import { openVacancies } from './vacancy.server'
import { waitFor } from './waiting.server'

/** Looks after every empty seat: asks who could come, and ends the seeking. Gives how many were asked. */
export async function seekStandIns(): Promise<number> {
	let asked = 0
	for (const vacancy of await openVacancies(db())) {
		const found = await slotWithTask(db(), vacancy.slotId)
		// Counting takes its time: nobody waits for it with the writer in hand.
		const could = found && isSought(found, now()) ? await whoCould(db(), found) : []
		asked += await inTransaction((tx) => lookAfter(tx, vacancy.id, could))
	}
	return asked
}

const isSought = ({ slot, task }: SlotWithTask, at: Date) =>
	slot.open && task.state === 'published' && startOf(slot) > at && slot.taken < slot.seats

async function lookAfter(tx: Tx, vacancyId: string, could: readonly string[]): Promise<number> {
	const [vacancy] = await tx
		.select()
		.from(vacancies)
		.where(and(eq(vacancies.id, vacancyId), isNull(vacancies.endedAt)))
	const found = vacancy && (await slotWithTask(tx, vacancy.slotId))
	if (!vacancy || !found) return 0
	const { slot, task } = found
	if (await hasStandIn(tx, vacancy)) return end(tx, vacancy, 'filled')
	if (!slot.open || task.state !== 'published') return end(tx, vacancy, 'closed')
	if (startOf(slot) <= tx.at) return end(tx, vacancy, 'fewer')
	// Somebody has the terms and has not answered yet.
	if (slot.taken >= slot.seats) return 0
	const set = await settingsOn(tx, ['stand-in-asks', 'stand-in-again-minutes'], dayOf(tx.at))
	const waiting = await stillThinking(tx, vacancy.slotId)
	const isDue =
		vacancy.askedAt === null ||
		waiting === 0 ||
		tx.at.getTime() - vacancy.askedAt.getTime() >= set['stand-in-again-minutes'] * 60_000
	if (!isDue || isNight(minuteOf(tx.at), await officeTimes(tx, tx.at))) return 0
	const { asked, later } = await askSome(tx, vacancy, could, set['stand-in-asks'])
	if (asked === 0 && waiting === 0 && !later) return end(tx, vacancy, 'fewer')
	if (asked === 0) return 0
	await tx
		.update(vacancies)
		.set({ asked: vacancy.asked + asked, askedAt: tx.at })
		.where(eq(vacancies.id, vacancyId))
	await record(
		tx,
		chore,
		'vacancy.asked',
		{ kind: 'slot', id: slot.id },
		{ before: { asked: vacancy.asked }, after: { asked: vacancy.asked + asked } },
	)
	return asked
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

/** Whether more people said yes since the seat came free than seats that came free with it have been filled. */
async function hasStandIn(tx: Tx, vacancy: Vacancy): Promise<boolean> {
	const [since] = await tx
		.select({ many: count() })
		.from(assignments)
		.where(
			and(
				eq(assignments.slotId, vacancy.slotId),
				gte(assignments.decidedAt, vacancy.openedAt),
				inArray(assignments.state, ['agreed', 'reported', 'mending', 'passed']),
			),
		)
	const [filled] = await tx
		.select({ many: count() })
		.from(vacancies)
		.where(
			and(
				eq(vacancies.slotId, vacancy.slotId),
				eq(vacancies.ending, 'filled'),
				gte(vacancies.endedAt, vacancy.openedAt),
			),
		)
	return Number(since?.many ?? 0) > Number(filled?.many ?? 0)
}

async function stillThinking(tx: Tx, slotId: string): Promise<number> {
	const [row] = await tx
		.select({ many: count() })
		.from(offers)
		.where(and(eq(offers.slotId, slotId), isNull(offers.answeredAt), gt(offers.answerBy, tx.at)))
	return Number(row?.many ?? 0)
}

/** Asks so many in turn of those who could; `later` when somebody may not be asked before some hour or day. */
async function askSome(
	tx: Tx,
	vacancy: Vacancy,
	could: readonly string[],
	most: number,
): Promise<{ asked: number; later: boolean }> {
	const turns = await lastTurns(tx, could, tx.at)
	// Whose seat it was, and whoever had one of the slot before, is not asked for it again.
	const had = await tx
		.select({ id: assignments.registrantId })
		.from(assignments)
		.where(eq(assignments.slotId, vacancy.slotId))
	const mates = await matesOfSeat(tx, vacancy)
	const inTurn = could
		.filter((registrantId) => !had.some((one) => one.id === registrantId))
		.map((registrantId) => ({ registrantId, lastTurnAt: turns.get(registrantId)?.lastTurnAt ?? null }))
		.sort(
			(one, other) =>
				Number(mates.has(other.registrantId)) - Number(mates.has(one.registrantId)) || byTurn(one, other),
		)
	let asked = 0
	let later = false
	for (const { registrantId } of inTurn) {
		if (asked >= most) break
		try {
			await ask(tx, chore, vacancy.slotId, registrantId, '', 'stand-in')
			asked++
		} catch (error) {
			// The rhythm and hours somebody chose hold for the machine without exception; the next may be asked.
			if (!(error instanceof Refusal)) throw error
			later ||= error.refusal === 'ask-hours'
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
	if (answer === 'no') {
		await answerOffer(tx, actor, registrantId, offerId, 'no')
		return {}
	}
	const [slot] = await tx.select().from(slots).where(eq(slots.id, offer.slotId))
	if (slot && slot.taken >= slot.seats && slot.open) {
		const answered = await settleOffer(tx, registrantId, offerId, 'yes')
		await noteAnswer(tx, actor, answered, await waitFor(tx, actor, registrantId, offer.slotId))
		return { waits: true }
	}
	if (offer.why !== 'stand-in') {
		await answerOffer(tx, actor, registrantId, offerId, 'yes')
		return {}
	}
	await answerOffer(tx, actor, registrantId, offerId, 'yes')
	const line = (await handsInTurn(tx, offer.slotId)).sort(byTurn)
	const mine = line.findIndex((hand) => hand.registrantId === registrantId)
	// What only staff may pass with a reason waits for them.
	if (mine < 0 || line[mine]?.pastLimit) return {}
	const passes = line.slice(0, mine).some((hand) => hand.fits)
	const [assignmentId] = await decide(tx, chore, offer.slotId, [registrantId], passes ? 'urgent' : '')
	return { assignmentId }
}
