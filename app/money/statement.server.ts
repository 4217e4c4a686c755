// The bank's statement as it is kept: each line once, and what staff decided that it is.
import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gte, inArray, isNull, lte, ne } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { settingOn } from '~/council/setting.server'
import { readColumnNames } from '~/council/statement-columns'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { inParts } from '~db/in-parts'
import {
	entries,
	incomingParts,
	incomings,
	invoices,
	payerNames,
	payouts,
	postings,
	statementLines,
	statements,
} from '~db/schema/money'
import { employers } from '~db/schema/people'
import type { AsideReason } from './incoming'
import { settleInvoice, takeIncoming, undoIncoming, unsettle } from './incoming.server'
import { openYen } from './invoice'
import { isOpen } from './invoice.server'
import type { Account } from './ledger'
import type { PostingKind } from './ledger.server'
import { post, postingOn, reverse } from './ledger.server'
import type { OpenInvoice, Payer, Proposal } from './payer-match'
import { payerKey, proposeFor } from './payer-match'
import type { StatementRow } from './statement-file'
import { lineKeys, readStatement } from './statement-file'
import { hasProcessor } from './stripe.server'

export type StatementLine = typeof statementLines.$inferSelect

/** A file read and ready to be kept. */
export type ReadFile = { hash: string; rows: StatementRow[] }

/** Reads a file outside the transaction; refuses what is no statement. */
export async function readStatementFile(on: Db, bytes: Uint8Array, today: Day): Promise<ReadFile> {
	const own = readColumnNames(await settingOn(on, 'statement-columns', today)) ?? {}
	return { hash: createHash('sha256').update(bytes).digest('hex'), rows: readStatement(bytes, today, own) }
}

/** Takes a statement in: lines known from an earlier file are passed over. Refuses the same file again. */
export async function importStatement(
	tx: Tx,
	actor: Actor,
	{ hash, rows }: ReadFile,
): Promise<{ lines: number; newLines: number }> {
	const [same] = await tx.select({ at: statements.at }).from(statements).where(eq(statements.fileHash, hash))
	if (same) throw refused('statement-again', { day: dayOf(same.at) }, 'file')
	const days = rows.map((row) => row.day).sort()
	const keys = lineKeys(rows)
	const known = new Set<string>()
	for (const some of inParts(keys))
		for (const row of await tx
			.select({ key: statementLines.lineKey })
			.from(statementLines)
			.where(inArray(statementLines.lineKey, some)))
			known.add(row.key)
	const id = newId()
	const fresh = rows.flatMap((row, n) => {
		const lineKey = keys[n] ?? ''
		return known.has(lineKey)
			? []
			: [{ ...row, id: newId(), statementId: id, sort: n + 1, lineKey, state: 'open' as const }]
	})
	await tx.insert(statements).values({
		id,
		fileHash: hash,
		firstDay: days[0] ?? '',
		lastDay: days.at(-1) ?? '',
		lines: rows.length,
		newLines: fresh.length,
		at: tx.at,
		by: actor.accountId ?? actor.role,
	})
	for (let n = 0; n < fresh.length; n += 500) await tx.insert(statementLines).values(fresh.slice(n, n + 500))
	await record(
		tx,
		actor,
		'statement.imported',
		{ kind: 'statement', id },
		{ after: { lines: rows.length, newLines: fresh.length } },
	)
	return { lines: rows.length, newLines: fresh.length }
}

/** The statements taken in, the newest first. */
export const statementsOf = (on: Db, most = 12) =>
	on.select().from(statements).orderBy(desc(statements.at), desc(statements.id)).limit(most)

/** Lines nobody has decided on, the oldest first. */
export const openLines = (on: Db, most = 100) =>
	on
		.select()
		.from(statementLines)
		.where(eq(statementLines.state, 'open'))
		.orderBy(asc(statementLines.day), asc(statementLines.sort), asc(statementLines.id))
		.limit(most)

/** A line, or not found. */
export async function statementLineRow(on: Db, id: string): Promise<StatementLine> {
	const line = await statementLineOf(on, id)
	if (!line) throw refused('not-found')
	return line
}

/** All that proposals are made of: what is open, and who may have paid. */
export async function readyToPropose(on: Db, today: Day) {
	const open = await on
		.select({ invoice: invoices, employerName: employers.name })
		.from(invoices)
		.innerJoin(employers, eq(employers.id, invoices.employerId))
		.where(isOpen)
		.orderBy(asc(invoices.dueDay), asc(invoices.id))
	const names = await on.select().from(payerNames)
	const kanaOf = await on.select({ id: employers.id, kana: employers.kana }).from(employers)
	const payers: Payer[] = kanaOf.map(({ id, kana }) => ({
		employerId: id,
		kana,
		names: names.filter((name) => name.employerId === id).map((name) => name.kana),
	}))
	const openInvoices: (OpenInvoice & { employerName: string })[] = open.map(({ invoice, employerName }) => ({
		id: invoice.id,
		number: invoice.number,
		employerId: invoice.employerId,
		openYen: openYen(invoice),
		dueDay: invoice.dueDay,
		employerName,
	}))
	return { invoices: openInvoices, payers, mostFeeYen: await settingOn(on, 'payer-fee-most', today) }
}

