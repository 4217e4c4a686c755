// Assignments as they are kept: deciding, taking back, calling off, and what each side reads of them.

import { and, asc, desc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf, weekOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { takeBackMinutes } from '~/events/event'
import { record } from '~/events/record.server'
import { book, bookedOf } from '~/matching/booking.server'
import { fitPersonOf } from '~/matching/candidate.server'
import { fit as judge } from '~/matching/fit'
import { passedOver } from '~/matching/turn'
import { giveTurn, lastTurns, takeBackTurn } from '~/matching/turn.server'
import { refuseOwnSide } from '~/people/account.server'
import { refused } from '~/words/refusal'
import { isPaper } from '~/work/task'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import {
	applications,
	arrivals,
	assignments,
	completions,
	confirmations,
	inspections,
	terms,
} from '~db/schema/assignments'
import { accounts, employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { AssignmentState, CallOffReason } from './assignment'
import { closesSlot, liveStates, openStates, startOf } from './assignment'
import type { Assignment } from './move.server'
import { assignmentNow, freeSeatAndTime, moveAssignment, ownAssignment } from './move.server'
import type { SlotWithTask } from './seat.server'
import { openSlot, refuseBothSides, registeredPerson, slotWithTask, takeSeat } from './seat.server'
import { callNameIn } from './terms'
import type { Terms } from './terms.server'
import { answerTerms, issueTerms, newestTerms } from './terms.server'

/**
 * Decides for whoever raised a hand: a seat, a booking, a turn and the written terms in one act each. All or none.
 * Where something does not fit, or somebody who fits is passed over in turn, a reason has to be given. Gives the assignments' ids in the order asked.
 */
export async function decide(
	tx: Tx,
	actor: Actor,
	slotId: string,
	registrantIds: readonly string[],
	reason = '',
): Promise<string[]> {
	if (registrantIds.length === 0) throw refused('nobody-chosen')
	const chosen = [...new Set(registrantIds)]
	await refuseMoreThanSeats(tx, slotId, chosen.length)
	// Read before the decision gives the chosen their turn; refused after whatever else speaks against it.
	const passed = await wouldPassOver(tx, slotId, chosen)
	const ids: string[] = []
	for (const registrantId of chosen)
		ids.push(await decideOne(tx, actor, slotId, registrantId, reason, passed.length > 0))
	if (passed.length > 0 && reason.trim() === '')
		throw refused('turn-needs-reason', { names: passed.map((one) => one.name) }, 'reason')
	return ids
}

/** Two clerks, or four boxes ticked for two seats: said as it is, before anything is written. */
async function refuseMoreThanSeats(tx: Tx, slotId: string, many: number): Promise<void> {
	const [slot] = await tx
		.select({ seats: slots.seats, taken: slots.taken })
		.from(slots)
		.where(eq(slots.id, slotId))
	const left = slot ? slot.seats - slot.taken : many
	if (left >= many) return
	if (left > 0) throw refused('more-than-seats', { left, chosen: many }, 'chosen')
	const theirs = await tx
		.select({ family: registrants.familyName, given: registrants.givenName })
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(eq(assignments.slotId, slotId), inArray(assignments.state, [...liveStates])))
	throw refused('seats-gone', { names: theirs.map((one) => `${one.family} ${one.given}`) })
}

/** Who fits, stands before one of the chosen in turn and would be passed over by deciding for them. */
export const wouldPassOver = async (tx: Tx, slotId: string, chosen: readonly string[]) =>
	passedOver(await handsInTurn(tx, slotId), chosen)

/** The hands still up for a slot, with what their turn is counted by. */
async function handsInTurn(tx: Tx, slotId: string) {
	const found = await slotWithTask(tx, slotId)
	if (!found) return []
	const hands = await tx
		.select({
			registrantId: applications.registrantId,
			appliedAt: applications.at,
			family: registrants.familyName,
			given: registrants.givenName,
		})
		.from(applications)
		.innerJoin(registrants, eq(registrants.id, applications.registrantId))
		.where(
			and(
				eq(applications.slotId, slotId),
				isNull(applications.withdrawnAt),
				isNull(applications.settledAt),
				eq(registrants.state, 'registered'),
			),
		)
	const turns = await lastTurns(
		tx,
		hands.map((hand) => hand.registrantId),
		tx.at,
	)
	return Promise.all(
		hands.map(async ({ family, given, ...hand }) => ({
			...hand,
			name: `${family} ${given}`,
			lastTurnAt: turns.get(hand.registrantId)?.lastTurnAt ?? null,
			fits: (await reasonsAgainst(tx, hand.registrantId, found)).length === 0,
		})),
	)
}

async function decideOne(
	tx: Tx,
	actor: Actor,
	slotId: string,
	registrantId: string,
	reason: string,
	passesOver: boolean,
): Promise<string> {
	const found = await openSlot(tx, slotId)
	const { slot, task } = found
	const person = await registeredPerson(tx, registrantId)
	await refuseOwnSide(tx, actor, { registrantId, employerId: task.employerId })
	await refuseBothSides(tx, person.accountId, task.employerId)
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
	if (!settled) throw await whyNoHand(tx, slotId, registrantId)
	await takeSeat(tx, slotId)
	const id = newId()
	const span = { day: slot.day, startMinute: slot.startMinute, endMinute: slot.endMinute }
	const misfit = await misfits(tx, registrantId, found)
	await book(tx, { ...span, registrantId, assignmentId: id, slotId })
	// A licence the law asks for is no matter of reasons: the employer is told that it was checked.
	if (task.skill !== null && isPaper(task.skill) && misfit.some((one) => one.name === 'skill'))
		throw refused('paper-not-seen', { skill: task.skill })
	if (misfit.length > 0 && reason.trim() === '') throw refused('fit-needs-reason', { no: misfit }, 'reason')
	await tx.insert(assignments).values({
		id,
		slotId,
		taskId: task.id,
		employerId: task.employerId,
		registrantId,
		state: 'decided',
		serviceDay: slot.day,
		decidedAt: tx.at,
		decidedBy: actor.accountId ?? actor.role,
		reason: reason.trim() === '' ? null : reason,
	})
	const issued = await issueTerms(tx, id, person, found)
	await giveTurn(tx, { registrantId, taskId: task.id, slotId, why: 'decided' })
	await record(
		tx,
		actor,
		'assignment.decided',
		{ kind: 'assignment', id },
		{
			after: {
				state: 'decided',
				registrantId,
				slotId,
				taskId: task.id,
				employerId: task.employerId,
				applicationId: settled.id,
				payYen: task.payYen,
				termsHash: issued.hash,
				answerBy: issued.answerBy.toISOString(),
				overrides: [...misfit.map((one) => one.name), ...(passesOver ? ['turn'] : [])].join('/').slice(0, 80),
			},
		},
	)
	return id
}

// When, is the person's own matter once the hand is up; a clash is refused by the booking, whatever the reason.
const ownMatter = new Set<string>(['resting', 'day-off', 'hours-not-said', 'free-hours', 'clash'])

/** The limits a decision would pass over. */
const misfits = async (tx: Tx, registrantId: string, found: SlotWithTask) =>
	(await reasonsAgainst(tx, registrantId, found)).filter((one) => !ownMatter.has(one.name))

async function reasonsAgainst(tx: Tx, registrantId: string, { slot, task }: SlotWithTask) {
	const judged = await fitPersonOf(tx, registrantId, dayOf(tx.at))
	if (!judged) throw refused('not-found')
	const week = weekOf(slot.day)
	const busy = (await bookedOf(tx, [registrantId], week, addDays(week, 6))).get(registrantId) ?? []
	return judge(judged, task, slot, busy).no
}

async function whyNoHand(tx: Tx, slotId: string, registrantId: string) {
	const [assigned] = await tx
		.select({ id: assignments.id })
		.from(assignments)
		.where(
			and(
				eq(assignments.slotId, slotId),
				eq(assignments.registrantId, registrantId),
				inArray(assignments.state, ['decided', 'agreed', 'reported', 'mending', 'passed']),
			),
		)
	return refused(assigned ? 'assigned-already' : 'no-hand')
}

/** Takes back one's own decision within ten minutes, while the terms are not answered: as if it had not been. */
export async function takeBackDecision(tx: Tx, actor: Actor, assignmentId: string): Promise<void> {
	const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId))
	if (!assignment) throw refused('not-found')
	if (assignment.state !== 'decided') throw await assignmentNow(tx, assignmentId)
	if (assignment.decidedBy !== actor.accountId) throw refused('decision-not-yours')
	if (tx.at.getTime() - assignment.decidedAt.getTime() > takeBackMinutes * 60_000)
		throw refused('decision-too-old', { minutes: takeBackMinutes })
	const moved = await moveAssignment(tx, assignmentId, 'takeBackDecision', { endedAt: tx.at })
	await answerTerms(tx, assignmentId, 'withdrawn', null)
	await freeSeatAndTime(tx, moved)
	await takeBackTurn(tx, moved.registrantId, moved.slotId)
	await tx
		.update(applications)
		.set({ settledAt: null, outcome: null })
		.where(
			and(
				eq(applications.slotId, moved.slotId),
				eq(applications.registrantId, moved.registrantId),
				isNull(applications.withdrawnAt),
				eq(applications.outcome, 'decided'),
			),
		)
	await record(
		tx,
		actor,
		'assignment.taken-back',
		{ kind: 'assignment', id: assignmentId },
		{
			before: { state: 'decided' },
			after: { state: 'taken-back', registrantId: moved.registrantId, slotId: moved.slotId },
		},
	)
}

