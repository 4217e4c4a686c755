// Keeps who stands for somebody (代理): family, a guardian or a helper, by a paper, until a day.
import { and, asc, desc, eq, gte, isNull, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { registrants, representatives } from '~db/schema/people'
import type { Scope } from './representative'
import { endsSoon, mayFor } from './representative'

export type Representative = typeof representatives.$inferSelect

export type RepresentativeForm = Pick<
	Representative,
	| 'kind'
	| 'name'
	| 'relation'
	| 'telephone'
	| 'mayTalk'
	| 'mayAgree'
	| 'mayReceive'
	| 'paper'
	| 'fromDay'
	| 'untilDay'
>

/** A paper holds for ten years at most here; then it is looked at again. */
const longestDays = 3_660

/**
 * Enters who stands for somebody. Refused without anything they may do, with an end before its beginning or past ten years,
 * and for yes, no or money where only the person's own word shows it.
 */
export async function addRepresentative(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	form: RepresentativeForm,
): Promise<string> {
	if (!form.mayTalk && !form.mayAgree && !form.mayReceive)
		throw refused('representative-nothing', undefined, 'scope')
	if (form.untilDay < form.fromDay || form.untilDay < dayOf(tx.at))
		throw refused('representative-days', undefined, 'untilDay')
	if (form.untilDay > addDays(form.fromDay, longestDays))
		throw refused('representative-too-long', undefined, 'untilDay')
	if (form.paper === 'spoken-by-the-person' && (form.mayAgree || form.mayReceive))
		throw refused('representative-paper', undefined, 'paper')
	const [person] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (!person) throw refused('not-found')
	const id = newId()
	await tx
		.insert(representatives)
		.values({ ...form, id, registrantId, at: tx.at, by: actor.accountId ?? actor.role })
	await record(
		tx,
		actor,
		'representative.entered',
		{ kind: 'representative', id },
		{ after: { registrantId, kind: form.kind, untilDay: form.untilDay } },
	)
	return id
}

/** Ends it before its day. */
export async function endRepresentative(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	id: string,
): Promise<void> {
	const [ended] = await tx
		.update(representatives)
		.set({ endedAt: tx.at, endedBy: actor.accountId ?? actor.role })
		.where(
			and(
				eq(representatives.id, id),
				eq(representatives.registrantId, registrantId),
				isNull(representatives.endedAt),
			),
		)
		.returning({ id: representatives.id })
	if (!ended) throw refused('representative-over')
	await record(tx, actor, 'representative.ended', { kind: 'representative', id }, { after: { registrantId } })
}

/** All who stand or stood for somebody, the newest first. */
export const representativesOf = (on: Db, registrantId: string): Promise<Representative[]> =>
	on
		.select()
		.from(representatives)
		.where(eq(representatives.registrantId, registrantId))
		.orderBy(desc(representatives.at))

/** Refuses what nobody may do for somebody on the day of the act. */
export async function refuseUnrepresented(tx: Tx, registrantId: string, scope: Scope): Promise<void> {
	if (mayFor(await representativesOf(tx, registrantId), scope, dayOf(tx.at))) return
	throw refused(scope === 'talk' ? 'representative-none' : 'representative-scope')
}

/** Papers that end within thirty days, with whose they are; those of who has left are no matter any more. */
export async function representativesEnding(on: Db, today: Day) {
	const rows = await on
		.select({
			one: representatives,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(representatives)
		.innerJoin(registrants, eq(registrants.id, representatives.registrantId))
		.where(
			and(
				isNull(representatives.endedAt),
				gte(representatives.untilDay, today),
				lte(representatives.untilDay, addDays(today, 30)),
				eq(registrants.state, 'registered'),
			),
		)
		.orderBy(asc(representatives.untilDay))
		.limit(50)
	return rows
		.filter(({ one }) => endsSoon(one, today))
		.map(({ one, familyName, givenName }) => ({
			id: one.id,
			registrantId: one.registrantId,
			name: `${familyName} ${givenName}`,
			untilDay: one.untilDay,
		}))
}
