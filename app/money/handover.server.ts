// Runs somebody was asked to approve, and asking another in their place.
import { and, eq } from 'drizzle-orm'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import { Refusal } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { payoutAsks, payouts } from '~db/schema/money'
import { askToApprove, unaskToApprove } from './payout-ask.server'

const askedOf = (on: Db, accountId: string) =>
	on
		.select({ payoutId: payoutAsks.payoutId })
		.from(payoutAsks)
		.innerJoin(payouts, eq(payouts.id, payoutAsks.payoutId))
		.where(and(eq(payoutAsks.accountId, accountId), eq(payouts.state, 'made')))

/** Runs that wait for their approval. */
export const heldOfMoney = async (on: Db, accountId: string): Promise<Record<string, number>> => ({
	approvals: (await askedOf(on, accountId)).length,
})

/** Asks the other instead. A run they made or are paid by, or may not approve, stays as it was asked, and is not counted. */
export async function moveOfMoney(
	tx: Tx,
	actor: Actor,
	fromId: string,
	toId: string,
): Promise<Record<string, number>> {
	const moved = await oneByOne(await askedOf(tx, fromId), async ({ payoutId }) => {
		try {
			await askToApprove(tx, actor, payoutId, toId)
		} catch (error) {
			// Asked already it is theirs; what else refuses has written nothing yet.
			if (!(error instanceof Refusal)) throw error
			if (error.refusal !== 'payout-asked-already') return 0
		}
		await unaskToApprove(tx, actor, payoutId, fromId)
		return 1
	})
	return { approvals: moved.reduce<number>((sum, one) => sum + one, 0) }
}