async function callOffOne(tx: Tx, actor: Actor, assignment: Assignment, why: CallOffReason): Promise<void> {
	const moved = await moveAssignment(tx, assignment.id, 'callOff', { endedAt: tx.at, endedWhy: why })
	await answerTerms(tx, assignment.id, 'withdrawn', null)
	await freeSeatAndTime(tx, moved)
	// Rain, heat and the employer's change of mind are nobody's turn.
	if (why !== 'registrant') await takeBackTurn(tx, moved.registrantId, moved.slotId)
	await record(
		tx,
		actor,
		'assignment.called-off',
		{ kind: 'assignment', id: assignment.id },
		{
			before: { state: assignment.state },
			after: { state: 'called-off', why, registrantId: moved.registrantId, slotId: moved.slotId },
		},
	)
}

/** Staff call one assignment off; the seat is free again, unless the reason holds for whoever would come. */
export async function callOff(tx: Tx, actor: Actor, assignmentId: string, why: CallOffReason): Promise<void> {
	const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId))
	if (!assignment) throw refused('not-found')
	await callOffOne(tx, actor, assignment, why)
	if (closesSlot(why)) await tx.update(slots).set({ open: false }).where(eq(slots.id, assignment.slotId))
}

/** A registrant cannot come (今日はむずかしい): no reason is asked. Until the start; later it is a call. */
export async function callOffMine(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	if (slot && startOf(slot) <= tx.at) throw refused('not-called-off')
	await callOffOne(tx, actor, own, 'registrant')
}

