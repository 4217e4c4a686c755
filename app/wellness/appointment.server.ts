// Meetings with a coordinator (面談): booked, moved and called off; what is known of one is sealed with its thread's key.
import { randomBytes } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, isNull, lte, notInArray, or } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { threads } from '~db/schema/wellness'
import { appointments, offeredTimes } from '~db/schema/wellness-meeting'
import type { MeetingWay, Reminding, Standing } from './appointment'
import { faultOfBooking, meetingMinutes, reminderDue, reminderMinutes, roomLastsMinutes } from './appointment'
import { keyOf } from './keyring.server'
import type { Appointment } from './offered-time.server'
import { offeredTime } from './offered-time.server'
import type { Meeting } from './sealed.server'
import { bindings, openValue, sealValue } from './sealed.server'
import type { Thread } from './thread.server'
import { threadOf, writer } from './thread.server'

/** A meeting sealed outside the transaction that books it. */
export type SealedMeeting = { id: string; threadId: string; sealed: Buffer }

/** What somebody wishes: this half-hour, this way, in place of the meeting they have (null: they have none). */
export type Wish = { offerId: string; way: MeetingWay; from: string | null }

const minuteMillis = 60_000

/** A name for a video room that nobody can guess. */
export const newRoom = (): string => randomBytes(16).toString('hex')

/** Seals what is known of a meeting; refused when the thread's key is gone. */
export async function sealMeeting(threadId: string, meeting: Meeting, id = newId()): Promise<SealedMeeting> {
	const key = await keyOf(threadId)
	if (!key) throw refused('thread-unreadable')
	return { id, threadId, sealed: sealValue(key, meeting, bindings.meeting(threadId, id)) }
}

/** What is known of a meeting, or undefined when its key is gone. */
export const meetingIn = (
	{ id, threadId, sealed }: Pick<Appointment, 'id' | 'threadId' | 'sealed'>,
	key: Buffer | undefined,
): Meeting | undefined => key && openValue<Meeting>(key, sealed, bindings.meeting(threadId, id))

const stands = isNull(appointments.endedAt)

/** One meeting, whether it stands or not. */
export async function appointmentOf(on: Db, id: string): Promise<Appointment | undefined> {
	const [row] = await on.select().from(appointments).where(eq(appointments.id, id))
	return row
}

/** The meeting of a thread that is to come. */
export async function comingOf(on: Db, threadId: string, at: Date): Promise<Appointment | undefined> {
	const [row] = await on
		.select()
		.from(appointments)
		.where(and(eq(appointments.threadId, threadId), stands, gt(appointments.startsAt, at)))
		.orderBy(asc(appointments.startsAt))
		.limit(1)
	return row
}

/** The meeting of a thread that is to come or going on, for its pages: as long as the door to the video room may stand open. */
export const currentOf = (on: Db, threadId: string, at: Date): Promise<Appointment | undefined> =>
	comingOf(on, threadId, new Date(at.getTime() - roomLastsMinutes * minuteMillis))

/** The latest meeting of a thread that was not called off, also where it is long over: the dead link says that it is. */
export async function lastStandingOf(on: Db, threadId: string): Promise<Appointment | undefined> {
	const [row] = await on
		.select()
		.from(appointments)
		.where(and(eq(appointments.threadId, threadId), stands))
		.orderBy(desc(appointments.startsAt))
		.limit(1)
	return row
}

/** The meeting of a thread that was booked last, where it was called off. */
export async function lastEndedOf(on: Db, threadId: string): Promise<Appointment | undefined> {
	const [row] = await on
		.select()
		.from(appointments)
		.where(eq(appointments.threadId, threadId))
		.orderBy(desc(appointments.bookedAt), desc(appointments.id))
		.limit(1)
	return row?.endedAt ? row : undefined
}

/** The meetings of a thread that were not called off, the earliest first. */
export const meetingsOf = (on: Db, threadId: string): Promise<Appointment[]> =>
	on
		.select()
		.from(appointments)
		.where(and(eq(appointments.threadId, threadId), stands))
		.orderBy(asc(appointments.startsAt))

