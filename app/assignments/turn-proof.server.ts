// What a decision or an asking had before it, kept in its own transaction for whoever checks the turns later.
import { newId } from '~/base/ids'
import { reasonCodeOf } from '~/matching/turn'
import type { Tx } from '~db/client'
import { decisionHands, decisions } from '~db/schema/assignments'

/** Somebody in line for a slot, by what their turn is counted; `appliedAt` is when they began to stand in it. */
export type Standing = {
	registrantId: string
	name: string
	appliedAt: Date
	turns: number
	lastTurnAt: Date | null
	fits: boolean
	/** Something but the hours speaks against it. */
	pastLimit: boolean
}

/** Keeps the line as it stood, who was chosen of it, and the reason's code. */
export async function keepProof(
	tx: Tx,
	what: 'decided' | 'asked',
	slotId: string,
	line: readonly Standing[],
	chosen: readonly string[],
	reason: string,
): Promise<void> {
	const decisionId = newId()
	await tx.insert(decisions).values({ id: decisionId, what, slotId, at: tx.at, reason: reasonCodeOf(reason) })
	await tx.insert(decisionHands).values(
		line.map(({ registrantId, appliedAt, fits, pastLimit, turns, lastTurnAt }) => ({
			decisionId,
			registrantId,
			raisedAt: appliedAt,
			fits,
			pastLimit,
			turns,
			lastTurnAt,
			chosen: chosen.includes(registrantId),
		})),
	)
}
