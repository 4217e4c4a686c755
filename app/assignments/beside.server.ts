// 知っておいてほしいこと of those who work beside somebody: only what they ticked for them, and never for the employer.
import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { contractStates } from './assignment'

/** What others of the same slot let those beside them know, by the name to call them by; nothing of who said nothing. */
export async function wordsBeside(
	on: Db,
	slotId: string,
	registrantId: string,
): Promise<{ callName: string; words: string }[]> {
	const rows = await on
		.select({ callName: registrants.callName, words: registrants.wouldLikeYou })
		.from(assignments)
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(
			and(
				eq(assignments.slotId, slotId),
				ne(assignments.registrantId, registrantId),
				inArray(assignments.state, [...contractStates]),
				eq(registrants.state, 'registered'),
				eq(registrants.wouldLikeYouReaders, 'beside'),
				ne(registrants.wouldLikeYou, ''),
			),
		)
		.orderBy(asc(registrants.callName))
	return rows
}
