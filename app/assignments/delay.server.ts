// おくれます: told to the office, and to the place by the office's wish; of nobody, and gone the night after.
import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { dayOf, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import { forgetActsOf } from '~/events/act.server'
import type { Actor } from '~/events/event'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { closeCallsAbout, openCall } from '~/people/contact.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, delays } from '~db/schema/assignments'
import { calls } from '~db/schema/people'
import { slots } from '~db/schema/work'
import { startOf } from './assignment'
import { assignmentNow, ownAssignment } from './move.server'

/** How many minutes one can say to be late by. */
export const lateMinutes = [10, 20, 30, 60] as const

/** The form it is said with; its key names the piece of work, and is forgotten with the rest. */
export const lateForm = 'late'

/** From so many hours before the start until the end one can say to be late. */
const hoursBefore = 3

/** Whether おくれます can be said now. */
export const mayBeLate = (slot: { day: string; startMinute: number; endMinute: number }, at: Date) =>
	at.getTime() >= startOf(slot).getTime() - hoursBefore * 3_600_000 &&
	at < instantOf(slot.day, slot.endMinute)

/** おくれます, by about so many minutes; said again it is the new minutes that hold. */
export async function sayLate(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	minutes: number,
): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	if (own.state !== 'agreed') throw await assignmentNow(tx, assignmentId)
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	if (!slot || !mayBeLate(slot, tx.at))
		throw refused('late-not-now', { day: own.serviceDay, startMinute: slot?.startMinute ?? 0 })
	await tx
		.insert(delays)
		.values({ assignmentId, minutes, at: tx.at })
		.onConflictDoUpdate({ target: delays.assignmentId, set: { minutes, at: tx.at } })
	// The history holds that somebody is late there, and of nobody that it was them.
	await record(
		tx,
		{ accountId: null, role: 'registrant', channel: actor.channel },
		'slot.somebody-late',
		{ kind: 'slot', id: slot.id },
		{ after: { minutes, tells: await settingOn(tx, 'late-tells-employer', dayOf(tx.at)) } },
	)
	const [open] = await tx
		.select({ id: calls.id })
		.from(calls)
		.where(
			and(
				eq(calls.why, 'late'),
				eq(calls.subjectKind, 'slot'),
				eq(calls.subjectId, slot.id),
				isNull(calls.closedAt),
			),
		)
	if (!open)
		await openCall(
			tx,
			{ accountId: null, role: 'registrant', channel: actor.channel },
			{ employerId: own.employerId },
			{ why: 'late', subject: { kind: 'slot', id: slot.id }, naturalKey: `late ${newId()}`, dueAt: tx.at },
		)
}

/** By how many minutes somebody said to be late today; null when they did not. */
export async function lateBy(on: Db, assignmentId: string): Promise<number | null> {
	const [row] = await on.select().from(delays).where(eq(delays.assignmentId, assignmentId))
	return row?.minutes ?? null
}

/** Minutes by which people who are to come to these slots are late. */
export async function latesOn(on: Db, slotIds: readonly string[]): Promise<Map<string, number[]>> {
	if (slotIds.length === 0) return new Map()
	const rows = await on
		.select({ slotId: assignments.slotId, minutes: delays.minutes })
		.from(delays)
		.innerJoin(assignments, eq(assignments.id, delays.assignmentId))
		.where(and(inArray(assignments.slotId, [...slotIds]), eq(assignments.state, 'agreed')))
	const found = new Map<string, number[]>()
	for (const { slotId, minutes } of rows) found.set(slotId, [...(found.get(slotId) ?? []), minutes])
	return found
}

/** Who does not come is not late: it is forgotten, and nobody is called about it any more once nobody else is late there. */
export async function forgetDelayOf(tx: Tx, { id, slotId }: { id: string; slotId: string }): Promise<void> {
	const [said] = await tx
		.delete(delays)
		.where(eq(delays.assignmentId, id))
		.returning({ assignmentId: delays.assignmentId })
	if (!said || (await latesOn(tx, [slotId])).has(slotId)) return
	// Closed by the machine: that it was this person's word is for no history.
	await closeCallsAbout(tx, chore, { kind: 'slot', id: slotId }, 'settled', 'late')
}

/** Forgets who was late on days that are over, and whose form said so. */
export async function forgetDelays(tx: Tx): Promise<void> {
	const midnight = instantOf(dayOf(tx.at), 0)
	await tx.delete(delays).where(lt(delays.at, midnight))
	await forgetActsOf(tx, lateForm, midnight)
}
