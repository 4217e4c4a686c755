// The chain over the history: each event's hash holds the one before, so a change in the past shows.
import { createHash } from 'node:crypto'
import { asc, desc, eq, gt } from 'drizzle-orm'
import type { Db, Tx } from '~db/client'
import { eventChain, events } from '~db/schema/events'
import type { Event } from './changes.server'
import { changesSince, theBeginning } from './changes.server'

const first = '0'.repeat(64)

/** The bytes of an event that the chain vouches for: every column, in a fixed order. */
export function canonical(event: Event): string {
	const sorted = (facts: Record<string, unknown>) =>
		Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))
	return JSON.stringify([
		event.id,
		event.at.toISOString(),
		event.actorId,
		event.actorRole,
		event.onBehalfKind,
		event.onBehalfId,
		event.channel,
		event.what,
		event.subjectKind,
		event.subjectId,
		sorted(event.before),
		sorted(event.after),
	])
}

export const link = (previous: string, event: Event) =>
	createHash('sha256').update(previous).update(canonical(event)).digest('hex')

/** Chains up to 500 settled events; gives how many. */
export async function chainEvents(tx: Tx): Promise<number> {
	const [last] = await tx.select().from(eventChain).orderBy(desc(eventChain.position)).limit(1)
	const fresh = await changesSince(tx, last ?? theBeginning)
	let previous = last?.hash ?? first
	let position = last?.position ?? 0
	const rows = fresh.map((event) => {
		previous = link(previous, event)
		position += 1
		return {
			position,
			eventId: event.id,
			transactionMark: event.transactionMark,
			eventPosition: event.position,
			hash: previous,
			at: tx.at,
		}
	})
	for (let n = 0; n < rows.length; n += 50) await tx.insert(eventChain).values(rows.slice(n, n + 50))
	return rows.length
}

/** The end of the chain as `position:hash`, to be noted elsewhere and given to a later check. */
export async function endOfChain(db: Db): Promise<string | undefined> {
	const [last] = await db.select().from(eventChain).orderBy(desc(eventChain.position)).limit(1)
	return last ? `${last.position}:${last.hash}` : undefined
}

export type HistoryFinding =
	| { kind: 'changed' | 'missing' | 'gap'; position: number }
	| { kind: 'added' | 'unchained'; eventId: string }
	| { kind: 'mark-differs'; position: number }

/**
 * Walks the whole history and names the first thing that is not as it was written; `undefined` when all holds.
 * `since` is an earlier mark (`812:ab12…`, the hash may be cut short). `longAgo`: an event older than this must be chained.
 */
export async function checkHistory(
	db: Db,
	longAgo: Date,
	since?: string,
): Promise<HistoryFinding | undefined> {
	const mark = since?.split(':')
	let previous = first
	let position = 0
	for (;;) {
		const links = await db
			.select()
			.from(eventChain)
			.where(gt(eventChain.position, position))
			.orderBy(asc(eventChain.position))
			.limit(500)
		if (links.length === 0) break
		for (const row of links) {
			if (row.position !== position + 1) return { kind: 'gap', position: position + 1 }
			position = row.position
			const [event] = await db.select().from(events).where(eq(events.id, row.eventId))
			if (!event) return { kind: 'missing', position }
			previous = link(previous, event)
			if (previous !== row.hash) return { kind: 'changed', position }
			if (mark && Number(mark[0]) === position && !row.hash.startsWith(mark[1] ?? ''))
				return { kind: 'mark-differs', position }
		}
	}
	if (mark && Number(mark[0]) > position) return { kind: 'missing', position: Number(mark[0]) }
	return unchainedEvent(db, longAgo)
}

async function unchainedEvent(db: Db, longAgo: Date): Promise<HistoryFinding | undefined> {
	const [last] = await db.select().from(eventChain).orderBy(desc(eventChain.position)).limit(1)
	let mark = theBeginning
	for (;;) {
		const some = await changesSince(db, mark)
		if (some.length === 0) return undefined
		for (const event of some) {
			const [row] = await db.select().from(eventChain).where(eq(eventChain.eventId, event.id))
			mark = { transactionMark: event.transactionMark, eventPosition: event.position }
			if (row) continue
			const passed =
				last &&
				(event.transactionMark < last.transactionMark ||
					(event.transactionMark === last.transactionMark && event.position < last.eventPosition))
			if (passed) return { kind: 'added', eventId: event.id }
			if (event.at < longAgo) return { kind: 'unchained', eventId: event.id }
		}
	}
}
