// The ledger as it is kept: postings are added and never changed; a mistake is reversed by its opposite.
import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { earnings, entries, invoices, payoutLines, payouts, postings } from '~db/schema/money'
import type { Account, Balance, Line } from './ledger'
import { accounts, balanceOf, balancesOf, checkLines, opposite } from './ledger'

export type PostingKind = 'earning' | 'invoice' | 'invoice-paid' | 'payout' | 'reversal'

/** Appends a posting; gives its id. The act around it writes the event. */
export async function post(
	tx: Tx,
	actor: Actor,
	posting: { day: Day; kind: PostingKind; subject: { kind: string; id: string }; reversesId?: string },
	lines: readonly Line[],
): Promise<string> {
	checkLines(lines)
	const id = newId()
	await tx.insert(postings).values({
		id,
		day: posting.day,
		kind: posting.kind,
		subjectKind: posting.subject.kind,
		subjectId: posting.subject.id,
		reversesId: posting.reversesId ?? null,
		at: tx.at,
		by: actor.accountId,
	})
	for (const [n, line] of lines.entries())
		await tx.insert(entries).values({
			id: newId(),
			postingId: id,
			sort: n + 1,
			debitAccount: line.debit.account,
			debitPartyId: line.debit.partyId ?? null,
			creditAccount: line.credit.account,
			creditPartyId: line.credit.partyId ?? null,
			yen: line.yen,
		})
	return id
}

/** Posts the opposite of a posting, once. */
export async function reverse(tx: Tx, actor: Actor, postingId: string, day: Day): Promise<string> {
	const [first] = await tx.select().from(postings).where(eq(postings.id, postingId))
	if (!first) throw refused('not-found')
	const [known] = await tx
		.select({ id: postings.id })
		.from(postings)
		.where(eq(postings.reversesId, postingId))
	if (known) throw refused('posting-reversed')
	const lines = await tx
		.select()
		.from(entries)
		.where(eq(entries.postingId, postingId))
		.orderBy(asc(entries.sort))
	return post(
		tx,
		actor,
		{
			day,
			kind: 'reversal',
			subject: { kind: first.subjectKind, id: first.subjectId },
			reversesId: postingId,
		},
		opposite(
			lines.map((line) => ({
				debit: { account: line.debitAccount as Account, partyId: line.debitPartyId },
				credit: { account: line.creditAccount as Account, partyId: line.creditPartyId },
				yen: line.yen,
			})),
		),
	)
}

/** The posting about something that holds now: the newest that no other reverses. */
export async function postingOn(on: Db, subject: { kind: string; id: string }) {
	const theirs = await on
		.select()
		.from(postings)
		.where(and(eq(postings.subjectKind, subject.kind), eq(postings.subjectId, subject.id)))
		.orderBy(desc(postings.at), desc(postings.id))
	return theirs.find((one) => !theirs.some((other) => other.reversesId === one.id))
}

/** Undoes postings of one act that was taken back; what the act itself had reversed again needs nothing. */
export async function reversePostings(tx: Tx, actor: Actor, ids: readonly string[], day: Day): Promise<void> {
	const made = await tx
		.select()
		.from(postings)
		.where(inArray(postings.id, [...ids]))
	const undone = made.filter((one) => made.some((other) => other.reversesId === one.id)).map((one) => one.id)
	for (const one of made)
		if (!undone.includes(one.id) && !undone.includes(one.reversesId ?? ''))
			await reverse(tx, actor, one.id, day)
}

const total = sql<number>`sum(${entries.yen})`.mapWith(Number)

/** Every account with its sums, counted by the database. */
export async function balances(on: Db): Promise<Balance[]> {
	const debits = await on
		.select({ account: entries.debitAccount, yen: total })
		.from(entries)
		.groupBy(entries.debitAccount)
	const credits = await on
		.select({ account: entries.creditAccount, yen: total })
		.from(entries)
		.groupBy(entries.creditAccount)
	const of = (rows: { account: string; yen: number }[], account: string) =>
		rows.find((row) => row.account === account)?.yen ?? 0
	return Object.keys(accounts).map((account) => balanceOf(account, of(debits, account), of(credits, account)))
}

export type PostingShown = typeof postings.$inferSelect & { lines: (typeof entries.$inferSelect)[] }

