// Payout runs as they are kept: made, approved by another person, put into the bank's file or drawn in cash, sent.
import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { mayMove, stateAfter, statesBefore } from '~/base/life'
import { isHeld } from '~/council/contract-mode'
import { settingOn, settingsOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextPaperNumber } from '~/papers/number-series.server'
import { refuseOwnSide } from '~/people/account.server'
import { bankFileFindings } from '~/words/ja/bank-file'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import { assignments } from '~db/schema/assignments'
import type { PayoutWay } from '~db/schema/money'
import {
	bankAccounts,
	earnings,
	invoiceLines,
	invoices,
	payoutEarnings,
	payoutLines,
	payouts as runs,
} from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import { bankAndBranchOf, branchOf } from './bank-directory.server'
import { checkBankFile, writeBankFile } from './bank-file'
import { connectOffered, readyForConnect, sendThrough } from './connect.server'
import type { DueEarning } from './earning.server'
import { dueEarnings, itsInvoice, itsInvoiceLine, waitsForEmployer } from './earning.server'
import { post, postAll } from './ledger.server'
import type { PersonShare, SendBackReason, WaysOffered } from './payout'
import { checkTransferDay, groupByPerson, payoutMoves, stillHolds, wayOf } from './payout'
import { claimLine, giveAgainBack, releaseEarnings, takeAgain } from './payout-again.server'
import { linesOfCashDrawn, linesOfTransfer } from './posting-lines'
import { hasProcessor } from './stripe.server'

export type Payout = typeof runs.$inferSelect
export type PayoutLine = typeof payoutLines.$inferSelect

/** How a run is made: by which way, and which lines whose money is not back are paid again in it. */
export type RunWish = { way?: PayoutWay; again?: readonly string[] }

const nothingOf = {
	bank: 'payout-nothing',
	cash: 'payout-nothing-cash',
	connect: 'payout-nothing-connect',
} as const satisfies Record<PayoutWay, string>

/**
 * Makes a run of everything due until a day for people with a checked account, for those who wish cash (`cash`), or for
 * those whose account at the processor is ready (`connect`); refused while one of its way is not sent.
 */
export async function makePayout(
	tx: Tx,
	actor: Actor,
	transferDay: Day,
	untilDay: Day,
	{ way = 'bank', again = [] }: RunWish = {},
): Promise<{ id: string; number: string; lines: number; totalYen: number; withoutAccount: string[] }> {
	checkTransferDay(transferDay, dayOf(tx.at))
	await refuseOpenRun(tx, way)
	const { offered, wayOfDue } = await waysOfDue(tx, dayOf(tx.at))
	refuseNotOffered(way, transferDay, offered)
	// Of three parties only what came in is sent: it is held for them, and nothing else is.
	const due = (await dueEarnings(tx, untilDay)).filter(
		(one) => !one.waitsForEmployer && wayOfDue(one) === way,
	)
	const accountOf = await accountsFor(tx, way)
	const { shares: first, withoutAccount } = groupByPerson(due, accountOf)
	const shares = [...first, ...(await takeAgain(tx, again, accountOf))]
	if (shares.length === 0) throw refused(nothingOf[way])
	const totalYen = shares.reduce((sum, share) => sum + share.yen, 0)
	const id = newId()
	const number = await nextPaperNumber(tx, 'payout')
	await tx.insert(runs).values({
		id,
		number,
		transferDay,
		lines: shares.length,
		totalYen,
		state: stateAfter(payoutMoves, 'makePayout'),
		madeAt: tx.at,
		madeBy: actor.accountId ?? actor.role,
		way,
	})
	await keepShares(tx, id, shares)
	await record(
		tx,
		actor,
		'payout.made',
		{ kind: 'payout', id },
		{ after: { state: 'made', transferDay, untilDay, way, lines: shares.length, totalYen } },
	)
	return { id, number, lines: shares.length, totalYen, withoutAccount }
}

