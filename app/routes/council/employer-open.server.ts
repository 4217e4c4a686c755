// What of an employer is still under way before they can end with the office: requests, work, money.
import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import { openStates } from '~/assignments/assignment'
import { now } from '~/base/clock'
import { dayOf, monthOf } from '~/base/day'
import { unbilledOf } from '~/money/invoice-issue.server'
import type { StillOpen } from '~/people/employer'
import { requestStanding } from '~/work/request'
import { requestsOf } from '~/work/request.server'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { invoices } from '~db/schema/money'

const goesOn: readonly string[] = ['received', 'quoted', 'agreed', 'published']

/** How much of each is open now. */
export async function stillOpenOf(on: Db, employerId: string): Promise<StillOpen> {
	const today = dayOf(now())
	const [work] = await on
		.select({ n: count() })
		.from(assignments)
		.where(and(eq(assignments.employerId, employerId), inArray(assignments.state, [...openStates])))
	const [unpaid] = await on
		.select({ n: count() })
		.from(invoices)
		.where(and(eq(invoices.employerId, employerId), isNull(invoices.paidAt), isNull(invoices.creditedAt)))
	return {
		requests: (await requestsOf(on, employerId)).filter((one) => goesOn.includes(requestStanding(one, today)))
			.length,
		work: work?.n ?? 0,
		invoices: (unpaid?.n ?? 0) + (await unbilledOf(on, monthOf(today), [employerId])).length,
	}
}