/** The newest postings with their lines. */
export async function postingsShown(on: Db, most = 100): Promise<PostingShown[]> {
	const found = await on.select().from(postings).orderBy(desc(postings.at), desc(postings.id)).limit(most)
	const shown: PostingShown[] = []
	for (const posting of found)
		shown.push({
			...posting,
			lines: await on
				.select()
				.from(entries)
				.where(eq(entries.postingId, posting.id))
				.orderBy(asc(entries.sort)),
		})
	return shown
}

export type LedgerFinding =
	| { kind: 'unbalanced'; yen: number }
	| { kind: 'balance-differs'; account: string; counted: number; summed: number }
	| { kind: 'unknown-account'; account: string }
	| { kind: 'pay-owed-differs'; registrantId: string; ledger: number; earnings: number }
	| { kind: 'receivable-differs'; employerId: string; ledger: number; invoices: number }

/**
 * Counts everything a second way, line by line and against earnings, transfers and invoices; gives what does not
 * agree. An empty list says that all is well.
 */
export async function checkLedger(on: Db): Promise<LedgerFinding[]> {
	const found: LedgerFinding[] = []
	const lines: (typeof entries.$inferSelect)[] = []
	for (let after = ''; ; ) {
		const some = await on
			.select()
			.from(entries)
			.where(gt(entries.id, after))
			.orderBy(asc(entries.id))
			.limit(1000)
		lines.push(...some)
		const last = some.at(-1)
		if (!last) break
		after = last.id
	}
	for (const account of new Set(lines.flatMap((line) => [line.debitAccount, line.creditAccount])))
		if (!(account in accounts)) found.push({ kind: 'unknown-account', account })
	const summed = balancesOf(lines)
	const zero = summed.reduce((sum, one) => sum + one.debitYen - one.creditYen, 0)
	if (zero !== 0) found.push({ kind: 'unbalanced', yen: zero })
	for (const counted of await balances(on)) {
		const other = summed.find((one) => one.account === counted.account)
		if (other && other.balanceYen !== counted.balanceYen)
			found.push({
				kind: 'balance-differs',
				account: counted.account,
				counted: counted.balanceYen,
				summed: other.balanceYen,
			})
	}

	const byParty = (account: Account) => {
		const sums = new Map<string, number>()
		for (const line of lines) {
			if (line.debitAccount === account) add(sums, line.debitPartyId ?? '', line.yen)
			if (line.creditAccount === account) add(sums, line.creditPartyId ?? '', -line.yen)
		}
		return sums
	}
	const owed = new Map<string, number>()
	for (const row of await on.select({ id: earnings.registrantId, yen: earnings.yen }).from(earnings))
		add(owed, row.id, row.yen)
	for (const row of await on
		.select({ id: payoutLines.registrantId, yen: payoutLines.yen })
		.from(payoutLines)
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(inArray(payouts.state, ['sent', 'settled'])))
		add(owed, row.id, -row.yen)
	for (const row of await on
		.select({ id: payoutLines.registrantId, yen: payoutLines.yen })
		.from(payoutLines)
		.where(eq(payoutLines.result, 'returned')))
		add(owed, row.id, row.yen)
	const inLedger = byParty('pay-owed')
	for (const id of new Set([...owed.keys(), ...inLedger.keys()])) {
		const ledger = 0 - (inLedger.get(id) ?? 0)
		if (ledger !== (owed.get(id) ?? 0))
			found.push({ kind: 'pay-owed-differs', registrantId: id, ledger, earnings: owed.get(id) ?? 0 })
	}

	const due = new Map<string, number>()
	for (const row of await on.select({ id: invoices.employerId, yen: invoices.totalYen }).from(invoices))
		add(due, row.id, row.yen)
	for (const row of await on
		.select({ id: invoices.employerId, yen: invoices.totalYen })
		.from(invoices)
		.where(isNotNull(invoices.paidAt)))
		add(due, row.id, -row.yen)
	const receivable = byParty('receivable')
	for (const id of new Set([...due.keys(), ...receivable.keys()]))
		if ((receivable.get(id) ?? 0) !== (due.get(id) ?? 0))
			found.push({
				kind: 'receivable-differs',
				employerId: id,
				ledger: receivable.get(id) ?? 0,
				invoices: due.get(id) ?? 0,
			})
	return found
}

function add(sums: Map<string, number>, key: string, yen: number) {
	sums.set(key, (sums.get(key) ?? 0) + yen)
}
