// The council's 検査: passed, or a 手直しのお願い once. The earning hangs on this alone (mode A).
import { and, asc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, isDay } from '~/base/day'
import { newId } from '~/base/ids'
import { isHeld } from '~/council/contract-mode'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refuseOwnSide } from '~/people/account.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, completions, confirmations, inspections, terms } from '~db/schema/assignments'
import { employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { markSettled } from './confirmation.server'
import { moveAssignment } from './move.server'
import { checkOwnWords } from './passing-on'
import { agreedYen, endShares } from './share.server'

export type Inspection = typeof inspections.$inferSelect

async function refuseOwn(tx: Tx, actor: Actor, assignmentId: string): Promise<void> {
	const [row] = await tx
		.select({ registrantId: assignments.registrantId, employerId: assignments.employerId })
		.from(assignments)
		.where(eq(assignments.id, assignmentId))
	if (!row) throw refused('not-found')
	await refuseOwnSide(tx, actor, row)
}

const mended = (on: Db, assignmentId: string) =>
	on
		.select({ id: inspections.id })
		.from(inspections)
		.where(and(eq(inspections.assignmentId, assignmentId), eq(inspections.verdict, 'mend')))

/** Of three parties what the council says to the person has to be its own; of two there is nothing to pass on. */
async function refuseTheirWords(tx: Tx, assignmentId: string, own: string, field: string): Promise<void> {
	const [row] = await tx
		.select({ mode: tasks.contractMode, reason: confirmations.reason })
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.leftJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.where(eq(assignments.id, assignmentId))
	if (row && isHeld(row.mode)) checkOwnWords(own, row.reason ?? '', field)
}

/** The work is as the terms say; of three parties `note` is what the person is told of it. The door credits the earning in the same transaction. */
export async function inspect(tx: Tx, actor: Actor, assignmentId: string, note = ''): Promise<void> {
	await refuseOwn(tx, actor, assignmentId)
	await refuseTheirWords(tx, assignmentId, note, 'note')
	const moved = await moveAssignment(tx, assignmentId, 'inspect')
	await endShares(tx, moved.slotId)
	const id = newId()
	await tx
		.insert(inspections)
		.values({ id, assignmentId, verdict: 'passed', note, at: tx.at, by: actor.accountId ?? actor.role })
	// What the employer named was mended and is seen now: nothing is left to talk about.
	if ((await mended(tx, assignmentId)).length > 0) await markSettled(tx, assignmentId)
	await record(
		tx,
		actor,
		'assignment.inspected',
		{ kind: 'assignment', id: assignmentId },
		{
			before: { state: 'reported' },
			after: {
				state: 'passed',
				inspectionId: id,
				registrantId: moved.registrantId,
				employerId: moved.employerId,
			},
		},
	)
}

/** Asks for mending, measured against the written specification, once, with a new day. */
export async function askToMend(
	tx: Tx,
	actor: Actor,
	assignmentId: string,
	what: string,
	newDay: Day,
): Promise<void> {
	if (what.trim() === '') throw refused('mend-what', undefined, 'what')
	if (!isDay(newDay) || newDay < dayOf(tx.at)) throw refused('mend-day', undefined, 'newDay')
	await refuseOwn(tx, actor, assignmentId)
	if ((await mended(tx, assignmentId)).length > 0) throw refused('mended-once')
	await refuseTheirWords(tx, assignmentId, what, 'what')
	const moved = await moveAssignment(tx, assignmentId, 'askToMend')
	const id = newId()
	await tx.insert(inspections).values({
		id,
		assignmentId,
		verdict: 'mend',
		note: what,
		mendBy: newDay,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'assignment.mending-asked',
		{ kind: 'assignment', id: assignmentId },
		{
			before: { state: 'reported' },
			after: { state: 'mending', inspectionId: id, mendBy: newDay, registrantId: moved.registrantId },
		},
	)
}

export type WaitingInspection = {
	assignmentId: string
	title: string
	employerName: string
	familyName: string
	givenName: string
	day: Day
	startMinute: number
	endMinute: number
	payYen: number
	aboutMinutes: number | null
	note: string
	reportedAt: Date
	inspectBy: Day
	/** What the employer said, when they have. */
	verdict: 'fine' | 'different' | 'by-time' | null
}

/** Reported work that waits for its inspection, the soonest date of the terms first. */
export async function waitingInspections(on: Db): Promise<WaitingInspection[]> {
	const rows = await on
		.select({
			assignmentId: assignments.id,
			title: tasks.title,
			employerName: employers.name,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			payYen: agreedYen,
			aboutMinutes: completions.aboutMinutes,
			note: completions.note,
			reportedAt: completions.at,
			body: terms.body,
			verdict: confirmations.verdict,
		})
		.from(assignments)
		.innerJoin(completions, eq(completions.assignmentId, assignments.id))
		.innerJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.leftJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.where(eq(assignments.state, 'reported'))
		.orderBy(asc(completions.at))
	const newest = new Map<string, WaitingInspection>()
	for (const { body, ...row } of rows)
		newest.set(row.assignmentId, { ...row, inspectBy: String(body.inspectBy ?? row.day) })
	return [...newest.values()].sort((a, b) =>
		a.inspectBy === b.inspectBy
			? a.reportedAt.getTime() - b.reportedAt.getTime()
			: a.inspectBy < b.inspectBy
				? -1
				: 1,
	)
}
