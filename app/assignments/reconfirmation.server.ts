// よろしいですか, asked once more before the day. No answer drops nobody: it becomes a call.
import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { dayOf, instantOf } from '~/base/day'
import { addOfficeDays } from '~/council/calendar'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { openCall } from '~/people/contact.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, reconfirmations, terms } from '~db/schema/assignments'
import { calls } from '~db/schema/people'
import { slots } from '~db/schema/work'
import { officeTimes } from './answer-clock.server'
import { startOf } from './assignment'
import { assignmentNow, ownAssignment } from './move.server'

/**
 * Asks everybody who works after today and until the next office day whether they come, once; who said yes to the
 * terms only today is not asked again. Gives how many.
 */
export async function askAgain(tx: Tx): Promise<number> {
	const today = dayOf(tx.at)
	const { closing } = await officeTimes(tx, tx.at)
	const callMinute = await settingOn(tx, 'reconfirm-call-minute', today)
	const theirs = await tx
		.select({
			id: assignments.id,
			registrantId: assignments.registrantId,
			slotId: assignments.slotId,
			agreedAt: terms.answeredAt,
		})
		.from(assignments)
		.innerJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.leftJoin(reconfirmations, eq(reconfirmations.assignmentId, assignments.id))
		.where(
			and(
				eq(assignments.state, 'agreed'),
				gt(assignments.serviceDay, today),
				lte(assignments.serviceDay, addOfficeDays(today, 1, closing)),
				isNull(reconfirmations.assignmentId),
			),
		)
		.orderBy(asc(assignments.serviceDay), asc(assignments.id))
	const asked = theirs.filter(({ agreedAt }) => agreedAt === null || dayOf(agreedAt) < today)
	for (const { id, registrantId, slotId } of asked) {
		const callAt = instantOf(today, callMinute)
		await tx
			.insert(reconfirmations)
			.values({ assignmentId: id, askedAt: tx.at, callAt: callAt > tx.at ? callAt : tx.at })
		await record(
			tx,
			chore,
			'assignment.asked-again',
			{ kind: 'assignment', id },
			{ after: { registrantId, slotId } },
		)
	}
	return asked.length
}

/** Puts whoever has not answered by then on the call list, unless they stand there for it already. Gives how many. */
export async function callUnanswered(tx: Tx): Promise<number> {
	const silent = await tx
		.select({ assignment: assignments, slot: slots })
		.from(reconfirmations)
		.innerJoin(assignments, eq(assignments.id, reconfirmations.assignmentId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.leftJoin(
			calls,
			and(eq(calls.subjectKind, 'assignment'), eq(calls.subjectId, assignments.id), eq(calls.why, 'again')),
		)
		.where(
			and(
				isNull(calls.id),
				isNull(reconfirmations.answeredAt),
				lte(reconfirmations.callAt, tx.at),
				eq(assignments.state, 'agreed'),
				gt(assignments.serviceDay, dayOf(tx.at)),
			),
		)
		.limit(200)
	for (const { assignment, slot } of silent)
		await openCall(
			tx,
			chore,
			{ registrantId: assignment.registrantId },
			{
				why: 'again',
				subject: { kind: 'assignment', id: assignment.id },
				naturalKey: `again ${assignment.id}`,
				dueAt: startOf(slot),
			},
		)
	return silent.length
}

/** はい、行きます. Said twice it stays said. */
export async function sayComing(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	if (own.state !== 'agreed') throw await assignmentNow(tx, assignmentId)
	const [answered] = await tx
		.update(reconfirmations)
		.set({ answeredAt: tx.at })
		.where(and(eq(reconfirmations.assignmentId, assignmentId), isNull(reconfirmations.answeredAt)))
		.returning({ id: reconfirmations.assignmentId })
	if (!answered) throw refused('coming-said')
	await record(
		tx,
		actor,
		'assignment.coming',
		{ kind: 'assignment', id: assignmentId },
		{ after: { registrantId, slotId: own.slotId } },
	)
}

/** Which of these assignments wait for an answer to the question before the day, or have it. */
export async function askedAgain(on: Db, ids: readonly string[]): Promise<Map<string, 'asked' | 'coming'>> {
	if (ids.length === 0) return new Map()
	const rows = await on
		.select()
		.from(reconfirmations)
		.where(inArray(reconfirmations.assignmentId, [...ids]))
	return new Map(rows.map((row) => [row.assignmentId, row.answeredAt ? 'coming' : 'asked']))
}
