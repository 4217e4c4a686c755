// Who stands at a coordinator's door, and as whom they may read a thread.
import { data, redirect } from '@remix-run/node'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { requireCoordinator, requireFresh } from '~/people/guard.server'
import { wellnessRoles } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { roomEnd } from '~/wellness/appointment'
import { appointmentOf } from '~/wellness/appointment.server'
import { onDutyAt } from '~/wellness/duty'
import { dutiesAround } from '~/wellness/duty.server'
import type { Appointment } from '~/wellness/offered-time.server'
import { brokenAt, noteOpening } from '~/wellness/opening.server'
import type { Reader, ReadingWay } from '~/wellness/reading'
import { readsAs } from '~/wellness/reading'
import { mayListen } from '~/wellness/standing'
import { listenersAmong, standingOf } from '~/wellness/standing.server'
import type { Thread } from '~/wellness/thread.server'
import { threadOf } from '~/wellness/thread.server'
import type { Db } from '~db/client'
import { db } from '~db/client'

/** A coordinator or the head at the door, as the rules of reading see them. */
export type AtDoor = { accountId: string; actor: Actor; reader: Omit<Reader, 'brokenAt'> }

/**
 * Line one of each of a coordinator's doors; asks for the secret again after fifteen minutes. Who is not qualified, or whose
 * licence is to be checked again, is led to the page that says so.
 */
export async function requireReader(request: Request): Promise<AtDoor> {
	const { who, actor } = await requireCoordinator(request)
	await requireFresh(request, who)
	if (!mayListen(await standingOf(db(), who.accountId), dayOf(now()))) throw redirect('/coordinator/standing')
	const head = who.roles.includes('head-coordinator')
	const at = now()
	const deputy = onDutyAt(await dutiesAround(db(), at), at).deputies.has(who.accountId)
	return { accountId: who.accountId, actor, reader: { accountId: who.accountId, head, deputy } }
}

/** A thread and as whom they may read it now; undefined where it is a colleague's or nobody's yet. 404 where there is none. */
export async function threadAt(
	{ accountId, reader }: AtDoor,
	threadId: string,
): Promise<{ thread: Thread; way: ReadingWay | undefined }> {
	const thread = await threadOf(db(), threadId)
	if (!thread) throw data(null, { status: 404 })
	const broken = await brokenAt(db(), threadId, accountId)
	return { thread, way: readsAs(thread, { ...reader, brokenAt: broken }, now()) }
}

/**
 * The same for a door that shows words: the reading is noted for its person, once in ten minutes. 404 where they may not read.
 */
export async function openAs(door: AtDoor, threadId: string): Promise<{ thread: Thread; way: ReadingWay }> {
	const { thread, way } = await threadAt(door, threadId)
	if (!way) throw data(null, { status: 404 })
	await noteOpening(thread.id, door.accountId, way)
	return { thread, way }
}

/** Coordinators by account, for the pages that say who answered and who read. */
export async function coordinatorNames(on: Db): Promise<Map<string, string>> {
	const holders = await holdersOf(on, wellnessRoles, dayOf(now()))
	return new Map(holders.map(({ accountId, name }) => [accountId, name]))
}

/** The same, only those who may listen today: who is put on duty, takes over, or is wished for again. */
export async function listenerNames(on: Db): Promise<Map<string, string>> {
	const names = await coordinatorNames(on)
	const may = await listenersAmong(on, [...names.keys()], dayOf(now()))
	return new Map([...names].filter(([id]) => may.has(id)))
}

/**
 * A meeting for whoever may see it: the coordinator it is booked with, until its hour is over, and who may read its thread,
 * for whom `way` is set. 404 for everybody else.
 */
export async function meetingAt(
	door: AtDoor,
	appointmentId: string,
): Promise<{ appointment: Appointment; thread: Thread; way: ReadingWay | undefined }> {
	const appointment = await appointmentOf(db(), appointmentId)
	if (!appointment) throw data(null, { status: 404 })
	const { thread, way } = await threadAt(door, appointment.threadId)
	const theirs = appointment.coordinatorId === door.accountId && now() < roomEnd(appointment.startsAt)
	if (!way && !theirs) throw data(null, { status: 404 })
	return { appointment, thread, way }
}
