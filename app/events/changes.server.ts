// What is new since a mark, in commit order: the one feed that notices, kept pages and the chain read.
import { and, asc, desc, eq, gt, not, or, sql } from 'drizzle-orm'
import type { Db, Tx } from '~db/client'
import { engine } from '~db/columns'
import { events, readerMarks } from '~db/schema/events'

/** How far a reader has come. */
export type Mark = { transactionMark: number; eventPosition: number }

export const theBeginning: Mark = { transactionMark: 0, eventPosition: 0 }

export type Event = typeof events.$inferSelect

// A slow transaction on PostgreSQL commits behind faster ones: only what lies below every open one is settled.
const settled =
	engine === 'postgres'
		? sql`${events.transactionMark} < pg_snapshot_xmin(pg_current_snapshot())::text::bigint`
		: undefined

const after = (mark: Mark) =>
	or(
		gt(events.transactionMark, mark.transactionMark),
		and(eq(events.transactionMark, mark.transactionMark), gt(events.position, mark.eventPosition)),
	)

/** Up to `most` events after the mark, oldest first. */
export async function changesSince(db: Db, mark: Mark, most = 500): Promise<Event[]> {
	return db
		.select()
		.from(events)
		.where(and(after(mark), settled))
		.orderBy(asc(events.transactionMark), asc(events.position))
		.limit(most)
}

/**
 * Events after the mark that are committed while a slower transaction is still open: they come again once settled.
 * For a reader that must not lag behind and may read a thing twice. On SQLite there are none.
 */
export async function unsettledSince(db: Db, mark: Mark, most = 500): Promise<Event[]> {
	if (!settled) return []
	return db
		.select()
		.from(events)
		.where(and(after(mark), not(settled)))
		.limit(most)
}

/** The newest event that no slower transaction can still come before: where a reader may begin. */
export async function newestSettled(db: Db): Promise<Event | undefined> {
	const [newest] = await db
		.select()
		.from(events)
		.where(settled)
		.orderBy(desc(events.transactionMark), desc(events.position))
		.limit(1)
	return newest
}

export const markOf = (event: Event): Mark => ({
	transactionMark: event.transactionMark,
	eventPosition: event.position,
})

/** Where this reader stopped last time. */
export async function markOfReader(db: Db, reader: string): Promise<Mark> {
	const [row] = await db.select().from(readerMarks).where(eq(readerMarks.reader, reader))
	return row ? { transactionMark: row.transactionMark, eventPosition: row.eventPosition } : theBeginning
}

export async function moveMark(tx: Tx, reader: string, mark: Mark): Promise<void> {
	const row = { reader, ...mark, at: tx.at }
	await tx.insert(readerMarks).values(row).onConflictDoUpdate({ target: readerMarks.reader, set: row })
}
