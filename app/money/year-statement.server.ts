// The year's statement of what was paid, issued early in the next year to each registrant who was paid in it.
import { and, desc, eq } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { chore } from '~/events/event'
import { record } from '~/events/record.server'
import { inTransaction } from '~/events/transaction.server'
import type { Db, Tx } from '~db/client'
import { inSnapshot } from '~db/client'
import { events } from '~db/schema/events'
import { paidInYear } from './paid.server'
import { sumsByPerson, yearToState } from './year-statement'

// So many people in a transaction: a town of thousands never holds the writer for long.
const peopleAtOnce = 50

/** What the newest statement of a year said somebody was sent, in yen; undefined where there is none. */
async function statedFor(on: Db, registrantId: string, year: number): Promise<number | undefined> {
	const rows = await on
		.select({ after: events.after })
		.from(events)
		.where(
			and(
				eq(events.subjectKind, 'registrant'),
				eq(events.subjectId, registrantId),
				eq(events.what, 'year-statement.issued'),
			),
		)
		.orderBy(desc(events.position))
	const newest = rows.find(({ after }) => after.year === year)
	return newest && Number(newest.after.yen)
}

/** Issues one statement where none of that year says the same; gives whether it is new. */
async function issueStatement(tx: Tx, registrantId: string, year: number, yen: number): Promise<boolean> {
	if ((await statedFor(tx, registrantId, year)) === yen) return false
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
	const sums = sumsByPerson(await inSnapshot((on) => paidInYear(on, null, year)))
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
