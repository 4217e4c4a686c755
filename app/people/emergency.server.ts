// 緊急連絡先: whom to call when something happened to somebody at work. Staff open it by an act that is kept.
import { eq } from 'drizzle-orm'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { emergencyContacts, registrants } from '~db/schema/people'
import { tailOf } from './registrant'

export type EmergencyContact = typeof emergencyContacts.$inferSelect

/** Who, what they are to the person, and their number. */
export type EmergencyForm = Pick<EmergencyContact, 'name' | 'relation' | 'telephone'>

/** Enters whom to call, in place of whoever stood there. Refused where it is the person's own number. */
export async function setEmergency(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	form: EmergencyForm,
): Promise<void> {
	const [person] = await tx
		.select({ telephone: registrants.telephone, tail: registrants.telephoneTail })
		.from(registrants)
		.where(eq(registrants.id, registrantId))
	if (!person) throw refused('not-found')
	const digits = (telephone: string) => telephone.replace(/\D/g, '')
	if (tailOf(form.telephone) === person.tail && digits(form.telephone) === digits(person.telephone))
		throw refused('emergency-own-number', undefined, 'telephone')
	const row = { ...form, at: tx.at, by: actor.accountId ?? actor.role }
	await tx
		.insert(emergencyContacts)
		.values({ registrantId, ...row })
		.onConflictDoUpdate({ target: emergencyContacts.registrantId, set: row })
	await record(tx, actor, 'emergency.set', { kind: 'registrant', id: registrantId })
}

/** Opens it for staff, which is kept with who and when. Refused where none was entered. */
export async function openEmergency(tx: Tx, actor: Actor, registrantId: string): Promise<EmergencyContact> {
	const found = await emergencyOf(tx, registrantId)
	if (!found) throw refused('emergency-none')
	await record(tx, actor, 'emergency.opened', { kind: 'registrant', id: registrantId })
	return found
}

/** As it stands, for the person themselves; staff go through `openEmergency`, a print of several records its own event. */
export async function emergencyOf(on: Db, registrantId: string): Promise<EmergencyContact | undefined> {
	const [found] = await on
		.select()
		.from(emergencyContacts)
		.where(eq(emergencyContacts.registrantId, registrantId))
	return found
}

/** Whether somebody wants to be called where they have not said 終わりました, also when they were not alone. */
export async function setWantsEndCall(
	tx: Tx,
	actor: Actor,
	registrantId: string,
	wants: boolean,
): Promise<void> {
	await tx.update(registrants).set({ wantsEndCall: wants }).where(eq(registrants.id, registrantId))
	await record(
		tx,
		actor,
		'registrant.end-call-set',
		{ kind: 'registrant', id: registrantId },
		{ after: { wants } },
	)
}
