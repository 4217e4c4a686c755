// The cash box (手元金庫): handing over pay at the counter, putting back what nobody fetched, counting, taking cash to the bank.

import { desc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refuseOwnSide } from '~/people/account.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { cashCounts } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import { cashInBox, refuseCashShort } from './cash-held.server'
import { caseOfPerson } from './heirs.server'
import { post } from './ledger.server'
import { refuseOtherWay } from './payout'
import { lineAsPaid } from './payout.server'
import { notePaid, putLineBack, sentLine } from './payout-result.server'
import { linesOfCashDifference, linesOfDeposit, linesOfTransfer } from './posting-lines'

/**
 * Hands one line over at the counter: it counts as paid, gets the number of its 受領書, and leaves the box. Refused
 * where the ledger says that the box holds less, and to oneself. Gives the number.
 */
export async function handOver(tx: Tx, actor: Actor, lineId: string): Promise<string> {
	const { line, payout } = await sentLine(tx, lineId)
	refuseOtherWay(payout.way, 'cash')
	if (line.result !== null) throw refused('payout-line-settled', { result: line.result })
	await refuseOwnSide(tx, actor, { registrantId: line.registrantId })
	if (await caseOfPerson(tx, line.registrantId)) throw refused('payout-of-the-dead')
	await refuseCashShort(tx, line.yen)
	const { heldYen } = await lineAsPaid(tx, payout.id, lineId)
	const receiptNumber = await nextPaperNumber(tx, 'handover')
	await notePaid(tx, actor, { line, payout }, { receiptNumber })
	const postingId = await post(
		tx,
		actor,
		{ day: dayOf(tx.at), kind: 'payout', subject: { kind: 'payout-line', id: lineId } },
		linesOfTransfer(line.registrantId, { ownYen: line.yen - heldYen, heldYen }, 'cash-box'),
	)
	await record(
		tx,
		actor,
		'payout.handed-over',
		{ kind: 'payout-line', id: lineId },
		{
			after: {
				payoutId: payout.id,
				registrantId: line.registrantId,
				yen: line.yen,
				postingId,
			},
		},
	)
	return receiptNumber
}

/** Nobody fetched it, or it was handed over by mistake and is here again: its earnings are due again. */
export async function putBack(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	const found = await sentLine(tx, lineId)
	refuseOtherWay(found.payout.way, 'cash')
	await putLineBack(tx, actor, found, 'not-fetched', {})
}

/**
 * The box counted by hand. A difference is explained and posted, so that ledger and box agree; gives the difference
 * (more counted is above nought).
 */
export async function countCash(
	tx: Tx,
	actor: Actor,
	{ countedYen, why }: { countedYen: number; why: string },
): Promise<number> {
	const ledgerYen = await cashInBox(tx)
	const difference = countedYen - ledgerYen
	if (difference !== 0 && why === '') throw refused('cash-why', undefined, 'why')
	const id = newId()
	await tx.insert(cashCounts).values({
		id,
		countedYen,
		ledgerYen,
		why,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	if (difference !== 0)
		await post(
			tx,
			actor,
			{ day: dayOf(tx.at), kind: 'cash-difference', subject: { kind: 'cash-count', id } },
			linesOfCashDifference(countedYen, ledgerYen),
		)
	await record(
		tx,
		actor,
		'cash.counted',
		{ kind: 'cash-count', id },
		{ after: { countedYen, ledgerYen, difference } },
	)
	return difference
}

/** Cash was taken to the bank. Refused for more than the ledger says the box holds, and for a day to come. */
export async function depositCash(
	tx: Tx,
	actor: Actor,
	{ yen, day }: { yen: number; day: Day },
): Promise<void> {
	await refuseCashShort(tx, yen, 'yen')
	if (day > dayOf(tx.at)) throw refused('cash-day', undefined, 'day')
	const id = newId()
	const postingId = await post(
		tx,
		actor,
		{ day, kind: 'cash-deposit', subject: { kind: 'cash-box', id } },
		linesOfDeposit(yen),
	)
	await record(tx, actor, 'cash.deposited', { kind: 'cash-box', id }, { after: { yen, day, postingId } })
}

/** The counts, the newest first, with who counted. */
export async function cashCountsOf(
	on: Db,
	most = 60,
): Promise<(typeof cashCounts.$inferSelect & { name: string })[]> {
	const rows = await on
		.select({ count: cashCounts, name: accounts.name })
		.from(cashCounts)
		.leftJoin(accounts, eq(accounts.id, cashCounts.by))
		.orderBy(desc(cashCounts.at), desc(cashCounts.id))
		.limit(most)
	return rows.map(({ count, name }) => ({ ...count, name: name ?? '' }))
}
