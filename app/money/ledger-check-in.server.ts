// The check of what is asked for and what came in: invoices, credit notes, incomings and where their money went.
import { and, asc, eq, gt, gte, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { contractRules } from '~/council/contract-mode'
import type { Db } from '~db/client'
import { earnings, incomingParts, incomings, invoiceLines, invoices, ledgerSums } from '~db/schema/money'
import { invoiceSums } from './invoice'
import type { Look } from './ledger-check-page.server'
import { page, pagesOf } from './ledger-check-page.server'

/** Each invoice is the sum of its lines and its tax once a rate, and is asked for in the ledger until a credit note. */
export async function lookAtInvoices(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'invoice',
		['receivable'],
		(after) => on.select().from(invoices).where(gt(invoices.id, after)).orderBy(asc(invoices.id)).limit(page),
		async (some, ledger) => {
			const linesOf = await invoiceLinesOf(on, some)
			const receivedOf = await receivedFor(on, some)
			for (const one of some) {
				const lines = linesOf.get(one.id) ?? []
				for (const line of lines)
					if (line.earningId !== null && line.earnedAssignmentId !== line.assignmentId)
						look.faults.push({ kind: 'invoice-line-of-another', invoice: one.id, line: line.id })
				const { netYen, taxYen } = invoiceSums(lines, one.contractMode)
				if (one.netYen !== netYen)
					look.faults.push({ kind: 'invoice-lines-differ', invoice: one.id, net: one.netYen, lines: netYen })
				if (one.taxYen !== taxYen || one.totalYen !== one.netYen + one.taxYen)
					look.faults.push({ kind: 'invoice-tax-differs', invoice: one.id, tax: one.taxYen })
				const received = receivedOf.get(one.id) ?? { yen: 0, old: false }
				const open = 0 - (ledger.get(one.id) ?? 0)
				// Of three parties the registrants' pay was never the council's to be owed; what was paid before incomings were
				// kept was posted here too.
				const fee = lines.reduce((sum, line) => sum + line.feeYen, 0)
				const own = contractRules[one.contractMode].pay === 'own' ? one.totalYen : fee + one.taxYen
				const asked = one.creditedAt !== null || received.old ? 0 : own
				if (open !== asked)
					look.faults.push({ kind: 'invoice-differs', invoice: one.id, open: asked, ledger: open })
				const whole = one.creditedAt === null && one.receivedYen === one.totalYen
				if (one.receivedYen !== received.yen || (one.paidAt !== null) !== whole)
					look.faults.push({
						kind: 'invoice-received-differs',
						invoice: one.id,
						received: one.receivedYen,
						parts: received.yen,
					})
			}
		},
	)
}

const between = (
	column: typeof invoiceLines.invoiceId | typeof incomingParts.invoiceId,
	some: readonly { id: string }[],
) => and(gte(column, some[0]?.id ?? ''), lte(column, some.at(-1)?.id ?? ''))

/** The lines of each invoice of a page. */
async function invoiceLinesOf(on: Db, some: readonly { id: string }[]) {
	const read = await on
		.select({ line: invoiceLines, earnedAssignmentId: earnings.assignmentId })
		.from(invoiceLines)
		.leftJoin(earnings, and(eq(earnings.id, invoiceLines.earningId), isNotNull(earnings.supplementOf)))
		.where(between(invoiceLines.invoiceId, some))
	const rows = read.map(({ line, earnedAssignmentId }) => ({ ...line, earnedAssignmentId }))
	const found = new Map<string, (typeof rows)[number][]>()
	for (const row of rows) found.set(row.invoiceId, [...(found.get(row.invoiceId) ?? []), row])
	return found
}

/** What was put to each invoice of a page; `old` where that was before incomings were kept. */
async function receivedFor(on: Db, some: readonly { id: string }[]) {
	const rows = await on
		.select({
			id: incomingParts.invoiceId,
			yen: incomingParts.yen,
			feeYen: incomingParts.feeYen,
			by: incomingParts.by,
		})
		.from(incomingParts)
		.where(and(between(incomingParts.invoiceId, some), isNull(incomingParts.undoneAt)))
	const found = new Map<string, { yen: number; old: boolean }>()
	for (const { id, yen, feeYen, by } of rows) {
		const known = found.get(id ?? '') ?? { yen: 0, old: false }
		found.set(id ?? '', { yen: known.yen + yen + feeYen, old: known.old || by === 'upgrade' })
	}
	return found
}

