// What speaks against a slot for somebody, as the act that asks or decides finds it in its own transaction.
import { eq } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { bookedAround } from '~/matching/booking.server'
import { fitPersonOf } from '~/matching/candidate.server'
import { fit as judge } from '~/matching/fit'
import { townFactsOn } from '~/matching/town.server'
import type { TownFacts } from '~/matching/way'
import { pieceForYoung, youngReasons } from '~/matching/young'
import type { NoReason } from '~/words/ja/fit'
import { sayNoReason } from '~/words/ja/fit'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { employers, registrants } from '~db/schema/people'
import type { SlotWithTask } from './seat.server'

// When, is the person's own matter once the hand is up; a clash is refused by the booking, whatever the reason.
const ownMatter = new Set<string>([
	'resting',
	'day-off',
	'hours-not-said',
	'free-hours',
	'dated-hours',
	'clash',
])

/** Whether what speaks against it is a limit that staff pass with a reason alone, and not somebody's own hours. */
export const isLimit = (one: { name: string }) => !ownMatter.has(one.name)

const towns = new WeakMap<Tx, TownFacts>()

/** The town's facts of today, read once for an act. */
async function townOf(tx: Tx): Promise<TownFacts> {
	const town = towns.get(tx) ?? (await townFactsOn(tx, dayOf(tx.at)))
	towns.set(tx, town)
	return town
}

/** Everything that speaks against a slot for somebody. */
export async function reasonsAgainst(tx: Tx, registrantId: string, { slot, task }: SlotWithTask) {
	const judged = await fitPersonOf(tx, registrantId, dayOf(tx.at))
	if (!judged) throw refused('not-found')
	const theirs = [registrantId]
	const busy = await bookedAround(tx, theirs, slot.day, task.employerId, theirs)
	return [
		...judge(judged, task, slot, busy.get(registrantId) ?? [], await townOf(tx)).no,
		...(await underAge(tx, registrantId, { slot, task })),
	]
}

/** What of a slot is not for somebody who is under eighteen on its day: no reason of the office goes past it. */
export async function underAge(
	tx: Tx,
	registrantId: string,
	{ slot, task }: SlotWithTask,
): Promise<NoReason[]> {
	const [found] = await tx
		.select({ birthDay: registrants.birthDay, kind: employers.kind })
		.from(registrants)
		.innerJoin(employers, eq(employers.id, task.employerId))
		.where(eq(registrants.id, registrantId))
	return found ? youngReasons(found.birthDay, pieceForYoung(task, slot, found.kind)) : []
}

/** Refuses a hand or an asking for work that is not for somebody under eighteen. */
export async function refuseUnderAge(tx: Tx, registrantId: string, found: SlotWithTask): Promise<void> {
	const [no] = await underAge(tx, registrantId, found)
	if (no) throw refused('under-18', { say: sayNoReason(no, 'registrant') })
}
