// Writing down what happened: one row an act, in the act's own transaction.

import { newId } from '~/base/ids'
import type { EventName } from '~/words/event-names'
import type { Tx } from '~db/client'
import type { Facts } from '~db/schema/events'
import { events } from '~db/schema/events'
import type { Actor } from './event'

// Ids, codes, days, marks: nothing a person wrote. History is never deleted, so nothing personal may enter it.
const plainFact = /^[A-Za-z0-9_.:/-]{0,80}$/

/** The events of the act going on in a transaction, where somebody listens. */
export const eventsIn = new WeakMap<Tx, string[]>()

/**
 * Appends the event of an act and gives its id. `before` and `after` hold ids, codes, days and yen;
 * anything else is a fault of ours and throws.
 */
export async function record(
	tx: Tx,
	actor: Actor,
	what: EventName,
	subject: { kind: string; id: string },
	change: { before?: Facts; after?: Facts } = {},
): Promise<string> {
	for (const [name, fact] of Object.entries({ ...change.before, ...change.after })) {
		if (typeof fact === 'string' && !plainFact.test(fact))
			throw new Error(`event ${what}: "${name}" is not a plain fact`)
	}
	const id = newId()
	await tx.insert(events).values({
		id,
		at: tx.at,
		actorId: actor.accountId,
		actorRole: actor.role,
		onBehalfKind: actor.onBehalf?.kind ?? null,
		onBehalfId: actor.onBehalf?.id ?? null,
		channel: actor.channel,
		what,
		subjectKind: subject.kind,
		subjectId: subject.id,
		before: change.before ?? {},
		after: change.after ?? {},
	})
	eventsIn.get(tx)?.push(id)
	return id
}