/** Calls a whole slot off (雨・暑さ …): it closes, and everybody decided for it is free. Gives how many. */
export async function callOffSlot(
	tx: Tx,
	actor: Actor,
	slotId: string,
	why: Exclude<CallOffReason, 'registrant'>,
): Promise<number> {
	const closed = await tx
		.update(slots)
		.set({ open: false })
		.where(eq(slots.id, slotId))
		.returning({ id: slots.id })
	if (closed.length === 0) throw refused('not-found')
	await record(tx, actor, 'slot.called-off', { kind: 'slot', id: slotId }, { after: { why } })
	const theirs = await tx
		.select()
		.from(assignments)
		.where(and(eq(assignments.slotId, slotId), inArray(assignments.state, ['decided', 'agreed'])))
	for (const assignment of theirs) await callOffOne(tx, actor, assignment, why)
	return theirs.length
}

export type AssignmentSlot = Pick<typeof slots.$inferSelect, 'id' | 'day' | 'startMinute' | 'endMinute'>
export type AssignmentTask = typeof tasks.$inferSelect

/** What was said and checked about an assignment. */
export type AssignmentSteps = {
	arrivals: (typeof arrivals.$inferSelect)[]
	completions: (typeof completions.$inferSelect)[]
	inspections: (typeof inspections.$inferSelect)[]
}

