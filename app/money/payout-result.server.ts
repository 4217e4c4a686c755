// What the bank said of each line of a run that was sent: paid, or given back (振込不能).
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { stateAfter, statesBefore } from '~/base/life'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { bankAccounts, earnings, payoutEarnings, payoutLines, payouts as runs } from '~db/schema/money'
import { postingOn, reverse } from './ledger.server'
import type { ReturnReason } from './payout'
import { accountIsWrong, checkTransferIsOver, payoutMoves, returnReasons } from './payout'
import type { Payout, PayoutLine } from './payout.server'
import { payoutRow, releaseEarnings } from './payout.server'

async function sentLine(tx: Tx, lineId: string): Promise<{ line: PayoutLine; payout: Payout }> {
	const [row] = await tx
		.select({ line: payoutLines, payout: runs })
		.from(payoutLines)
		.innerJoin(runs, eq(runs.id, payoutLines.payoutId))
		.where(eq(payoutLines.id, lineId))
	if (!row) throw refused('not-found')
	if (row.payout.state !== 'sent' && row.payout.state !== 'settled')
		throw refused('payout-now', { state: row.payout.state })
	return row
}

/** The bank says one line was paid. */
export async function confirmPayout(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	const { line, payout } = await sentLine(tx, lineId)
	checkTransferIsOver(payout.transferDay, dayOf(tx.at))
	const paid = await tx
		.update(payoutLines)
		.set({ result: 'paid', resultAt: tx.at, resultBy: actor.accountId })
		.where(and(eq(payoutLines.id, lineId), isNull(payoutLines.result)))
		.returning({ id: payoutLines.id })
	if (paid.length === 0) throw refused('payout-line-settled', { result: line.result ?? 'paid' })
	await setPaid(tx, lineId, tx.at)
	await settleIfDone(tx, payout.id)
	await record(
		tx,
		actor,
		'payout.line-paid',
		{ kind: 'payout-line', id: lineId },
		{ after: { payoutId: payout.id, registrantId: line.registrantId, yen: line.yen } },
	)
}

/** Every line without a result was paid; gives how many. */
export async function confirmWholePayout(tx: Tx, actor: Actor, payoutId: string): Promise<number> {
	const open = await tx
		.select({ id: payoutLines.id })
		.from(payoutLines)
		.where(and(eq(payoutLines.payoutId, payoutId), isNull(payoutLines.result)))
		.orderBy(asc(payoutLines.sort))
	if (open.length === 0) throw refused('payout-now', { state: (await payoutRow(tx, payoutId)).state })
	for (const line of open) await confirmPayout(tx, actor, line.id)
	return open.length
}

async function setPaid(tx: Tx, lineId: string, at: Date | null): Promise<void> {
	const parts = await tx
		.select({ earningId: payoutEarnings.earningId })
		.from(payoutEarnings)
		.where(and(eq(payoutEarnings.payoutLineId, lineId), isNull(payoutEarnings.releasedAt)))
	for (const { earningId } of parts)
		await tx.update(earnings).set({ paidAt: at }).where(eq(earnings.id, earningId))
}

async function settleIfDone(tx: Tx, payoutId: string): Promise<void> {
	const [open] = await tx
		.select({ id: payoutLines.id })
		.from(payoutLines)
		.where(and(eq(payoutLines.payoutId, payoutId), isNull(payoutLines.result)))
		.limit(1)
	if (!open)
		await tx
			.update(runs)
			.set({ state: stateAfter(payoutMoves, 'settle'), endedAt: tx.at })
			.where(and(eq(runs.id, payoutId), inArray(runs.state, statesBefore(payoutMoves, 'settle'))))
}

/**
 * The bank gave one line back (振込不能), even after it counted as paid: the posting is reversed, its earnings are
 * due again, and an account that cannot be right is ended.
 */
export async function takeBack(tx: Tx, actor: Actor, lineId: string, reason: ReturnReason): Promise<void> {
	if (!returnReasons.includes(reason)) throw refused('payout-return-reason', undefined, 'reason')
	const { line, payout } = await sentLine(tx, lineId)
	const returned = await tx
		.update(payoutLines)
		.set({ result: 'returned', resultAt: tx.at, resultBy: actor.accountId, returnReason: reason })
		.where(
			and(
				eq(payoutLines.id, lineId),
				line.result === null ? isNull(payoutLines.result) : eq(payoutLines.result, 'paid'),
			),
		)
		.returning({ id: payoutLines.id })
	if (returned.length === 0) throw refused('payout-line-settled', { result: 'returned' })
	await setPaid(tx, lineId, null)
	await releaseEarnings(tx, lineId)
	const posting = await postingOn(tx, { kind: 'payout-line', id: lineId })
	if (!posting) throw new Error('a line that was sent has no posting')
	const postingId = await reverse(tx, actor, posting.id, dayOf(tx.at))
	// Paying again into the same account would only come back again.
	if (line.bankAccountId && accountIsWrong(reason))
		await tx
			.update(bankAccounts)
			.set({ endedAt: tx.at })
			.where(and(eq(bankAccounts.id, line.bankAccountId), isNull(bankAccounts.endedAt)))
	await settleIfDone(tx, payout.id)
	await record(
		tx,
		actor,
		'payout.line-returned',
		{ kind: 'payout-line', id: lineId },
		{
			before: { result: line.result },
			after: {
				result: 'returned',
				reason,
				payoutId: payout.id,
				registrantId: line.registrantId,
				yen: line.yen,
				postingId,
			},
		},
	)
}
