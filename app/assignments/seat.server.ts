// Seats of a slot: whether it still takes somebody, taking one, giving one back. A seat is decided by the act.
import { and, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import type { Refusal } from '~/words/refusal'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { employerSeats, registrants } from '~db/schema/people'
import { slots, taskGroups, tasks } from '~db/schema/work'
import { startOf } from './assignment'

export type SlotWithTask = { slot: typeof slots.$inferSelect; task: typeof tasks.$inferSelect }

/** A slot with its task. */
export async function slotWithTask(on: Db, slotId: string): Promise<SlotWithTask | undefined> {
	const [row] = await on
		.select({ slot: slots, task: tasks })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(eq(slots.id, slotId))
	return row
}

/** The slot, refused when its time is over for whoever would come: closed or begun; it may be full. */
export async function comingSlot(tx: Tx, slotId: string): Promise<SlotWithTask> {
	const found = await slotWithTask(tx, slotId)
	if (!found || found.task.state === 'draft') throw refused('not-found')
	const { slot, task } = found
	if (task.state !== 'published' || !slot.open) throw refused('slot-closed')
	if (startOf(slot) <= tx.at) throw refused('slot-started', { day: slot.day, startMinute: slot.startMinute })
	return found
}

/** The slot, refused when it takes nobody any more: closed, begun or full. */
export async function openSlot(tx: Tx, slotId: string): Promise<SlotWithTask> {
	const found = await comingSlot(tx, slotId)
	if (found.slot.taken >= found.slot.seats) throw refused('slot-full')
	return found
}

/** Takes one seat in a single statement, so that of many at once exactly as many get one as there are. */
export async function takeSeat(tx: Tx, slotId: string): Promise<void> {
	const taken = await tx
		.update(slots)
		.set({ taken: sql`${slots.taken} + 1` })
		.where(and(eq(slots.id, slotId), eq(slots.open, true), lt(slots.taken, slots.seats)))
		.returning({ id: slots.id })
	if (taken.length === 0) throw refused('slot-full')
}

/** Everybody who has or had a seat of a slot: whoever gave theirs up is not asked for it again. */
export async function hadSeat(tx: Tx, slotId: string): Promise<Set<string>> {
	const rows = await tx
		.select({ id: assignments.registrantId })
		.from(assignments)
		.where(eq(assignments.slotId, slotId))
	return new Set(rows.map((row) => row.id))
}

/** Gives one seat back. */
export async function giveSeatBack(tx: Tx, slotId: string): Promise<void> {
	await tx
		.update(slots)
		.set({ taken: sql`${slots.taken} - 1` })
		.where(and(eq(slots.id, slotId), gt(slots.taken, 0)))
}

/** Somebody registered, or a refusal. */
export async function registeredPerson(
	tx: Tx,
	registrantId: string,
): Promise<typeof registrants.$inferSelect> {
	const [person] = await tx.select().from(registrants).where(eq(registrants.id, registrantId))
	if (!person) throw refused('not-found')
	if (person.state !== 'registered') throw refused('not-registered')
	return person
}

/** The accounts that have a seat at an employer today. */
export async function seatHolders(tx: Tx, employerId: string): Promise<Set<string>> {
	const seats = await tx
		.select({ accountId: employerSeats.accountId })
		.from(employerSeats)
		.where(
			and(
				eq(employerSeats.employerId, employerId),
				or(isNull(employerSeats.untilDay), gt(employerSeats.untilDay, dayOf(tx.at))),
			),
		)
	return new Set(seats.map((seat) => seat.accountId))
}

/** Refuses somebody who also has a seat at the employer: nobody stands on both sides of one piece of work. */
export async function refuseBothSides(tx: Tx, accountId: string, employerId: string): Promise<void> {
	if ((await seatHolders(tx, employerId)).has(accountId)) throw refused('own-work')
}

type Meant = Pick<SlotWithTask['task'], 'id' | 'groupRule' | 'beforeUntil' | 'employerId' | 'kind'>

/** The chosen group of a task with a written rule; null where it is for everybody. */
async function groupOf(on: Db, task: Meant): Promise<Set<string> | null> {
	if (task.groupRule === '') return null
	const members = await on
		.select({ id: taskGroups.registrantId })
		.from(taskGroups)
		.where(eq(taskGroups.taskId, task.id))
	return new Set(members.map((one) => one.id))
}

const isForThoseBefore = (task: Meant, at: Date): task is Meant & { beforeUntil: Date } =>
	task.beforeUntil !== null && task.beforeUntil > at

/** Why a task is not for somebody: its written rule, or those who did it before being asked first; undefined where it is. */
export async function notMeant(
	on: Db,
	task: Meant,
	registrantId: string,
	at: Date,
): Promise<Refusal | undefined> {
	const group = await groupOf(on, task)
	if (group && !group.has(registrantId)) return refused('not-in-group', { rule: task.groupRule })
	if (!isForThoseBefore(task, at) || (await didItBefore(on, task)).has(registrantId)) return undefined
	return refused('before-first', { until: task.beforeUntil.toISOString() })
}

/** Whom alone a task is for just now; null where it is for everybody. */
export async function meantAlone(on: Db, task: Meant, at: Date): Promise<Set<string> | null> {
	const group = await groupOf(on, task)
	if (!isForThoseBefore(task, at)) return group
	const before = await didItBefore(on, task)
	return group ? new Set([...group].filter((id) => before.has(id))) : before
}

/** The same for a task by its id, as a sentence; null where it is for them. */
export async function whyNotMeant(
	on: Db,
	taskId: string,
	registrantId: string,
	at: Date,
): Promise<string | null> {
	const [task] = await on.select().from(tasks).where(eq(tasks.id, taskId))
	return (task && (await notMeant(on, task, registrantId, at))?.sentence) ?? null
}

/** Refuses somebody a task is not for. */
export async function refuseNotMeant(
	tx: Tx,
	task: SlotWithTask['task'],
	registrantId: string,
): Promise<void> {
	const refusal = await notMeant(tx, task, registrantId, tx.at)
	if (refusal) throw refusal
}

/** Registrants whose work of this kind at this employer was passed, or is reported. */
export async function didItBefore(on: Db, task: { employerId: string; kind: string }): Promise<Set<string>> {
	const rows = await on
		.selectDistinct({ id: assignments.registrantId })
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(
			and(
				eq(assignments.employerId, task.employerId),
				eq(tasks.kind, task.kind),
				inArray(assignments.state, ['reported', 'passed']),
			),
		)
	return new Set(rows.map((row) => row.id))
}
