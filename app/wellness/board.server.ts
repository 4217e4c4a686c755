// The coordinators' board: what waits, by its promise; each row opened only for who may read it.
import type { SQL } from 'drizzle-orm'
import { and, asc, count, desc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '~db/client'
import { threads } from '~db/schema/wellness'
import type { BoardList } from './board'
import { boardLists } from './board'
import type { Rung } from './clock'
import { calledIn } from './clock.server'
import { isAsleep } from './desk'
import { deskOf } from './desk.server'
import { keysOf } from './keyring.server'
import { dueIn } from './note.server'
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
	labels: string[]
	sleepsUntil: Date | null
	/** When something is to be done in it soonest: asking again, or a report. Only for who may read it. */
	dueAt: Date | null
	/** Whether the reader may open it without a reason. */
	mayRead: boolean
}

const open = and(isNull(threads.closedAt), isNull(threads.restsAt))

// What is closed is owed no answer; who was in need stays until a coordinator has heard that it is over, also after closing.
const waiting = and(isNull(threads.restsAt), or(isNotNull(threads.answerBy), isNotNull(threads.urgentAt)))

const asleep = (at: Date) =>
	and(open, gt(threads.sleepsUntil, at), isNull(threads.answerBy), isNull(threads.urgentAt))

const awake = (at: Date) =>
	and(
		open,
		or(
			isNull(threads.sleepsUntil),
			lte(threads.sleepsUntil, at),
			isNotNull(threads.answerBy),
			isNotNull(threads.urgentAt),
		),
	)

function inList(list: BoardList, accountId: string, at: Date): SQL | undefined {
	const mine = eq(threads.coordinatorId, accountId)
	switch (list) {
		case 'waiting':
			return waiting
		case 'mine':
			return and(awake(at), mine)
		case 'unassigned':
			return and(open, isNull(threads.coordinatorId))
		case 'theirs':
			return and(awake(at), isNull(threads.answerBy), isNull(threads.urgentAt), mine)
		case 'asleep':
			return and(asleep(at), mine)
		case 'closed':
			return and(or(isNotNull(threads.closedAt), isNotNull(threads.restsAt)), mine)
	}
}

/** The promise that is nearest of all that wait. */
export async function nearestPromise(on: Db): Promise<Date | null> {
	const [first] = await on
		.select({ answerBy: threads.answerBy })
		.from(threads)
		.where(and(waiting, isNotNull(threads.answerBy)))
		.orderBy(asc(threads.answerBy))
		.limit(1)
	return first?.answerBy ?? null
}

/** How many stand in each list. */
export async function boardCounts(on: Db, accountId: string, at: Date): Promise<Record<BoardList, number>> {
	const counted: Partial<Record<BoardList, number>> = {}
	for (const list of boardLists) {
		const [row] = await on
			.select({ n: count() })
			.from(threads)
			.where(inList(list, accountId, at))
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
		.where(inList(list, reader.accountId, at))
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
	const due = await dueIn(on, [...readable])
	return rows.map((row) => ({
		id: row.id,
		openedAt: row.openedAt,
		lastAt: row.lastAt,
		answerBy: row.answerBy,
		urgent: row.urgentAt !== null,
		coordinatorId: row.coordinatorId,
		called: called.get(row.id) ?? null,
		details: readable.has(row.id) ? detailsOf(row, keys.get(row.id)) : undefined,
		labels: readable.has(row.id) ? deskOf(row, keys.get(row.id)).labels : [],
		sleepsUntil: isAsleep(row, at) ? row.sleepsUntil : null,
		dueAt: due.get(row.id) ?? null,
		mayRead: readable.has(row.id),
	}))
}
