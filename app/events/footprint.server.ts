// What an act of staff wrote over, row by row, so that whoever did it can take it back within minutes.

import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, getTableColumns, gt, inArray, lte } from 'drizzle-orm'
import { getTableConfig as getPostgresTableConfig } from 'drizzle-orm/pg-core'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { oneByOne } from '~/base/one-by-one'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { isPointedTo, isTaken } from '~db/client'
import { engine } from '~db/columns'
import * as ofAssignments from '~db/schema/assignments'
import * as ofCouncil from '~db/schema/council'
import { events, formerValues } from '~db/schema/events'
import * as ofFiles from '~db/schema/files'
import * as ofMatching from '~db/schema/matching'
import * as ofMoney from '~db/schema/money'
import * as ofNotices from '~db/schema/notices'
import { paperBatches, paperPosts } from '~db/schema/papers'
import * as ofPeople from '~db/schema/people'
import * as ofWork from '~db/schema/work'
import type { Event } from './changes.server'
import type { Actor } from './event'
import { outsideRoles, takeBackMinutes } from './event'
import { eventsIn, record } from './record.server'

type Row = Record<string, unknown>

/** One row before and after the act; null where there was none. */
type Image = { table: string; key: Row; before: Row | null; after: Row | null }

/** What an act left: its rows, its events, whether they were too many, and the series of papers it drew a number of. */
type Footprint = { images: Image[]; events: string[]; over: boolean; drew?: string | null }

// Filled as tables are met; a table's shape does not change while the program runs.
const names = new Map<SQLiteTable, string>()
const keys = new Map<SQLiteTable, string[]>()

const all: Record<string, SQLiteTable> = Object.fromEntries(
	// Of papers only what says which envelope they went in: what was issued is never taken back by its rows.
	[
		ofAssignments,
		ofCouncil,
		ofFiles,
		ofMatching,
		ofMoney,
		ofNotices,
		ofPeople,
		ofWork,
		{ paperBatches, paperPosts },
	]
		.flatMap((schema) => Object.values(schema))
		.filter((one): one is SQLiteTable => typeof one === 'object')
		.map((table) => [nameOf(table), table]),
)

// The ledger only grows: what was posted is reversed by its own room. The rest is no part of what somebody did.
const ledger = ['postings', 'entries']
const notPartOfAnAct = [
	'number_series',
	'sessions',
	'attempts',
	'notices',
	'outbox',
	'ledger_sums',
	'ledger_checks',
]

// A paper that is out keeps its number: such a series has no gap. A run and a request are named by theirs and nobody holds them.
const papers = ['invoice', 'credit-note', 'receipt', 'handover', 'certificate']

// An act that touches more than this is a run over the whole town, not a slip of the hand.
export const mostImages = 400

/**
 * Runs an act and keeps what it wrote over, when it was an act of staff. `kept` hears the event by which it can be taken back,
 * where it can be.
 */
export async function withFootprint<T>(
	tx: Tx,
	work: (tx: Tx) => Promise<T>,
	kept: (eventId: string) => void = () => {},
): Promise<T> {
	const footprint: Footprint = { images: [], events: [], over: false, drew: null }
	const watched = watch(tx, footprint)
	eventsIn.set(watched, footprint.events)
	const result = await work(watched)
	const eventId = await keep(tx, footprint)
	if (eventId !== undefined) kept(eventId)
	return result
}

