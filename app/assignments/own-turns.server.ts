// A person's own line of a month: their number in its file, their turns, and the decisions their hand was up for.

import { and, asc, eq, gte, lt, lte } from 'drizzle-orm'
import { now } from '~/base/clock'
import type { Day, Month } from '~/base/day'
import { dayOf } from '~/base/day'
import { turnsThatCount } from '~/matching/turn.server'
import type { Db } from '~db/client'
import { decisionHands, decisions } from '~db/schema/assignments'
import { turns } from '~db/schema/matching'
import { numberIn, spanOf } from './fairness.server'

export type OwnLine = {
	month: Month
	number: string
	turns: number
	hands: number
	chosen: number
	lastTurnDay: Day | null
}

/** Somebody's own line of each month asked, as it stands in the month's file. */
export async function ownLines(on: Db, registrantId: string, months: readonly Month[]): Promise<OwnLine[]> {
	const turned = await on
		.select({ at: turns.at })
		.from(turns)
		.where(
			and(eq(turns.registrantId, registrantId), await turnsThatCount(on, dayOf(now())), lte(turns.at, now())),
		)
		.orderBy(asc(turns.at))
	const lines: OwnLine[] = []
	for (const month of months) {
		const { from, until } = spanOf(month)
		const before = turned.filter((one) => one.at < until)
		const hands = await on
			.select({ chosen: decisionHands.chosen })
			.from(decisionHands)
			.innerJoin(decisions, eq(decisions.id, decisionHands.decisionId))
			.where(
				and(
					eq(decisionHands.registrantId, registrantId),
					eq(decisions.what, 'decided'),
					gte(decisions.at, from),
					lt(decisions.at, until),
				),
			)
		const last = before.at(-1)
		lines.push({
			month,
			number: numberIn(month, registrantId),
			turns: before.filter((one) => one.at >= from).length,
			hands: hands.length,
			chosen: hands.filter((one) => one.chosen).length,
			lastTurnDay: last ? dayOf(last.at) : null,
		})
	}
	return lines
}
