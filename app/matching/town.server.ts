// What the council keeps that a fit is judged by: minutes between districts, first buses, a client's share of work.
import { isNotNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { Db } from '~db/client'
import { areas, areaWays, busTimes } from '~db/schema/council'
import type { TownFacts } from './way'
import { busDays, busKey, pairOf } from './way'

/** The town's facts as they hold on a day. */
export async function townFactsOn(on: Db, day: Day): Promise<TownFacts> {
	const set = await settingsOn(
		on,
		['area-way-minutes', 'client-week-hours', 'client-days-in-row', 'client-days-per-month'],
		day,
	)
	const ways = await on.select().from(areaWays)
	const buses = await on
		.select({ id: areas.id, minute: areas.busArrivesMinute })
		.from(areas)
		.where(isNotNull(areas.busArrivesMinute))
	return {
		areaMinutes: new Map(ways.map((one) => [pairOf(one.areaId, one.otherId), one.minutes])),
		otherAreaMinutes: set['area-way-minutes'],
		buses: await timetables(on),
		busArrives: new Map(buses.map(({ id, minute }) => [id, minute ?? 0])),
		clientWeekMinutes: set['client-week-hours'] * 60,
		clientDaysInRow: set['client-days-in-row'],
		clientDaysPerMonth: set['client-days-per-month'],
	}
}

/** The first bus there and the last bus back of each district; a kind of day that stands nowhere has no bus. */
async function timetables(on: Db): Promise<TownFacts['buses']> {
	const rows = await on.select().from(busTimes)
	const found = new Map<string, { arrives: number; leaves: number } | null>()
	for (const areaId of new Set(rows.map((row) => row.areaId)))
		for (const days of busDays) {
			const theirs = rows.filter((row) => row.areaId === areaId && row.days === days)
			const arrives = Math.min(...theirs.flatMap((row) => row.arrives))
			const leaves = Math.max(...theirs.flatMap((row) => row.leaves))
			found.set(
				busKey(areaId, days),
				Number.isFinite(arrives) && Number.isFinite(leaves) ? { arrives, leaves } : null,
			)
		}
	return found
}
