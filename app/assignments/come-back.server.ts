// やっぱり行けます: somebody who said that they cannot come has the seat again while it is nobody else's.
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { bookAgain } from '~/matching/booking.server'
import { returnTurn } from '~/matching/turn.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { accompaniments, vacancies } from '~db/schema/assignments'
import { noteFirstTime } from './accompaniment.server'
import { isOnSlot, settleOwnHand } from './application.server'
import { startOf } from './assignment'
import { heatAsksOf } from './heat.server'
import type { Assignment } from './move.server'
import { assignmentNow, moveAssignment, ownAssignment } from './move.server'
import { comingSlot, registeredPerson, slotWithTask, takeSeat } from './seat.server'
import { loosenShares } from './share.server'
import { settleOthers, standingTerms } from './terms.server'

/**
 * How somebody who cannot come after all may still come: by their own tap while the seat is free, by raising a hand anew
 * where they had not said yes yet, by telephone once somebody else has it, and not at all past the start.
 */
export async function wayBack(
	on: Db,
	assignment: Assignment,
	at: Date,
): Promise<'tap' | 'hand' | 'call' | null> {
	if (assignment.state !== 'called-off' || assignment.endedWhy !== 'registrant') return null
	const found = await slotWithTask(on, assignment.slotId)
	if (!found || startOf(found.slot) <= at) return null
	const { slot, task } = found
	if (!slot.open || task.state !== 'published' || slot.taken >= slot.seats) return 'call'
	return (await standingTerms(on, assignment.id))?.answer === 'yes' ? 'tap' : 'hand'
}

/** Takes one's own 行けなくなりました back: the contract stands as it did, with seat, time and turn. */
export async function comeAfterAll(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	assignmentId: string,
): Promise<void> {
	const own = await ownAssignment(tx, registrantId, assignmentId)
	if (own.state !== 'called-off' || own.endedWhy !== 'registrant') throw await assignmentNow(tx, assignmentId)
	await registeredPerson(tx, registrantId)
	const found = await comingSlot(tx, own.slotId)
	const isFree = found.slot.taken < found.slot.seats && (await heatAsksOf(tx, found, tx.at)) === 'nothing'
	if (!isFree || (await isOnSlot(tx, own.slotId, registrantId))) throw refused('seat-given')
	if ((await standingTerms(tx, own.id))?.answer !== 'yes') throw refused('not-agreed-before')
	await takeSeat(tx, own.slotId)
	const moved = await moveAssignment(tx, own.id, 'comeAfterAll', { endedAt: null, endedWhy: null })
	const { day, startMinute, endMinute } = found.slot
	await bookAgain(tx, registrantId, own.id, { day, startMinute, endMinute })
	if (own.endedAt) await returnTurn(tx, registrantId, own.slotId, own.endedAt)
	// A hand raised for the same day since is answered by this.
	await settleOwnHand(tx, moved.slotId, moved.registrantId)
	const [sought] = await tx.delete(vacancies).where(eq(vacancies.assignmentId, own.id)).returning()
	await settleCompany(tx, moved)
	await loosenShares(tx, moved.slotId)
	await record(
		tx,
		actor,
		'assignment.comes-after-all',
		{ kind: 'assignment', id: own.id },
		{
			before: { state: 'called-off' },
			after: {
				state: 'agreed',
				registrantId,
				slotId: own.slotId,
				// The employer has heard of a stand-in then, or that one fewer comes.
				announced: sought !== undefined && (sought.asked > 0 || sought.ending === 'fewer'),
			},
		},
	)
	await settleOthers(tx, own.slotId)
}

/** Whoever was to come along heard that it is off: the office settles it anew. */
async function settleCompany(tx: Tx, own: Assignment): Promise<void> {
	await tx
		.update(accompaniments)
		.set({ setAt: null, companionId: null, companionSaid: null })
		.where(and(eq(accompaniments.assignmentId, own.id), isNotNull(accompaniments.companionId)))
	await noteFirstTime(tx, own)
}
