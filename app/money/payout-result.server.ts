// What became of each line of a run that was sent: paid or handed over, given back (振込不能), put back.
import { and, asc, eq, inArray, isNull, notExists } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { stateAfter, statesBefore } from '~/base/life'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import {
	bankAccounts,
	earnings,
	payoutEarnings,
	payoutLines,
	payoutRecalls,
	payouts as runs,
} from '~db/schema/money'
import { joinHeirs } from './heirs.server'
import { postingOn, reverse } from './ledger.server'
import type { ReturnReason } from './payout'
import { accountIsWrong, checkTransferIsOver, payoutMoves, refuseOtherWay, returnReasons } from './payout'
import type { Payout, PayoutLine } from './payout.server'
import { payoutRow } from './payout.server'
import { releaseEarnings } from './payout-again.server'
import { holdsLine } from './payout-recall'
import { paidAgainIn, recallsOfLines } from './payout-recall-list.server'

type SentLine = { line: PayoutLine; payout: Payout }

/** A line of a run that was sent, with its run. */
export async function sentLine(tx: Tx, lineId: string): Promise<SentLine> {
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

/** Refuses a line of another run: a form of one run speaks of its own lines alone. */
export async function lineIn(tx: Tx, payoutId: string, lineId: string): Promise<void> {
	const [row] = await tx
		.select({ id: payoutLines.id })
		.from(payoutLines)
		.where(and(eq(payoutLines.id, lineId), eq(payoutLines.payoutId, payoutId)))
	if (!row) throw refused('not-found')
}

/** The bank says one line was paid; of one asked back in vain, that its person has the money after all. */
export async function confirmPayout(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	const { line, payout } = await sentLine(tx, lineId)
	refuseOtherWay(payout.way, 'bank')
	checkTransferIsOver(payout.transferDay, dayOf(tx.at))
	await settleHeld(tx, actor, lineId)
	await notePaid(tx, actor, { line, payout })
	await recordPaid(tx, actor, { line, payout })
}

/** Refuses a line the bank still looks into, or that another run pays again; of one asked back in vain the asking ends. */
async function settleHeld(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	const [recall] = await recallsOfLines(tx, [lineId])
	if (!recall || !holdsLine(recall)) return
	const again = (await paidAgainIn(tx, [lineId])).get(lineId)
	if (again) throw refused('recall-claimed', { number: again.number })
	if (recall.state === 'asked') throw refused('payout-line-recalled')
	await endRecall(tx, actor, recall.id, 'done')
}

const endRecall = (tx: Tx, actor: Actor, id: string, state: 'done' | 'back') =>
	tx
		.update(payoutRecalls)
		.set({ state, settledAt: tx.at, settledBy: actor.accountId })
		.where(eq(payoutRecalls.id, id))

/** The line and its earnings count as paid, once; from when the money was there, where that is told. */
export async function notePaid(
	tx: Tx,
	actor: Actor,
	{ line, payout }: SentLine,
	{ receiptNumber = null, at = tx.at }: { receiptNumber?: string | null; at?: Date } = {},
): Promise<void> {
	const paid = await tx
		.update(payoutLines)
		.set({ result: 'paid', resultAt: at, resultBy: actor.accountId, receiptNumber })
		.where(and(eq(payoutLines.id, line.id), isNull(payoutLines.result)))
		.returning({ id: payoutLines.id })
	if (paid.length === 0) throw refused('payout-line-settled', { result: line.result ?? 'paid' })
	await setPaid(tx, [line.id], at)
	await settleIfDone(tx, payout.id)
}

/** Every line without a result was paid, but those the bank still looks into or that were asked back; gives how many. */
export async function confirmWholePayout(tx: Tx, actor: Actor, payoutId: string): Promise<number> {
	const payout = await payoutRow(tx, payoutId)
	const ofRun = and(eq(payoutLines.payoutId, payoutId), isOpen(tx))
	const open = await tx.select().from(payoutLines).where(ofRun).orderBy(asc(payoutLines.sort))
	if (open.length === 0 || (payout.state !== 'sent' && payout.state !== 'settled'))
		throw refused('payout-now', { state: payout.state })
	refuseOtherWay(payout.way, 'bank')
	checkTransferIsOver(payout.transferDay, dayOf(tx.at))
	await tx
		.update(payoutLines)
		.set({ result: 'paid', resultAt: tx.at, resultBy: actor.accountId })
		.where(ofRun)
	for (const some of inParts(open.map((line) => line.id))) await setPaid(tx, some, tx.at)
	await settleIfDone(tx, payoutId)
	for (const line of open) await recordPaid(tx, actor, { line, payout })
	return open.length
}

/** Tells that a line was paid. */
export const recordPaid = (tx: Tx, actor: Actor, { line, payout }: SentLine) =>
	record(
		tx,
		actor,
		'payout.line-paid',
		{ kind: 'payout-line', id: line.id },
		{ after: { payoutId: payout.id, registrantId: line.registrantId, yen: line.yen } },
	)

/** A line that waits for its result; what was asked of the bank about it waits on its own. */
const isOpen = (on: Db) =>
	and(
		isNull(payoutLines.result),
		notExists(
			on
				.select({ id: payoutRecalls.id })
				.from(payoutRecalls)
				.where(
					and(
						eq(payoutRecalls.payoutLineId, payoutLines.id),
						inArray(payoutRecalls.state, ['asked', 'refused']),
					),
				),
		),
	)

/** When the earnings of some lines were paid, or (`null`) that they are not. */
export async function setPaid(tx: Tx, lineIds: readonly string[], at: Date | null): Promise<void> {
	const theirs = tx
		.select({ id: payoutEarnings.earningId })
		.from(payoutEarnings)
		.where(and(inArray(payoutEarnings.payoutLineId, [...lineIds]), isNull(payoutEarnings.releasedAt)))
	await tx.update(earnings).set({ paidAt: at }).where(inArray(earnings.id, theirs))
}

/** A run is at rest once no line of it waits. */
export async function settleIfDone(tx: Tx, payoutId: string): Promise<void> {
	const [open] = await tx
		.select({ id: payoutLines.id })
		.from(payoutLines)
		.where(and(eq(payoutLines.payoutId, payoutId), isOpen(tx)))
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
	const found = await sentLine(tx, lineId)
	refuseOtherWay(found.payout.way, 'bank')
	const [recall] = await recallsOfLines(tx, [lineId])
	if (recall && holdsLine(recall)) {
		const again = (await paidAgainIn(tx, [lineId])).get(lineId)
		if (again) throw refused('recall-claimed', { number: again.number })
		await endRecall(tx, actor, recall.id, 'back')
	}
	await putLineBack(tx, actor, found, reason, {})
	// Paying again into the same account would only come back again.
	if (found.line.bankAccountId && accountIsWrong(reason))
		await tx
			.update(bankAccounts)
			.set({ endedAt: tx.at })
			.where(and(eq(bankAccounts.id, found.line.bankAccountId), isNull(bankAccounts.endedAt)))
}

/** Why a line did not reach its person: what the bank said, 組戻し, cash that nobody fetched, or the processor could not send it. */
export type BackReason = ReturnReason | 'recalled' | 'not-fetched' | 'not-sent'

/**
 * A line that did not reach its person, whatever the reason: what was posted about it is reversed, and its earnings are
 * due again, or join the heirs' case of who has died.
 */
export async function putLineBack(
	tx: Tx,
	actor: Actor,
	{ line, payout }: SentLine,
	reason: BackReason,
	more: Record<string, string | number>,
): Promise<void> {
	const returned = await tx
		.update(payoutLines)
		.set({ result: 'returned', resultAt: tx.at, resultBy: actor.accountId, returnReason: reason })
		.where(
			and(
				eq(payoutLines.id, line.id),
				line.result === null ? isNull(payoutLines.result) : eq(payoutLines.result, 'paid'),
			),
		)
		.returning({ id: payoutLines.id })
	if (returned.length === 0) throw refused('payout-line-settled', { result: 'returned' })
	await setPaid(tx, [line.id], null)
	await releaseEarnings(tx, line.id)
	const postingId = await reverseOf(tx, actor, line.id, wasPosted(line, payout))
	await settleIfDone(tx, payout.id)
	await joinHeirs(tx, actor, line.registrantId)
	await record(
		tx,
		actor,
		'payout.line-returned',
		{ kind: 'payout-line', id: line.id },
		{
			before: { result: line.result },
			after: {
				result: 'returned',
				reason,
				payoutId: payout.id,
				registrantId: line.registrantId,
				yen: line.yen,
				...(postingId && { postingId }),
				...more,
			},
		},
	)
}

/** Cash is posted when it is handed over, and through the processor once it says that the money went. */
const wasPosted = (line: PayoutLine, { way }: Payout): boolean =>
	way === 'bank' || (way === 'cash' ? line.result === 'paid' : line.processorRef !== null)

async function reverseOf(tx: Tx, actor: Actor, lineId: string, posted: boolean): Promise<string | null> {
	if (!posted) return null
	const posting = await postingOn(tx, { kind: 'payout-line', id: lineId })
	if (!posting) throw new Error('a line that was sent has no posting')
	return reverse(tx, actor, posting.id, dayOf(tx.at))
}