async function keep(
	tx: Tx,
	{ images, events: ids, over, drew = null }: Footprint,
): Promise<string | undefined> {
	if ((over && drew === null) || images.length === 0 || ids.length === 0) return undefined
	const rows = await tx.select().from(events).where(inArray(events.id, ids)).orderBy(asc(events.position))
	const first = rows.find((row) => row.actorId !== null)
	if (!first || outsideRoles.has(first.actorRole)) return undefined
	// Who took something back by mistake does it again on its own page.
	if (first.what.endsWith('.taken-back')) return undefined
	// Terms for another day went out to several people: they stay, and are called off or moved once more like others.
	if (rows.some((row) => row.what === 'slot.moved')) return undefined
	// A sum that was raised was told, and only its person's yes lowers it again.
	if (rows.some((row) => row.what === 'earning.corrected' || row.what === 'earning.supplemented'))
		return undefined
	// What was told of trouble stays in its register; a mistake is closed there, with its reason.
	if (rows.some((row) => row.what.startsWith('trouble.'))) return undefined
	// A life that ended and records that were joined are taken back on their own page, with all that follows from it.
	if (rows.some((row) => row.what === 'registrant.life-moved' || row.what === 'registrant.joined'))
		return undefined
	// What people said yes or no to among themselves is theirs: one of them asks anew.
	if (rows.some((row) => row.what.startsWith('share.'))) return undefined
	// What was asked of the processor may be done already: it is given up on its own page.
	if (images.some((image) => image.table === 'processor_calls')) return undefined
	// A quote goes out with the cut it is made from: people know the act by the quote.
	const known = rows.find((row) => row.what === 'quote.made' && row.actorId !== null) ?? first
	// Kept without its rows: who looks for it is told the act that undoes it.
	const body: Footprint =
		drew === null ? { images, events: ids, over } : { images: [], events: ids, over, drew }
	await tx.insert(formerValues).values({ eventId: known.id, body, at: tx.at })
	return known.id
}

/** A transaction that looks at each row before and after it is written. */
function watch(tx: Tx, footprint: Footprint): Tx {
	const verbs = { insert: watchInsert, update: watchChange, delete: watchChange }
	return new Proxy(tx, {
		get(target, name) {
			const value = Reflect.get(target, name) as unknown
			if (typeof value !== 'function') return value
			const verb = verbs[name as keyof typeof verbs]
			if (!verb) return value.bind(target)
			return (table: SQLiteTable) => {
				const builder = value.call(target, table)
				const name = nameOf(table)
				if (name === 'number_series') return watchNumbers(footprint, builder)
				return all[name] && !notPartOfAnAct.includes(name) ? verb(target, footprint, table, builder) : builder
			}
		},
	})
}

type Builder = Record<string, (...args: unknown[]) => unknown> & PromiseLike<unknown>

/** Follows a builder through its calls; when it is awaited, `run` does so and looks. */
function follow(
	builder: Builder,
	heard: Map<string, unknown>,
	run: (builder: Builder) => Promise<unknown>,
): Builder {
	return new Proxy(builder, {
		get(target, name) {
			if (name === 'then')
				return (...ways: [(value: unknown) => unknown, (error: unknown) => unknown]) =>
					run(target).then(...ways)
			const value = Reflect.get(target, name) as unknown
			if (typeof value !== 'function') return value
			return (...args: unknown[]) => {
				heard.set(String(name), args[0])
				return follow(value.apply(target, args) as Builder, heard, run)
			}
		},
	})
}

function watchChange(tx: Tx, footprint: Footprint, table: SQLiteTable, builder: unknown): Builder {
	const heard = new Map<string, unknown>()
	return follow(builder as Builder, heard, async (target) => {
		if (footprint.over) return target
		const before = (await tx
			.select()
			.from(table)
			.where(heard.get('where') as SQL)) as Row[]
		const result = await target
		for (const row of before) await look(tx, footprint, table, keyIn(table, row), row)
		return result
	})
}

/** Hears which series of papers a number is drawn of. */
function watchNumbers(footprint: Footprint, builder: unknown): Builder {
	const heard = new Map<string, unknown>()
	return follow(builder as Builder, heard, async (target) => {
		const { series } = (heard.get('values') ?? {}) as { series?: string }
		if (series !== undefined && papers.includes(series)) footprint.drew = series
		return target
	})
}

function watchInsert(tx: Tx, footprint: Footprint, table: SQLiteTable, builder: unknown): Builder {
	const heard = new Map<string, unknown>()
	return follow(builder as Builder, heard, async (target) => {
		const values = heard.get('values') as Row | Row[]
		const keys = (Array.isArray(values) ? values : [values]).map((row) => keyIn(table, row))
		// What cannot be taken back in the end is not looked at row by row.
		footprint.over ||= footprint.images.length + keys.length > mostImages
		if (footprint.over) return target
		const before = await oneByOne(keys, (key) => rowAt(tx, table, key))
		const result = await target
		for (const [n, key] of keys.entries()) await look(tx, footprint, table, key, before[n])
		return result
	})
}