/** The meetings of several threads that are to come or going on, by thread. */
export async function currentIn(
	on: Db,
	threadIds: readonly string[],
	at: Date,
): Promise<Map<string, Appointment>> {
	if (threadIds.length === 0) return new Map()
	const from = new Date(at.getTime() - roomLastsMinutes * minuteMillis)
	const rows = await on
		.select()
		.from(appointments)
		.where(and(inArray(appointments.threadId, [...threadIds]), stands, gt(appointments.startsAt, from)))
		.orderBy(desc(appointments.startsAt))
	return new Map(rows.map((row) => [row.threadId, row]))
}

/** Meetings to come with somebody who is no coordinator any more, the earliest first. */
export const leftBookings = (on: Db, known: readonly string[], at: Date): Promise<Appointment[]> =>
	on
		.select()
		.from(appointments)
		.where(and(stands, gt(appointments.startsAt, at), notInArray(appointments.coordinatorId, [...known])))
		.orderBy(asc(appointments.startsAt), asc(appointments.id))

/**
 * The person books a half-hour, or moves their meeting to it: another booking in the same act. `known` are the
 * coordinators of the day. Refused while their thread is closed, with another meeting than the page showed, and where
 * somebody was quicker; a thread has one meeting to come. Gives the meeting that was given up for it.
 */
export async function bookTime(
	tx: Tx,
	owner: Buffer,
	wish: Wish,
	{ id, threadId, sealed }: SealedMeeting,
	known: ReadonlySet<string>,
): Promise<{ coordinatorId: string; left: Appointment | undefined }> {
	const thread = await threadOf(tx, threadId, owner)
	if (!thread) throw refused('not-found')
	if (thread.closedAt) throw refused('meeting-thread-closed')
	const left = await comingOf(tx, threadId, tx.at)
	if ((left?.id ?? null) !== wish.from) throw refused(left ? 'meeting-other' : 'meeting-gone')
	const offer = await offeredTime(tx, wish.offerId)
	if (!offer || !known.has(offer.coordinatorId)) throw refused('meeting-taken')
	const lead = await settingOn(tx, 'meeting-lead-minutes', dayOf(tx.at))
	const standing = await standingAround(tx, owner, offer.startsAt, left?.id)
	const fault = faultOfBooking(offer, wish.way, standing, tx.at, lead)
	if (fault === 'meeting-too-soon') throw refused(fault, { minutes: lead })
	if (fault) throw refused(fault, undefined, fault === 'meeting-way' ? 'way' : undefined)
	if (left) await end(tx, left.id)
	const { id: offerId, coordinatorId, startsAt } = offer
	const [made] = await tx
		.insert(appointments)
		.values({ id, offerId, threadId, coordinatorId, startsAt, sealed, bookedAt: tx.at })
		.onConflictDoNothing()
		.returning({ id: appointments.id })
	if (!made) throw refused('meeting-taken')
	// Who books is awake again, as with any word.
	await tx.update(threads).set({ sleepsUntil: null }).where(eq(threads.id, threadId))
	await record(
		tx,
		writer(threadId),
		left ? 'thread.meeting-moved' : 'thread.meeting-booked',
		{ kind: 'thread', id: threadId },
		{ after: { meeting: id } },
	)
	return { coordinatorId, left }
}

/** The meetings that touch a half-hour, of whomever, without one. */
async function standingAround(tx: Tx, owner: Buffer, startsAt: Date, without = ''): Promise<Standing[]> {
	const reach = meetingMinutes * minuteMillis
	const rows = await tx
		.select({ appointment: appointments, owner: threads.owner })
		.from(appointments)
		.innerJoin(threads, eq(threads.id, appointments.threadId))
		.where(
			and(
				stands,
				gt(appointments.startsAt, new Date(startsAt.getTime() - reach)),
				lte(appointments.startsAt, new Date(startsAt.getTime() + reach)),
			),
		)
	return rows
		.filter(({ appointment }) => appointment.id !== without)
		.map(({ appointment, owner: theirs }) => ({ ...appointment, own: Buffer.from(theirs).equals(owner) }))
}

const end = (tx: Tx, id: string, sealed?: Buffer) =>
	tx
		.update(appointments)
		.set({ endedAt: tx.at, ...(sealed && { sealed }) })
		.where(eq(appointments.id, id))

/** A meeting as it may still be changed; refused when it is over, called off, moved, or has begun. */
async function changeable(tx: Tx, id: string): Promise<Appointment> {
	const found = await appointmentOf(tx, id)
	if (!found || found.endedAt) throw refused('meeting-gone')
	if (found.startsAt <= tx.at) throw refused('meeting-begun')
	return found
}

