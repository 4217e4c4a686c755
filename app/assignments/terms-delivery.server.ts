// Terms as they went out in writing: on the site or by mail at once, by hand where staff sent, posted or handed them over.
import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { hearsInTalk } from '~/people/registrant'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, terms, termsDeliveries } from '~db/schema/assignments'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { waysByHand } from './assignment'

export type TermsDelivery = typeof termsDeliveries.$inferSelect
export type DeliveryWay = TermsDelivery['way']

const keep = (tx: Tx, termsId: string, way: DeliveryWay, by: string) =>
	tx.insert(termsDeliveries).values({ id: newId(), termsId, way, at: tx.at, by })

/** Notes that fresh terms stand on the person's page, or went by mail; who is reached in talk alone gets them by hand. */
export async function noteShown(tx: Tx, termsId: string, hearsBy: string): Promise<void> {
	if (!hearsInTalk(hearsBy)) await keep(tx, termsId, hearsBy === 'mail' ? 'mail' : 'site', 'chore')
}

/** Staff sent, posted or handed over the newest terms of an assignment. */
export async function noteDelivered(
	tx: Tx,
	actor: Actor,
	assignmentId: string,
	way: (typeof waysByHand)[number],
): Promise<void> {
	const all = await tx
		.select({ id: terms.id, version: terms.version })
		.from(terms)
		.where(eq(terms.assignmentId, assignmentId))
		.orderBy(asc(terms.version))
	const newest = all.at(-1)
	if (!newest) throw refused('not-found')
	await keep(tx, newest.id, way, actor.accountId ?? actor.role)
	await record(
		tx,
		actor,
		'terms.delivered',
		{ kind: 'assignment', id: assignmentId },
		{ after: { way, version: newest.version } },
	)
}

/** How terms went out so far, in order. */
export async function deliveriesOf(on: Db, termsId: string): Promise<TermsDelivery[]> {
	return on
		.select()
		.from(termsDeliveries)
		.where(eq(termsDeliveries.termsId, termsId))
		.orderBy(asc(termsDeliveries.at), asc(termsDeliveries.id))
}

/** Work ahead whose terms nobody has given to the person in writing yet, the soonest first: nobody starts without them. */
export async function undelivered(on: Db, today: Day, most = 100) {
	return on
		.select({
			assignmentId: assignments.id,
			title: tasks.title,
			day: slots.day,
			startMinute: slots.startMinute,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			telephone: registrants.telephone,
		})
		.from(assignments)
		.innerJoin(terms, eq(terms.assignmentId, assignments.id))
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.leftJoin(termsDeliveries, eq(termsDeliveries.termsId, terms.id))
		.where(
			and(
				inArray(assignments.state, ['decided', 'agreed']),
				gte(assignments.serviceDay, today),
				isNull(termsDeliveries.id),
			),
		)
		.orderBy(asc(slots.day), asc(slots.startMinute), asc(assignments.id))
		.limit(most)
}
