// Days the office is closed beside weekends and holidays: due times and answers reckon with them.
import { asc, eq, gte, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf, instantOf, minuteOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { commitsHere, db } from '~db/client'
import { closingDays } from '~db/schema/council'
import type { OfficeDays } from './calendar'
import { addOfficeDays, nextClosing, nextException } from './calendar'
import { settingOn, settingsOn } from './setting.server'

export type ClosingDay = typeof closingDays.$inferSelect

// A longer rest of the whole office is a mistyped year.
const mostDays = 31

/** Every day the office is closed of its own, for reckoning; days on which it closes early are open. */
export async function ownClosingDays(on: Db): Promise<Set<Day>> {
	const rows = await on
		.select({ day: closingDays.day })
		.from(closingDays)
		.where(isNull(closingDays.closesAtMinute))
	return new Set(rows.map((row) => row.day))
}

/** The office's days and hours as they hold on a day: closed, closing early, and as usual. */
export async function officeDaysOn(on: Db, today: Day): Promise<OfficeDays> {
	const rows = await on.select().from(closingDays)
	return {
		closing: new Set(rows.filter((row) => row.closesAtMinute === null).map((row) => row.day)),
		early: new Map(
			rows.flatMap((row) => (row.closesAtMinute === null ? [] : [[row.day, row.closesAtMinute]])),
		),
		closesMinute: await settingOn(on, 'office-closes-minute', today),
	}
}

/** When the office closes next, as an instant: by then whoever asked to be called is called. */
export async function closesNext(on: Db, at: Date): Promise<Date> {
	const found = nextClosing(dayOf(at), minuteOf(at), await officeDaysOn(on, dayOf(at)))
	return instantOf(found.day, found.minute)
}

/** The office's own days from a day on, in order. */
export async function closingDaysFrom(on: Db, day: Day): Promise<ClosingDay[]> {
	return on.select().from(closingDays).where(gte(closingDays.day, day)).orderBy(asc(closingDays.day))
}

/** Closes the office from a day to a day, or early on one (早じまい); a day that is there already keeps its reason. */
export async function addClosingDays(
	tx: Tx,
	actor: Actor,
	{
		fromDay,
		untilDay,
		reason,
		closesAtMinute = null,
	}: { fromDay: Day; untilDay: Day; reason: string; closesAtMinute?: number | null },
): Promise<void> {
	if (fromDay < dayOf(tx.at)) throw refused('day-gone', undefined, 'fromDay')
	if (untilDay < fromDay) throw refused('days-upside-down', undefined, 'untilDay')
	if (untilDay > addDays(fromDay, mostDays - 1)) throw refused('closing-too-long', { mostDays }, 'untilDay')
	if (closesAtMinute !== null) {
		const { 'office-opens-minute': opens, 'office-closes-minute': closes } = await settingsOn(
			tx,
			['office-opens-minute', 'office-closes-minute'],
			fromDay,
		)
		if (closesAtMinute <= opens || closesAtMinute >= closes)
			throw refused('closing-early-hours', undefined, 'closesAt')
	}
	for (let day = fromDay; day <= untilDay; day = addDays(day, 1))
		await tx.insert(closingDays).values({ day, reason, closesAtMinute }).onConflictDoNothing()
	await record(tx, actor, 'closing-day.added', { kind: 'closing-day', id: fromDay }, { after: { untilDay } })
}

/** Opens the office again on a day to come. */
export async function removeClosingDay(tx: Tx, actor: Actor, day: Day): Promise<void> {
	if (day < dayOf(tx.at)) throw refused('day-gone')
	const gone = await tx
		.delete(closingDays)
		.where(eq(closingDays.day, day))
		.returning({ day: closingDays.day })
	if (gone.length === 0) throw refused('not-found')
	await record(tx, actor, 'closing-day.removed', { kind: 'closing-day', id: day })
}

let known: { at: number; commits: number; day: Day; found: ReturnType<typeof exceptionFrom> } | undefined

async function exceptionFrom(today: Day) {
	const office = await officeDaysOn(db(), today)
	const found = nextException(today, office)
	return (
		found && {
			...found,
			opensAgain:
				found.day === today && found.closesMinute === null ? addOfficeDays(today, 1, office.closing) : null,
		}
	)
}

/**
 * What differs from the usual hours today or soon, with the day the office opens again where it is closed today; kept for a
 * second and until this process writes, as every page says it.
 */
export function exceptionOn(today: Day) {
	const commits = commitsHere()
	const at = performance.now()
	if (!known || known.commits !== commits || known.day !== today || at - known.at > 1_000)
		known = { at, commits, day: today, found: exceptionFrom(today) }
	return known.found
}
