// One earning with its whole chain: request, task, terms, report, confirmation, inspection, postings, invoice, transfers.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { isHeld } from '~/council/contract-mode'
import type { Db } from '~db/client'
import { assignments, completions, confirmations, inspections, terms } from '~db/schema/assignments'
import type { PayoutWay } from '~db/schema/money'
import {
	bankAccounts,
	earningCorrections,
	earnings,
	invoiceLines,
	invoices,
	payoutEarnings,
	payoutLines,
	payouts,
	postings,
} from '~db/schema/money'
import { employers, registrants } from '~db/schema/people'
import { tasks, workRequests } from '~db/schema/work'
import type { EarningState } from './earning'
import { earningState } from './earning'
import {
	asksFor,
	earningOfAssignment,
	earningsOfAssignment,
	itsInvoice,
	itsInvoiceLine,
} from './earning.server'
import type { Recall } from './payout-recall-list.server'
import { recallsOfLines } from './payout-recall-list.server'

type PostingRow = typeof postings.$inferSelect

/** A transfer an earning is or was in, with the posting of its line. */
export type TransferInChain = {
	lineId: string
	payoutId: string
	number: string
	transferDay: Day
	lineYen: number
	state: (typeof payouts.$inferSelect)['state']
	result: 'paid' | 'returned' | null
	resultAt: Date | null
	returnReason: string | null
	way: PayoutWay
	/** Empty where it was handed over in cash. */
	bankName: string
	branchName: string
	accountEnd: string
	/** The newest 訂正 or 組戻し of the line. */
	recall: Recall | null
	postings: PostingRow[]
}

export type EarningChain = {
	earning: typeof earnings.$inferSelect
	who: string
	employer: { id: string; name: string }
	request: { id: string; number: string }
	task: { id: string; title: string; payFor: string }
	/** Of three parties: the person hears of the employer's answer in the council's words alone. */
	held: boolean
	terms: { version: number; answeredAt: Date | null } | null
	reportedAt: Date | null
	confirmation: { verdict: 'fine' | 'different' | 'by-time'; at: Date } | null
	inspectedAt: Date | null
	postings: PostingRow[]
	invoice: {
		id: string
		number: string
		payYen: number
		feeYen: number
		paidDay: Day | null
		postings: PostingRow[]
	} | null
	transfers: TransferInChain[]
	state: EarningState
	/** Of a supplement: what it follows, what was sent before it, and what was written wrongly; null of a first earning. */
	follows: { firstId: string; sentYen: number; slip: string } | null
	/** What was credited after it because it was too low, in its order. */
	followedBy: { id: string; yen: number; payDay: Day }[]
}

/** The postings about things of one kind, as they were written. */
export const postingsAbout = (on: Db, kind: string, ids: readonly string[]) =>
	on
		.select()
		.from(postings)
		.where(and(eq(postings.subjectKind, kind), inArray(postings.subjectId, [...ids])))
		.orderBy(asc(postings.at), asc(postings.id))