/** Whether the council pays in cash on a day, to who wishes it. */
export const offersCash = async (on: Db, day: Day): Promise<boolean> =>
	(await settingOn(on, 'cash-payout', day)) === 'on'

/** What the council offers on a day, and by which way each due earning goes. */
export async function waysOfDue(
	on: Db,
	today: Day,
): Promise<{ offered: WaysOffered; wayOfDue: (one: WayAsked) => PayoutWay }> {
	const offered = { cash: await offersCash(on, today), connectFrom: await connectOffered(on, today) }
	if (offered.connectFrom === null)
		return { offered, wayOfDue: (one) => wayOf({ ...one, ...bankOnly }, offered) }
	const ready = await readyForConnect(on)
	const accounts = await accountsFor(on, 'bank')
	return {
		offered,
		wayOfDue: (one) =>
			wayOf(
				{
					...one,
					connectReady: ready.has(one.registrantId),
					hasBankAccount: accounts.has(one.registrantId),
				},
				offered,
			),
	}
}

type WayAsked = Pick<DueEarning, 'registrantId' | 'paidBy' | 'payDay'>

const bankOnly = { connectReady: false, hasBankAccount: true }

function refuseNotOffered(way: PayoutWay, transferDay: Day, { cash, connectFrom }: WaysOffered): void {
	if (way === 'cash' && !cash) throw refused('payout-cash-off')
	if (way !== 'connect') return
	if (connectFrom === null) throw refused('payout-connect-off')
	if (transferDay < connectFrom) throw refused('payout-connect-soon', { from: connectFrom }, 'transferDay')
}

async function refuseOpenRun(tx: Tx, way: PayoutWay): Promise<void> {
	const [open] = await tx
		.select({ transferDay: runs.transferDay })
		.from(runs)
		.where(and(eq(runs.way, way), inArray(runs.state, statesBefore(payoutMoves, 'dropPayout'))))
		.limit(1)
	if (open) throw refused('payout-open', open)
}

/** Where each person's money goes: their checked account, or nobody's (`null`) in cash and through the processor. */
async function accountsFor(tx: Db, way: PayoutWay): Promise<Map<string, string | null>> {
	if (way === 'connect') return new Map([...(await readyForConnect(tx)).keys()].map((id) => [id, null]))
	if (way === 'cash') {
		const wishing = await tx
			.select({ id: registrants.id })
			.from(registrants)
			.where(eq(registrants.paidBy, 'cash'))
		return new Map(wishing.map(({ id }) => [id, null]))
	}
	const usable = await tx
		.select({ id: bankAccounts.id, registrantId: bankAccounts.registrantId })
		.from(bankAccounts)
		.where(and(isNotNull(bankAccounts.checkedAt), isNull(bankAccounts.endedAt)))
	return new Map(usable.map((account) => [account.registrantId, account.id]))
}

async function keepShares(tx: Tx, payoutId: string, shares: readonly PersonShare[]): Promise<void> {
	const lines = shares.map((share, n) => ({ ...share, id: newId(), payoutId, sort: n + 1 }))
	for (const some of inParts(lines.map(({ earningIds: _, ...line }) => line)))
		await tx.insert(payoutLines).values(some)
	const parts = lines.flatMap(({ id, earningIds }) =>
		earningIds.map((earningId) => ({ payoutLineId: id, earningId })),
	)
	for (const some of inParts(parts)) await tx.insert(payoutEarnings).values(some)
}

/** A run, or not found. */
export async function payoutRow(on: Db, id: string): Promise<Payout> {
	const [payout] = await on.select().from(runs).where(eq(runs.id, id))
	if (!payout) throw refused('not-found')
	return payout
}

