// The second look at money that goes out: runs, transfers, claims, 訂正 and 組戻し, cash, and pay of the dead.
import { and, asc, eq, gt, gte, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '~db/client'
import type { PayoutWay } from '~db/schema/money'
import {
	cashCounts,
	earnings,
	heirCases,
	payoutEarnings,
	payoutLines,
	payoutRecalls,
	payouts,
} from '~db/schema/money'
import type { Look } from './ledger-check-page.server'
import { movedFor, page, pagesOf } from './ledger-check-page.server'

/** Each run is the sum of its lines, each line that of its earnings, and what was sent has left the account once. */
export async function lookAtPayouts(on: Db, look: Look): Promise<void> {
	const sums = await on
		.select({
			id: payouts.id,
			lines: payouts.lines,
			totalYen: payouts.totalYen,
			counted: sql<number>`count(${payoutLines.id})`.mapWith(Number),
			yen: sql<number>`coalesce(sum(${payoutLines.yen}), 0)`.mapWith(Number),
		})
		.from(payouts)
		.leftJoin(payoutLines, eq(payoutLines.payoutId, payouts.id))
		.groupBy(payouts.id, payouts.lines, payouts.totalYen)
	for (const one of sums)
		if (one.lines !== one.counted || one.totalYen !== one.yen)
			look.faults.push({ kind: 'payout-lines-differ', payout: one.id, total: one.totalYen, lines: one.yen })
	await pagesOf(
		on,
		look,
		'payout-line',
		['pay-owed', 'held', 'heirs'],
		(after) =>
			on
				.select({
					id: payoutLines.id,
					yen: payoutLines.yen,
					result: payoutLines.result,
					state: payouts.state,
					way: payouts.way,
					processorRef: payoutLines.processorRef,
				})
				.from(payoutLines)
				.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
				.where(gt(payoutLines.id, after))
				.orderBy(asc(payoutLines.id))
				.limit(page),
		async (some, ledger) => {
			const parts = await partsOf(on, some)
			const again = new Set((await againstLines(on)).map((line) => line.againstLineId))
			for (const one of some) {
				const gone = hasGone(one) ? one.yen : 0
				const inLedger = 0 - (ledger.get(one.id) ?? 0)
				if (inLedger !== gone)
					look.faults.push({ kind: 'transfer-differs', line: one.id, sent: gone, ledger: inLedger })
				const part = parts.get(one.id)
				if (part !== undefined && part !== one.yen)
					look.faults.push({ kind: 'transfer-earnings-differ', line: one.id, yen: one.yen, earnings: part })
				if (part === undefined && gone > 0 && !again.has(one.id))
					look.faults.push({ kind: 'transfer-of-nothing', line: one.id, yen: one.yen })
			}
		},
	)
}

type Gone = { way: PayoutWay; state: string; result: string | null; processorRef: string | null }

/** Whether a line has left the bank, in cash was handed over, or has left our account at the processor. */
function hasGone({ way, state, result, processorRef }: Gone): boolean {
	if (way === 'cash') return result === 'paid'
	if (way === 'connect' && processorRef === null) return false
	return (state === 'sent' || state === 'settled') && result !== 'returned'
}

/** Lines that pay an earlier one again, with the state of their run. */
const againstLines = (on: Db) =>
	on
		.select({ againstLineId: payoutLines.againstLineId, state: payouts.state })
		.from(payoutLines)
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(and(isNotNull(payoutLines.againstLineId), ne(payouts.state, 'dropped')))

/** What two people agreed to pay again is claimed back in full, once, and never more comes in than was claimed. */
export async function lookAtClaims(on: Db, look: Look): Promise<void> {
	const claimed = new Set(
		(await againstLines(on)).flatMap(({ againstLineId, state }) =>
			againstLineId && state !== 'made' ? [againstLineId] : [],
		),
	)
	const open = await movedFor(on, 'payout-claim', ['claims'], '', undefined)
	await pagesOf(
		on,
		look,
		'payout-claim',
		['pay-owed', 'held'],
		async (after) =>
			(
				await on
					.select({ id: payoutLines.id, yen: payoutLines.yen })
					.from(payoutLines)
					.innerJoin(payoutRecalls, eq(payoutRecalls.payoutLineId, payoutLines.id))
					.where(and(gt(payoutLines.id, after), eq(payoutRecalls.state, 'refused')))
					.orderBy(asc(payoutLines.id))
					.limit(page)
			).filter((one, n, all) => one.id !== all[n - 1]?.id),
		async (some, ledger) => {
			for (const one of some) {
				const asked = claimed.has(one.id) ? one.yen : 0
				const stands = 0 - (open.get(one.id) ?? 0)
				if ((ledger.get(one.id) ?? 0) !== asked || stands < 0 || stands > asked)
					look.faults.push({ kind: 'claim-differs', line: one.id, claimed: asked, ledger: stands })
			}
		},
	)
}

/** What was asked of the bank and what became of the line say the same; its charge is an expense of the council. */
export async function lookAtRecalls(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'payout-recall',
		['bank-fees'],
		(after) =>
			on
				.select({
					id: payoutRecalls.id,
					kind: payoutRecalls.kind,
					state: payoutRecalls.state,
					feeYen: payoutRecalls.feeYen,
					line: payoutLines.id,
					result: payoutLines.result,
				})
				.from(payoutRecalls)
				.innerJoin(payoutLines, eq(payoutLines.id, payoutRecalls.payoutLineId))
				.where(gt(payoutRecalls.id, after))
				.orderBy(asc(payoutRecalls.id))
				.limit(page),
		async (some, ledger) => {
			for (const one of some) {
				const paid = 0 - (ledger.get(one.id) ?? 0)
				if (paid !== one.feeYen)
					look.faults.push({ kind: 'recall-fee-differs', recall: one.id, fee: one.feeYen, ledger: paid })
				const asking = one.kind === 'recall' && (one.state === 'asked' || one.state === 'refused')
				if ((asking && one.result !== null) || (one.state === 'back' && one.result !== 'returned'))
					look.faults.push({ kind: 'recall-differs', recall: one.id, line: one.line })
			}
		},
	)
}

