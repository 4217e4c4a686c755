// What of an employer is still under way before they can end with the office: requests, work, money.
import { and, count, eq, exists, inArray, isNull, not, or, sql } from 'drizzle-orm'
import { openStates } from '~/assignments/assignment'
import { now } from '~/base/clock'
import { dayOf, monthOf } from '~/base/day'
import type { StillOpen } from '~/people/employer'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { incomingParts, incomings, invoiceLines, invoices } from '~db/schema/money'
import { workRequests } from '~db/schema/work'
import { unbilledOf } from './invoice-issue.server'

/** How much of each is open now. Work that passed and stands on no invoice yet counts as an invoice to come. */
export async function stillOpenOf(on: Db, employerId: string): Promise<StillOpen> {
	const today = dayOf(now())
	const comes = sql`exists (select 1 from slots inner join tasks on tasks.id = slots.task_id where tasks.request_id = ${workRequests.id} and slots.day >= ${today})`
	const [requests] = await on
		.select({ n: count() })
		.from(workRequests)
		.where(
			and(
				eq(workRequests.employerId, employerId),
				or(
					inArray(workRequests.state, ['received', 'quoted', 'agreed']),
					and(eq(workRequests.state, 'published'), comes),
				),
			),
		)
	const [work] = await on
		.select({ n: count() })
		.from(assignments)
		.where(and(eq(assignments.employerId, employerId), inArray(assignments.state, [...openStates])))
	return {
		requests: requests?.n ?? 0,
		work: work?.n ?? 0,
		invoices: (await unpaidOf(on, employerId)) + (await toBillOf(on, employerId, today)),
		money: await looseMoneyOf(on, employerId),
	}
}

async function unpaidOf(on: Db, employerId: string): Promise<number> {
	const [row] = await on
		.select({ n: count() })
		.from(invoices)
		.where(and(eq(invoices.employerId, employerId), isNull(invoices.paidAt), isNull(invoices.creditedAt)))
	return row?.n ?? 0
}

/** Invoices to come; of work that passed and waits for its confirmation one for all of it. */
async function toBillOf(on: Db, employerId: string, today: string): Promise<number> {
	const drafts = await unbilledOf(on, monthOf(today), [employerId])
	if (drafts.length > 0) return drafts.length
	const asked = on
		.select({ one: sql`1` })
		.from(invoiceLines)
		.where(and(eq(invoiceLines.assignmentId, assignments.id), isNull(invoiceLines.releasedAt)))
	const [row] = await on
		.select({ n: count() })
		.from(assignments)
		.where(and(eq(assignments.employerId, employerId), eq(assignments.state, 'passed'), not(exists(asked))))
	return row && row.n > 0 ? 1 : 0
}

/** Money of theirs that stands for no invoice: paid too much, or not settled yet. */
async function looseMoneyOf(on: Db, employerId: string): Promise<number> {
	const taken = sql`(select coalesce(sum(${incomingParts.yen}), 0) from ${incomingParts} where ${incomingParts.incomingId} = ${incomings.id} and ${incomingParts.undoneAt} is null)`
	const [row] = await on
		.select({ n: count() })
		.from(incomings)
		.where(
			and(eq(incomings.employerId, employerId), isNull(incomings.undoneAt), sql`${incomings.yen} > ${taken}`),
		)
	return row?.n ?? 0
}
