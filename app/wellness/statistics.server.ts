// Reading what was released, and how the promise of an answer was kept: all that others than coordinators may know of consultations.
import {
	and,
	asc,
	count,
	countDistinct,
	desc,
	eq,
	gte,
	inArray,
	isNotNull,
	isNull,
	lt,
	lte,
	or,
	sql,
} from 'drizzle-orm'
import type { Day, Month } from '~/base/day'
import { addMonths, dayOf, instantOf, monthOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { addOfficeDays, isOfficeDay } from '~/council/calendar'
import { ownClosingDays } from '~/council/closing-day.server'
import { settingsOn } from '~/council/setting.server'
import type { Db } from '~db/client'
import { engine } from '~db/columns'
import { clocks } from '~db/schema/wellness'
import { releases } from '~db/schema/wellness-voice'
import { thresholdFor } from './gate'
import type { Crossing } from './inference'
import { officeMinutes } from './office-time'
import { quarterAfter, quarterOf } from './quarter'
import type { KeptSpan } from './statistics'
import { keptSpans, median } from './statistics'
import type { Topic } from './topic'

/** The smallest group that may be shown, for a city of so many people; null: nothing may. */
export async function thresholdOn(on: Db, day: Day): Promise<number | null> {
	const set = await settingsOn(on, ['town-people', 'consultation-threshold'], day)
	return thresholdFor(set['town-people'], set['consultation-threshold'])
}

/** A table as it was released. */
export type Release = Omit<typeof releases.$inferSelect, 'crossed'> & { crossed: Crossing }

/** The tables of a quarter, in the order they passed the gate. */
export async function releasesOf(on: Db, quarter: Day): Promise<Release[]> {
	const rows = await on.select().from(releases).where(eq(releases.quarter, quarter)).orderBy(asc(releases.id))
	return rows as Release[]
}

/** Every release, the latest first: quarter, when, by whom, how many tables were held back. */
export async function releaseLog(
	on: Db,
	most = 40,
): Promise<{ quarter: Day; at: Date; by: string; threshold: number; held: Crossing[] }[]> {
	const rows = await on
		.select({
			quarter: releases.quarter,
			at: releases.at,
			by: releases.by,
			threshold: releases.threshold,
			crossed: releases.crossed,
			held: releases.held,
		})
		.from(releases)
		.orderBy(desc(releases.at), asc(releases.id))
		.limit(most * 5)
	const log = new Map<Day, { quarter: Day; at: Date; by: string; threshold: number; held: Crossing[] }>()
	for (const { crossed, held, ...row } of rows) {
		const entry = log.get(row.quarter) ?? { ...row, held: [] }
		if (held) entry.held.push(crossed as Crossing)
		log.set(row.quarter, entry)
	}
	return [...log.values()]
}

/** How many people asked about each topic in some quarters, as released: null is hidden; a quarter without a row is not out. */
export async function topicsIn(
	on: Db,
	quarters: readonly Day[],
): Promise<Map<Day, Map<Topic, number | null>>> {
	if (quarters.length === 0) return new Map()
	const rows = await on
		.select({ quarter: releases.quarter, cells: releases.cells })
		.from(releases)
		.where(
			and(inArray(releases.quarter, [...quarters]), eq(releases.crossed, 'none'), eq(releases.held, false)),
		)
	return new Map(
		rows.map(({ quarter, cells }) => [
			quarter,
			new Map(cells.map(({ row, shown }) => [row as Topic, shown] as const)),
		]),
	)
}

/**
 * The one number the council's report may have: how many people asked about their work (キャリア) in a quarter, as released.
 * Null: fewer than k; undefined: not released.
 */
export async function careerConsultations(on: Db, quarter: Day): Promise<number | null | undefined> {
	return (await topicsIn(on, [quarter])).get(quarter)?.get('work')
}

/** How promises of a span were kept. Shares are of those whose time is over or that were answered. */
export type Kept = {
	counted: number
	kept: number
	late: number
	threads: number
	medianMinutes: number | null
}

const began = (from: Month, until: Month) =>
	and(gte(clocks.startedAt, instantOf(`${from}-01`, 0)), lt(clocks.startedAt, instantOf(`${until}-01`, 0)))

const took =
	engine === 'postgres'
		? sql<number>`extract(epoch from (${clocks.answeredAt} - ${clocks.startedAt})) / 60`
		: sql<number>`(${clocks.answeredAt} - ${clocks.startedAt}) / 60000.0`

/** Counts in the database the promises that began from one month up to another, not counting it. */
export async function keptIn(on: Db, from: Month, until: Month, at: Date): Promise<Kept> {
	const over = or(isNotNull(clocks.answeredAt), and(isNull(clocks.droppedAt), lte(clocks.answerBy, at)))
	const [sums] = await on
		.select({
			counted: count(),
			threads: countDistinct(clocks.threadId),
			kept: sql<number>`coalesce(sum(case when ${lte(clocks.answeredAt, clocks.answerBy)} then 1 else 0 end), 0)`,
			late: sql<number>`coalesce(sum(case when ${sql`${clocks.answeredAt} > ${clocks.answerBy}`} then 1 else 0 end), 0)`,
		})
		.from(clocks)
		.where(and(began(from, until), over))
	const kept = Number(sums?.kept ?? 0)
	const late = Number(sums?.late ?? 0)
	const answered = kept + late
	const middle =
		answered === 0
			? []
			: await on
					.select({ minutes: took })
					.from(clocks)
					.where(and(began(from, until), isNotNull(clocks.answeredAt)))
					.orderBy(took)
					.limit(answered % 2 === 1 ? 1 : 2)
					.offset(Math.floor((answered - 1) / 2))
	return {
		counted: Number(sums?.counted ?? 0),
		kept,
		late,
		threads: Number(sums?.threads ?? 0),
		medianMinutes: median(middle.map(({ minutes }) => Number(minutes))),
	}
}

/** How the promise was kept in each finished month of the last quarters, as anybody may read it. */
export async function keptByMonth(
	on: Db,
	at: Date,
	k: number,
	quarters = 4,
): Promise<(KeptSpan & { kept: Kept })[]> {
	const today = dayOf(at)
	const first = quarterAfter(quarterOf(today), -quarters + 1)
	const spans = await oneByOne(
		Array.from({ length: quarters }, (_, n) => quarterAfter(first, n)),
		async (quarter) => {
			const months = [0, 1, 2]
				.map((n) => addMonths(monthOf(quarter), n))
				.filter((month) => month < monthOf(today))
			const known = new Map<string, Kept>()
			for (const month of months) known.set(month, await keptIn(on, month, addMonths(month, 1), at))
			// The whole quarter is counted only where its months cannot stand alone.
			if ([...known.values()].some(({ threads }) => threads < k))
				known.set(months.join(), await keptIn(on, monthOf(quarter), monthOf(quarterAfter(quarter, 1)), at))
			const of = (some: readonly Month[]) => known.get(some.join()) as Kept
			return keptSpans(quarter, months, (some) => of(some).threads, k).map((span) => ({
				...span,
				kept: of(span.months),
			}))
		},
	)
	return spans.flat()
}

/** One month as the office counts time: the middle answer in open minutes, and how many were answered by the next open day. */
export type KeptInOffice = { answered: number; medianMinutes: number | null; byNextDay: number }

/** Answers of a month over nights, weekends, holidays and the year's end; for coordinators only. */
export async function keptInOffice(on: Db, month: Month): Promise<KeptInOffice> {
	const own = await ownClosingDays(on)
	const set = await settingsOn(on, ['office-opens-minute', 'office-closes-minute'], `${month}-01`)
	const open = new Map<Day, boolean>()
	const isOpen = (day: Day) => {
		const known = open.get(day) ?? isOfficeDay(day, own)
		open.set(day, known)
		return known
	}
	const hours = { opens: set['office-opens-minute'], closes: set['office-closes-minute'], isOpen }
	const rows = await on
		.select({ from: clocks.startedAt, until: clocks.answeredAt })
		.from(clocks)
		.where(and(began(month, addMonths(month, 1)), isNotNull(clocks.answeredAt)))
	const next = new Map<Day, Day>()
	const nextOf = (day: Day) => {
		const known = next.get(day) ?? addOfficeDays(day, 1, own)
		next.set(day, known)
		return known
	}
	const answered = rows.flatMap(({ from, until }) => (until ? [{ from, until }] : []))
	return {
		answered: answered.length,
		medianMinutes: median(answered.map(({ from, until }) => officeMinutes(from, until, hours))),
		byNextDay: answered.filter(({ from, until }) => dayOf(until) <= nextOf(dayOf(from))).length,
	}
}
