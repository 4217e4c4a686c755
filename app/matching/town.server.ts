// What the council keeps that a fit is judged by: minutes between districts, first buses, a client's share of work.
import { isNotNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { settingsOn } from '~/council/setting.server'
import type { Db } from '~db/client'
import { areas, areaWays } from '~db/schema/council'
import type { TownFacts } from './way'
import { pairOf } from './way'

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
		busArrives: new Map(buses.map(({ id, minute }) => [id, minute ?? 0])),
		clientWeekMinutes: set['client-week-hours'] * 60,
		clientDaysInRow: set['client-days-in-row'],
		clientDaysPerMonth: set['client-days-per-month'],
	}
}
