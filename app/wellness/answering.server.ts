// What coordinators answer with: replies that are often the same (定型文), the manual, and the help lines.
import { asc, desc, eq, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { cannedReplies, manuals } from '~db/schema/wellness-desk'
import { unknownFields } from './desk'

export type CannedReply = typeof cannedReplies.$inferSelect

/** Replies that are often the same, by name. */
export const cannedOn = (on: Db): Promise<CannedReply[]> =>
	on.select().from(cannedReplies).orderBy(asc(cannedReplies.name), asc(cannedReplies.id))

/** Adds one, or changes the one with this id. Refused with a field in braces that nobody can fill in. */
export async function keepCanned(
	tx: Tx,
	actor: Actor,
	{ id, name, words }: { id?: string; name: string; words: string },
): Promise<void> {
	const [unknown] = unknownFields(words)
	if (unknown !== undefined) throw refused('canned-field', { field: unknown }, 'words')
	const kept = { name, words, changedBy: actor.accountId ?? '', changedAt: tx.at }
	const made = id ?? newId()
	if (id) {
		const changed = await tx
			.update(cannedReplies)
			.set(kept)
			.where(eq(cannedReplies.id, id))
			.returning({ id: cannedReplies.id })
		if (changed.length === 0) throw refused('not-found')
	} else await tx.insert(cannedReplies).values({ id: made, ...kept })
	await record(tx, actor, 'canned-reply.changed', { kind: 'canned-reply', id: made })
}

/** Takes one away. */
export async function dropCanned(tx: Tx, actor: Actor, id: string): Promise<void> {
	const gone = await tx
		.delete(cannedReplies)
		.where(eq(cannedReplies.id, id))
		.returning({ id: cannedReplies.id })
	if (gone.length === 0) throw refused('not-found')
	await record(tx, actor, 'canned-reply.changed', { kind: 'canned-reply', id })
}

export type Manual = typeof manuals.$inferSelect

/** All versions of the manual, the newest first. */
export const manualsOn = (on: Db): Promise<Manual[]> =>
	on.select().from(manuals).orderBy(desc(manuals.fromDay), desc(manuals.addedAt))

/** The version that holds on a day; undefined before the first. */
export async function manualOn(on: Db, day: Day): Promise<Manual | undefined> {
	const [current] = await on
		.select()
		.from(manuals)
		.where(lte(manuals.fromDay, day))
		.orderBy(desc(manuals.fromDay), desc(manuals.addedAt))
		.limit(1)
	return current
}

/** Adds a version as a doctor supervised it. It holds from its day; what was answered before keeps its own. Refused for a day that is over. */
export async function addManual(
	tx: Tx,
	actor: Actor,
	made: { version: string; fromDay: Day; doctor: string; words: string },
): Promise<void> {
	if (made.fromDay < dayOf(tx.at)) throw refused('manual-day-over', undefined, 'fromDay')
	const id = newId()
	await tx.insert(manuals).values({ id, ...made, addedBy: actor.accountId ?? '', addedAt: tx.at })
	await record(tx, actor, 'manual.added', { kind: 'manual', id })
}
