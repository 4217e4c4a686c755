// The journal of the whole ledger, piece by piece in the order of its days, from one picture of the database.
import { asc, eq, ne, notInArray, or, sql } from 'drizzle-orm'
import type { Account } from '~db/chart'
import { accountsWithParty } from '~db/chart'
import type { Db } from '~db/client'
import { ledgerSums, postings } from '~db/schema/money'
import type { JournalAccount, JournalFormat } from './journal'
import { journalEnd, journalHead, journalPosting } from './journal'
import type { Line } from './ledger'
import { nextDay, withLines } from './ledger.server'

/** Each account with its party and what it stands at; sums over all parties are left to the reader. */
async function standing(on: Db): Promise<(JournalAccount & { yen: number })[]> {
	const rows = await on
		.select({
			account: ledgerSums.account,
			partyId: ledgerSums.partyId,
			yen: sql<number>`sum(${ledgerSums.debitYen}) - sum(${ledgerSums.creditYen})`.mapWith(Number),
		})
		.from(ledgerSums)
		.where(or(ne(ledgerSums.partyId, ''), notInArray(ledgerSums.account, [...accountsWithParty])))
		.groupBy(ledgerSums.account, ledgerSums.partyId)
		.orderBy(asc(ledgerSums.account), asc(ledgerSums.partyId))
	return rows.map((row) => ({ ...row, account: row.account as Account }))
}

/** The journal; empty where nothing was ever posted. */
export async function* journalOf(on: Db, format: JournalFormat): AsyncGenerator<string> {
	const all = await standing(on)
	let day = await nextDay(on, '')
	if (day === undefined) return
	yield journalHead(format, all, day)
	let last = day
	for (; day !== undefined; day = await nextDay(on, day)) {
		last = day
		const ofDay = await on
			.select()
			.from(postings)
			.where(eq(postings.day, day))
			.orderBy(asc(postings.at), asc(postings.id))
		for (const posting of await withLines(on, ofDay))
			yield journalPosting(format, {
				...posting,
				lines: posting.lines.map(
					(line): Line => ({
						debit: { account: line.debitAccount as Account, partyId: line.debitPartyId },
						credit: { account: line.creditAccount as Account, partyId: line.creditPartyId },
						yen: line.yen,
					}),
				),
			})
	}
	yield journalEnd(format, all, last)
}