async function stepsOf(on: Db, assignmentId: string): Promise<AssignmentSteps> {
	return {
		arrivals: await on
			.select()
			.from(arrivals)
			.where(eq(arrivals.assignmentId, assignmentId))
			.orderBy(asc(arrivals.at)),
		completions: await on
			.select()
			.from(completions)
			.where(eq(completions.assignmentId, assignmentId))
			.orderBy(asc(completions.at)),
		inspections: await on
			.select()
			.from(inspections)
			.where(eq(inspections.assignmentId, assignmentId))
			.orderBy(asc(inspections.at)),
	}
}

const joined = {
	assignment: assignments,
	task: tasks,
	slot: { id: slots.id, day: slots.day, startMinute: slots.startMinute, endMinute: slots.endMinute },
	employerName: employers.name,
}

/** A registrant's own assignment with its terms and steps; never what the employer answered. */
export async function assignmentOf(
	on: Db,
	registrantId: string,
	id: string,
): Promise<
	| ({
			assignment: Assignment
			task: AssignmentTask
			slot: AssignmentSlot
			employerName: string
			terms: Terms | null
	  } & AssignmentSteps)
	| undefined
> {
	const [row] = await on
		.select(joined)
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.where(and(eq(assignments.id, id), eq(assignments.registrantId, registrantId)))
	if (!row || row.assignment.state === 'taken-back') return undefined
	return { ...row, terms: (await newestTerms(on, id)) ?? null, ...(await stepsOf(on, id)) }
}

export type AssignmentRow = {
	assignment: Assignment
	slot: AssignmentSlot
	title: string
	kind: string
	payYen: number
	payFor: string
	areaId: string
	place: string
	/** Until when the terms are to be answered, while they are not. */
	answerBy: Date | null
}

/** A registrant's assignments by day: those still open from two months back on, or (`past`) the latest first. */
export async function assignmentsOf(
	on: Db,
	registrantId: string,
	{ today, past = false, most = 50 }: { today?: Day; past?: boolean; most?: number } = {},
): Promise<AssignmentRow[]> {
	const states: AssignmentState[] = past
		? ['decided', 'agreed', 'reported', 'mending', 'passed', 'refused', 'lapsed', 'called-off']
		: [...openStates]
	const fromDay = today && !past ? addDays(today, -60) : '0001-01-01'
	return prepared(on, past ? 'assignmentsPast' : 'assignmentsOpen', { registrantId, fromDay, most }, (db) =>
		db
			.select({
				assignment: assignments,
				slot: joined.slot,
				title: tasks.title,
				kind: tasks.kind,
				payYen: tasks.payYen,
				payFor: tasks.payFor,
				areaId: tasks.areaId,
				place: tasks.place,
				answerBy: terms.answerBy,
			})
			.from(assignments)
			.innerJoin(slots, eq(slots.id, assignments.slotId))
			.innerJoin(tasks, eq(tasks.id, assignments.taskId))
			.leftJoin(terms, and(eq(terms.assignmentId, assignments.id), isNull(terms.answeredAt)))
			.where(
				and(
					eq(assignments.registrantId, sql.placeholder('registrantId')),
					inArray(assignments.state, states),
					gte(assignments.serviceDay, sql.placeholder('fromDay')),
				),
			)
			.orderBy(
				past ? desc(assignments.serviceDay) : asc(assignments.serviceDay),
				asc(slots.startMinute),
				asc(assignments.id),
			)
			.limit(sql.placeholder('most')),
	)
}

/** 着きました and 終わりました as said for these assignments. */
export async function saidOf(on: Db, ids: readonly string[]): Promise<Map<string, ('arrived' | 'ended')[]>> {
	const found = new Map<string, ('arrived' | 'ended')[]>()
	if (ids.length === 0) return found
	const rows = await on
		.select({ assignmentId: arrivals.assignmentId, said: arrivals.said })
		.from(arrivals)
		.where(inArray(arrivals.assignmentId, [...ids]))
	for (const row of rows) found.set(row.assignmentId, [...(found.get(row.assignmentId) ?? []), row.said])
	return found
}

