// Assignments as each side reads them: the registrant, the employer, staff.
import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import { isPaper } from '~/work/task'
import type { Db } from '~db/client'
import { prepared } from '~db/prepared'
import {
	applications,
	arrivals,
	assignments,
	completions,
	confirmations,
	inspections,
	reconfirmations,
	terms,
} from '~db/schema/assignments'
import { accounts, employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { SlotToDecide } from './application.server'
import type { AssignmentState } from './assignment'
import { contractStates, leftStates, openStates } from './assignment'
import type { Assignment } from './move.server'
import { agreedYen } from './share.server'
import { nameForEmployer } from './terms'
import type { Terms } from './terms.server'
import { versionsOf } from './terms.server'
import { changeAfter, standingOf } from './terms-change'

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
			/** The terms that hold. */
			terms: Terms | null
			/** Another version the person is asked about. */
			change: Terms | null
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
	const versions = await versionsOf(on, id)
	const change = changeAfter(versions)
	return {
		...row,
		terms: standingOf(versions) ?? null,
		change: change?.answer === null ? change : null,
		...(await stepsOf(on, id)),
	}
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
	/** When it was asked once more whether the person comes, and when they said so. */
	askedAgainAt: Date | null
	comingAt: Date | null
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
				payYen: agreedYen,
				payFor: tasks.payFor,
				areaId: tasks.areaId,
				place: tasks.place,
				answerBy: terms.answerBy,
				askedAgainAt: reconfirmations.askedAt,
				comingAt: reconfirmations.answeredAt,
			})
			.from(assignments)
			.innerJoin(slots, eq(slots.id, assignments.slotId))
			.innerJoin(tasks, eq(tasks.id, assignments.taskId))
			.leftJoin(terms, and(eq(terms.assignmentId, assignments.id), isNull(terms.answeredAt)))
			.leftJoin(reconfirmations, eq(reconfirmations.assignmentId, assignments.id))
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
		terms: await versionsOf(on, id),
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
			showPaper: terms.showPaper,
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
				inArray(assignments.state, [...contractStates]),
				gte(assignments.serviceDay, fromDay),
				lte(assignments.serviceDay, untilDay),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id), asc(registrants.callName))
	const found = new Map<string, Coming>()
	for (const { callName, showCallName, showPaper, body, skill, ...slot } of rows) {
		const known = found.get(slot.slotId) ?? {
			...slot,
			coming: 0,
			callNames: [],
			// A task that needs a paper takes only people whose paper was seen; it is said where each of them allowed it.
			licenceChecked: skill !== null && isPaper(skill),
		}
		known.coming += 1
		known.licenceChecked &&= showPaper === true
		if (showCallName) known.callNames.push(nameForEmployer(body, callName))
		found.set(slot.slotId, known)
	}
	return [...found.values()]
}

export type SlotToRefill = Pick<
	SlotToDecide,
	'slotId' | 'title' | 'day' | 'startMinute' | 'endMinute' | 'seats' | 'taken'
> & { employerName: string }

/** Slots ahead where somebody fell away, a seat is free again and nobody's hand is up: a stand-in (代わりの人) is sought. */
export async function slotsToRefill(on: Db, today: Day, most = 50): Promise<SlotToRefill[]> {
	return on
		.selectDistinct({
			slotId: slots.id,
			title: tasks.title,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			seats: slots.seats,
			taken: slots.taken,
			employerName: employers.name,
		})
		.from(slots)
		.innerJoin(
			assignments,
			and(eq(assignments.slotId, slots.id), inArray(assignments.state, [...leftStates])),
		)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.innerJoin(employers, eq(employers.id, tasks.employerId))
		.leftJoin(
			applications,
			and(
				eq(applications.slotId, slots.id),
				isNull(applications.settledAt),
				isNull(applications.withdrawnAt),
			),
		)
		.where(
			and(eq(slots.open, true), gte(slots.day, today), lt(slots.taken, slots.seats), isNull(applications.id)),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
		.limit(most)
}
