// Keeping where those who listen stand: each move and each check of a licence is a row; the last one holds.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { coordinatorMoves, licences } from '~db/schema/wellness-desk'
import type { LicenceKind, Standing, StandingState } from './standing'
import { faultOfMove, mayListen } from './standing'

export type Licence = typeof licences.$inferSelect
export type Move = typeof coordinatorMoves.$inferSelect

/** Where somebody stands today, with the licence as it was last checked. */
export type StandingOf = Standing & { licence: Licence | undefined; since: Date | null; why: string | null }

/** Where each of these stands; who never moved has no state. */
export async function standingsOf(on: Db, accountIds: readonly string[]): Promise<Map<string, StandingOf>> {
	if (accountIds.length === 0) return new Map()
	const moves = await on
		.select()
		.from(coordinatorMoves)
		.where(inArray(coordinatorMoves.accountId, [...accountIds]))
		.orderBy(asc(coordinatorMoves.at), asc(coordinatorMoves.id))
	const checks = await on
		.select()
		.from(licences)
		.where(inArray(licences.accountId, [...accountIds]))
		.orderBy(asc(licences.checkedAt), asc(licences.id))
	// The last row of each account wins.
	const state = new Map(moves.map((move) => [move.accountId, move]))
	const licence = new Map(checks.map((check) => [check.accountId, check]))
	return new Map(
		accountIds.map((id) => [
			id,
			{
				state: (state.get(id)?.state as StandingState | undefined) ?? null,
				since: state.get(id)?.at ?? null,
				why: state.get(id)?.why ?? null,
				renewOn: licence.get(id)?.renewOn ?? null,
				licence: licence.get(id),
			},
		]),
	)
}

/** Where one stands. */
export async function standingOf(on: Db, accountId: string): Promise<StandingOf> {
	const [found] = (await standingsOf(on, [accountId])).values()
	return found ?? { state: null, renewOn: null, licence: undefined, since: null, why: null }
}

/** Those among these who may listen on a day. */
export async function listenersAmong(
	on: Db,
	accountIds: readonly string[],
	today: Day,
): Promise<Set<string>> {
	const all = await standingsOf(on, accountIds)
	return new Set(accountIds.filter((id) => mayListen(all.get(id) ?? { state: null, renewOn: null }, today)))
}

/** Every move of somebody, the latest first. */
export const movesOf = (on: Db, accountId: string): Promise<Move[]> =>
	on
		.select()
		.from(coordinatorMoves)
		.where(eq(coordinatorMoves.accountId, accountId))
		.orderBy(desc(coordinatorMoves.at), desc(coordinatorMoves.id))

/** Accounts whose last move is to candidate: who said that they hold a licence and were not invited yet. */
export async function candidatesOn(on: Db): Promise<string[]> {
	const moved = await on.selectDistinct({ accountId: coordinatorMoves.accountId }).from(coordinatorMoves)
	const all = await standingsOf(
		on,
		moved.map(({ accountId }) => accountId),
	)
	return [...all].flatMap(([id, { state }]) => (state === 'candidate' ? [id] : []))
}

/** Notes a licence as somebody saw it. Refused for one's own while another head could look at it, and for a check that is over already. */
export async function checkLicence(
	tx: Tx,
	actor: Actor,
	check: { accountId: string; kind: LicenceKind; number: string; renewOn: Day },
	otherHeads: number,
): Promise<void> {
	if (check.accountId === actor.accountId && otherHeads > 0) throw refused('licence-own')
	if (check.renewOn <= dayOf(tx.at)) throw refused('licence-over', undefined, 'renewOn')
	const id = newId()
	await tx.insert(licences).values({ id, ...check, checkedBy: actor.accountId ?? '', checkedAt: tx.at })
	await record(tx, actor, 'licence.checked', { kind: 'licence', id })
}

/** Records a move. Refused where a step is left out, or the licence does not hold. */
export async function moveCoordinator(
	tx: Tx,
	actor: Actor,
	accountId: string,
	state: StandingState,
	why: string,
): Promise<void> {
	const fault = faultOfMove(await standingOf(tx, accountId), state, dayOf(tx.at))
	if (fault) throw refused(fault, undefined, 'state')
	const id = newId()
	await tx
		.insert(coordinatorMoves)
		.values({ id, accountId, state, why, at: tx.at, by: actor.accountId ?? '' })
	await record(tx, actor, 'coordinator.moved', { kind: 'coordinator', id: accountId }, { after: { state } })
}

/** Somebody who said that they hold a licence no longer wishes to be asked. Refused once the head took it up. */
export async function withdrawCandidate(tx: Tx, actor: Actor): Promise<void> {
	const accountId = actor.accountId ?? ''
	if ((await standingOf(tx, accountId)).state !== 'candidate') throw refused('candidate-moved')
	// Who only ever said so leaves no trace of it; of who once listened every move stays.
	const moves = await tx
		.select({ state: coordinatorMoves.state })
		.from(coordinatorMoves)
		.where(eq(coordinatorMoves.accountId, accountId))
	if (moves.some(({ state }) => state !== 'candidate')) throw refused('candidate-moved')
	await tx.delete(coordinatorMoves).where(eq(coordinatorMoves.accountId, accountId))
	await record(tx, actor, 'coordinator.moved', { kind: 'coordinator', id: accountId })
}
