// What somebody has promised and done, day by day: for the clocks of one and six months, and for endings.
import { and, asc, eq, inArray, max } from 'drizzle-orm'
import type { Day } from '~/base/day'
import type { Commission } from '~/people/ending'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { employers } from '~db/schema/people'

const whose = (registrantId: string, employerId: string | null) =>
	and(
		eq(assignments.registrantId, registrantId),
		employerId === null ? undefined : eq(assignments.employerId, employerId),
	)

/** The last day of work somebody has said yes to, or was decided for. */
export async function lastPromisedDay(
	on: Db,
	registrantId: string,
	employerId: string | null,
): Promise<Day | null> {
	const [row] = await on
		.select({ day: max(assignments.serviceDay) })
		.from(assignments)
		.where(and(whose(registrantId, employerId), inArray(assignments.state, ['decided', 'agreed'])))
	return row?.day ?? null
}

/** Commissions that were agreed to, in order; of one employer where one is named. */
export async function commissionsOf(
	on: Db,
	registrantId: string,
	employerId: string | null = null,
): Promise<Commission[]> {
	const rows = await on
		.select({ day: assignments.serviceDay })
		.from(assignments)
		.where(
			and(
				whose(registrantId, employerId),
				inArray(assignments.state, ['agreed', 'reported', 'mending', 'passed']),
			),
		)
		.orderBy(asc(assignments.serviceDay))
	return rows.map(({ day }) => ({ fromDay: day, untilDay: day }))
}

/** The employers somebody has worked for, by name. */
export async function employersWorkedFor(
	on: Db,
	registrantId: string,
): Promise<{ id: string; name: string }[]> {
	return on
		.selectDistinct({ id: employers.id, name: employers.name })
		.from(assignments)
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.where(
			and(
				eq(assignments.registrantId, registrantId),
				inArray(assignments.state, ['agreed', 'reported', 'mending', 'passed']),
			),
		)
		.orderBy(asc(employers.name))
}