export type Ready = Awaited<ReturnType<typeof readyToPropose>>

/** What a line of money that came in may be. */
export const proposalFor = (line: StatementLine, ready: Ready): Proposal =>
	proposeFor({ says: line.says, yen: line.inYen }, ready.invoices, ready.payers, ready.mostFeeYen)

async function settleLine(
	tx: Tx,
	actor: Actor,
	line: StatementLine,
	set: { state: 'taken' | 'aside'; why: string; payoutId?: string; postingId?: string },
): Promise<void> {
	const changed = await tx
		.update(statementLines)
		.set({ ...set, settledAt: tx.at, settledBy: actor.accountId ?? actor.role })
		.where(and(eq(statementLines.id, line.id), eq(statementLines.state, 'open')))
		.returning({ id: statementLines.id })
	if (changed.length === 0) throw refused('statement-line-settled')
}

/** How a line of money that came in is taken. */
export type TakenAs = {
	/** Null: nobody knows yet whose it is. */
	employerId: string | null
	/** In this order, as far as the money goes; what is left waits with its employer. */
	invoiceIds: readonly string[]
	feeYen?: number
	/** From now on this payer's name is known to be that employer. */
	remember?: boolean
}

/** Takes a line as money of an employer (or of nobody known) and puts it to invoices. Gives the incoming's id. */
export async function takeLine(tx: Tx, actor: Actor, lineId: string, as: TakenAs): Promise<string> {
	const line = await statementLineRow(tx, lineId)
	if (line.inYen === 0) throw refused('statement-line-out')
	if (as.employerId === null && as.invoiceIds.length > 0)
		throw refused('statement-whose', undefined, 'employerId')
	await settleLine(tx, actor, line, { state: 'taken', why: 'incoming' })
	const incomingId = await takeIncoming(tx, actor, {
		channel: 'bank',
		day: line.day,
		yen: line.inYen,
		payerName: line.says,
		employerId: as.employerId,
		statementLineId: lineId,
	})
	let left = line.inYen
	for (const [n, invoiceId] of as.invoiceIds.entries()) {
		if (left === 0) throw refused('incoming-more-than-left', { left: '0' }, 'invoiceIds')
		const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, invoiceId))
		if (!invoice) throw refused('not-found')
		const yen = Math.min(left, openYen(invoice))
		const last = n === as.invoiceIds.length - 1
		await settleInvoice(tx, actor, incomingId, invoiceId, { yen, feeYen: last ? (as.feeYen ?? 0) : 0 })
		left -= yen
	}
	if (as.remember && as.employerId) await rememberPayer(tx, actor, line.says, as.employerId)
	return incomingId
}

async function rememberPayer(tx: Tx, actor: Actor, says: string, employerId: string): Promise<void> {
	const kana = payerKey(says)
	if (kana === '') return
	const kept = { employerId, at: tx.at, by: actor.accountId ?? actor.role }
	await tx
		.insert(payerNames)
		.values({ kana, ...kept })
		.onConflictDoUpdate({ target: payerNames.kana, set: kept })
}

/** Takes every open line that is one employer's one invoice to the yen; gives how many. */
export async function takeExact(tx: Tx, actor: Actor, most = 100): Promise<number> {
	let taken = 0
	let ready = await readyToPropose(tx, dayOf(tx.at))
	for (const line of await openLines(tx, most)) {
		if (line.inYen === 0) continue
		const { kind, employerId, invoiceIds } = proposalFor(line, ready)
		if (kind !== 'exact' || (await writtenByHand(tx, line)).length > 0) continue
		await takeLine(tx, actor, line.id, { employerId, invoiceIds })
		taken += 1
		// What is open has changed.
		ready = await readyToPropose(tx, dayOf(tx.at))
	}
	if (taken === 0) throw refused('statement-none-exact')
	return taken
}

// A bank may book a day or two after the day staff wrote down.
const daysApart = 4

/** Money of the same sum that staff had written down by hand about that day: most likely this line. */
export async function writtenByHand(on: Db, line: StatementLine) {
	if (line.inYen === 0) return []
	return on
		.select({ incoming: incomings, employerName: employers.name })
		.from(incomings)
		.leftJoin(employers, eq(employers.id, incomings.employerId))
		.where(
			and(
				eq(incomings.channel, 'bank'),
				eq(incomings.yen, line.inYen),
				isNull(incomings.statementLineId),
				isNull(incomings.undoneAt),
				gte(incomings.day, addDays(line.day, 0 - daysApart)),
				lte(incomings.day, addDays(line.day, daysApart)),
			),
		)
		.orderBy(asc(incomings.day), asc(incomings.id))
}

