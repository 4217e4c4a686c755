// What would unlock this? How many more could with each single change of a slot; what hours would bring somebody.
import { and, asc, eq, gte, isNotNull, lt } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays } from '~/base/day'
import type { Db } from '~db/client'
import { slots, tasks } from '~db/schema/work'
import { fitPersonOf } from './candidate.server'
import type { Piece } from './reach.server'
import { reachOf } from './reach.server'
import { townFactsOn } from './town.server'
import type { Change, MoreWork } from './unlock'
import { changesOf, mildest, moreWork } from './unlock'

/** A change with how many more people could then. */
export type Unlock = Change<Piece['task']> & { could: number; gain: number }

/** How many could take a slot as it is, and each single change that brings somebody, the largest gain first; the milder where two bring as many. */
export async function unlocksOf(on: Db, piece: Piece): Promise<{ could: number; unlocks: Unlock[] }> {
	const changes = changesOf(piece.task, piece.slot)
	const [now, ...reach] = await reachOf(on, [piece, ...changes])
	const could = now?.could ?? 0
	const unlocks = changes
		.map((change, n) => ({ ...change, could: reach[n]?.could ?? 0, gain: (reach[n]?.could ?? 0) - could }))
		.filter((change) => change.gain > 0)
		.sort((a, b) => b.gain - a.gain)
	return { could, unlocks: mildest(unlocks) }
}

/** The days that stand for a month. */
const daysLooked = 30

/** What hours would bring somebody, by the work posted for the last thirty days. */
export async function moreWorkOf(on: Db, registrantId: string, today: Day): Promise<MoreWork[]> {
	const person = await fitPersonOf(on, registrantId, addDays(today, -daysLooked))
	if (!person) return []
	const posted = await on
		.select({ slot: slots, task: tasks })
		.from(slots)
		.innerJoin(tasks, eq(tasks.id, slots.taskId))
		.where(
			and(isNotNull(tasks.publishedAt), gte(slots.day, addDays(today, -daysLooked)), lt(slots.day, today)),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(slots.id))
	// A rest or days off of last month say nothing of the next one.
	return moreWork(
		{ ...person, restFrom: null, restUntil: null, daysOff: [], dates: [] },
		posted,
		await townFactsOn(on, today),
	)
}
