// Releasing a quarter's statistics: seals are opened for counting and at no other time, and only what left the gate is kept.
import { setImmediate as letOthersRun } from 'node:timers/promises'
import { and, asc, eq, gte, inArray, lt, min } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day } from '~/base/day'
import { dayOf, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { allAreas } from '~/council/area.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { inParts } from '~db/in-parts'
import { threads } from '~db/schema/wellness'
import { releases } from '~db/schema/wellness-voice'
import type { Columns, Contribution } from './gate'
import { tablesOf } from './gate'
import type { Table } from './inference'
import { systemOf } from './inference'
import { givenAway } from './inference.server'
import { keysOf } from './keyring.server'
import { quarterAfter, quarterOf, quartersBefore } from './quarter'
import { thresholdOn } from './statistics.server'
import { ages, workFields } from './tells'
import { detailsOf } from './thread.server'

/** A table that passed the gate, or is held back: then nothing of it is kept. */
export type Released = Table & { held: boolean }

/**
 * Who contributed what in a span of days, by the day their thread was opened; a thread without its key counts for nothing, nor
 * one that a coordinator entered for a caller, who may have called before.
 * Opened part by part, so that the site goes on answering.
 */
export async function contributionsIn(on: Db, from: Day, until: Day): Promise<Contribution[]> {
	const ids = await on
		.select({ id: threads.id })
		.from(threads)
		.where(and(gte(threads.openedAt, instantOf(from, 0)), lt(threads.openedAt, instantOf(until, 0))))
		.orderBy(asc(threads.openedAt), asc(threads.id))
	const found: Contribution[] = []
	for (const part of inParts(ids.map(({ id }) => id))) {
		await letOthersRun()
		const rows = await on
			.select({ id: threads.id, owner: threads.owner, sealed: threads.sealed })
			.from(threads)
			.where(inArray(threads.id, part))
			.orderBy(asc(threads.openedAt), asc(threads.id))
		const keys = await keysOf(part)
		for (const row of rows) {
			const details = detailsOf(row, keys.get(row.id))
			if (details && !details.entered)
				found.push({
					who: Buffer.from(row.owner).toString('base64'),
					topic: details.topic,
					tells: details.tells ?? {},
				})
		}
	}
	return found
}

/**
 * Lets each table out that leaves every hidden number of the quarter wide enough beside all that is out already; a firm that
 * would be given away goes to the rest, and a table that still gives something away is held back.
 */
export async function passGate(
	contributions: readonly Contribution[],
	columns: Columns,
	k: number,
	before: readonly Table[] = [],
): Promise<Released[]> {
	const out: Table[] = [...before]
	const passed: Released[] = []
	const without: string[] = []
	for (const table of tablesOf(contributions, columns, k)) {
		let tried: Table = table
		for (;;) {
			const given = await givenAway(systemOf([...out, tried]), k)
			if (given.length === 0) {
				out.push(tried)
				passed.push({ ...tried, held: false })
				break
			}
			const firm = firmOf(tried, given)
			if (firm === undefined) {
				passed.push({ crossed: table.crossed, threshold: k, cells: [], held: true })
				break
			}
			without.push(firm)
			tried = tablesOf(contributions, columns, k, { without }).find(
				({ crossed }) => crossed === table.crossed,
			) as Table
		}
	}
	return passed
}

/** A firm to leave out of a table that gives something away: one that is given away, else any. */
function firmOf({ crossed, cells }: Table, given: readonly string[]): string | undefined {
	if (crossed !== 'employer') return undefined
	const firms = cells.map(({ column }) => column).filter((column) => !['others', 'unsaid'].includes(column))
	return firms.find((firm) => given.some((key) => key.endsWith(`/${firm}`))) ?? firms[0]
}

/** Finished quarters that are not out yet, from the first consultation on; the latest first, two years back at most. */
export async function quartersToRelease(on: Db, today: Day): Promise<Day[]> {
	const [first] = await on.select({ at: min(threads.openedAt) }).from(threads)
	if (!first?.at) return []
	const since = quarterOf(dayOf(first.at))
	const out = new Set(
		(await on.selectDistinct({ quarter: releases.quarter }).from(releases)).map((row) => row.quarter),
	)
	return quartersBefore(today, 8).filter((quarter) => quarter >= since && !out.has(quarter))
}

/** A quarter counted and passed through the gate, to be kept in a transaction. */
export type PreparedRelease = { quarter: Day; threshold: number; tables: Released[] }

async function releasedBefore(on: Db, quarter: Day): Promise<boolean> {
	const [one] = await on
		.select({ id: releases.id })
		.from(releases)
		.where(eq(releases.quarter, quarter))
		.limit(1)
	return one !== undefined
}

/** Counts a quarter that is over; refused for one that is out already, and in a town too small for any number. */
export async function prepareRelease(quarter: Day): Promise<PreparedRelease> {
	const today = dayOf(now())
	const end = quarterAfter(quarter, 1)
	if (end > today) throw refused('quarter-not-over')
	if (await releasedBefore(db(), quarter)) throw refused('quarter-released')
	const threshold = await thresholdOn(db(), today)
	if (threshold === null) throw refused('statistics-too-few-people')
	const area = (await allAreas(db())).map(({ id }) => id)
	const contributions = await contributionsIn(db(), quarter, end)
	const tables = await passGate(contributions, { age: ages, field: workFields, area }, threshold)
	return { quarter, threshold, tables }
}

/** Keeps a quarter once and for all: a second count of it would show who came or left between the two. */
export async function keepRelease(
	tx: Tx,
	actor: Actor,
	{ quarter, threshold, tables }: PreparedRelease,
): Promise<void> {
	if (await releasedBefore(tx, quarter)) throw refused('quarter-released')
	for (const { crossed, cells, held } of tables)
		await tx.insert(releases).values({
			id: newId(),
			quarter,
			crossed,
			threshold,
			cells: [...cells],
			held,
			by: actor.accountId ?? '',
			at: tx.at,
		})
	await record(
		tx,
		actor,
		'statistics.released',
		{ kind: 'quarter', id: quarter },
		{ after: { threshold, held: tables.filter(({ held }) => held).length } },
	)
}
