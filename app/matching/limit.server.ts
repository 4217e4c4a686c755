// Limits as they are kept. The history holds only that they changed: what somebody cannot do is not history.
import { eq } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { Db, Tx } from '~db/client'
import { limits as rows } from '~db/schema/matching'
import type { Limits } from './limit'
import { checkLimits, noLimits } from './limit'

/** Keeps what somebody can do and up to where. */
export async function setLimits(tx: Tx, actor: Actor, registrantId: string, limits: Limits): Promise<void> {
	checkLimits(limits)
	const row = { ...plain(limits), areaIds: [...limits.areaIds] }
	await tx
		.insert(rows)
		.values({ registrantId, ...row })
		.onConflictDoUpdate({ target: rows.registrantId, set: row })
	await record(tx, actor, 'registrant.limits-changed', { kind: 'registrant', id: registrantId })
}

/** Somebody's limits; `noLimits` when they have said nothing. */
export async function limitsOf(on: Db, registrantId: string): Promise<Limits> {
	const [row] = await on.select().from(rows).where(eq(rows.registrantId, registrantId))
	return row ? plain(row) : noLimits
}

/** Only the limits, in their order. */
export function plain(row: Limits): Limits {
	return {
		kilogramsMost: row.kilogramsMost,
		sittingOnly: row.sittingOnly,
		restEachHour: row.restEachHour,
		aloneOnly: row.aloneOnly,
		indoorsOnly: row.indoorsOnly,
		atHomeOnly: row.atHomeOnly,
		noDriving: row.noDriving,
		busStopNeeded: row.busStopNeeded,
		minutesMost: row.minutesMost,
		daysPerWeekMost: row.daysPerWeekMost,
		minutesPerWeekMost: row.minutesPerWeekMost,
		restBetweenMinutes: row.restBetweenMinutes,
		holidaysOff: row.holidaysOff,
		notAlone: row.notAlone,
		pairAtMost: row.pairAtMost,
		freeStartOnly: row.freeStartOnly,
		fixedStartOnly: row.fixedStartOnly,
		standMinutesMost: row.standMinutesMost,
		monthYenMost: row.monthYenMost,
		yearYenMost: row.yearYenMost,
		comesBy: row.comesBy,
		areaIds: row.areaIds,
	}
}
