// Until when an answer to the terms or to お声がけ is awaited, as it is kept; on the telephone it runs from the talk.
import { and, eq, isNull } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { officeDaysOn } from '~/council/closing-day.server'
import { settingsOn } from '~/council/setting.server'
import type { Db, Tx } from '~db/client'
import { assignments, offers, terms } from '~db/schema/assignments'
import { slots } from '~db/schema/work'
import type { OfficeTimes } from './assignment'
import { answerBy } from './assignment'

const officeKeys = ['night-from-minute', 'night-until-minute'] as const

/** When the office is open and people sleep, as it holds on the day of an instant. */
export async function officeTimes(on: Db, at: Date): Promise<OfficeTimes> {
	const set = await settingsOn(on, officeKeys, dayOf(at))
	return {
		...(await officeDaysOn(on, dayOf(at))),
		nightFrom: set['night-from-minute'],
		nightUntil: set['night-until-minute'],
	}
}

/** Until when somebody may answer the terms of a slot, or being asked for it. */
export async function answerTime(
	tx: Tx,
	asking: 'terms' | 'offer',
	slot: { day: string; startMinute: number },
	spokenTo: boolean,
): Promise<Date> {
	const set = await settingsOn(tx, ['terms-answer-hours', 'offer-answer-hours'], dayOf(tx.at))
	return answerBy(tx.at, set[`${asking}-answer-hours`], slot, await officeTimes(tx, tx.at), spokenTo)
}

/** Somebody was spoken to and thinks about it: their time to answer runs from now on. Gives until when. */
export async function beginAnswerTime(
	tx: Tx,
	registrantId: string,
	asking: 'terms' | 'offer',
	id: string,
): Promise<Date | null> {
	const mine =
		asking === 'terms'
			? await tx
					.select({ id: terms.id, slot: slots })
					.from(terms)
					.innerJoin(assignments, eq(assignments.id, terms.assignmentId))
					.innerJoin(slots, eq(slots.id, assignments.slotId))
					.where(
						and(
							eq(terms.assignmentId, id),
							eq(assignments.registrantId, registrantId),
							isNull(terms.answeredAt),
						),
					)
			: await tx
					.select({ id: offers.id, slot: slots })
					.from(offers)
					.innerJoin(slots, eq(slots.id, offers.slotId))
					.where(and(eq(offers.id, id), eq(offers.registrantId, registrantId), isNull(offers.answeredAt)))
	const [found] = mine
	if (!found) return null
	const until = await answerTime(tx, asking, found.slot, true)
	if (asking === 'terms') await tx.update(terms).set({ answerBy: until }).where(eq(terms.id, found.id))
	else await tx.update(offers).set({ answerBy: until }).where(eq(offers.id, found.id))
	return until
}
