// How many registrants and employers each district holds: before one is put aside or taken back.
import { count } from 'drizzle-orm'
import type { Db } from '~db/client'
import { employers, registrants } from '~db/schema/people'

/** Registrants and employers by district; a district without any is not in it. */
export async function peopleByArea(on: Db): Promise<Map<string, { registrants: number; employers: number }>> {
	const people = await on
		.select({ areaId: registrants.areaId, n: count() })
		.from(registrants)
		.groupBy(registrants.areaId)
	const firms = await on
		.select({ areaId: employers.areaId, n: count() })
		.from(employers)
		.groupBy(employers.areaId)
	const found = new Map(people.map(({ areaId, n }) => [areaId, { registrants: Number(n), employers: 0 }]))
	for (const { areaId, n } of firms)
		found.set(areaId, { registrants: found.get(areaId)?.registrants ?? 0, employers: Number(n) })
	return found
}
