// Money that came in as staff and employers read it: what waits for an invoice, what went where.
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '~db/client'
import type { TaxByRate } from '~db/schema/money'
import { incomingParts, incomings, invoices } from '~db/schema/money'
import { employers } from '~db/schema/people'
import type { Incoming, IncomingPart } from './incoming.server'
import { leftOf } from './incoming.server'

export type IncomingLeft = { incoming: Incoming; employerName: string | null; leftYen: number }

const gone = sql<number>`coalesce(sum(${incomingParts.yen}), 0)`

/** Money that has gone nowhere yet, in whole or in part, the oldest first; of one employer where one is named. */
export async function incomingsLeft(on: Db, employerId?: string, most = 100): Promise<IncomingLeft[]> {
	const rows = await on
		.select({ incoming: incomings, employerName: employers.name, gone: gone.mapWith(Number) })
		.from(incomings)
		.leftJoin(employers, eq(employers.id, incomings.employerId))
		.leftJoin(incomingParts, and(eq(incomingParts.incomingId, incomings.id), isNull(incomingParts.undoneAt)))
		.where(
			and(
				isNull(incomings.undoneAt),
				employerId === undefined ? undefined : eq(incomings.employerId, employerId),
			),
		)
		.groupBy(incomings.id, employers.name)
		.having(sql`${incomings.yen} > ${gone}`)
		.orderBy(asc(incomings.day), asc(incomings.id))
		.limit(most)
	return rows.map(({ incoming, employerName, gone }) => ({
		incoming,
		employerName,
		leftYen: incoming.yen - gone,
	}))
}

export type PartShown = IncomingPart & { incoming: Incoming }

/** What was put to an invoice, in its order. */
export async function partsOfInvoice(on: Db, invoiceId: string): Promise<PartShown[]> {
	const rows = await on
		.select({ part: incomingParts, incoming: incomings })
		.from(incomingParts)
		.innerJoin(incomings, eq(incomings.id, incomingParts.incomingId))
		.where(and(eq(incomingParts.invoiceId, invoiceId), isNull(incomingParts.undoneAt)))
		.orderBy(asc(incomingParts.at), asc(incomingParts.id))
	return rows.map(({ part, incoming }) => ({ ...part, incoming }))
}

export type IncomingShown = IncomingLeft & {
	parts: (IncomingPart & { invoiceNumber: string | null; invoiceYen: number; rates: TaxByRate[] })[]
}

/** One incoming with where it went; for an employer only their own is found, for staff (`null`) any. */
export async function incomingShown(
	on: Db,
	employerId: string | null,
	id: string,
): Promise<IncomingShown | undefined> {
	const [row] = await on
		.select({ incoming: incomings, employerName: employers.name })
		.from(incomings)
		.leftJoin(employers, eq(employers.id, incomings.employerId))
		.where(and(eq(incomings.id, id), employerId === null ? undefined : eq(incomings.employerId, employerId)))
	if (!row) return undefined
	const parts = await on
		.select({
			part: incomingParts,
			invoiceNumber: invoices.number,
			invoiceYen: invoices.totalYen,
			rates: invoices.rates,
		})
		.from(incomingParts)
		.leftJoin(invoices, eq(invoices.id, incomingParts.invoiceId))
		.where(and(eq(incomingParts.incomingId, id), isNull(incomingParts.undoneAt)))
		.orderBy(asc(incomingParts.at), asc(incomingParts.id))
	return {
		...row,
		leftYen: await leftOf(on, row.incoming),
		parts: parts.map(({ part, invoiceNumber, invoiceYen, rates }) => ({
			...part,
			invoiceNumber,
			invoiceYen: invoiceYen ?? 0,
			rates: rates ?? [],
		})),
	}
}

/** Receipts for cash of an employer or (`null`) of all, the newest first; a cancelled one keeps its number and its place. */
export const receiptsOf = (on: Db, employerId: string | null, most = 24): Promise<Incoming[]> =>
	on
		.select()
		.from(incomings)
		.where(
			and(
				employerId === null ? undefined : eq(incomings.employerId, employerId),
				eq(incomings.channel, 'cash'),
				isNotNull(incomings.receiptNumber),
			),
		)
		.orderBy(desc(incomings.takenAt), desc(incomings.id))
		.limit(most)