async function look(tx: Tx, footprint: Footprint, table: SQLiteTable, key: Row, before: Row | undefined) {
	if (footprint.images.length >= mostImages) footprint.over = true
	if (footprint.over) return
	const after = await rowAt(tx, table, key)
	const image = {
		table: nameOf(table),
		key,
		before: before ? pack(before) : null,
		after: after ? pack(after) : null,
	}
	if (inOrder(image.before) !== inOrder(image.after)) footprint.images.push(image)
}

/** A table's name, read once: every watched write asks for it. */
function nameOf(table: SQLiteTable): string {
	const known = names.get(table)
	if (known !== undefined) return known
	const name =
		engine === 'postgres' ? getPostgresTableConfig(table as never).name : getTableConfig(table).name
	names.set(table, name)
	return name
}

/** The names of a table's key, as the program calls them; read once, since each written row asks. */
function keyNames(table: SQLiteTable): string[] {
	const known = keys.get(table)
	if (known) return known
	const config = (engine === 'postgres' ? getPostgresTableConfig(table as never) : getTableConfig(table)) as {
		primaryKeys: { columns: { name: string }[] }[]
	}
	const composed = config.primaryKeys[0]?.columns.map((column) => column.name)
	const found = Object.entries(getTableColumns(table))
		.filter(([, column]) => (composed ? composed.includes(column.name) : column.primary))
		.map(([name]) => name)
	keys.set(table, found)
	return found
}

const keyIn = (table: SQLiteTable, row: Row): Row =>
	Object.fromEntries(keyNames(table).map((name) => [name, row[name]]))

const at = (table: SQLiteTable, key: Row) =>
	and(
		...Object.entries(getTableColumns(table))
			.filter(([name]) => name in key)
			.map(([name, column]) => eq(column, key[name])),
	)

async function rowAt(on: Db, table: SQLiteTable, key: Row): Promise<Row | undefined> {
	const [row] = await on.select().from(table).where(at(table, key))
	return row as Row | undefined
}

// A photo is taken away again by its key; nobody writes one over.
const longBytes = 4096

/** A row as JSON keeps it: moments and bytes are marked, so that they come back as they were. */
const pack = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => [
			name,
			value instanceof Date
				? { $at: value.getTime() }
				: Buffer.isBuffer(value)
					? value.length > longBytes
						? { $long: value.length }
						: { $bytes: value.toString('base64') }
					: value,
		]),
	)

/** JSON with its names in order: PostgreSQL keeps them in an order of its own. */
const inOrder = (json: unknown): string =>
	JSON.stringify(json, (_, one) =>
		one && typeof one === 'object' && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one,
	)

const unpack = (row: Row): Row =>
	Object.fromEntries(
		Object.entries(row).map(([name, value]) => {
			const marked = value as { $at?: number; $bytes?: string } | null
			if (typeof marked?.$at === 'number') return [name, new Date(marked.$at)]
			if (typeof marked?.$bytes === 'string') return [name, Buffer.from(marked.$bytes, 'base64')]
			return [name, value]
		}),
	)

/** An act of somebody's own that can still be taken back. */
export type RecentAct = Pick<
	Event,
	'id' | 'what' | 'at' | 'subjectKind' | 'subjectId' | 'onBehalfKind' | 'onBehalfId'
> & {
	/** The series of papers it drew a number of: such an act is undone by its opposite alone. */
	drew: string | null
}

const since = (at: Date) => new Date(at.getTime() - takeBackMinutes * 60_000)

/** Somebody's own acts of the last ten minutes, the latest first; of one event where it is named. */
export async function recentActs(
	on: Db,
	accountId: string,
	at: Date,
	eventId?: string,
): Promise<RecentAct[]> {
	const rows = await on
		.select({
			id: events.id,
			what: events.what,
			at: events.at,
			subjectKind: events.subjectKind,
			subjectId: events.subjectId,
			onBehalfKind: events.onBehalfKind,
			onBehalfId: events.onBehalfId,
			body: formerValues.body,
		})
		.from(formerValues)
		.innerJoin(events, eq(events.id, formerValues.eventId))
		.where(
			and(
				gt(formerValues.at, since(at)),
				eq(events.actorId, accountId),
				eventId === undefined ? undefined : eq(formerValues.eventId, eventId),
			),
		)
		.orderBy(desc(events.position))
		.limit(30)
	return rows.map(({ body, ...act }) => ({ ...act, drew: (body as Footprint).drew ?? null }))
}

