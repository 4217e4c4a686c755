// What was seen at an employer's place (訪問・現場確認), and an approver's reason to publish before anybody was there.
import { and, desc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { VisitLine } from '~/words/ja/visit'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employers, employerVisits, visitWaivers } from '~db/schema/people'
import { refuseEnded } from './employer.server'

export type Visit = typeof employerVisits.$inferSelect

export type VisitForm = { day: Day; answers: Partial<Record<VisitLine, string>> }

/** Two years back at most: what was seen before that is another place by now. */
const longestAgo = 731

/**
 * Keeps a visit; the newest day stands on the employer. Refused on a day to come or more than two years ago, and where
 * nothing was written down, or what to tell 119 is not known yet: the 当日シート stands on it.
 */
export async function noteVisit(
	tx: Tx,
	actor: Actor,
	employerId: string,
	{ day, answers }: VisitForm,
): Promise<string> {
	const today = dayOf(tx.at)
	await refuseEnded(tx, employerId)
	if (day > today) throw refused('day-to-come', undefined, 'day')
	if (day < addDays(today, -longestAgo)) throw refused('visit-day-old', undefined, 'day')
	const written = Object.fromEntries(
		Object.entries(answers)
			.map(([line, said]) => [line, (said ?? '').trim()])
			.filter(([, said]) => said !== ''),
	)
	if (Object.keys(written).length === 0) throw refused('visit-empty', undefined, 'guide')
	if (!written.address119 && !(await placeOf(tx, employerId)).address119)
		throw refused('visit-address119', undefined, 'address119')
	const [employer] = await tx.select().from(employers).where(eq(employers.id, employerId))
	if (!employer) throw refused('not-found')
	const id = newId()
	await tx
		.insert(employerVisits)
		.values({ id, employerId, day, answers: written, at: tx.at, by: actor.accountId ?? actor.role })
	if ((employer.visitedDay ?? '') < day)
		await tx.update(employers).set({ visitedDay: day }).where(eq(employers.id, employerId))
	await record(
		tx,
		actor,
		'employer.visited',
		{ kind: 'employer', id: employerId },
		{ after: { day, visitId: id } },
	)
	return id
}

/** Visits to an employer, the newest first. */
export const visitsOf = (on: Db, employerId: string): Promise<Visit[]> =>
	on
		.select()
		.from(employerVisits)
		.where(eq(employerVisits.employerId, employerId))
		.orderBy(desc(employerVisits.day), desc(employerVisits.at))

/** What is known of the place: each line as it was seen last. */
export async function placeOf(on: Db, employerId: string): Promise<Partial<Record<VisitLine, string>>> {
	const known: Partial<Record<VisitLine, string>> = {}
	for (const { answers } of (await visitsOf(on, employerId)).reverse()) Object.assign(known, answers)
	return known
}

/** An approver lets work be published before a visit. Refused without a reason of eight letters, and where it needs none. */
export async function waiveVisit(tx: Tx, actor: Actor, employerId: string, reason: string): Promise<void> {
	await refuseEnded(tx, employerId)
	if (reason.trim().length < 8) throw refused('visit-waiver-reason', undefined, 'reason')
	const [employer] = await tx
		.select({ visitedDay: employers.visitedDay })
		.from(employers)
		.where(eq(employers.id, employerId))
	if (!employer) throw refused('not-found')
	if (employer.visitedDay) throw refused('visit-done')
	await tx
		.insert(visitWaivers)
		.values({ id: newId(), employerId, reason: reason.trim(), at: tx.at, by: actor.accountId ?? actor.role })
	await record(tx, actor, 'employer.visit-waived', { kind: 'employer', id: employerId })
}

/** The newest reason to publish before a visit. */
export async function waiverOf(on: Db, employerId: string) {
	const [found] = await on
		.select()
		.from(visitWaivers)
		.where(eq(visitWaivers.employerId, employerId))
		.orderBy(desc(visitWaivers.at))
		.limit(1)
	return found
}

/** 休止: nothing new of theirs is published; what is promised goes on. */
export async function restEmployer(tx: Tx, actor: Actor, employerId: string): Promise<void> {
	const [rested] = await tx
		.update(employers)
		.set({ state: 'resting', restedOn: dayOf(tx.at) })
		.where(and(eq(employers.id, employerId), eq(employers.state, 'using')))
		.returning({ restedOn: employers.restedOn })
	if (!rested) throw refused('employer-not-using')
	await record(tx, actor, 'employer.rested', { kind: 'employer', id: employerId }, { after: rested })
}

/** 再開. */
export async function returnEmployer(tx: Tx, actor: Actor, employerId: string): Promise<void> {
	const [back] = await tx
		.update(employers)
		.set({ state: 'using', restedOn: null })
		.where(and(eq(employers.id, employerId), eq(employers.state, 'resting')))
		.returning({ state: employers.state })
	if (!back) throw refused('employer-not-resting')
	await record(tx, actor, 'employer.returned', { kind: 'employer', id: employerId })
}

/** Whom people call on the day; empty is the usual contact. Refused with one of both alone. */
export async function setDayContact(
	tx: Tx,
	actor: Actor,
	employerId: string,
	contact: { dayContact: string; dayTelephone: string },
): Promise<void> {
	await refuseEnded(tx, employerId)
	if ((contact.dayContact === '') !== (contact.dayTelephone === ''))
		throw refused('day-contact-half', undefined, contact.dayContact === '' ? 'dayContact' : 'dayTelephone')
	const [set] = await tx
		.update(employers)
		.set(contact)
		.where(eq(employers.id, employerId))
		.returning({ id: employers.id })
	if (!set) throw refused('not-found')
	await record(tx, actor, 'employer.day-contact-set', { kind: 'employer', id: employerId })
}