/** Each line with what its earnings add up to by now and whether its account, where it needs one, is still in use. */
async function linesAgain(on: Db, payoutId: string) {
	const lines = await on
		.select({ line: payoutLines, account: bankAccounts, way: runs.way })
		.from(payoutLines)
		.innerJoin(runs, eq(runs.id, payoutLines.payoutId))
		.leftJoin(bankAccounts, eq(bankAccounts.id, payoutLines.bankAccountId))
		.where(eq(payoutLines.payoutId, payoutId))
		.orderBy(asc(payoutLines.sort))
	const parts = await on
		.select({
			lineId: payoutEarnings.payoutLineId,
			earning: earnings,
			mode: tasks.contractMode,
			waits: waitsForEmployer,
		})
		.from(payoutEarnings)
		.innerJoin(payoutLines, eq(payoutLines.id, payoutEarnings.payoutLineId))
		.innerJoin(earnings, eq(earnings.id, payoutEarnings.earningId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.leftJoin(invoiceLines, itsInvoiceLine)
		.leftJoin(invoices, itsInvoice)
		.where(and(eq(payoutLines.payoutId, payoutId), isNull(payoutEarnings.releasedAt)))
	const partsOf = new Map<string, typeof parts>()
	for (const part of parts)
		if (!part.waits) partsOf.set(part.lineId, [...(partsOf.get(part.lineId) ?? []), part])
	const ready = lines.some(({ way }) => way === 'connect')
		? await readyForConnect(on)
		: new Map<string, string>()
	return lines.map(({ line, account, way }) => {
		const theirs = partsOf.get(line.id) ?? []
		const sumOf = (some: typeof theirs) =>
			some
				.filter(({ earning }) => earning.registrantId === line.registrantId && earning.paidAt === null)
				.reduce((sum, { earning }) => sum + earning.yen, 0)
		return {
			...line,
			account,
			earningsYen: sumOf(theirs),
			heldYen: sumOf(theirs.filter(({ mode }) => isHeld(mode))),
			accountRef: ready.get(line.registrantId) ?? null,
			accountInUse:
				way === 'connect'
					? ready.has(line.registrantId)
					: account === null ||
						(account.checkedAt !== null &&
							account.endedAt === null &&
							account.registrantId === line.registrantId),
		}
	})
}

async function refuseChanged(tx: Tx, payout: Payout) {
	const lines = await linesAgain(tx, payout.id)
	const notReady = payout.way === 'connect' ? lines.filter((line) => !line.accountInUse) : []
	if (notReady.length > 0)
		throw refused('payout-connect-changed', { lines: notReady.map((line) => line.sort) })
	if (!stillHolds(payout, lines)) throw refused('payout-sum-changed')
	return lines
}

/**
 * A second person agrees to the run, as it was made to the yen; with `again`, also to what is paid once more before
 * the first is back: that becomes a claim.
 */
export async function approvePayout(
	tx: Tx,
	actor: Actor,
	id: string,
	{ again = false }: { again?: boolean } = {},
): Promise<void> {
	const payout = await payoutRow(tx, id)
	if (!mayMove(payoutMoves, 'approvePayout', payout.state))
		throw refused('payout-now', { state: payout.state })
	if (payout.madeBy === (actor.accountId ?? actor.role)) throw refused('payout-same-person')
	const lines = await refuseChanged(tx, payout)
	await refuseOwnSide(tx, actor, { registrantIds: lines.map((line) => line.registrantId) })
	if (!again && lines.some((line) => line.againstLineId))
		throw refused('payout-again-unsaid', undefined, 'again')
	const approved = await tx
		.update(runs)
		.set({
			state: stateAfter(payoutMoves, 'approvePayout'),
			approvedAt: tx.at,
			approvedBy: actor.accountId,
		})
		.where(and(eq(runs.id, id), inArray(runs.state, statesBefore(payoutMoves, 'approvePayout'))))
		.returning({ id: runs.id })
	if (approved.length === 0) throw refused('payout-now', { state: (await payoutRow(tx, id)).state })
	for (const { againstLineId } of lines) if (againstLineId) await claimLine(tx, actor, againstLineId)
	await record(
		tx,
		actor,
		'payout.approved',
		{ kind: 'payout', id },
		{
			before: { state: 'made' },
			after: { state: 'approved', lines: payout.lines, totalYen: payout.totalYen },
		},
	)
}

/** Drops a run before it is sent; its earnings are due again. `why` says that the approver sent it back. */
export async function dropPayout(tx: Tx, actor: Actor, id: string, why?: SendBackReason): Promise<void> {
	const before = await payoutRow(tx, id)
	// The file may be with the bank: who sits elsewhere cannot know.
	if (why && before.fileMadeAt !== null) throw refused('payout-file-out')
	const dropped = await tx
		.update(runs)
		.set({ state: stateAfter(payoutMoves, 'dropPayout'), endedAt: tx.at })
		.where(and(eq(runs.id, id), inArray(runs.state, statesBefore(payoutMoves, 'dropPayout'))))
		.returning({ id: runs.id })
	if (dropped.length === 0) throw refused('payout-now', { state: before.state })
	const lines = await tx
		.select({ id: payoutLines.id, againstLineId: payoutLines.againstLineId })
		.from(payoutLines)
		.where(eq(payoutLines.payoutId, id))
	for (const line of lines) {
		await releaseEarnings(tx, line.id)
		if (line.againstLineId) await giveAgainBack(tx, actor, line.againstLineId)
	}
	await record(
		tx,
		actor,
		'payout.dropped',
		{ kind: 'payout', id },
		{
			before: { state: before.state },
			after: { state: 'dropped', totalYen: before.totalYen, ...(why && { why }) },
		},
	)
}

export type MadeBankFile = {
	bytes: Uint8Array<ArrayBuffer>
	name: string
	hash: string
	lines: number
	totalYen: number
}

/** The bank's file of an approved run, read again by the check before anybody gets it. */
export async function bankFileOf(tx: Tx, actor: Actor, id: string): Promise<MadeBankFile> {
	const payout = await payoutRow(tx, id)
	if (!mayMove(payoutMoves, 'markSent', payout.state)) throw refused('payout-now', { state: payout.state })
	if (payout.way !== 'bank') throw refused('payout-no-file')
	const today = dayOf(tx.at)
	if (payout.transferDay < today) throw refused('payout-day-past')
	const lines = await refuseChanged(tx, payout)
	const set = await settingsOn(
		tx,
		[
			'bank-consignor-code',
			'bank-consignor-kana',
			'bank-code',
			'bank-branch-code',
			'bank-account-number',
			'bank-file-newline',
		],
		today,
	)
	const own = bankAndBranchOf(set['bank-code'], set['bank-branch-code'])
	const bytes = writeBankFile({
		header: {
			clientCode: set['bank-consignor-code'],
			clientName: set['bank-consignor-kana'],
			transferDay: payout.transferDay,
			bankCode: own.bank.code,
			bankKana: own.bank.kana,
			branchCode: own.branch.code,
			branchKana: own.branch.kana,
			kind: 1,
			accountNumber: set['bank-account-number'],
		},
		lines: lines.flatMap(({ account, yen }) =>
			account === null
				? []
				: {
						bankCode: account.bankCode,
						bankKana: account.bankKana,
						branchCode: account.branchCode,
						branchKana: account.branchKana,
						kind: account.kind,
						accountNumber: account.number,
						holderKana: account.holderKana,
						amount: yen,
					},
		),
		newline: set['bank-file-newline'] === 'none' ? 'none' : 'crlf',
	})
	const findings = checkBankFile(bytes, {
		madeOn: today,
		knows: (bankCode, branchCode) => branchOf(bankCode, branchCode) !== undefined,
	})
	// Two people of one household may share an account and a sum: worth a look, no fault of the file.
	const fault = findings.find((one) => one.finding !== 'duplicate')
	if (fault)
		throw refused('payout-file-faulty', {
			finding: (bankFileFindings[fault.finding] as (facts: unknown) => string)(fault),
		})
	const hash = createHash('sha256').update(bytes).digest('hex')
	await tx.update(runs).set({ fileHash: hash, fileMadeAt: tx.at }).where(eq(runs.id, id))
	await record(
		tx,
		actor,
		'payout.file-made',
		{ kind: 'payout', id },
		{ before: { hash: payout.fileHash }, after: { hash, lines: lines.length, totalYen: payout.totalYen } },
	)
	return {
		bytes,
		name: `furikomi-${payout.transferDay}.dat`,
		hash,
		lines: lines.length,
		totalYen: payout.totalYen,
	}
}

/**
 * The file went to the bank: from now on the money counts as gone, line by line. Of cash: it was drawn and lies in the
 * cash box, to be handed over line by line. Through the processor: each line is asked of it once, after this act's commit.
 */
export async function markSent(tx: Tx, actor: Actor, id: string): Promise<void> {
	const payout = await payoutRow(tx, id)
	if (mayMove(payoutMoves, 'markSent', payout.state)) refuseUnready(payout, dayOf(tx.at))
	const sent = await tx
		.update(runs)
		.set({ state: stateAfter(payoutMoves, 'markSent'), sentAt: tx.at })
		.where(
			and(
				eq(runs.id, id),
				inArray(runs.state, statesBefore(payoutMoves, 'markSent')),
				or(ne(runs.way, 'bank'), isNotNull(runs.fileMadeAt)),
			),
		)
		.returning({ id: runs.id })
	if (sent.length === 0) throw refused('payout-now', { state: payout.state })
	const lines = await refuseChanged(tx, payout)
	if (payout.way === 'bank') await postTransfers(tx, actor, payout, lines)
	if (payout.way === 'cash') await postDrawing(tx, actor, payout)
	if (payout.way === 'connect') await sendThrough(tx, lines)
	await record(
		tx,
		actor,
		'payout.sent',
		{ kind: 'payout', id },
		{
			before: { state: 'approved' },
			after: { state: 'sent', transferDay: payout.transferDay, totalYen: payout.totalYen },
		},
	)
	if (payout.way === 'cash') for (const line of lines) await tellReady(tx, actor, payout, line)
}

/** Refuses what cannot be sent yet, or no more: a bank needs its file, the processor a key and a day to come. */
function refuseUnready({ way, fileMadeAt, transferDay }: Payout, today: Day): void {
	if (way === 'bank' && fileMadeAt === null) throw refused('payout-file-first')
	if (way !== 'connect') return
	if (!hasProcessor()) throw refused('payout-connect-off')
	if (transferDay < today) throw refused('payout-day-past')
}

/** Each person is told that their cash lies ready. */
const tellReady = (tx: Tx, actor: Actor, { id, transferDay }: Payout, line: LineAgain) =>
	record(
		tx,
		actor,
		'payout.cash-ready',
		{ kind: 'payout-line', id: line.id },
		{ after: { payoutId: id, transferDay, registrantId: line.registrantId, yen: line.yen } },
	)

type LineAgain = Awaited<ReturnType<typeof linesAgain>>[number]

const postTransfers = (tx: Tx, actor: Actor, payout: Payout, lines: readonly LineAgain[]) =>
	postAll(
		tx,
		actor,
		lines.map((line) => ({
			day: payout.transferDay,
			kind: 'payout',
			subject: { kind: 'payout-line', id: line.id },
			lines: linesOfTransfer(line.registrantId, { ownYen: line.yen - line.heldYen, heldYen: line.heldYen }),
		})),
	)

const postDrawing = (tx: Tx, actor: Actor, { id, totalYen }: Payout) =>
	post(
		tx,
		actor,
		{ day: dayOf(tx.at), kind: 'cash-drawn', subject: { kind: 'payout', id } },
		linesOfCashDrawn(totalYen),
	)

/** A line of a run with what of it the council owes itself and what it holds for the person (mode B). */
export async function lineAsPaid(tx: Tx, payoutId: string, lineId: string): Promise<LineAgain> {
	const line = (await linesAgain(tx, payoutId)).find((one) => one.id === lineId)
	if (!line) throw refused('not-found')
	return line
}
