// Whether somebody may be handed to the programme's successor: their own yes, said for this end and taken back at will.
import { and, asc, eq, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { Db, Tx } from '~db/client'
import { consents, registrants } from '~db/schema/people'

const kind = 'successor'

const yesOf = (endId: string) =>
	and(eq(consents.kind, kind), eq(consents.version, endId), isNull(consents.withdrawnAt))

/** Whether somebody said yes to the successor of this end. */
export async function saidYesToSuccessor(on: Db, registrantId: string, endId: string): Promise<boolean> {
	const [row] = await on
		.select({ id: consents.id })
		.from(consents)
		.where(and(eq(consents.registrantId, registrantId), yesOf(endId)))
		.limit(1)
	return row !== undefined
}

/** Says yes, or takes it back; the same again changes nothing. */
export async function answerSuccessor(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	endId: string,
	yes: boolean,
): Promise<void> {
	if ((await saidYesToSuccessor(tx, registrantId, endId)) === yes) return
	if (yes)
		await tx.insert(consents).values({
			id: newId(),
			registrantId,
			kind,
			version: endId,
			givenAt: tx.at,
			takenBy: actor.accountId,
		})
	else
		await tx
			.update(consents)
			.set({ withdrawnAt: tx.at })
			.where(and(eq(consents.registrantId, registrantId), yesOf(endId)))
	await record(
		tx,
		actor,
		yes ? 'successor.agreed' : 'successor.refused',
		{ kind: 'registrant', id: registrantId },
		{ after: { endId } },
	)
}

/** Everybody who said yes and is registered, by reading: nobody else is handed over. */
export const successorList = (on: Db, endId: string) =>
	on
		.select({
			id: registrants.id,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			familyKana: registrants.familyKana,
			givenKana: registrants.givenKana,
			postalCode: registrants.postalCode,
			address: registrants.address,
			telephone: registrants.telephone,
		})
		.from(consents)
		.innerJoin(registrants, eq(registrants.id, consents.registrantId))
		.where(and(yesOf(endId), eq(registrants.state, 'registered')))
		.orderBy(asc(registrants.familyKana), asc(registrants.givenKana), asc(registrants.id))