/** Each incoming is in the books once, goes nowhere twice, and what is left of it waits with its employer or with nobody. */
export async function lookAtIncomings(on: Db, look: Look): Promise<void> {
	await pagesOf(
		on,
		look,
		'incoming',
		['bank', 'cash-box', 'processor'],
		(after) =>
			on.select().from(incomings).where(gt(incomings.id, after)).orderBy(asc(incomings.id)).limit(page),
		async (some, ledger) => {
			const goneOf = await goneFrom(on, some)
			for (const one of some) {
				const taken = 0 - (ledger.get(one.id) ?? 0)
				const expected = one.undoneAt !== null || one.takenBy === 'upgrade' ? 0 : one.yen
				if (taken !== expected)
					look.faults.push({ kind: 'incoming-differs', incoming: one.id, yen: expected, ledger: taken })
				const gone = goneOf.get(one.id) ?? 0
				if (gone > one.yen || (one.undoneAt !== null && gone > 0))
					look.faults.push({ kind: 'incoming-used-twice', incoming: one.id, yen: one.yen, parts: gone })
			}
		},
	)
	await pagesOf(
		on,
		look,
		'incoming-part',
		['overpaid', 'unmatched'],
		(after) =>
			on
				.select()
				.from(incomingParts)
				.where(gt(incomingParts.id, after))
				.orderBy(asc(incomingParts.id))
				.limit(page),
		async (some, ledger) => {
			for (const one of some) {
				const gone = 0 - (ledger.get(one.id) ?? 0)
				const expected = one.undoneAt !== null || one.by === 'upgrade' ? 0 : one.yen
				if (gone !== expected)
					look.faults.push({ kind: 'incoming-part-differs', part: one.id, yen: expected, ledger: gone })
			}
		},
	)
	await lookAtWaiting(on, look)
}

async function goneFrom(on: Db, some: readonly { id: string }[]): Promise<Map<string, number>> {
	const rows = await on
		.select({ id: incomingParts.incomingId, yen: sql<number>`sum(${incomingParts.yen})`.mapWith(Number) })
		.from(incomingParts)
		.where(
			and(
				gte(incomingParts.incomingId, some[0]?.id ?? ''),
				lte(incomingParts.incomingId, some.at(-1)?.id ?? ''),
				isNull(incomingParts.undoneAt),
			),
		)
		.groupBy(incomingParts.incomingId)
	return new Map(rows.map((row) => [row.id, row.yen]))
}

/** What is left of each employer's incomings is what the ledger holds for them, and what is nobody's stands as 不明金. */
async function lookAtWaiting(on: Db, look: Look): Promise<void> {
	const came = await on
		.select({
			employerId: incomings.employerId,
			yen: sql<number>`sum(${incomings.yen})`.mapWith(Number),
		})
		.from(incomings)
		.where(isNull(incomings.undoneAt))
		.groupBy(incomings.employerId)
	const gone = await on
		.select({
			employerId: incomings.employerId,
			yen: sql<number>`sum(${incomingParts.yen})`.mapWith(Number),
		})
		.from(incomingParts)
		.innerJoin(incomings, eq(incomings.id, incomingParts.incomingId))
		.where(isNull(incomingParts.undoneAt))
		.groupBy(incomings.employerId)
	const left = new Map(came.map((one) => [one.employerId ?? '', one.yen]))
	for (const { employerId, yen } of gone) left.set(employerId ?? '', (left.get(employerId ?? '') ?? 0) - yen)
	const held = await on
		.select({
			party: ledgerSums.partyId,
			yen: sql<number>`sum(${ledgerSums.creditYen}) - sum(${ledgerSums.debitYen})`.mapWith(Number),
		})
		.from(ledgerSums)
		.where(
			or(
				and(eq(ledgerSums.account, 'overpaid'), ne(ledgerSums.partyId, '')),
				and(eq(ledgerSums.account, 'unmatched'), eq(ledgerSums.partyId, '')),
			),
		)
		.groupBy(ledgerSums.partyId)
	for (const { party, yen } of held) {
		if ((left.get(party) ?? 0) !== yen)
			look.faults.push({ kind: 'waiting-money-differs', party, left: left.get(party) ?? 0, ledger: yen })
		left.delete(party)
	}
	for (const [party, yen] of left)
		if (yen !== 0) look.faults.push({ kind: 'waiting-money-differs', party, left: yen, ledger: 0 })
}
