// 同行: the first time of somebody, ever or at this employer; who comes along, where they meet, and the calls before and after.
import { and, asc, eq, gte, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, instantOf } from '~/base/day'
import { addOfficeDays, isOfficeDay } from '~/council/calendar'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { closeCallNamed, openCall } from '~/people/contact.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { accompaniments, assignments } from '~db/schema/assignments'
import { accounts, calls, employers, registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import { officeTimes } from './answer-clock.server'
import { contractStates, startOf } from './assignment'
import type { Assignment } from './move.server'
import { ownAssignment } from './move.server'

export type Accompaniment = typeof accompaniments.$inferSelect

/** Keeps that an assignment agreed to is somebody's first ever, or first at this employer, by the days of the work. */
export async function noteFirstTime(
	tx: Tx,
	assignment: Pick<Assignment, 'id' | 'registrantId' | 'employerId' | 'serviceDay'>,
): Promise<void> {
	const before = await tx
		.select({ employerId: assignments.employerId })
		.from(assignments)
		.where(
			and(
				eq(assignments.registrantId, assignment.registrantId),
				ne(assignments.id, assignment.id),
				inArray(assignments.state, [...contractStates]),
				lte(assignments.serviceDay, assignment.serviceDay),
			),
		)
	if (before.some((one) => one.employerId === assignment.employerId)) return
	await tx
		.insert(accompaniments)
		.values({ assignmentId: assignment.id, first: before.length === 0 ? 'ever' : 'there' })
		.onConflictDoNothing()
}

/** After one of somebody's promises is called off, the next one may be their first. */
async function noteNextFirstTime(tx: Tx, registrantId: string): Promise<void> {
	const ahead = await tx
		.select()
		.from(assignments)
		.where(
			and(
				eq(assignments.registrantId, registrantId),
				eq(assignments.state, 'agreed'),
				gte(assignments.serviceDay, dayOf(tx.at)),
			),
		)
		.orderBy(asc(assignments.serviceDay), asc(assignments.id))
	for (const one of ahead) await noteFirstTime(tx, one)
}

/** Whether somebody wishes to be accompanied at their first time; whoever thinks again has it settled anew. */
export async function wishAccompaniment(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	wished: boolean,
): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	if (own.state !== 'agreed') throw refused('assignment-now', { state: own.state })
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	if (slot && startOf(slot) <= tx.at)
		throw refused('slot-started', { day: slot.day, startMinute: slot.startMinute })
	const [known] = await tx.select().from(accompaniments).where(eq(accompaniments.assignmentId, assignmentId))
	if (!known) throw refused('not-found')
	const isOther = known.wished !== null && known.wished !== wished
	await tx
		.update(accompaniments)
		.set({
			wished,
			wishedAt: tx.at,
			...(isOther && { setAt: null, staffId: null, companionId: null, companionSaid: null }),
		})
		.where(eq(accompaniments.assignmentId, assignmentId))
	if (isOther) await letCompanionGo(tx, actor, own, known)
	await closeCallNamed(tx, actor, callAbout(assignmentId))
	await record(
		tx,
		actor,
		'accompaniment.wished',
		{ kind: 'assignment', id: assignmentId },
		{ after: { registrantId, wished } },
	)
}

/** Who comes along where somebody comes alone. */
export const nobody = 'nobody'

export type AccompanimentFields = {
	/** `staff:<account>`, `registrant:<id>`, or `nobody` for who wished to come alone: they meet somebody all the same. */
	who: string
	meetingPlace: string
	meetingMinute: number
	face: string
}

