// The ledger looked at a second way: every line, sum, document and chain counted again, a day or a page at a time.
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { monthOf } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import type { Db } from '~db/client'
import { inSnapshot } from '~db/client'
import { inParts } from '~db/in-parts'
import { assignments } from '~db/schema/assignments'
import {
	closedMonths,
	closedYears,
	earnings,
	entries,
	heirCases,
	ledgerChecks,
	ledgerSums,
	payoutEarnings,
	payoutLines,
	postings,
} from '~db/schema/money'
import type { Account, Line, Moved } from './ledger'
import { accounts, checkLines, movedBy, opposite } from './ledger'
import { nextDay } from './ledger.server'
import { lookAtIncomings, lookAtInvoices } from './ledger-check-in.server'
import {
	lookAtClaims,
	lookAtCounts,
	lookAtDrawings,
	lookAtHeirs,
	lookAtPayouts,
	lookAtRecalls,
} from './ledger-check-out.server'
import type { LedgerFault, Look } from './ledger-check-page.server'
import { page, pagesOf } from './ledger-check-page.server'
import { lookAtConnectFees, lookAtProcessor } from './ledger-check-processor.server'
import { lookAtShares } from './ledger-check-share.server'
import { balancesOfYear } from './year-close.server'

/** What was gone through, and the faults in the order they were met; many more than these are not collected. */
export type LedgerLook = { entries: number; faults: LedgerFault[] }

const mostFaults = 100

/** Goes through the whole ledger; an empty list of faults says that all is well. */
export async function lookThrough(on: Db): Promise<LedgerLook> {
	const faults: LedgerFault[] = []
	const look: Look = { entries: 0, faults, full: () => faults.length >= mostFaults }
	await lookAtLines(on, look)
	await compareClosedYears(on, look)
	await lookAtReversals(on, look)
	await lookAtEarnings(on, look)
	await lookAtInvoices(on, look)
	await lookAtIncomings(on, look)
	await lookAtProcessor(on, look)
	await lookAtConnectFees(on, look)
	await lookAtPayouts(on, look)
	await lookAtClaims(on, look)
	await lookAtRecalls(on, look)
	await lookAtDrawings(on, look)
	await lookAtCounts(on, look)
	await lookAtHeirs(on, look)
	await lookAtShares(on, look)
	return { entries: look.entries, faults }
}

/** The faults of the whole ledger, the first first. */
export const checkLedger = async (on: Db): Promise<LedgerFault[]> => (await lookThrough(on)).faults

type PostingRow = { id: string; lines: Line[]; whole: boolean }

/** The postings of one day with their lines; `whole` when these are numbered 1, 2, 3 … */
async function postingsOfDay(on: Db, day: Day): Promise<PostingRow[]> {
	const rows = await on
		.select({
			id: postings.id,
			sort: entries.sort,
			debit: entries.debitAccount,
			debitParty: entries.debitPartyId,
			credit: entries.creditAccount,
			creditParty: entries.creditPartyId,
			yen: entries.yen,
		})
		.from(postings)
		.leftJoin(entries, eq(entries.postingId, postings.id))
		.where(eq(postings.day, day))
		.orderBy(asc(postings.id), asc(entries.sort))
	const found: PostingRow[] = []
	for (const row of rows) {
		let posting = found.at(-1)
		if (posting?.id !== row.id) {
			posting = { id: row.id, lines: [], whole: true }
			found.push(posting)
		}
		if (row.sort === null) continue
		posting.lines.push({
			debit: { account: row.debit as Account, partyId: row.debitParty },
			credit: { account: row.credit as Account, partyId: row.creditParty },
			yen: row.yen ?? 0,
		})
		posting.whole &&= row.sort === posting.lines.length
	}
	return found
}

function faultOfLines({ id, lines, whole }: PostingRow): LedgerFault | undefined {
	if (lines.length === 0) return { kind: 'posting-without-lines', posting: id }
	if (!whole) return { kind: 'line-missing', posting: id }
	const stranger = lines
		.flatMap((line) => [line.debit.account, line.credit.account])
		.find((name) => !(name in accounts))
	if (stranger) return { kind: 'unknown-account', posting: id, account: stranger }
	try {
		checkLines(lines)
	} catch {
		return { kind: 'line-without-party-or-yen', posting: id }
	}
	return undefined
}

