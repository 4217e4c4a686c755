// What reports count, written down when it happens: a contact by kind and channel, hours a week somebody was guided to.
import { eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf, weekOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { accounts, contactsHad, employers, guidedHours, registrants } from '~db/schema/people'
import { plainName } from './account.server'
import type { ContactChannel, ContactKind } from './contact-had'
import { mostAtOnce } from './contact-had'

/**
 * Notes so many contacts of a day, with whom where that is known (登録番号 or an employer). Never what was said. Refuses a day to come
 * and more people than a hall holds.
 */
export async function noteContacts(
	tx: Tx,
	actor: Actor,
	one: {
		day: Day
		kind: ContactKind
		channel: ContactChannel
		people: number
		number: string | null
		employerId: string | null
		minutes: number | null
	},
): Promise<void> {
	if (one.day > dayOf(tx.at)) throw refused('day-to-come', undefined, 'day')
	if (one.people < 1 || one.people > mostAtOnce)
		throw refused('contact-people', { most: mostAtOnce }, 'people')
	const registrantId = one.number === null ? null : await registrantNumbered(tx, one.number)
	if (one.employerId !== null) {
		const [known] = await tx
			.select({ id: employers.id })
			.from(employers)
			.where(eq(employers.id, one.employerId))
		if (!known) throw refused('not-found')
	}
	const ids = Array.from({ length: one.people }, () => newId())
	for (const id of ids)
		await tx.insert(contactsHad).values({
			id,
			day: one.day,
			kind: one.kind,
			channel: one.channel,
			registrantId,
			employerId: one.employerId,
			minutes: one.minutes,
			at: tx.at,
			by: actor.accountId ?? actor.role,
		})
	await record(
		tx,
		actor,
		'contacts.noted',
		{ kind: 'contact', id: ids[0] ?? '' },
		{ after: { day: one.day, kind: one.kind, channel: one.channel, people: one.people } },
	)
}

/** How many hours somebody works in a week they were guided to; the newest entry of a week holds. Refuses a day to come. */
export async function setGuidedHours(
	tx: Tx,
	actor: Actor,
	number: string,
	day: Day,
	minutes: number,
): Promise<void> {
	if (day > dayOf(tx.at)) throw refused('day-to-come', undefined, 'weekDay')
	const registrantId = await registrantNumbered(tx, number)
	const row = { minutes, at: tx.at, by: actor.accountId ?? actor.role }
	const week = weekOf(day)
	await tx
		.insert(guidedHours)
		.values({ registrantId, week, ...row })
		.onConflictDoUpdate({ target: [guidedHours.registrantId, guidedHours.week], set: row })
	await record(
		tx,
		actor,
		'guided-hours.set',
		{ kind: 'registrant', id: registrantId },
		{ after: { week, minutes } },
	)
}

async function registrantNumbered(tx: Tx, number: string): Promise<string> {
	const [row] = await tx
		.select({ id: registrants.id })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(eq(accounts.number, plainName(number)))
	if (!row) throw refused('contact-number', undefined, 'number')
	return row.id
}
