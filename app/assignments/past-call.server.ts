// Calls about a day that is over: nobody is rung any more about who was late or how many came.
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { chore } from '~/events/event'
import { closeCall } from '~/people/contact.server'
import type { Tx } from '~db/client'
import { vacancies } from '~db/schema/assignments'
import { calls } from '~db/schema/people'
import { slots } from '~db/schema/work'

/** Closes open calls about a seat or a slot of a day before today; what must be spoken of (red) stays. Gives how many. */
export async function closePastCalls(tx: Tx): Promise<number> {
	const today = dayOf(tx.at)
	const over = await tx
		.select({ id: calls.id })
		.from(calls)
		.leftJoin(vacancies, and(eq(calls.subjectKind, 'vacancy'), eq(vacancies.id, calls.subjectId)))
		.innerJoin(
			slots,
			or(and(eq(calls.subjectKind, 'slot'), eq(slots.id, calls.subjectId)), eq(slots.id, vacancies.slotId)),
		)
		.where(and(isNull(calls.closedAt), eq(calls.red, false), lt(slots.day, today)))
		.limit(200)
	for (const { id } of over) await closeCall(tx, chore, id, 'over')
	return over.length
}