/** One's own act with every event it wrote; refused after ten minutes. */
export async function ownAct(
	tx: Tx,
	actor: Actor,
	eventId: string,
): Promise<{ images: Image[]; written: Event[] }> {
	const [found] = await tx
		.select({ body: formerValues.body, at: formerValues.at })
		.from(formerValues)
		.innerJoin(events, eq(events.id, formerValues.eventId))
		.where(and(eq(formerValues.eventId, eventId), eq(events.actorId, actor.accountId ?? '')))
	if (!found) throw refused('act-gone')
	if (found.at <= since(tx.at)) throw refused('act-too-old', { minutes: takeBackMinutes })
	const { images, events: ids, drew } = found.body as Footprint
	if (drew) throw refused('act-numbered', { series: drew })
	const written = await tx.select().from(events).where(inArray(events.id, ids)).orderBy(asc(events.position))
	return { images, written }
}

/** Forgets what an act wrote over: it was taken back. */
export async function forget(tx: Tx, eventId: string): Promise<void> {
	await tx.delete(formerValues).where(eq(formerValues.eventId, eventId))
}

/**
 * Takes one's own act back: every row stands again as before it, and that is an act of its own. Refused after ten
 * minutes, and when something was done since that builds on it. Gives the postings the act made, for their reversal.
 */
export async function stepBack(tx: Tx, actor: Actor, eventId: string): Promise<{ postingIds: string[] }> {
	const { images, written } = await ownAct(tx, actor, eventId)
	await refuseBuiltUpon(tx, written, images)
	const postingIds: string[] = []
	for (const image of images.toReversed()) {
		if (ledger.includes(image.table)) {
			if (image.table === 'postings') postingIds.push(String(image.key.id))
			continue
		}
		await putBack(tx, image)
	}
	await forget(tx, eventId)
	for (const event of written)
		await record(
			tx,
			actor,
			'act.taken-back',
			{ kind: event.subjectKind, id: event.subjectId },
			{ before: { event: event.id, what: event.what } },
		)
	return { postingIds }
}

async function putBack(tx: Tx, { table: name, key, before, after }: Image): Promise<void> {
	const table = all[name]
	if (!table) throw new Error(`no such table: ${name}`)
	const now = await rowAt(tx, table, key)
	if (inOrder(now ? pack(now) : null) !== inOrder(after)) throw refused('act-changed-since')
	try {
		if (before === null) await tx.delete(table).where(at(table, key))
		else if (after === null) await tx.insert(table).values(unpack(before))
		else await tx.update(table).set(unpack(before)).where(at(table, key))
	} catch (error) {
		// Others were built upon it since (a person in a new district), or another took its place (a second stop of an employer).
		throw isPointedTo(error) || isTaken(error) ? refused('act-changed-since') : error
	}
}

const anId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Refuses when a later act, whoever's, speaks of something this one wrote. */
async function refuseBuiltUpon(tx: Tx, written: Event[], images: Image[]): Promise<void> {
	const own = written.map((event) => event.id)
	const first = written[0]?.position ?? 0
	// Only ids tell one thing from another; a weekday or a place in a list is anybody's.
	const touched = new Set(
		images
			.flatMap((image) => Object.values(image.key))
			.map(String)
			.filter((key) => anId.test(key)),
	)
	const later = await tx
		.select()
		.from(events)
		.where(gt(events.position, first))
		.orderBy(desc(events.position))
	const undone = later.flatMap((one) =>
		one.what === 'act.taken-back' ? [one.id, String(one.before.event)] : [],
	)
	const upon = later.find(
		(one) =>
			!own.includes(one.id) &&
			!undone.includes(one.id) &&
			(touched.has(one.subjectId) ||
				[...Object.values(one.before), ...Object.values(one.after)].some((fact) =>
					touched.has(String(fact)),
				)),
	)
	if (upon) throw refused('act-built-upon', { what: upon.what })
}

/** Forgets what was written over longer ago than anybody may take back. */
export async function forgetFormerValues(tx: Tx): Promise<void> {
	await tx.delete(formerValues).where(lte(formerValues.at, since(tx.at)))
}
