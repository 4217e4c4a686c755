// The ledger as staff read it: one posting with what it is about, and one account month by month.
import { and, asc, desc, eq, gte, inArray, lte, or, sql } from 'drizzle-orm'
import type { Month } from '~/base/day'
import { dayInMonth } from '~/base/day'
import type { Db } from '~db/client'
import { inParts } from '~db/in-parts'
import {
	entries,
	heirCases,
	incomingParts,
	invoices,
	ledgerSums,
	payoutLines,
	payoutRecalls,
	payouts,
	postings,
} from '~db/schema/money'
import { employers, registrants } from '~db/schema/people'
import type { Account } from './ledger'
import type { PostingShown } from './ledger.server'
import { withLines } from './ledger.server'

/** The page a posting is about; `null` when that was taken back. */
export type About = {
	kind: 'earning' | 'invoice' | 'payout' | 'incoming' | 'statement-line' | 'cash-box' | 'heirs'
	id: string
	number: string | null
} | null

export type PostingPage = PostingShown & {
	about: About
	/** What it reverses, and what reverses it. */
	reverses: typeof postings.$inferSelect | null
	reversedBy: typeof postings.$inferSelect | null
}

/** One posting with its lines, what it is about, and the other half of a reversal. */
export async function postingPage(on: Db, id: string): Promise<PostingPage | undefined> {
	const [row] = await on.select().from(postings).where(eq(postings.id, id))
	if (!row) return undefined
	const [posting] = await withLines(on, [row])
	if (!posting) return undefined
	const others = await on
		.select()
		.from(postings)
		.where(or(eq(postings.reversesId, id), eq(postings.id, row.reversesId ?? '')))
	return {
		...posting,
		about: await aboutOf(on, row.subjectKind, row.subjectId),
		reverses: others.find((one) => one.id === row.reversesId) ?? null,
		reversedBy: others.find((one) => one.reversesId === id) ?? null,
	}
}

async function aboutOf(on: Db, kind: string, id: string): Promise<About> {
	if (kind === 'earning' || kind === 'incoming' || kind === 'statement-line')
		return { kind, id, number: null }
	if (kind === 'incoming-part') {
		const [part] = await on
			.select({ id: incomingParts.incomingId })
			.from(incomingParts)
			.where(eq(incomingParts.id, id))
		return part ? { kind: 'incoming', id: part.id, number: null } : null
	}
	if (kind === 'invoice') {
		const [row] = await on.select({ number: invoices.number }).from(invoices).where(eq(invoices.id, id))
		return row ? { kind, id, number: row.number } : null
	}
	if (kind === 'cash-box' || kind === 'cash-count') return { kind: 'cash-box', id: '', number: null }
	if (kind === 'heir-case') {
		const [row] = await on.select({ id: heirCases.registrantId }).from(heirCases).where(eq(heirCases.id, id))
		return row ? { kind: 'heirs', id: row.id, number: null } : null
	}
	return runOf(on, kind, id)
}

/** The run itself, or that of a line, of what is claimed of it, or of what was asked of the bank about it. */
async function runOf(on: Db, kind: string, id: string): Promise<About> {
	const [run] = await on
		.selectDistinct({ id: payouts.id, number: payouts.number })
		.from(payouts)
		.leftJoin(payoutLines, eq(payoutLines.payoutId, payouts.id))
		.leftJoin(payoutRecalls, eq(payoutRecalls.payoutLineId, payoutLines.id))
		.where(
			kind === 'payout'
				? eq(payouts.id, id)
				: kind === 'payout-recall'
					? eq(payoutRecalls.id, id)
					: eq(payoutLines.id, id),
		)
	return run ? { kind: 'payout', ...run } : null
}

/** What parties of the ledger are called: registrants and employers by id. */
export async function partyNames(on: Db, ids: readonly (string | null)[]): Promise<Map<string, string>> {
	const names = new Map<string, string>()
	for (const some of inParts([...new Set(ids.filter((id): id is string => Boolean(id)))])) {
		for (const row of await on
			.select({ id: registrants.id, family: registrants.familyName, given: registrants.givenName })
			.from(registrants)
			.where(inArray(registrants.id, some)))
			names.set(row.id, `${row.family} ${row.given}`)
		for (const row of await on
			.select({ id: employers.id, name: employers.name })
			.from(employers)
			.where(inArray(employers.id, some)))
			names.set(row.id, row.name)
	}
	return names
}

export type MonthMoved = { month: Month; debitYen: number; creditYen: number }

/** What moved on an account month by month, the newest first. */
export async function monthsOn(on: Db, account: Account, partyId: string, most = 36): Promise<MonthMoved[]> {
	return on
		.select({
			month: ledgerSums.month,
			debitYen: ledgerSums.debitYen,
			creditYen: ledgerSums.creditYen,
		})
		.from(ledgerSums)
		.where(and(eq(ledgerSums.account, account), eq(ledgerSums.partyId, partyId)))
		.orderBy(desc(ledgerSums.month))
		.limit(most)
}

/** Who stands open on an account: each party with what is left, the largest first. */
export async function partiesOn(
	on: Db,
	account: Account,
	most = 30,
): Promise<{ partyId: string; debitYen: number; creditYen: number }[]> {
	const left = sql`abs(sum(${ledgerSums.debitYen}) - sum(${ledgerSums.creditYen}))`
	return on
		.select({
			partyId: ledgerSums.partyId,
			debitYen: sql<number>`sum(${ledgerSums.debitYen})`.mapWith(Number),
			creditYen: sql<number>`sum(${ledgerSums.creditYen})`.mapWith(Number),
		})
		.from(ledgerSums)
		.where(and(eq(ledgerSums.account, account), sql`${ledgerSums.partyId} <> ''`))
		.groupBy(ledgerSums.partyId)
		.having(sql`${left} > 0`)
		.orderBy(sql`${left} desc`, asc(ledgerSums.partyId))
		.limit(most)
}

/** So many postings of a month are shown at once. */
export const mostPostings = 200

/** The postings of a month that touch an account, the newest first, one party's or all. */
export async function postingsOn(
	on: Db,
	account: Account,
	{ partyId, month }: { partyId: string; month: Month },
	most = mostPostings,
): Promise<PostingShown[]> {
	const side = (
		accountColumn: typeof entries.debitAccount | typeof entries.creditAccount,
		partyColumn: typeof entries.debitPartyId | typeof entries.creditPartyId,
	) => and(eq(accountColumn, account), partyId === '' ? undefined : eq(partyColumn, partyId))
	const rows = await on
		.selectDistinct({ posting: postings })
		.from(postings)
		.innerJoin(entries, eq(entries.postingId, postings.id))
		.where(
			and(
				gte(postings.day, dayInMonth(month, 1)),
				lte(postings.day, dayInMonth(month, 31)),
				or(
					side(entries.debitAccount, entries.debitPartyId),
					side(entries.creditAccount, entries.creditPartyId),
				),
			),
		)
		.orderBy(desc(postings.day), desc(postings.id))
		.limit(most)
	return withLines(
		on,
		rows.map((row) => row.posting),
	)
}
