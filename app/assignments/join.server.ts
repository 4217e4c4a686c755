// The same person registered twice: open work, hands raised and questions go over to the record that goes on. What is done stays.
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Db, Tx } from '~db/client'
import { accompaniments, applications, assignments, offers } from '~db/schema/assignments'
import type { MovedRows } from '~db/schema/people'
import { liveStates, openStates } from './assignment'

const openWorkOf = (on: Db, registrantId: string) =>
	on
		.select({ id: assignments.id })
		.from(assignments)
		.where(and(eq(assignments.registrantId, registrantId), inArray(assignments.state, [...openStates])))

const handsOf = (on: Db, registrantId: string) =>
	on
		.select()
		.from(applications)
		.where(
			and(
				eq(applications.registrantId, registrantId),
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
			),
		)

const questionsOf = (on: Db, registrantId: string) =>
	on
		.select()
		.from(offers)
		.where(and(eq(offers.registrantId, registrantId), isNull(offers.answeredAt)))

/** How much is open under a record: work, hands raised, questions. */
export async function openUnder(
	on: Db,
	registrantId: string,
): Promise<{ work: number; hands: number; questions: number }> {
	return {
		work: (await openWorkOf(on, registrantId)).length,
		hands: (await handsOf(on, registrantId)).length,
		questions: (await questionsOf(on, registrantId)).length,
	}
}

/**
 * Lets what is open under one record stand under the other; gives what went over, and what was dropped because the other has
 * it already. Of two hands for one slot the one that was raised first stays up. What is agreed stands as it was agreed.
 */
export async function joinOpenWork(tx: Tx, fromId: string, toId: string): Promise<MovedRows> {
	const work = (await openWorkOf(tx, fromId)).map(({ id }) => id)
	for (const id of work)
		await tx.update(assignments).set({ registrantId: toId }).where(eq(assignments.id, id))
	const beside = await tx
		.update(accompaniments)
		.set({ companionId: toId })
		.where(eq(accompaniments.companionId, fromId))
		.returning({ id: accompaniments.assignmentId })
	const { hands, dropped } = await joinHands(tx, fromId, toId)
	const { questions, lapsed } = await joinQuestions(tx, fromId, toId)
	return { work, beside: beside.map(({ id }) => id), hands, dropped, questions, lapsed }
}

async function joinHands(tx: Tx, fromId: string, toId: string) {
	const hands: string[] = []
	const dropped: string[] = []
	const drop = async (id: string) => {
		await tx.update(applications).set({ withdrawnAt: tx.at }).where(eq(applications.id, id))
		dropped.push(id)
	}
	for (const hand of await handsOf(tx, fromId)) {
		const [same] = await tx
			.select()
			.from(applications)
			.where(
				and(
					eq(applications.registrantId, toId),
					eq(applications.slotId, hand.slotId),
					isNull(applications.withdrawnAt),
				),
			)
		if (same && (same.settledAt !== null || same.at <= hand.at)) {
			await drop(hand.id)
			continue
		}
		if (same) await drop(same.id)
		await tx.update(applications).set({ registrantId: toId }).where(eq(applications.id, hand.id))
		hands.push(hand.id)
	}
	return { hands, dropped }
}

async function joinQuestions(tx: Tx, fromId: string, toId: string) {
	const questions: string[] = []
	const lapsed: string[] = []
	for (const question of await questionsOf(tx, fromId)) {
		const [asked] = await tx
			.select({ id: offers.id })
			.from(offers)
			.where(and(eq(offers.registrantId, toId), eq(offers.slotId, question.slotId)))
		const [seated] = await tx
			.select({ id: assignments.id })
			.from(assignments)
			.where(
				and(
					eq(assignments.registrantId, toId),
					eq(assignments.slotId, question.slotId),
					inArray(assignments.state, [...liveStates]),
				),
			)
		if (asked || seated) {
			await tx.update(offers).set({ answer: 'lapsed', answeredAt: tx.at }).where(eq(offers.id, question.id))
			lapsed.push(question.id)
		} else {
			await tx.update(offers).set({ registrantId: toId }).where(eq(offers.id, question.id))
			questions.push(question.id)
		}
	}
	return { questions, lapsed }
}

/**
 * Gives back what went over. What passed its inspection since stays where it was credited; gives those seats. What was dropped
 * stands again.
 */
export async function partOpenWork(
	tx: Tx,
	fromId: string,
	toId: string,
	moved: MovedRows,
	joinedAt: Date,
): Promise<{ assignmentId: string; slotId: string }[]> {
	const stayed: { assignmentId: string; slotId: string }[] = []
	for (const id of moved.work ?? []) {
		const [own] = await tx
			.select()
			.from(assignments)
			.where(and(eq(assignments.id, id), eq(assignments.registrantId, toId)))
		if (!own) continue
		if (own.state === 'passed') stayed.push({ assignmentId: id, slotId: own.slotId })
		else await tx.update(assignments).set({ registrantId: fromId }).where(eq(assignments.id, id))
	}
	for (const id of moved.beside ?? [])
		await tx
			.update(accompaniments)
			.set({ companionId: fromId })
			.where(and(eq(accompaniments.assignmentId, id), eq(accompaniments.companionId, toId)))
	for (const id of moved.hands ?? [])
		await tx
			.update(applications)
			.set({ registrantId: fromId })
			.where(and(eq(applications.id, id), eq(applications.registrantId, toId)))
	for (const id of moved.dropped ?? []) await raiseAgain(tx, id, joinedAt)
	for (const id of moved.questions ?? [])
		await tx
			.update(offers)
			.set({ registrantId: fromId })
			.where(and(eq(offers.id, id), eq(offers.registrantId, toId)))
	for (const id of moved.lapsed ?? [])
		await tx
			.update(offers)
			.set({ answer: null, answeredAt: null })
			.where(and(eq(offers.id, id), eq(offers.answeredAt, joinedAt)))
	return stayed
}

/** A hand that was dropped is up again, unless its person raised another for the slot since. */
async function raiseAgain(tx: Tx, applicationId: string, droppedAt: Date): Promise<void> {
	const [hand] = await tx
		.select()
		.from(applications)
		.where(and(eq(applications.id, applicationId), eq(applications.withdrawnAt, droppedAt)))
	if (!hand) return
	const [since] = await tx
		.select({ id: applications.id })
		.from(applications)
		.where(
			and(
				eq(applications.registrantId, hand.registrantId),
				eq(applications.slotId, hand.slotId),
				isNull(applications.withdrawnAt),
			),
		)
	if (!since) await tx.update(applications).set({ withdrawnAt: null }).where(eq(applications.id, hand.id))
}