/** The chain of an earning; with `registrantId` only that person's own is found, for staff (`null`) any. */
export async function earningChain(
	on: Db,
	registrantId: string | null,
	earningId: string,
): Promise<EarningChain | undefined> {
	const [row] = await on
		.select({
			earning: earnings,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			employer: { id: employers.id, name: employers.name },
			request: { id: workRequests.id, number: workRequests.number },
			task: { id: tasks.id, title: tasks.title, payFor: tasks.payFor },
			contractMode: tasks.contractMode,
		})
		.from(earnings)
		.innerJoin(registrants, eq(registrants.id, earnings.registrantId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(workRequests, eq(workRequests.id, tasks.requestId))
		.where(
			and(
				eq(earnings.id, earningId),
				registrantId === null ? undefined : eq(earnings.registrantId, registrantId),
			),
		)
	if (!row) return undefined
	const { familyName, givenName, contractMode, ...found } = row
	const transfers = await transfersOf(on, earningId)
	return {
		...found,
		...(await stepsOf(on, row.earning.assignmentId)),
		who: `${familyName} ${givenName}`,
		held: isHeld(contractMode),
		postings: await postingsAbout(on, 'earning', [earningId]),
		invoice: await invoiceWith(on, row.earning.id),
		...(await besideIt(on, row.earning)),
		transfers,
		state: earningState(lastOf(transfers)),
	}
}

/** The transfer that tells: the newest that was not dropped. */
export const lastOf = (transfers: readonly TransferInChain[]): TransferInChain | null =>
	transfers.filter((one) => one.state !== 'dropped').at(-1) ?? null

/** Promise, report, the employer's word and the office's look. */
async function stepsOf(on: Db, assignmentId: string) {
	const [promise] = await on
		.select({ version: terms.version, answeredAt: terms.answeredAt })
		.from(terms)
		.where(and(eq(terms.assignmentId, assignmentId), eq(terms.answer, 'yes')))
		.orderBy(desc(terms.version))
		.limit(1)
	const [report] = await on
		.select({ at: completions.at })
		.from(completions)
		.where(eq(completions.assignmentId, assignmentId))
		.orderBy(desc(completions.at))
		.limit(1)
	const [confirmation] = await on
		.select({ verdict: confirmations.verdict, at: confirmations.at })
		.from(confirmations)
		.where(eq(confirmations.assignmentId, assignmentId))
	const [passed] = await on
		.select({ at: inspections.at })
		.from(inspections)
		.where(and(eq(inspections.assignmentId, assignmentId), eq(inspections.verdict, 'passed')))
		.orderBy(desc(inspections.at))
		.limit(1)
	return {
		terms: promise ?? null,
		reportedAt: report?.at ?? null,
		confirmation: confirmation ?? null,
		inspectedAt: passed?.at ?? null,
	}
}

/** The other earnings of its piece of work. */
async function besideIt(
	on: Db,
	earning: typeof earnings.$inferSelect,
): Promise<Pick<EarningChain, 'follows' | 'followedBy'>> {
	const piece = await earningsOfAssignment(on, earning.assignmentId)
	const at = piece.findIndex((one) => one.id === earning.id)
	const followedBy = piece.slice(at + 1).map(({ id, yen, payDay }) => ({ id, yen, payDay }))
	if (earning.supplementOf === null) return { follows: null, followedBy }
	const [correction] = await on
		.select({ slip: earningCorrections.slip })
		.from(earningCorrections)
		.where(eq(earningCorrections.earningId, earning.id))
		.orderBy(asc(earningCorrections.askedAt), asc(earningCorrections.id))
		.limit(1)
	return {
		follows: {
			firstId: earning.supplementOf,
			sentYen: piece.slice(0, at).reduce((sum, one) => sum + one.yen, 0),
			slip: correction?.slip ?? '',
		},
		followedBy,
	}
}

async function invoiceWith(on: Db, earningId: string): Promise<EarningChain['invoice']> {
	const [line] = await on
		.select({
			id: invoices.id,
			number: invoices.number,
			payYen: invoiceLines.payYen,
			feeYen: invoiceLines.feeYen,
			paidDay: invoices.paidDay,
		})
		.from(earnings)
		.innerJoin(invoiceLines, itsInvoiceLine)
		.innerJoin(invoices, itsInvoice)
		.where(eq(earnings.id, earningId))
	return line ? { ...line, postings: await postingsAbout(on, 'invoice', [line.id]) } : null
}

async function transfersOf(on: Db, earningId: string): Promise<TransferInChain[]> {
	const rows = await on
		.select({ line: payoutLines, run: payouts, account: bankAccounts })
		.from(payoutEarnings)
		.innerJoin(payoutLines, eq(payoutLines.id, payoutEarnings.payoutLineId))
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.leftJoin(bankAccounts, eq(bankAccounts.id, payoutLines.bankAccountId))
		.where(eq(payoutEarnings.earningId, earningId))
		.orderBy(asc(payouts.madeAt), asc(payouts.id))
	const recalls = await recallsOfLines(
		on,
		rows.map(({ line }) => line.id),
	)
	const made = await postingsAbout(
		on,
		'payout-line',
		rows.map(({ line }) => line.id),
	)
	return rows.map(({ line, run, account }) => ({
		lineId: line.id,
		payoutId: run.id,
		number: run.number,
		transferDay: run.transferDay,
		lineYen: line.yen,
		state: run.state,
		result: line.result,
		resultAt: line.resultAt,
		returnReason: line.returnReason,
		way: run.way,
		bankName: account?.bankName ?? '',
		branchName: account?.branchName ?? '',
		// Enough to know which account it was; the whole number stands on the run's own page.
		accountEnd: account?.number.slice(-3) ?? '',
		recall: recalls.find((one) => one.payoutLineId === line.id) ?? null,
		postings: made.filter((posting) => posting.subjectId === line.id),
	}))
}

/** The first earning of an assignment, once there is one. */
export const earningIdOf = async (on: Db, assignmentId: string): Promise<string | null> =>
	(await earningOfAssignment(on, assignmentId))?.id ?? null

/** The earnings of an invoice's lines, by line. */
export async function earningsByLine(on: Db, invoiceId: string): Promise<Map<string, string>> {
	const rows = await on
		.select({ id: earnings.id, lineId: invoiceLines.id })
		.from(invoiceLines)
		.innerJoin(earnings, asksFor)
		.where(eq(invoiceLines.invoiceId, invoiceId))
	return new Map(rows.map((row) => [row.lineId, row.id]))
}
