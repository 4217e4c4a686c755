// The employer's 完了の確認: できています or ここが違います. It goes to the council and never to the registrant.

import { and, asc, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { refuseOwnSide } from '~/people/account.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, completions, confirmations, terms } from '~db/schema/assignments'
import { employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { Assignment } from './move.server'
import { assignmentNow } from './move.server'
import { nameForEmployer } from './terms'

export type Confirmation = typeof confirmations.$inferSelect
export type ConfirmFields = { verdict: 'fine' | 'different'; reason: string }

const confirmable: Assignment['state'][] = ['reported', 'mending', 'passed']

/** The employer says whether the work is as asked. Photos hang on the confirmation's id, which it gives. */
export async function confirmCompletion(
	tx: Tx,
	actor: Actor,
	employerId: string,
	assignmentId: string,
	{ verdict, reason }: ConfirmFields,
): Promise<string> {
	if (verdict === 'different' && reason.trim() === '') throw refused('confirm-reason', undefined, 'reason')
	const [assignment] = await tx
		.select()
		.from(assignments)
		.where(and(eq(assignments.id, assignmentId), eq(assignments.employerId, employerId)))
	if (!assignment) throw refused('not-found')
	if (!confirmable.includes(assignment.state)) throw await assignmentNow(tx, assignmentId)
	await refuseOwnSide(tx, actor, { registrantId: assignment.registrantId })
	const id = await keep(tx, assignmentId, verdict, reason, actor.accountId)
	if (id === undefined) {
		const [known] = await tx.select().from(confirmations).where(eq(confirmations.assignmentId, assignmentId))
		throw refused('confirmed-already', { verdict: known?.verdict ?? 'fine' })
	}
	await record(
		tx,
		actor,
		verdict === 'fine' ? 'assignment.confirmed' : 'assignment.questioned',
		{ kind: 'assignment', id: assignmentId },
		{ after: { verdict, confirmationId: id, employerId, state: assignment.state } },
	)
	return id
}

async function keep(
	tx: Tx,
	assignmentId: string,
	verdict: Confirmation['verdict'],
	reason: string,
	by: string | null,
): Promise<string | undefined> {
	const [kept] = await tx
		.insert(confirmations)
		.values({ id: newId(), assignmentId, verdict, reason, at: tx.at, by })
		.onConflictDoNothing({ target: confirmations.assignmentId })
		.returning({ id: confirmations.id })
	return kept?.id
}

export type WaitingConfirmation = {
	assignmentId: string
	slotId: string
	title: string
	day: Day
	startMinute: number
	endMinute: number
	/** Only with the person's yes to exactly that. */
	callName: string | null
	reportedAt: Date
	/** The last day; after it the work counts as confirmed. */
	confirmBy: Day
}

// Longer than any employer's days; keeps the look-up from growing with the years.
const lookBackDays = 120

async function waiting(
	on: Db,
	today: Day,
	employerId?: string,
): Promise<(WaitingConfirmation & { employerId: string })[]> {
	const rows = await on
		.select({
			assignmentId: assignments.id,
			employerId: assignments.employerId,
			slotId: slots.id,
			title: tasks.title,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			callName: registrants.callName,
			showCallName: terms.showCallName,
			body: terms.body,
			reportedAt: completions.at,
			confirmDays: employers.confirmDays,
		})
		.from(assignments)
		.innerJoin(completions, eq(completions.assignmentId, assignments.id))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.leftJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.leftJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.where(
			and(
				employerId ? eq(assignments.employerId, employerId) : undefined,
				inArray(assignments.state, confirmable),
				gte(assignments.serviceDay, addDays(today, -lookBackDays)),
				isNull(confirmations.id),
			),
		)
		.orderBy(asc(completions.at), asc(assignments.id))
	const found = new Map<string, WaitingConfirmation & { employerId: string }>()
	for (const { callName, showCallName, body, confirmDays, ...row } of rows) {
		// A mended piece has two reports: the days count from the last.
		found.set(row.assignmentId, {
			...row,
			callName: showCallName ? nameForEmployer(body, callName) : null,
			confirmBy: addDays(dayOf(row.reportedAt), confirmDays),
		})
	}
	return [...found.values()]
}

/** What an employer has still to confirm, the oldest report first. */
export async function waitingConfirmations(
	on: Db,
	employerId: string,
	today: Day,
): Promise<WaitingConfirmation[]> {
	return (await waiting(on, today, employerId)).map(({ employerId: _, ...row }) => row)
}

/** One piece of work as an employer confirms it, with what they answered; another's is not found. */
export async function confirmationOf(
	on: Db,
	employerId: string,
	assignmentId: string,
): Promise<
	| {
			assignmentId: string
			title: string
			result: string
			specification: string
			day: Day
			startMinute: number
			endMinute: number
			callName: string | null
			reported: boolean
			confirmation: Confirmation | null
	  }
	| undefined
> {
	const [row] = await on
		.select({
			assignmentId: assignments.id,
			state: assignments.state,
			title: tasks.title,
			result: tasks.result,
			specification: tasks.specification,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			callName: registrants.callName,
			showCallName: terms.showCallName,
			body: terms.body,
			confirmation: confirmations,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.innerJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.leftJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.where(and(eq(assignments.id, assignmentId), eq(assignments.employerId, employerId)))
	if (!row) return undefined
	const { state, callName, showCallName, body, ...rest } = row
	return {
		...rest,
		callName: showCallName ? nameForEmployer(body, callName) : null,
		reported: confirmable.includes(state),
	}
}

/** Counts as confirmed whatever no employer answered within their days. Gives how many. */
export async function confirmByTime(tx: Tx): Promise<number> {
	const today = dayOf(tx.at)
	const late = (await waiting(tx, today)).filter((row) => row.confirmBy < today)
	let confirmed = 0
	for (const { assignmentId, employerId } of late) {
		const id = await keep(tx, assignmentId, 'by-time', '', null)
		if (id === undefined) continue
		confirmed += 1
		await record(
			tx,
			chore,
			'assignment.confirmed',
			{ kind: 'assignment', id: assignmentId },
			{ after: { verdict: 'by-time', confirmationId: id, employerId } },
		)
	}
	return confirmed
}

/** The council has settled with the employer what they said was different. */
export async function settleDifference(tx: Tx, actor: Actor, assignmentId: string): Promise<void> {
	if (!(await markSettled(tx, assignmentId))) throw refused('nothing-to-settle')
	await record(tx, actor, 'assignment.settled', { kind: 'assignment', id: assignmentId })
}

/** Marks a difference as settled; gives whether there was one. */
export async function markSettled(tx: Tx, assignmentId: string): Promise<boolean> {
	const settled = await tx
		.update(confirmations)
		.set({ settledAt: tx.at })
		.where(
			and(
				eq(confirmations.assignmentId, assignmentId),
				eq(confirmations.verdict, 'different'),
				isNull(confirmations.settledAt),
			),
		)
		.returning({ id: confirmations.id })
	return settled.length > 0
}

export type Difference = {
	assignmentId: string
	state: Assignment['state']
	title: string
	day: Day
	employerName: string
	reason: string
	at: Date
}

/** Differences employers named that are not settled, the oldest first, for staff. */
export async function openDifferences(on: Db): Promise<Difference[]> {
	return on
		.select({
			assignmentId: assignments.id,
			state: assignments.state,
			title: tasks.title,
			day: assignments.serviceDay,
			employerName: employers.name,
			reason: confirmations.reason,
			at: confirmations.at,
		})
		.from(confirmations)
		.innerJoin(assignments, eq(assignments.id, confirmations.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.where(and(eq(confirmations.verdict, 'different'), isNull(confirmations.settledAt)))
		.orderBy(asc(confirmations.at))
}

/** What an employer has answered in the last months, the latest first. */
export async function answeredConfirmations(
	on: Db,
	employerId: string,
	today: Day,
): Promise<
	(Omit<WaitingConfirmation, 'slotId' | 'reportedAt' | 'confirmBy'> & { verdict: Confirmation['verdict'] })[]
> {
	const rows = await on
		.select({
			assignmentId: assignments.id,
			title: tasks.title,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			callName: registrants.callName,
			showCallName: terms.showCallName,
			body: terms.body,
			verdict: confirmations.verdict,
		})
		.from(assignments)
		.innerJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.leftJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.where(
			and(eq(assignments.employerId, employerId), gte(assignments.serviceDay, addDays(today, -lookBackDays))),
		)
		.orderBy(desc(assignments.serviceDay), asc(assignments.id))
		.limit(200)
	return rows.map(({ callName, showCallName, body, ...row }) => ({
		...row,
		callName: showCallName ? nameForEmployer(body, callName) : null,
	}))
}
