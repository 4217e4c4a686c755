// The coordinators' board: what waits, by its promise; each row opened only for who may read it.
import type { SQL } from 'drizzle-orm'
import { and, asc, count, desc, eq, isNotNull, isNull, or } from 'drizzle-orm'
import type { Db } from '~db/client'
import { threads } from '~db/schema/wellness'
import type { BoardList } from './board'
import { boardLists } from './board'
import type { Rung } from './clock'
import { calledIn } from './clock.server'
import { keysOf } from './keyring.server'
import type { Reader } from './reading'
import { readsAs } from './reading'
import type { Details } from './sealed.server'
import type { Thread } from './thread.server'
import { detailsOf } from './thread.server'

/** A row: its clock for everybody on duty, what it is about only for who may read it. */
export type BoardRow = {
	id: string
	openedAt: Date
	lastAt: Date
	answerBy: Date | null
	urgent: boolean
	coordinatorId: string | null
	called: Rung | null
	/** Undefined: not this reader's, or its key is gone. */
	details: Details | undefined
	/** Whether the reader may open it without a reason. */
	mayRead: boolean
}

const open = isNull(threads.closedAt)

function inList(list: BoardList, accountId: string): SQL | undefined {
	switch (list) {
		case 'waiting':
			return and(open, or(isNotNull(threads.answerBy), isNotNull(threads.urgentAt)))
		case 'mine':
			return and(open, eq(threads.coordinatorId, accountId))
		case 'unassigned':
			return and(open, isNull(threads.coordinatorId))
		case 'theirs':
			return and(open, isNull(threads.answerBy), eq(threads.coordinatorId, accountId))
		case 'closed':
			return and(isNotNull(threads.closedAt), eq(threads.coordinatorId, accountId))
	}
}

/** How many stand in each list. */
export async function boardCounts(on: Db, accountId: string): Promise<Record<BoardList, number>> {
	const counted: Partial<Record<BoardList, number>> = {}
	for (const list of boardLists) {
		const [row] = await on.select({ n: count() }).from(threads).where(inList(list, accountId))
		counted[list] = Number(row?.n ?? 0)
	}
	return counted as Record<BoardList, number>
}

/** One list: urgent first, then by the promise where something waits; else the newest word first. */
export async function boardOf(
	on: Db,
	list: BoardList,
	reader: Omit<Reader, 'brokenAt'>,
	at: Date,
	most = 200,
): Promise<BoardRow[]> {
	const rows: Thread[] = await on
		.select()
		.from(threads)
		.where(inList(list, reader.accountId))
		.orderBy(
			...(list === 'waiting' || list === 'unassigned'
				? [asc(isNull(threads.urgentAt)), asc(threads.answerBy), asc(threads.id)]
				: [desc(threads.lastAt), desc(threads.id)]),
		)
		.limit(most)
	const mine = rows.filter((row) => readsAs(row, { ...reader, brokenAt: null }, at) !== undefined)
	const keys = await keysOf(mine.map(({ id }) => id))
	const called = await calledIn(
		on,
		rows.filter(({ answerBy }) => answerBy !== null).map(({ id }) => id),
	)
	const readable = new Set(mine.map(({ id }) => id))
	return rows.map((row) => ({
		id: row.id,
		openedAt: row.openedAt,
		lastAt: row.lastAt,
		answerBy: row.answerBy,
		urgent: row.urgentAt !== null,
		coordinatorId: row.coordinatorId,
		called: called.get(row.id) ?? null,
		details: readable.has(row.id) ? detailsOf(row, keys.get(row.id)) : undefined,
		mayRead: readable.has(row.id),
	}))
}