/** For each run in cash that was sent its total was drawn into the box, and for no other. */
export async function lookAtDrawings(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'payout',
		['cash-box'],
		(after) =>
			on
				.select({ id: payouts.id, totalYen: payouts.totalYen, state: payouts.state, way: payouts.way })
				.from(payouts)
				.where(gt(payouts.id, after))
				.orderBy(asc(payouts.id))
				.limit(page),
		async (some, ledger) => {
			for (const one of some) {
				const sent = one.state === 'sent' || one.state === 'settled'
				const drawn = one.way === 'cash' && sent ? one.totalYen : 0
				const inLedger = 0 - (ledger.get(one.id) ?? 0)
				if (inLedger !== drawn)
					look.faults.push({ kind: 'cash-drawn-differs', payout: one.id, drawn, ledger: inLedger })
			}
		},
	)
}

/** Each count of the cash box moved the ledger to what was counted. */
export async function lookAtCounts(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'cash-count',
		['cash-box'],
		(after) =>
			on.select().from(cashCounts).where(gt(cashCounts.id, after)).orderBy(asc(cashCounts.id)).limit(page),
		async (some, ledger) => {
			for (const one of some) {
				const difference = one.countedYen - one.ledgerYen
				const inLedger = 0 - (ledger.get(one.id) ?? 0)
				if (inLedger !== difference)
					look.faults.push({ kind: 'cash-count-differs', count: one.id, difference, ledger: inLedger })
			}
		},
	)
}

/** Each case of heirs stands at its earnings until they are paid, all of it at once; one undone holds none. */
export async function lookAtHeirs(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'heir-case',
		['heirs'],
		(after) =>
			on
				.select({
					id: heirCases.id,
					paidYen: heirCases.paidYen,
					paidAt: heirCases.paidAt,
					undoneAt: heirCases.undoneAt,
					yen: sql<number>`coalesce(sum(${earnings.yen}), 0)`.mapWith(Number),
				})
				.from(heirCases)
				.leftJoin(earnings, eq(earnings.heirCaseId, heirCases.id))
				.where(gt(heirCases.id, after))
				.groupBy(heirCases.id, heirCases.paidYen, heirCases.paidAt, heirCases.undoneAt)
				.orderBy(asc(heirCases.id))
				.limit(page),
		async (some, ledger) => {
			for (const one of some) {
				const stands = one.paidAt === null && one.undoneAt === null ? one.yen : 0
				const inLedger = ledger.get(one.id) ?? 0
				const paid = one.paidAt === null ? one.paidYen === null : one.paidYen === one.yen
				if (inLedger !== stands || !paid || (one.undoneAt !== null && one.yen > 0))
					look.faults.push({ kind: 'heirs-differ', heirCase: one.id, stands, ledger: inLedger })
			}
		},
	)
}

async function partsOf(on: Db, some: readonly { id: string }[]): Promise<Map<string, number>> {
	const first = some[0]?.id
	const last = some.at(-1)?.id
	if (first === undefined || last === undefined) return new Map()
	const rows = await on
		.select({
			id: payoutEarnings.payoutLineId,
			yen: sql<number>`sum(${earnings.yen})`.mapWith(Number),
		})
		.from(payoutEarnings)
		.innerJoin(earnings, eq(earnings.id, payoutEarnings.earningId))
		.where(
			and(
				gte(payoutEarnings.payoutLineId, first),
				lte(payoutEarnings.payoutLineId, last),
				isNull(payoutEarnings.releasedAt),
			),
		)
		.groupBy(payoutEarnings.payoutLineId)
	return new Map(rows.map((row) => [row.id, row.yen]))
}
