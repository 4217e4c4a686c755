// Heirs' cases as they are read: the list, one case with its work, and the statement of a year until somebody's death.
import { and, asc, desc, eq, gte, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { payWords } from '~/words/ja/pay'
import type { Db } from '~db/client'
import { assignments } from '~db/schema/assignments'
import { earnings, heirCases, payoutEarnings, payoutLines, payouts } from '~db/schema/money'
import { accounts, registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import { payOf } from './earning'
import { itsTransfer } from './earning.server'
import type { HeirCase } from './heirs.server'
import { cameBetween, paidBetween } from './paid.server'

export type HeirCaseShown = HeirCase & { familyName: string; givenName: string; yen: number }

/** Every case, those that wait first, the nearest end first. */
export async function heirCasesShown(on: Db, most = 100): Promise<HeirCaseShown[]> {
	const rows = await on
		.select({
			case: heirCases,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(heirCases)
		.innerJoin(registrants, eq(registrants.id, heirCases.registrantId))
		.orderBy(desc(heirCases.openedAt), desc(heirCases.id))
		.limit(most)
	const shown: HeirCaseShown[] = []
	for (const { case: one, ...name } of rows)
		shown.push({ ...one, ...name, yen: sumOf(await earningsOfCase(on, one.id)) })
	const rests = (one: HeirCase) => Number(one.paidAt !== null || one.undoneAt !== null)
	return shown.sort((a, b) => rests(a) - rests(b) || (a.limitDay ?? '').localeCompare(b.limitDay ?? ''))
}

/** The cases of somebody that were paid, the newest first. */
export const paidCasesOf = (on: Db, registrantId: string): Promise<HeirCase[]> =>
	on
		.select()
		.from(heirCases)
		.where(and(eq(heirCases.registrantId, registrantId), isNotNull(heirCases.paidAt)))
		.orderBy(desc(heirCases.paidAt), desc(heirCases.id))
		.limit(20)

const sumOf = (some: readonly { yen: number }[]) => some.reduce((sum, one) => sum + one.yen, 0)

/** What the heirs of somebody were paid of one kind of pay in a year; `withheldYen` is what the council kept back. */
export type HeirsPaid = {
	key: string
	registrantId: string
	number: string
	familyName: string
	givenName: string
	diedDay: Day
	paidDay: Day
	withholding: string
	paidYen: number
	withheldYen: number
	withheldBy: 'council' | 'employer' | null
}

/**
 * What was paid to heirs in a year, a line a case and kind of pay. In whose name it belongs into a 支払調書, and whether tax had
 * to be kept back, the sources do not say: nothing is decided here, and whoever files asks the tax office.
 */
export async function heirsPaidIn(on: Db, year: number): Promise<HeirsPaid[]> {
	const rows = await on
		.select({
			case: heirCases,
			earning: earnings,
			number: accounts.number,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(heirCases)
		.innerJoin(earnings, eq(earnings.heirCaseId, heirCases.id))
		.innerJoin(registrants, eq(registrants.id, heirCases.registrantId))
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(and(gte(heirCases.paidDay, `${year}-01-01`), lte(heirCases.paidDay, `${year}-12-31`)))
		.orderBy(asc(heirCases.paidDay), asc(heirCases.id), asc(earnings.withholding))
	const found = new Map<string, HeirsPaid>()
	for (const { case: one, earning, number, ...name } of rows) {
		const { withholding, withheldBy } = earning
		const key = `${one.id} ${withholding} ${withheldBy ?? ''}`
		const line = found.get(key) ?? {
			...{ ...name, key, withholding, withheldBy, number: number ?? '' },
			...{ registrantId: one.registrantId, diedDay: one.diedDay, paidDay: one.paidDay ?? '' },
			...{ paidYen: 0, withheldYen: 0 },
		}
		line.paidYen += payOf(earning) + earning.travelYen
		line.withheldYen += earning.withheldYen
		found.set(key, line)
	}
	return [...found.values()]
}

/** The work a case holds the pay of. */
export async function earningsOfCase(on: Db, caseId: string) {
	const rows = await on
		.select({
			id: earnings.id,
			kind: earnings.kind,
			title: tasks.title,
			serviceDay: earnings.serviceDay,
			yen: earnings.yen,
			withheldYen: earnings.withheldYen,
		})
		.from(earnings)
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.where(eq(earnings.heirCaseId, caseId))
		.orderBy(asc(earnings.serviceDay), asc(earnings.id))
	return rows.map(({ kind, ...row }) => ({ ...row, title: payWords.titleOf(kind, row.title) }))
}

/** A line of the statement: what it is, and its sums. */
export type StatementLine = {
	key: string
	title: string
	serviceDay: Day
	payYen: number
	travelYen: number
	withheldYen: number
	sentYen: number
}

/**
 * What somebody was paid in the year of their death until that day, and what they had earned and was not paid by then:
 * for the heirs' 準確定申告, which is due within four months.
 */
export async function statementOfDeath(
	on: Db,
	registrantId: string,
	diedDay: Day,
): Promise<{ fromDay: Day; paid: StatementLine[]; unpaid: StatementLine[] }> {
	const fromDay = `${diedDay.slice(0, 4)}-01-01`
	const paid = await paidBetween(on, registrantId, fromDay, diedDay)
	const unpaid = await on
		.select({ earning: earnings, title: tasks.title })
		.from(earnings)
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.leftJoin(payoutEarnings, itsTransfer)
		.leftJoin(
			payoutLines,
			and(eq(payoutLines.id, payoutEarnings.payoutLineId), eq(payoutLines.result, 'paid')),
		)
		.leftJoin(payouts, and(eq(payouts.id, payoutLines.payoutId), cameBetween(null, diedDay)))
		.where(
			and(eq(earnings.registrantId, registrantId), lte(earnings.serviceDay, diedDay), isNull(payouts.id)),
		)
		.orderBy(asc(earnings.serviceDay), asc(earnings.id))
	return {
		fromDay,
		paid: paid.map((one, n) => ({ ...one, key: `paid ${n}`, sentYen: one.yen })),
		unpaid: unpaid.map(({ earning, title }) => ({
			...earning,
			title: payWords.titleOf(earning.kind, title),
			key: earning.id,
			payYen: payOf(earning),
			sentYen: earning.yen,
		})),
	}
}
