// A registrant's life with the office: 退会, 逝去, 転出, 後見等, each one act with a day and a paper, and back the same day.
import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { stateAfter, statesBefore } from '~/base/life'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { lifeMoves, registrants } from '~db/schema/people'
import { illnessWordsIn } from './illness-words'
import type { LifeMoveKind } from './registrant'
import { registrantMoves } from './registrant'
import { endSessionsOf } from './session.server'

export type LifeMove = typeof lifeMoves.$inferSelect

export type LifeMoveForm = {
	kind: LifeMoveKind
	/** The day it happened. */
	day: Day
	/** Which paper was seen, or that it was told. */
	paper: string
	note: string
	/** Set when staff saw the question about a word of the illness list and keep the note. */
	noteKept: boolean
}

/**
 * Enters a move: the registration ends with it, and who signs in as somebody who died is turned away. What lies ahead of them
 * is the caller's to end in the same transaction. A death is entered of who had left before too. Refused on a day to come or more
 * than five years ago, and of who is not registered.
 */
export async function enterLifeMove(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	form: LifeMoveForm,
): Promise<string> {
	const found = illnessWordsIn(form.note)
	if (found.length > 0 && !form.noteKept) throw refused('illness-word', { words: found.join('・') }, 'note')
	const today = dayOf(tx.at)
	if (form.day > today) throw refused('day-to-come', undefined, 'day')
	if (form.day < addDays(today, -5 * 366)) throw refused('life-day-old', undefined, 'day')
	const [moved] = await tx
		.update(registrants)
		.set({ state: stateAfter(registrantMoves, 'enterLifeMove'), leftOn: today })
		.where(
			and(
				eq(registrants.id, registrantId),
				inArray(registrants.state, statesBefore(registrantMoves, 'enterLifeMove')),
			),
		)
		.returning({ accountId: registrants.accountId })
	const accountId =
		moved?.accountId ?? (form.kind === 'died' ? await accountOfWhoLeft(tx, registrantId) : undefined)
	if (!accountId) throw refused('life-not-registered')
	const stateBefore = moved ? 'registered' : 'left'
	const id = newId()
	await tx.insert(lifeMoves).values({
		id,
		registrantId,
		kind: form.kind,
		day: form.day,
		paper: form.paper,
		note: form.note,
		stateBefore,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	if (form.kind === 'died') await endSessionsOf(tx, accountId)
	await record(
		tx,
		actor,
		'registrant.life-moved',
		{ kind: 'registrant', id: registrantId },
		{ before: { state: stateBefore }, after: { state: 'left', kind: form.kind, day: form.day, moveId: id } },
	)
	return id
}

/** The account of somebody who had left and is not known to have died; a record that ended in another has its death there. */
async function accountOfWhoLeft(tx: Tx, registrantId: string): Promise<string | undefined> {
	if ((await standingMove(tx, registrantId))?.kind === 'died') return undefined
	const [found] = await tx
		.select({ accountId: registrants.accountId })
		.from(registrants)
		.where(
			and(
				eq(registrants.id, registrantId),
				eq(registrants.state, 'left'),
				isNull(registrants.joinedIntoId),
				isNull(registrants.blankedAt),
			),
		)
	return found?.accountId
}

/**
 * Takes a move back: the registration stands as it did, or stays ended where it had ended before. Refused after the day it was entered, but for a death, which is wrong
 * whenever it is found out.
 */
export async function takeBackLifeMove(tx: Tx, actor: Actor, registrantId: string): Promise<LifeMove> {
	const move = await standingMove(tx, registrantId)
	if (!move) throw refused('life-no-move')
	if (move.kind !== 'died' && dayOf(move.at) !== dayOf(tx.at)) throw refused('life-day-over')
	await tx
		.update(lifeMoves)
		.set({ takenBackAt: tx.at, takenBackBy: actor.accountId ?? actor.role })
		.where(eq(lifeMoves.id, move.id))
	const state = move.stateBefore === 'left' ? 'left' : 'registered'
	if (state === 'registered')
		await tx.update(registrants).set({ state, leftOn: null }).where(eq(registrants.id, registrantId))
	await record(
		tx,
		actor,
		'registrant.life-taken-back',
		{ kind: 'registrant', id: registrantId },
		{ before: { state: 'left', kind: move.kind }, after: { state, moveId: move.id } },
	)
	return move
}

/** The move that stands, if one does; of who left and died later the death. */
export async function standingMove(on: Db, registrantId: string): Promise<LifeMove | undefined> {
	const [found] = await on
		.select()
		.from(lifeMoves)
		.where(and(eq(lifeMoves.registrantId, registrantId), isNull(lifeMoves.takenBackAt)))
		.orderBy(desc(lifeMoves.at))
		.limit(1)
	return found
}

/** Every move that was entered, the newest first. */
export const lifeMovesOf = (on: Db, registrantId: string): Promise<LifeMove[]> =>
	on.select().from(lifeMoves).where(eq(lifeMoves.registrantId, registrantId)).orderBy(desc(lifeMoves.at))
