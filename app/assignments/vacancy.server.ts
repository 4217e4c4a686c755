// A seat that came free because somebody cannot come, from then until somebody else has it.
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Db, Tx } from '~db/client'
import { offers, vacancies } from '~db/schema/assignments'

export type Vacancy = typeof vacancies.$inferSelect

/** Keeps that a seat somebody had promised to take is empty again. Why is kept nowhere. */
export async function openVacancy(tx: Tx, assignment: { id: string; slotId: string }): Promise<void> {
	await tx
		.insert(vacancies)
		.values({ id: newId(), slotId: assignment.slotId, assignmentId: assignment.id, openedAt: tx.at })
		.onConflictDoNothing({ target: vacancies.assignmentId })
}

/** Seats for which a stand-in is sought, the oldest first. */
export const openVacancies = (on: Db, most = 100): Promise<Vacancy[]> =>
	on
		.select()
		.from(vacancies)
		.where(isNull(vacancies.endedAt))
		.orderBy(asc(vacancies.openedAt), asc(vacancies.id))
		.limit(most)

/** How far the seeking for one slot is: who was asked, who still thinks about it; null where nobody is sought. */
export async function seekingOn(on: Db, slotId: string): Promise<{ asked: number; thinking: number } | null> {
	const open = await on
		.select({ asked: vacancies.asked })
		.from(vacancies)
		.where(and(eq(vacancies.slotId, slotId), isNull(vacancies.endedAt)))
	if (open.length === 0) return null
	const [row] = await on
		.select({ many: count() })
		.from(offers)
		.where(and(eq(offers.slotId, slotId), eq(offers.why, 'stand-in'), isNull(offers.answeredAt)))
	return { asked: open.reduce((sum, one) => sum + one.asked, 0), thinking: Number(row?.many ?? 0) }
}
