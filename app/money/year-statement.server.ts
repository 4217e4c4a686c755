// The year's statement of what was paid, issued early in the next year to each registrant who was paid in it.
import { and, asc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import type { Db, Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { events } from '~db/schema/events'
import { paidInYear } from './paid.server'
import { sumsByPerson, withGoneToNothing, yearToState } from './year-statement'

// So many people in a transaction: a town of thousands never holds the writer for long.
const peopleAtOnce = 50

/** What the newest statements of a year said each was sent, in yen, by registrant; of one alone where one is named. */
async function statedIn(on: Db, year: number, registrantId?: string): Promise<Map<string, number>> {
	const rows = await on
		.select({ registrantId: events.subjectId, after: events.after })
		.from(events)
		.where(
			and(
				eq(events.subjectKind, 'registrant'),
				registrantId === undefined ? undefined : eq(events.subjectId, registrantId),
				eq(events.what, 'year-statement.issued'),
			),
		)
		.orderBy(asc(events.position))
	return new Map(
		rows.filter(({ after }) => after.year === year).map((row) => [row.registrantId, Number(row.after.yen)]),
	)
}

/** Issues one statement where none of that year says the same; gives whether it is new. */
async function issueStatement(tx: Tx, registrantId: string, year: number, yen: number): Promise<boolean> {
	if ((await statedIn(tx, year, registrantId)).get(registrantId) === yen) return false
	await record(
		tx,
		chore,
		'year-statement.issued',
		{ kind: 'registrant', id: registrantId },
		{
			after: { year, yen },
		},
	)
	return true
}

/**
 * Issues the statements of the year before a day, in the months after it alone; again for whom something was confirmed or
 * came back since. Running it twice issues nothing new. Gives how many are new.
 */
export async function issueYearStatements(today: Day): Promise<number> {
	const year = yearToState(today)
	if (year === null) return 0
	const sums = await inSnapshot(async (on) =>
		withGoneToNothing(sumsByPerson(await paidInYear(on, null, year)), await statedIn(on, year)),
	)
	let issued = 0
	for (let from = 0; from < sums.length; from += peopleAtOnce)
		issued += await inTransaction(async (tx) => {
			const isNew = await oneByOne(sums.slice(from, from + peopleAtOnce), ({ registrantId, yen }) =>
				issueStatement(tx, registrantId, year, yen),
			)
			return isNew.filter(Boolean).length
		})
	return issued
}