/** The person calls their meeting off before it begins; the half-hour is free again. Gives with whom it was. */
export async function cancelOwn(tx: Tx, owner: Buffer, threadId: string, id: string): Promise<string> {
	if (!(await threadOf(tx, threadId, owner))) throw refused('not-found')
	const found = await changeable(tx, id)
	if (found.threadId !== threadId) throw refused('not-found')
	await end(tx, id)
	await record(
		tx,
		writer(threadId),
		'thread.meeting-cancelled',
		{ kind: 'thread', id: threadId },
		{ after: { meeting: id } },
	)
	return found.coordinatorId
}

/**
 * A coordinator calls a meeting off, with words for the person (sealed with it). The half-hour is offered no more: they
 * cannot come then. The door has asked whether they may.
 */
export async function callOff(tx: Tx, actor: Actor, { id, threadId, sealed }: SealedMeeting): Promise<void> {
	const found = await changeable(tx, id)
	await end(tx, id, sealed)
	await tx.update(offeredTimes).set({ ways: [] }).where(eq(offeredTimes.id, found.offerId))
	await record(
		tx,
		actor,
		'thread.meeting-called-off',
		{ kind: 'thread', id: threadId },
		{ after: { meeting: id } },
	)
}

/** A coordinator says where: another place, or the address of the video meeting. Until the door to it is shut. */
export async function arrange(tx: Tx, actor: Actor, { id, threadId, sealed }: SealedMeeting): Promise<void> {
	const from = new Date(tx.at.getTime() - roomLastsMinutes * minuteMillis)
	const [kept] = await tx
		.update(appointments)
		.set({ sealed })
		.where(and(eq(appointments.id, id), stands, gt(appointments.startsAt, from)))
		.returning({ id: appointments.id })
	if (!kept) throw refused('meeting-gone')
	await record(
		tx,
		actor,
		'thread.meeting-arranged',
		{ kind: 'thread', id: threadId },
		{ after: { meeting: id } },
	)
}

/** With a thread that its person closes or deletes the meeting to come falls away. Gives it, so that its coordinator is rung. */
export async function cancelWithThread(
	tx: Tx,
	owner: Buffer,
	threadId: string,
): Promise<Appointment | undefined> {
	const found = await comingOf(tx, threadId, tx.at)
	if (found) await cancelOwn(tx, owner, threadId, found.id)
	return found
}

/** A coordinator closes no thread while a meeting is to come. */
export async function refuseWhileMeeting(tx: Tx, threadId: string): Promise<void> {
	if (await comingOf(tx, threadId, tx.at)) throw refused('thread-meeting-to-come')
}

/** Meetings of which somebody is to be reminded now, each with its thread; of closed threads none. */
export async function remindersDue(
	on: Db,
	at: Date,
	most = 500,
): Promise<{ appointment: Appointment; thread: Thread; which: Reminding }[]> {
	const rows = await on
		.select({ appointment: appointments, thread: threads })
		.from(appointments)
		.innerJoin(threads, eq(threads.id, appointments.threadId))
		.where(
			and(
				stands,
				isNull(threads.closedAt),
				gt(appointments.startsAt, at),
				lte(appointments.startsAt, new Date(at.getTime() + reminderMinutes.day * minuteMillis)),
				or(isNull(appointments.remindedAt), isNull(appointments.remindedSoonAt)),
			),
		)
		.orderBy(asc(appointments.startsAt), asc(appointments.id))
		.limit(most)
	return rows.flatMap((row) => {
		const which = reminderDue(row.appointment, at)
		return which ? [{ ...row, which }] : []
	})
}

/** Marks a reminder as made, where it is still due; whoever marks it rings. */
export async function takeReminder(tx: Tx, id: string, which: Reminding): Promise<boolean> {
	const found = await appointmentOf(tx, id)
	if (!found || found.endedAt || reminderDue(found, tx.at) !== which) return false
	await tx
		.update(appointments)
		.set(which === 'day' ? { remindedAt: tx.at } : { remindedSoonAt: tx.at })
		.where(eq(appointments.id, id))
	await record(
		tx,
		chore,
		'thread.meeting-reminded',
		{ kind: 'thread', id: found.threadId },
		{ after: { meeting: id, which } },
	)
	return true
}