/** Day after day: each line is one, and each month's sums are what its lines come to. */
async function lookAtLines(on: Db, look: Look): Promise<void> {
	const closed = new Map(
		(await on.select().from(closedMonths).where(isNull(closedMonths.reopenedAt))).map((one) => [
			one.month,
			one,
		]),
	)
	let month: Month | undefined
	let ofMonth: { month: Month; lines: Line[] }[] = []
	const endMonth = async () => {
		if (month === undefined) return
		await compareSums(on, look, month, movedBy(ofMonth))
		const yen = ofMonth.flatMap((one) => one.lines).reduce((sum, line) => sum + line.yen, 0)
		compareClosed(look, closed.get(month), { month, postings: ofMonth.length, yen })
		closed.delete(month)
	}
	for (let day = await nextDay(on, ''); day !== undefined && !look.full(); day = await nextDay(on, day)) {
		if (monthOf(day) !== month) {
			await endMonth()
			await compareMonthsBetween(on, look, month, monthOf(day))
			month = monthOf(day)
			ofMonth = []
		}
		for (const posting of await postingsOfDay(on, day)) {
			const fault = faultOfLines(posting)
			if (fault) look.faults.push(fault)
			else ofMonth.push({ month: monthOf(day), lines: posting.lines })
			look.entries += posting.lines.length
		}
		await letOthersRun()
	}
	await endMonth()
	await compareMonthsBetween(on, look, month, undefined)
	for (const one of closed.values()) compareClosed(look, one, { month: one.month, postings: 0, yen: 0 })
}

type InMonth = { month: Month; postings: number; yen: number }

/** A month that was closed holds what it held then. */
function compareClosed(look: Look, kept: InMonth | undefined, counted: InMonth): void {
	if (!kept || (kept.postings === counted.postings && kept.yen === counted.yen)) return
	look.faults.push({
		kind: 'closed-month-changed',
		month: counted.month,
		closedWith: kept.yen,
		counted: counted.yen,
	})
}

/** A fiscal year that was closed stands at what every account stood at then. */
async function compareClosedYears(on: Db, look: Look): Promise<void> {
	for (const one of await on.select().from(closedYears).where(isNull(closedYears.reopenedAt))) {
		const now = await balancesOfYear(on, one.fiscalYear)
		for (const account of new Set([...Object.keys(one.balances), ...Object.keys(now)]))
			if ((one.balances[account] ?? 0) !== (now[account] ?? 0))
				look.faults.push({
					kind: 'closed-year-changed',
					year: one.fiscalYear,
					account,
					closedWith: one.balances[account] ?? 0,
					counted: now[account] ?? 0,
				})
	}
}

async function compareSums(on: Db, look: Look, month: Month, counted: readonly Moved[]): Promise<void> {
	const kept = await on.select().from(ledgerSums).where(eq(ledgerSums.month, month))
	const keyOf = (sum: { account: string; partyId: string }) => `${sum.account} ${sum.partyId}`
	const ofKept = new Map(kept.map((sum) => [keyOf(sum), sum]))
	for (const sum of counted) {
		const other = ofKept.get(keyOf(sum))
		ofKept.delete(keyOf(sum))
		if (other?.debitYen === sum.debitYen && other.creditYen === sum.creditYen) continue
		look.faults.push({
			kind: 'sum-differs',
			account: sum.account,
			party: sum.partyId,
			month,
			kept: (other?.debitYen ?? 0) - (other?.creditYen ?? 0),
			counted: sum.debitYen - sum.creditYen,
		})
	}
	for (const sum of ofKept.values())
		look.faults.push({ kind: 'sum-without-lines', account: sum.account, party: sum.partyId, month })
}

/** Sums of months in which nothing was posted. */
async function compareMonthsBetween(on: Db, look: Look, after?: Month, before?: Month): Promise<void> {
	const rows = await on
		.select()
		.from(ledgerSums)
		.where(
			and(
				after === undefined ? undefined : gt(ledgerSums.month, after),
				before === undefined ? undefined : lt(ledgerSums.month, before),
			),
		)
		.limit(mostFaults)
	for (const sum of rows)
		look.faults.push({
			kind: 'sum-without-lines',
			account: sum.account,
			party: sum.partyId,
			month: sum.month,
		})
}

async function linesOf(on: Db, postingIds: readonly string[]): Promise<Map<string, Line[]>> {
	const found = new Map<string, Line[]>()
	for (const ids of inParts(postingIds))
		for (const row of await on
			.select()
			.from(entries)
			.where(inArray(entries.postingId, ids))
			.orderBy(asc(entries.postingId), asc(entries.sort))) {
			const line: Line = {
				debit: { account: row.debitAccount as Account, partyId: row.debitPartyId },
				credit: { account: row.creditAccount as Account, partyId: row.creditPartyId },
				yen: row.yen,
			}
			found.set(row.postingId, [...(found.get(row.postingId) ?? []), line])
		}
	return found
}

