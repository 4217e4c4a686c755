// 引継ぎ over all rooms: what somebody holds, and one transaction in which it goes to another.
import { heldOfAssignments, moveOfAssignments } from '~/assignments/handover.server'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { heldOfMoney, moveOfMoney } from '~/money/handover.server'
import type { HeldCount } from '~/people/handover'
import { addCounts } from '~/people/handover'
import {
	checkHandover,
	endAccess,
	heldByPerson,
	keepHandover,
	movePersonal,
	rolesOn,
} from '~/people/handover.server'
import type { Doing, Role } from '~/people/role'
import { mayDo } from '~/people/role'
import { heldOfTrouble, moveOfTrouble } from '~/trouble/handover.server'
import { refused } from '~/words/refusal'
import { heldOfWork, moveOfWork } from '~/work/handover.server'
import type { Db, Tx } from '~db/client'

/** Everything open that is somebody's of the office, by kind. */
export const heldBy = async (on: Db, accountId: string, today: Day): Promise<HeldCount> =>
	addCounts([
		await heldByPerson(on, accountId),
		await heldOfWork(on, accountId),
		await heldOfAssignments(on, accountId, today),
		await heldOfMoney(on, accountId),
		await heldOfTrouble(on, accountId),
	])

/** Moves all of it, and ends the first one's access after `lastDay` where there is one. Gives how many things went over. */
export async function handOver(
	tx: Tx,
	actor: Actor,
	one: { fromId: string; toId: string; note: string; lastDay: Day | null },
): Promise<number> {
	await checkHandover(tx, one.fromId, one.toId, one.lastDay)
	const roles = await rolesOn(tx, one.toId, dayOf(tx.at))
	await refuseWithoutRole(tx, one.fromId, roles)
	const moved = addCounts([
		await movePersonal(tx, one.fromId, one.toId),
		await moveOfWork(tx, one.fromId, one.toId, roles.includes('approver')),
		await moveOfAssignments(tx, one.fromId, one.toId),
		await moveOfMoney(tx, actor, one.fromId, one.toId),
		await moveOfTrouble(tx, one.fromId, one.toId),
	])
	await keepHandover(tx, actor, { ...one, moved })
	if (one.lastDay !== null) await endAccess(tx, actor, one.fromId, one.lastDay)
	return Object.values(moved).reduce((sum, n) => sum + n, 0)
}

/** What whoever takes something over must be allowed to do with it; what is not named goes to anybody of the office. */
const needs: Readonly<Record<string, Doing>> = {
	calls: 'make-calls',
	requests: 'cut-work',
	overrides: 'cut-work',
	refusals: 'cut-work',
	accompaniments: 'decide',
	troubles: 'keep-troubles',
}

/** Refuses who could not go on with something: it would stand on a board its holder never sees. */
async function refuseWithoutRole(tx: Tx, fromId: string, roles: readonly Role[]): Promise<void> {
	const held = await heldBy(tx, fromId, dayOf(tx.at))
	const kind = Object.keys(needs).find((one) => {
		const doing = needs[one]
		return (held[one] ?? 0) > 0 && doing !== undefined && !mayDo(doing, roles)
	})
	if (kind !== undefined) throw refused('handover-role', { kind }, 'toId')
}