/** The line is money that staff had written down by hand: nothing is booked again. */
export async function linkLine(tx: Tx, actor: Actor, lineId: string, incomingId: string): Promise<void> {
	const line = await statementLineRow(tx, lineId)
	const likely = await writtenByHand(tx, line)
	if (!likely.some(({ incoming }) => incoming.id === incomingId)) throw refused('statement-not-same')
	await settleLine(tx, actor, line, { state: 'taken', why: 'by-hand' })
	await tx
		.update(incomings)
		.set({ statementLineId: lineId, payerName: line.says })
		.where(and(eq(incomings.id, incomingId), isNull(incomings.statementLineId)))
	await record(
		tx,
		actor,
		'statement-line.linked',
		{ kind: 'statement-line', id: lineId },
		{ after: { incomingId, yen: line.inYen } },
	)
}

/** The line has nothing to do with this ledger. */
export async function setLineAside(tx: Tx, actor: Actor, lineId: string, why: AsideReason): Promise<void> {
	const line = await statementLineRow(tx, lineId)
	await settleLine(tx, actor, line, { state: 'aside', why })
	await record(
		tx,
		actor,
		'statement-line.set-aside',
		{ kind: 'statement-line', id: lineId },
		{ after: { why, inYen: line.inYen, outYen: line.outYen } },
	)
}

/** The line is the bank's charge (手数料), or money that came from the processor or was put in there: it is booked as that. */
export async function bookLine(
	tx: Tx,
	actor: Actor,
	lineId: string,
	as: 'bank-fee' | 'processor',
): Promise<void> {
	const line = await statementLineRow(tx, lineId)
	const out = line.outYen > 0
	if (as === 'bank-fee' && !out) throw refused('statement-line-in')
	if (as === 'processor' && out && !hasProcessor()) throw refused('statement-line-out')
	await settleLine(tx, actor, line, { state: 'taken', why: as })
	const side = (account: Account) => ({ account })
	const postingId = await post(
		tx,
		actor,
		{
			day: line.day,
			kind: as === 'bank-fee' ? 'bank-fee' : out ? 'processor-filled' : 'processor-paid',
			subject: { kind: 'statement-line', id: lineId },
		},
		[
			out
				? {
						debit: side(as === 'bank-fee' ? 'bank-fees' : 'processor'),
						credit: side('bank'),
						yen: line.outYen,
					}
				: { debit: side('bank'), credit: side('processor'), yen: line.inYen },
		],
	)
	await record(
		tx,
		actor,
		'statement-line.booked',
		{ kind: 'statement-line', id: lineId },
		{ after: { as, inYen: line.inYen, outYen: line.outYen, postingId } },
	)
}

// What another page books on the bank by itself; a run is one sum on the statement, and money of an employer is written by hand.
const bookedElsewhere = {
	in: ['cash-deposit', 'claim-paid-back', 'reversal'],
	out: ['cash-drawn', 'bank-fee', 'heirs-paid', 'refund'],
} as const satisfies Record<string, readonly PostingKind[]>

/**
 * Postings of the same sum about that day that another page made: cash drawn, a recall's charge, a transfer that came back. One
 * that a line was linked to is not offered again.
 */
export async function alreadyBooked(on: Db, line: StatementLine) {
	const cameIn = line.inYen > 0
	const near = <Column extends typeof postings.day | typeof statementLines.day>(day: Column) =>
		and(gte(day, addDays(line.day, 0 - daysApart)), lte(day, addDays(line.day, daysApart)))
	const rows = await on
		.select({ id: postings.id, kind: postings.kind, day: postings.day })
		.from(postings)
		.innerJoin(entries, eq(entries.postingId, postings.id))
		.leftJoin(statementLines, eq(statementLines.postingId, postings.id))
		.where(
			and(
				isNull(statementLines.id),
				inArray(postings.kind, [...bookedElsewhere[cameIn ? 'in' : 'out']]),
				ne(postings.subjectKind, 'statement-line'),
				near(postings.day),
				eq(entries.yen, line.inYen + line.outYen),
				eq(cameIn ? entries.debitAccount : entries.creditAccount, 'bank'),
			),
		)
		.orderBy(asc(postings.day), asc(postings.id))
	// Lines linked before the posting was kept with them: as many as there are of the like.
	const known = await on
		.select({ id: statementLines.id })
		.from(statementLines)
		.where(
			and(
				eq(statementLines.why, 'booked'),
				isNull(statementLines.postingId),
				eq(statementLines.inYen, line.inYen),
				eq(statementLines.outYen, line.outYen),
				near(statementLines.day),
			),
		)
	return rows.slice(known.length)
}