/** Settles who comes along, where they meet and by what they know each other; a registrant of the same slot is asked first. */
export async function settleAccompaniment(
	tx: Tx,
	actor: Actor,
	assignmentId: string,
	{ who, meetingPlace, meetingMinute, face }: AccompanimentFields,
): Promise<void> {
	const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId))
	const [known] = await tx.select().from(accompaniments).where(eq(accompaniments.assignmentId, assignmentId))
	if (!assignment || !known) throw refused('not-found')
	if (assignment.state !== 'agreed') throw refused('assignment-now', { state: assignment.state })
	if (who === nobody && known.wished !== false) throw refused('companion-wished', undefined, 'companion')
	// They may have said meanwhile that they come alone.
	if (who !== nobody && known.wished !== true) throw refused('companion-not-wished', undefined, 'companion')
	const [kind, id = ''] = who.split(':')
	const companions = await companionsFor(tx, assignment)
	const companion = kind === 'registrant' ? companions.find((one) => one.id === id) : undefined
	if (kind === 'registrant' && !companion) throw refused('companion-not-there', undefined, 'companion')
	await tx
		.update(accompaniments)
		.set({
			staffId: kind === 'staff' ? id : null,
			companionId: kind === 'registrant' ? id : null,
			companionSaid: null,
			meetingPlace,
			meetingMinute,
			face,
			setAt: tx.at,
			setBy: actor.accountId,
		})
		.where(eq(accompaniments.assignmentId, assignmentId))
	// Who was asked before, and is not needed any more, waits for nobody.
	if (known.companionId !== null && known.companionId !== companion?.id)
		await letCompanionGo(tx, actor, assignment, known)
	await record(
		tx,
		actor,
		kind === 'registrant' ? 'accompaniment.asked' : 'accompaniment.set',
		// Who is asked hears of it at the own piece of work.
		{ kind: 'assignment', id: companion?.assignmentId ?? assignmentId },
		{
			after: {
				registrantId: assignment.registrantId,
				slotId: assignment.slotId,
				companionId: kind === 'registrant' ? id : null,
			},
		},
	)
}

/** Registrants who have agreed to the same slot and have worked for this employer before. */
export async function companionsFor(
	on: Db,
	assignment: Pick<Assignment, 'id' | 'slotId' | 'employerId' | 'registrantId'>,
): Promise<{ id: string; name: string; assignmentId: string }[]> {
	const there = await on
		.select({
			id: registrants.id,
			family: registrants.familyName,
			given: registrants.givenName,
			assignmentId: assignments.id,
		})
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.leftJoin(accompaniments, eq(accompaniments.assignmentId, assignments.id))
		.where(
			and(
				eq(assignments.slotId, assignment.slotId),
				eq(assignments.state, 'agreed'),
				ne(assignments.registrantId, assignment.registrantId),
				// Whose first time it is too knows the place no better.
				isNull(accompaniments.assignmentId),
			),
		)
		.orderBy(asc(registrants.familyKana), asc(registrants.id))
	const worked = await on
		.selectDistinct({ id: assignments.registrantId })
		.from(assignments)
		.where(
			and(
				eq(assignments.employerId, assignment.employerId),
				inArray(assignments.state, ['reported', 'passed']),
				inArray(
					assignments.registrantId,
					there.map((one) => one.id),
				),
			),
		)
	const used = new Set(worked.map((one) => one.id))
	return there
		.filter((one) => used.has(one.id))
		.map(({ family, given, ...one }) => ({ ...one, name: `${family} ${given}` }))
}

/** The answer of a registrant who was asked to come along; a no is the office's to settle anew. */
export async function answerAccompanying(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	answer: 'yes' | 'no',
): Promise<void> {
	const [said] = await tx
		.update(accompaniments)
		.set(answer === 'yes' ? { companionSaid: true } : { companionSaid: false, setAt: null })
		.where(
			and(
				eq(accompaniments.assignmentId, assignmentId),
				eq(accompaniments.companionId, registrantId),
				isNull(accompaniments.companionSaid),
			),
		)
		.returning()
	if (!said) throw refused('companion-answered')
	const [assignment] = await tx.select().from(assignments).where(eq(assignments.id, assignmentId))
	await record(
		tx,
		actor,
		answer === 'yes' ? 'accompaniment.set' : 'accompaniment.declined',
		{ kind: 'assignment', id: assignmentId },
		{
			after: {
				registrantId: assignment?.registrantId ?? null,
				slotId: assignment?.slotId ?? null,
				companionId: registrantId,
			},
		},
	)
}

/**
 * A promise was called off: whoever was to come along with somebody, or somebody with whom another was to go, hears that it is
 * off and is settled anew; the next promise may be the first.
 */
