// 訂正 and 組戻し as they are kept: asked of the bank, done, back or refused; fees are the council's, and claims end.
import { and, eq } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { mayMove } from '~/base/life'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { payoutLines, payoutRecalls } from '~db/schema/money'
import { post } from './ledger.server'
import { refuseOtherWay } from './payout'
import type { RecallKind, RecallWhy, Settlement } from './payout-recall'
import { isWhyOf, recallMoves, settlements } from './payout-recall'
import { openClaim, paidAgainIn, recallsOfLines } from './payout-recall-list.server'
import { putLineBack, sentLine, setPaid, settleIfDone } from './payout-result.server'
import { linesOfBankFee, linesOfClaimEnd } from './posting-lines'

/**
 * Notes that the bank asked about a transfer (訂正), or that we ask for it back (組戻し). While it is open the line is
 * neither paid nor due again; what we ask back does not count as paid any more.
 */
export async function askRecall(
	tx: Tx,
	actor: Actor,
	lineId: string,
	{ kind, why }: { kind: RecallKind; why: RecallWhy },
): Promise<string> {
	const { line, payout } = await sentLine(tx, lineId)
	if (!isWhyOf(kind, why)) throw refused('not-found')
	refuseOtherWay(payout.way, 'bank')
	if (line.result === 'returned') throw refused('payout-line-back')
	const [newest] = await recallsOfLines(tx, [lineId])
	if (newest && (newest.state === 'asked' || newest.state === 'refused')) throw refused('recall-open')
	const id = newId()
	await tx.insert(payoutRecalls).values({
		id,
		payoutLineId: lineId,
		kind,
		why,
		state: 'asked',
		askedAt: tx.at,
		askedBy: actor.accountId ?? actor.role,
	})
	if (kind === 'recall' && line.result === 'paid') {
		await tx
			.update(payoutLines)
			.set({ result: null, resultAt: null, resultBy: null })
			.where(eq(payoutLines.id, lineId))
		await setPaid(tx, [lineId], null)
	}
	await settleIfDone(tx, payout.id)
	await record(
		tx,
		actor,
		kind === 'recall' ? 'payout.line-recall-asked' : 'payout.line-correction-asked',
		{ kind: 'payout-line', id: lineId },
		{ after: { recallId: id, why, payoutId: payout.id, registrantId: line.registrantId, yen: line.yen } },
	)
	return id
}

/**
 * What came of it, with the bank's charge. `back`: the transfer is undone and its earnings are due again; `done`: the
 * same transfer goes on; `refused`: who has the money keeps it, and two people decide whether it is paid again.
 */
export async function settleRecall(
	tx: Tx,
	actor: Actor,
	lineId: string,
	{ to, feeYen }: { to: Settlement; feeYen: number },
): Promise<void> {
	const { line, payout } = await sentLine(tx, lineId)
	const [recall] = await recallsOfLines(tx, [lineId])
	if (!recall) throw refused('not-found')
	const act = ({ done: 'correct', back: 'getBack', refused: 'giveUp' } as const)[to]
	if (
		!(settlements[recall.kind] as readonly string[]).includes(to) ||
		!mayMove(recallMoves, act, recall.state)
	)
		throw refused('recall-settled')
	const again = (await paidAgainIn(tx, [lineId])).get(lineId)
	if (again) throw refused('recall-claimed', { number: again.number })
	const settled = await tx
		.update(payoutRecalls)
		.set({ state: to, feeYen: recall.feeYen + feeYen, settledAt: tx.at, settledBy: actor.accountId })
		.where(and(eq(payoutRecalls.id, recall.id), eq(payoutRecalls.state, recall.state)))
		.returning({ id: payoutRecalls.id })
	if (settled.length === 0) throw refused('recall-settled')
	await postFee(tx, actor, recall.id, feeYen)
	const facts = {
		recallId: recall.id,
		feeYen,
		payoutId: payout.id,
		registrantId: line.registrantId,
		yen: line.yen,
	}
	if (to === 'back')
		return putLineBack(tx, actor, { line, payout }, 'recalled', { recallId: recall.id, feeYen })
	await settleIfDone(tx, payout.id)
	await record(
		tx,
		actor,
		to === 'done' ? 'payout.line-corrected' : 'payout.line-recall-refused',
		{ kind: 'payout-line', id: lineId },
		{ before: { state: recall.state }, after: facts },
	)
}

const postFee = async (tx: Tx, actor: Actor, recallId: string, yen: number): Promise<void> => {
	if (yen > 0)
		await post(
			tx,
			actor,
			{ day: dayOf(tx.at), kind: 'bank-fee', subject: { kind: 'payout-recall', id: recallId } },
			linesOfBankFee(yen),
		)
}

/** Part or all of a claim came back, or (`written-off`) is given up as a loss; refused beyond what is open. */
export async function endClaim(
	tx: Tx,
	actor: Actor,
	lineId: string,
	{ yen, end }: { yen: number; end: 'paid-back' | 'written-off' },
): Promise<void> {
	const { line } = await sentLine(tx, lineId)
	const again = (await paidAgainIn(tx, [lineId])).get(lineId)
	const openYen = await openClaim(tx, lineId)
	if (openYen === 0 || !again) throw refused('claim-none')
	// Until it is sent the run may still be dropped, and then nothing is claimed.
	if (again.state === 'made' || again.state === 'approved')
		throw refused('recall-claimed', { number: again.number })
	if (yen > openYen) throw refused('claim-too-much', { openYen }, 'yen')
	await post(
		tx,
		actor,
		{ day: dayOf(tx.at), kind: `claim-${end}`, subject: { kind: 'payout-claim', id: lineId } },
		linesOfClaimEnd(line.registrantId, yen, end),
	)
	await record(
		tx,
		actor,
		end === 'paid-back' ? 'payout.claim-paid-back' : 'payout.claim-written-off',
		{ kind: 'payout-line', id: lineId },
		{ before: { openYen }, after: { yen, registrantId: line.registrantId } },
	)
}