/** Each reversal is the opposite of what it points to. */
async function lookAtReversals(on: Db, look: Look): Promise<void> {
	for (let after = ''; !look.full(); ) {
		const some = await on
			.select({ id: postings.id, kind: postings.kind, reversesId: postings.reversesId })
			.from(postings)
			.where(and(gt(postings.id, after), or(eq(postings.kind, 'reversal'), isNotNull(postings.reversesId))))
			.orderBy(asc(postings.id))
			.limit(page)
		const lines = await linesOf(
			on,
			some.flatMap((one) => [one.id, one.reversesId ?? '']),
		)
		for (const one of some) {
			const undone = opposite(lines.get(one.reversesId ?? '') ?? [])
			const same = JSON.stringify(undone) === JSON.stringify(lines.get(one.id) ?? [])
			if (one.kind !== 'reversal' || one.reversesId === null || !same)
				look.faults.push({ kind: 'reversal-differs', posting: one.id, reverses: one.reversesId ?? '' })
		}
		if (some.length < page) return
		after = some.at(-1)?.id ?? ''
	}
}

/** Each earning is owed to its person in full, and paid exactly when a transfer that came in holds it, or its heirs were. */
async function lookAtEarnings(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'earning',
		['pay-owed', 'to-pass-on', 'withheld'],
		(after) =>
			on
				.select({
					id: earnings.id,
					yen: earnings.yen,
					withheldYen: earnings.withheldYen,
					withheldBy: earnings.withheldBy,
					paidAt: earnings.paidAt,
					registrantId: earnings.registrantId,
					worker: assignments.registrantId,
					assignmentId: earnings.assignmentId,
					kind: earnings.kind,
					supplementOf: earnings.supplementOf,
					result: payoutLines.result,
					paidTo: payoutLines.registrantId,
					heirCaseId: earnings.heirCaseId,
					heirsPaidAt: heirCases.paidAt,
				})
				.from(earnings)
				.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
				.leftJoin(
					payoutEarnings,
					and(eq(payoutEarnings.earningId, earnings.id), isNull(payoutEarnings.releasedAt)),
				)
				.leftJoin(payoutLines, eq(payoutLines.id, payoutEarnings.payoutLineId))
				.leftJoin(heirCases, eq(heirCases.id, earnings.heirCaseId))
				.where(gt(earnings.id, after))
				.orderBy(asc(earnings.id))
				.limit(page),
		async (some, ledger) => {
			const firsts = await firstsOf(on, some)
			for (const one of some) {
				const first = firsts.get(one.supplementOf ?? '')
				const isRest = one.supplementOf !== null
				if (isRest !== (one.kind === 'supplement') || (isRest && first?.assignmentId !== one.assignmentId))
					look.faults.push({ kind: 'supplement-of-another', earning: one.id })
				const owed = ledger.get(one.id) ?? 0
				const earned = one.yen + (one.withheldBy === 'council' ? one.withheldYen : 0)
				if (owed !== earned)
					look.faults.push({ kind: 'earning-differs', earning: one.id, yen: earned, ledger: owed })
				if (one.worker !== one.registrantId || (one.paidTo ?? one.worker) !== one.worker)
					look.faults.push({ kind: 'earning-of-another', earning: one.id })
				if (one.heirCaseId !== null && one.paidTo !== null)
					look.faults.push({ kind: 'earning-of-heirs-in-transfer', earning: one.id })
				if ((one.paidAt !== null) !== (one.result === 'paid' || one.heirsPaidAt !== null))
					look.faults.push({ kind: 'earning-paid-without-transfer', earning: one.id })
			}
		},
	)
}

/** What the supplements among some earnings follow, by id: a first earning, and no supplement. */
async function firstsOf(on: Db, some: readonly { supplementOf: string | null }[]) {
	const ids = some.flatMap((one) => one.supplementOf ?? [])
	if (ids.length === 0) return new Map<string, { assignmentId: string }>()
	const rows = await on
		.select({ id: earnings.id, assignmentId: earnings.assignmentId })
		.from(earnings)
		.where(and(inArray(earnings.id, ids), isNull(earnings.supplementOf)))
	return new Map(rows.map((row) => [row.id, row]))
}

export type LedgerCheck = typeof ledgerChecks.$inferSelect

/** Looks through the ledger as it stands and writes down what came of it; gives the row. */
export async function noteLedgerCheck(): Promise<LedgerCheck> {
	const { entries: count, faults } = await inSnapshot(lookThrough)
	return inTransaction(async (tx) => {
		const row: LedgerCheck = {
			id: newId(),
			at: tx.at,
			entries: count,
			faults: faults.length,
			first: faults[0] ?? null,
		}
		await tx.insert(ledgerChecks).values(row)
		// A year of nights is enough to see since when something does not hold.
		await tx.delete(ledgerChecks).where(lt(ledgerChecks.at, new Date(tx.at.getTime() - 366 * 86_400_000)))
		return row
	})
}

/** The newest check, `undefined` before the first. */
export async function lastLedgerCheck(on: Db): Promise<LedgerCheck | undefined> {
	const [row] = await on
		.select()
		.from(ledgerChecks)
		.orderBy(sql`${ledgerChecks.at} desc`, sql`${ledgerChecks.id} desc`)
		.limit(1)
	return row
}