export async function loosenAccompaniments(tx: Tx, actor: Actor, called: Assignment): Promise<void> {
	const theirs = await tx
		.select({ one: accompaniments, state: assignments.state })
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.where(and(eq(accompaniments.companionId, called.registrantId), eq(assignments.slotId, called.slotId)))
	for (const { one, state } of theirs) {
		await tx
			.update(accompaniments)
			.set({ companionSaid: false, setAt: null })
			.where(eq(accompaniments.assignmentId, one.assignmentId))
		if (isSettled(one) && state === 'agreed') await tellLoosened(tx, actor, one.assignmentId)
	}
	const [own] = await tx.select().from(accompaniments).where(eq(accompaniments.assignmentId, called.id))
	if (own) await letCompanionGo(tx, actor, called, own)
	await closeCallNamed(tx, actor, callAbout(called.id))
	await noteNextFirstTime(tx, called.registrantId)
}

/** Tells the registrant who was to come along, or was asked to, that it is off. */
async function letCompanionGo(
	tx: Tx,
	actor: Actor,
	{ slotId }: Pick<Assignment, 'slotId'>,
	{ companionId, companionSaid }: Pick<Accompaniment, 'companionId' | 'companionSaid'>,
): Promise<void> {
	if (companionId === null || companionSaid === false) return
	const [companion] = await tx
		.select({ id: assignments.id })
		.from(assignments)
		.where(
			and(
				eq(assignments.slotId, slotId),
				eq(assignments.registrantId, companionId),
				eq(assignments.state, 'agreed'),
			),
		)
	if (companion) await tellLoosened(tx, actor, companion.id)
}

const tellLoosened = (tx: Tx, actor: Actor, assignmentId: string) =>
	record(tx, actor, 'accompaniment.loosened', { kind: 'assignment', id: assignmentId }, {})

/** Whether it is settled, as far as the first-timer may count on it. */
export const isSettled = (one: Pick<Accompaniment, 'setAt' | 'companionId' | 'companionSaid'>) =>
	one.setAt !== null && (one.companionId === null || one.companionSaid === true)

/** A first time with the name of who comes along, for the person and for staff. */
export async function accompanimentOf(
	on: Db,
	assignmentId: string,
): Promise<(Accompaniment & { whoComes: string }) | null> {
	const [row] = await on
		.select({ one: accompaniments, staff: accounts.name, companion: registrants.callName })
		.from(accompaniments)
		.leftJoin(accounts, eq(accounts.id, accompaniments.staffId))
		.leftJoin(registrants, eq(registrants.id, accompaniments.companionId))
		.where(eq(accompaniments.assignmentId, assignmentId))
	return row ? { ...row.one, whoComes: row.staff ?? row.companion ?? '' } : null
}

/** First-timers of a slot that a registrant was asked to come along with, and what they answered. */
export async function accompanyingOn(
	on: Db,
	registrantId: string,
	slotId: string,
): Promise<(Accompaniment & { callName: string })[]> {
	const rows = await on
		.select({ one: accompaniments, callName: registrants.callName })
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(
			and(
				eq(accompaniments.companionId, registrantId),
				eq(assignments.slotId, slotId),
				eq(assignments.state, 'agreed'),
				or(isNull(accompaniments.companionSaid), eq(accompaniments.companionSaid, true)),
			),
		)
	return rows.map(({ one, callName }) => ({ ...one, callName }))
}