/** What staff see of the person who does it. */
export type AssignmentPerson = {
	id: string
	accountId: string
	number: string | null
	familyName: string
	givenName: string
	callName: string
	telephone: string
	hearsBy: string
}

/** An assignment with everything about it, for staff. */
export async function assignmentForStaff(
	on: Db,
	id: string,
): Promise<
	| ({
			assignment: Assignment
			task: AssignmentTask
			slot: AssignmentSlot
			employerName: string
			person: AssignmentPerson
			terms: Terms[]
			confirmation: typeof confirmations.$inferSelect | null
	  } & AssignmentSteps)
	| undefined
> {
	const [row] = await on
		.select({
			...joined,
			person: {
				id: registrants.id,
				accountId: registrants.accountId,
				number: accounts.number,
				familyName: registrants.familyName,
				givenName: registrants.givenName,
				callName: registrants.callName,
				telephone: registrants.telephone,
				hearsBy: registrants.hearsBy,
			},
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(eq(assignments.id, id))
	if (!row) return undefined
	const [confirmation] = await on.select().from(confirmations).where(eq(confirmations.assignmentId, id))
	return {
		...row,
		terms: await on.select().from(terms).where(eq(terms.assignmentId, id)).orderBy(asc(terms.version)),
		confirmation: confirmation ?? null,
		...(await stepsOf(on, id)),
	}
}

export type StaffRow = {
	assignment: Assignment
	slot: AssignmentSlot
	title: string
	employerName: string
	familyName: string
	givenName: string
	callName: string
	telephone: string
}

/** Assignments in these states with service days between two days, for staff lists. */
export async function assignmentsIn(
	on: Db,
	states: readonly AssignmentState[],
	{ fromDay, untilDay, most = 200 }: { fromDay: Day; untilDay: Day; most?: number },
): Promise<StaffRow[]> {
	return on
		.select({
			assignment: assignments,
			slot: joined.slot,
			title: tasks.title,
			employerName: employers.name,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			callName: registrants.callName,
			telephone: registrants.telephone,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(
			and(
				inArray(assignments.state, [...states]),
				gte(assignments.serviceDay, fromDay),
				lte(assignments.serviceDay, untilDay),
			),
		)
		.orderBy(asc(assignments.serviceDay), asc(slots.startMinute), asc(assignments.id))
		.limit(most)
}

/** Who comes, as an employer may know it: how many, when, names to call out, and that the licence was checked. */
export type Coming = {
	slotId: string
	taskId: string
	title: string
	day: Day
	startMinute: number
	endMinute: number
	seats: number
	coming: number
	callNames: string[]
	licenceChecked: boolean
}

/** An employer's slots between two days with how many come. Only who agreed counts; only who allowed it is named. */
export async function assignmentsOfEmployer(
	on: Db,
	employerId: string,
	{ fromDay, untilDay }: { fromDay: Day; untilDay: Day },
): Promise<Coming[]> {
	const rows = await on
		.select({
			slotId: slots.id,
			taskId: tasks.id,
			title: tasks.title,
			skill: tasks.skill,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			seats: slots.seats,
			callName: registrants.callName,
			showCallName: terms.showCallName,
			body: terms.body,
		})
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.innerJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.where(
			and(
				eq(assignments.employerId, employerId),
				inArray(assignments.state, ['agreed', 'reported', 'mending', 'passed']),
				gte(assignments.serviceDay, fromDay),
				lte(assignments.serviceDay, untilDay),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id), asc(registrants.callName))
	const found = new Map<string, Coming>()
	for (const { callName, showCallName, body, skill, ...slot } of rows) {
		const known = found.get(slot.slotId) ?? {
			...slot,
			coming: 0,
			callNames: [],
			// A task that needs a paper takes only people whose paper was seen; see `fit`.
			licenceChecked: skill !== null && isPaper(skill),
		}
		known.coming += 1
		if (showCallName) known.callNames.push(callNameIn(body, callName))
		found.set(slot.slotId, known)
	}
	return [...found.values()]
}
