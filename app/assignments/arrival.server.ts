// 着きました and 終わりました: words of safety. Skippable, never a condition, a sum or a ranking.
import { eq } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { arrivals } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import { startOf } from './assignment'
import { assignmentNow, ownAssignment } from './move.server'

async function say(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
	said: 'arrived' | 'ended',
	/** When it was, where it was written on paper and is entered afterwards. */
	trueAt?: Date,
): Promise<void> {
	const at = trueAt ?? tx.at
	const own = await ownAssignment(tx, registrantId, assignmentId)
	const fitting = said === 'arrived' ? ['agreed'] : ['agreed', 'reported']
	if (!fitting.includes(own.state)) throw await assignmentNow(tx, assignmentId)
	const [slot] = await tx.select().from(slots).where(eq(slots.id, own.slotId))
	const early = await settingOn(tx, 'arrival-early-hours', dayOf(tx.at))
	if (slot && at.getTime() < startOf(slot).getTime() - early * 3_600_000)
		throw refused('arrival-early', { day: slot.day, startMinute: slot.startMinute })
	const kept = await tx
		.insert(arrivals)
		.values({ id: newId(), assignmentId, said, at })
		.onConflictDoNothing({ target: [arrivals.assignmentId, arrivals.said] })
		.returning({ id: arrivals.id })
	if (kept.length === 0) throw refused('arrival-said')
	await record(
		tx,
		actor,
		said === 'arrived' ? 'assignment.arrived' : 'assignment.ended',
		{ kind: 'assignment', id: assignmentId },
		{ after: { registrantId, slotId: own.slotId, ...(trueAt && { trueAt: trueAt.toISOString() }) } },
	)
}

/** 着きました. */
export const sayArrived = (tx: Tx, actor: Actor, registrantId: string, assignmentId: string, trueAt?: Date) =>
	say(tx, actor, registrantId, assignmentId, 'arrived', trueAt)

/** 終わりました, for the safety of who works alone; the report is another act. */
export const sayEnded = (tx: Tx, actor: Actor, registrantId: string, assignmentId: string, trueAt?: Date) =>
	say(tx, actor, registrantId, assignmentId, 'ended', trueAt)