/** First times that wait for the office to settle who comes along, or where who comes alone is met, the soonest first. */
export async function accompanimentsToSettle(on: Db, today: Day, most = 50) {
	return on
		.select({
			assignmentId: assignments.id,
			wished: accompaniments.wished,
			title: tasks.title,
			day: slots.day,
			startMinute: slots.startMinute,
			endMinute: slots.endMinute,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			employerName: employers.name,
		})
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.where(
			and(
				isNotNull(accompaniments.wished),
				isNull(accompaniments.setAt),
				eq(assignments.state, 'agreed'),
				// A day that is over is settled by the call of the day after.
				gte(slots.day, today),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(assignments.id))
		.limit(most)
}

const callAbout = (assignmentId: string) => `first-time ${assignmentId}`

/** Puts the question いっしょに or ひとりで of one first time on the call list, once; gives the call where it is new. */
async function openFirstTimeCall(
	tx: Tx,
	actor: Actor,
	{ id, registrantId }: Pick<Assignment, 'id' | 'registrantId'>,
	dueAt: Date,
): Promise<string | undefined> {
	return openCall(
		tx,
		actor,
		{ registrantId },
		// A subject of its own: answering the terms settles every call about the assignment, and not this one.
		{ why: 'first-time', subject: { kind: 'accompaniment', id }, naturalKey: callAbout(id), dueAt },
	)
}

/** Who said yes on the telephone is asked in the same talk whether somebody is to come along; gives the call, if any. */
export async function askFirstTimeInTalk(
	tx: Tx,
	actor: Actor,
	assignmentId: string,
): Promise<string | undefined> {
	const [first] = await tx
		.select({ assignment: assignments })
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.where(and(eq(accompaniments.assignmentId, assignmentId), isNull(accompaniments.wished)))
	return first && openFirstTimeCall(tx, actor, first.assignment, tx.at)
}

/** Takes off the call list who was to be asked about a first time that has begun. */
async function closePastFirstTimes(tx: Tx): Promise<void> {
	const open = await tx
		.select({ id: assignments.id, slot: slots })
		.from(calls)
		.innerJoin(assignments, eq(assignments.id, calls.subjectId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(and(isNull(calls.closedAt), eq(calls.why, 'first-time')))
	for (const { id, slot } of open) if (startOf(slot) <= tx.at) await closeCallNamed(tx, chore, callAbout(id))
}

/**
 * First times of which nobody said いっしょに or ひとりで are called about on the office day before, from the hour on at which
 * silence becomes a call; who can press a button has had the time for it. Gives how many.
 */
export async function callBeforeFirstTimes(tx: Tx): Promise<number> {
	await closePastFirstTimes(tx)
	const today = dayOf(tx.at)
	const { closing } = await officeTimes(tx, tx.at)
	const callMinute = await settingOn(tx, 'reconfirm-call-minute', today)
	const unsaid = await tx
		.select({ assignment: assignments, slot: slots })
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.leftJoin(calls, eq(calls.naturalKey, sql`${callAbout('')} || ${assignments.id}`))
		.where(
			and(
				isNull(calls.id),
				isNull(accompaniments.wished),
				eq(assignments.state, 'agreed'),
				gte(assignments.serviceDay, today),
				lte(assignments.serviceDay, addOfficeDays(today, 1, closing)),
			),
		)
		.limit(200)
	const ahead = unsaid.filter(
		({ slot }) => startOf(slot) > tx.at && (slot.day === today || instantOf(today, callMinute) <= tx.at),
	)
	for (const { assignment, slot } of ahead) await openFirstTimeCall(tx, chore, assignment, startOf(slot))
	return ahead.length
}

/** On the next office day everybody whose first time it was is called: how was it? Gives how many. */
export async function callAfterFirstTimes(tx: Tx): Promise<number> {
	const today = dayOf(tx.at)
	const office = await officeTimes(tx, tx.at)
	if (!isOfficeDay(today, office.closing)) return 0
	const over = await tx
		.select({ assignment: assignments })
		.from(accompaniments)
		.innerJoin(assignments, eq(assignments.id, accompaniments.assignmentId))
		.where(
			and(
				isNull(accompaniments.calledAt),
				lt(assignments.serviceDay, today),
				inArray(assignments.state, [...contractStates]),
			),
		)
		.limit(200)
	for (const { assignment } of over) {
		await tx
			.update(accompaniments)
			.set({ calledAt: tx.at })
			.where(eq(accompaniments.assignmentId, assignment.id))
		await openCall(
			tx,
			chore,
			{ registrantId: assignment.registrantId },
			{
				why: 'how-was-it',
				subject: { kind: 'assignment', id: assignment.id },
				naturalKey: `how-was-it ${assignment.id}`,
				dueAt: instantOf(today, office.closesMinute),
			},
		)
	}
	return over.length
}