/** The line is what another page has booked already: nothing is booked again. */
export async function lineIsBooked(tx: Tx, actor: Actor, lineId: string, postingId: string): Promise<void> {
	const line = await statementLineRow(tx, lineId)
	if (!(await alreadyBooked(tx, line)).some((one) => one.id === postingId))
		throw refused('statement-not-same')
	await settleLine(tx, actor, line, { state: 'taken', why: 'booked', postingId })
	await record(
		tx,
		actor,
		'statement-line.linked',
		{ kind: 'statement-line', id: lineId },
		{ after: { postingId, inYen: line.inYen, outYen: line.outYen } },
	)
}

/** Runs that were sent and stand on no statement yet. */
export const runsToSee = (on: Db, most = 24) =>
	on
		.select({ run: payouts })
		.from(payouts)
		.leftJoin(statementLines, eq(statementLines.payoutId, payouts.id))
		.where(
			and(
				inArray(payouts.state, ['sent', 'settled']),
				// What goes through the processor never stands on the bank's statement.
				ne(payouts.way, 'connect'),
				isNull(statementLines.id),
			),
		)
		.orderBy(desc(payouts.transferDay))
		.limit(most)

/** The line is the sum of a run that was sent; refused where the sums differ. */
export async function lineIsRun(tx: Tx, actor: Actor, lineId: string, payoutId: string): Promise<void> {
	const line = await statementLineRow(tx, lineId)
	const [run] = await tx.select().from(payouts).where(eq(payouts.id, payoutId))
	if (!run || (run.state !== 'sent' && run.state !== 'settled')) throw refused('not-found')
	if (run.totalYen !== line.outYen) throw refused('statement-run-differs')
	if (!(await runsToSee(tx, 1_000)).some((one) => one.run.id === payoutId))
		throw refused('statement-not-same')
	await settleLine(tx, actor, line, { state: 'taken', why: 'payout', payoutId })
	await record(
		tx,
		actor,
		'statement-line.linked',
		{ kind: 'statement-line', id: lineId },
		{ after: { payoutId, yen: line.outYen } },
	)
}

/** What was decided of a line was wrong: everything booked for it is undone, and it waits again. */
export async function reopenLine(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	const line = await statementLineRow(tx, lineId)
	if (line.state === 'open') throw refused('statement-line-open')
	const [incoming] = await tx
		.select()
		.from(incomings)
		.where(and(eq(incomings.statementLineId, lineId), isNull(incomings.undoneAt)))
	if (incoming && line.why === 'by-hand')
		await tx.update(incomings).set({ statementLineId: null }).where(eq(incomings.id, incoming.id))
	else if (incoming) await takeApart(tx, actor, incoming.id)
	const posting = await postingOn(tx, { kind: 'statement-line', id: lineId })
	const postingId = posting ? await reverse(tx, actor, posting.id, dayOf(tx.at)) : ''
	await tx
		.update(statementLines)
		.set({ state: 'open', why: null, payoutId: null, postingId: null, settledAt: null, settledBy: null })
		.where(eq(statementLines.id, lineId))
	await record(
		tx,
		actor,
		'statement-line.reopened',
		{ kind: 'statement-line', id: lineId },
		{ before: { state: line.state, why: line.why }, after: { postingId } },
	)
}

async function takeApart(tx: Tx, actor: Actor, incomingId: string): Promise<void> {
	const parts = await tx
		.select()
		.from(incomingParts)
		.where(and(eq(incomingParts.incomingId, incomingId), isNull(incomingParts.undoneAt)))
	for (const part of parts) if (part.invoiceId) await unsettle(tx, actor, part.id)
	await undoIncoming(tx, actor, incomingId, true)
}

/** Lines that were decided, the newest first. */
export const settledLines = (on: Db, most = 30) =>
	on
		.select()
		.from(statementLines)
		.where(inArray(statementLines.state, ['taken', 'aside']))
		.orderBy(desc(statementLines.settledAt), desc(statementLines.id))
		.limit(most)

/** A line, where there is one. */
export async function statementLineOf(on: Db, id: string): Promise<StatementLine | undefined> {
	const [line] = await on.select().from(statementLines).where(eq(statementLines.id, id))
	return line
}

/** The incoming a line was taken as. */
export async function incomingOfLine(on: Db, lineId: string): Promise<string | null> {
	const [row] = await on
		.select({ id: incomings.id })
		.from(incomings)
		.where(and(eq(incomings.statementLineId, lineId), isNull(incomings.undoneAt)))
	return row?.id ?? null
}
