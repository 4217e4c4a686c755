// 計画: the planned number of a line of the year's report, as the office entered it; the newest holds.
import { asc, eq } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { planFigures } from '~db/schema/council'

/** The planned numbers of a fiscal year by line. */
export async function plansOf(on: Db, fiscalYear: number): Promise<Map<string, number>> {
	const rows = await on
		.select()
		.from(planFigures)
		.where(eq(planFigures.fiscalYear, fiscalYear))
		.orderBy(asc(planFigures.at), asc(planFigures.id))
	return new Map(rows.map((row) => [row.line, row.planned]))
}

/** Enters the planned numbers that changed; whole numbers from nought on. Refused where none did. */
export async function setPlans(
	tx: Tx,
	actor: Actor,
	fiscalYear: number,
	planned: Readonly<Record<string, number | null>>,
): Promise<void> {
	const known = await plansOf(tx, fiscalYear)
	const changed = Object.entries(planned).filter(
		(entry): entry is [string, number] => entry[1] !== null && known.get(entry[0]) !== entry[1],
	)
	if (changed.length === 0) throw refused('plan-same')
	for (const [line, n] of changed) {
		const id = newId()
		await tx
			.insert(planFigures)
			.values({ id, fiscalYear, line, planned: n, at: tx.at, by: actor.accountId ?? actor.role })
		await record(
			tx,
			actor,
			'plan-figure.set',
			{ kind: 'plan-figure', id },
			{ before: { planned: known.get(line) ?? null }, after: { year: fiscalYear, line, planned: n } },
		)
	}
}
