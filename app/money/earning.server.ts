// Earnings as they are kept: credited once a passed piece of work, read by the person and by the payout.

import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { startOf } from '~/assignments/assignment'
import { cancelRuleIn } from '~/assignments/pay-items'
import { agreedYen } from '~/assignments/share.server'
import type { Day } from '~/base/day'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { oneByOne } from '~/base/one-by-one'
import { cancelShare } from '~/council/cancelling'
import { contractModeOf, heldModes, isHeld } from '~/council/contract-mode'
import { payDay, restPayDay } from '~/council/due-date'
import { cancelRuleOn, payPlanOn, settingOn, withholdingRatesOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { Refusal, refused } from '~/words/refusal'
import type { PayTerms } from '~/work/pay-terms'
import { usualPayTerms } from '~/work/pay-terms'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import type { TermsBody } from '~db/schema/assignments'
import { arrivals, assignments, completions, terms } from '~db/schema/assignments'
import type { PayoutWay } from '~db/schema/money'
import {
	earnings,
	heirCases,
	invoiceLines,
	invoices,
	payoutEarnings,
	payoutLines,
	payouts,
} from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { slots, tasks } from '~db/schema/work'
import type { EarningState, EarningSums } from './earning'
import { agreedPay, bookedSums, cameOn, cancellationSums, earningState, sumsOf } from './earning'
import { post } from './ledger.server'
import { recallsOfLines } from './payout-recall-list.server'
import { linesOfEarning } from './posting-lines'

export type Earning = typeof earnings.$inferSelect

/** The day the council's ordinary rule pays a day of service; terms that were agreed hold theirs. */
export async function payDayOf(on: Db, serviceDay: Day): Promise<Day> {
	const plan = await payPlanOn(on, serviceDay)
	return payDay(serviceDay, plan.ordinary, plan.shut)
}

/** The law of a pay day, as reckoning needs it. */
export async function lawOn(on: Db, payDay: Day) {
	return {
		taxPermille: await settingOn(on, 'tax-rate', payDay),
		rates: await withholdingRatesOn(on, payDay),
	}
}

/** An assignment with the terms that were agreed and its newest report. */
export async function agreedOf(on: Db, assignmentId: string) {
	const [row] = await on
		.select({ assignment: assignments, body: terms.body })
		.from(assignments)
		.innerJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.where(eq(assignments.id, assignmentId))
		.orderBy(desc(terms.version))
		.limit(1)
	if (!row) throw refused('not-found')
	const [report] = await on
		.select({ units: completions.units, travelYen: completions.travelYen })
		.from(completions)
		.where(eq(completions.assignmentId, assignmentId))
		.orderBy(desc(completions.at), desc(completions.id))
		.limit(1)
	return { ...row, counted: report ?? { units: null, travelYen: null } }
}

/** Credits a passed piece of work by its agreed terms, once; gives the earning's id. */
export async function credit(tx: Tx, actor: Actor, assignmentId: string): Promise<string> {
	const { assignment, body, counted } = await agreedOf(tx, assignmentId)
	if (assignment.state !== 'passed') throw refused('earning-not-passed')
	const sums = sumsOf(body, counted, await lawOn(tx, agreedPay(body).payDay))
	return keep(tx, actor, assignment, body, 'work', sums)
}

async function keep(
	tx: Tx,
	actor: Actor,
	{
		id: assignmentId,
		registrantId,
		employerId,
	}: Pick<typeof assignments.$inferSelect, 'id' | 'registrantId' | 'employerId'>,
	body: TermsBody,
	kind: Earning['kind'],
	sums: EarningSums,
): Promise<string> {
	const { serviceDay, payDay } = agreedPay(body)
	const id = newId()
	const kept = await tx
		.insert(earnings)
		.values({ id, assignmentId, registrantId, serviceDay, payDay, kind, ...sums, creditedAt: tx.at })
		.onConflictDoNothing()
		.returning({ id: earnings.id })
	if (kept.length === 0) throw refused('earning-already')
	// Work belongs to the month and the fiscal year it was done in, however late it is inspected.
	const postingId = await post(
		tx,
		actor,
		{ day: serviceDay, kind: 'earning', subject: { kind: 'earning', id } },
		linesOfEarning({ ...bookedSums(sums, contractModeOf(body.mode)), registrantId, employerId }),
	)
	await record(
		tx,
		actor,
		'earning.credited',
		{ kind: 'earning', id },
		{
			after: {
				assignmentId,
				registrantId,
				kind,
				yen: sums.yen,
				withheldYen: sums.withheldYen ?? 0,
				payDay,
				postingId,
			},
		},
	)
	return id
}

/** The day the rest of an earning that was sent too low is paid, where it is credited on a day; and whether it is held (mode B). */
export async function restPayDayOf(on: Db, first: Earning, today: Day): Promise<{ day: Day; held: boolean }> {
	const { body } = await agreedOf(on, first.assignmentId)
	const held = isHeld(contractModeOf(body.mode))
	const plan = await payPlanOn(on, today)
	return { day: restPayDay({ firstPayDay: first.payDay, today, held }, plan), held }
}

/**
 * Credits the rest of what was sent too low (追加のお支払い): of the same work and person, with a pay day and a posting of its
 * own. `sums` is the rest alone. Who calls it writes the event. Gives its id.
 */
export async function creditRest(
	tx: Tx,
	actor: Actor,
	first: Earning,
	sums: Pick<Earning, 'yen' | 'units' | 'travelYen' | 'withheldYen'>,
): Promise<{ id: string; payDay: Day; postingId: string; held: boolean }> {
	const { assignmentId, registrantId, serviceDay, withheldBy, withholding } = first
	const { assignment, body } = await agreedOf(tx, assignmentId)
	const { day: payDay, held } = await restPayDayOf(tx, first, dayOf(tx.at))
	const id = newId()
	await tx.insert(earnings).values({
		...sums,
		...{ id, assignmentId, registrantId, serviceDay, payDay, withheldBy, withholding },
		kind: 'supplement',
		supplementOf: first.id,
		creditedAt: tx.at,
	})
	// The work is of its old day: a month that is closed shifts it and names that day.
	const postingId = await post(
		tx,
		actor,
		{ day: serviceDay, kind: 'supplement', subject: { kind: 'earning', id } },
		linesOfEarning({
			...bookedSums({ ...sums, withheldBy }, contractModeOf(body.mode)),
			registrantId,
			employerId: assignment.employerId,
		}),
	)
	return { id, payDay, postingId, held }
}

/** What a reported piece of work brings once it passes, by its terms and its newest report; nothing without terms. */
export async function earningAhead(on: Db, assignmentId: string): Promise<EarningSums | null> {
	try {
		const { body, counted } = await agreedOf(on, assignmentId)
		return sumsOf(body, counted, await lawOn(on, agreedPay(body).payDay))
	} catch (error) {
		if (error instanceof Refusal) return null
		throw error
	}
}

/** The first earning of an assignment, where there is one; what was credited later is its supplement. */
export async function earningOfAssignment(on: Db, assignmentId: string): Promise<Earning | undefined> {
	const [found] = await on
		.select()
		.from(earnings)
		.where(and(eq(earnings.assignmentId, assignmentId), isNull(earnings.supplementOf)))
	return found
}

/** All earnings of an assignment, the first first, then its supplements as they were credited. */
export const earningsOfAssignment = (on: Db, assignmentId: string): Promise<Earning[]> =>
	on
		.select()
		.from(earnings)
		.where(eq(earnings.assignmentId, assignmentId))
		.orderBy(
			sql`case when ${earnings.supplementOf} is null then 0 else 1 end`,
			asc(earnings.creditedAt),
			asc(earnings.id),
		)

/** What calling one assignment off by the employer's wish would owe now; null where nothing is. */
export async function cancellationOf(
	on: Db,
	assignmentId: string,
	at: Date,
	setOut = false,
): Promise<EarningSums | null> {
	const [row] = await on
		.select({ state: assignments.state, slot: slots })
		.from(assignments)
		.innerJoin(slots, eq(slots.id, assignments.slotId))
		.where(eq(assignments.id, assignmentId))
	// Without a yes there is no contract and nothing is owed.
	if (row?.state !== 'agreed') return null
	const { body } = await agreedOf(on, assignmentId)
	const [arrived] = await on
		.select({ id: arrivals.id })
		.from(arrivals)
		.where(eq(arrivals.assignmentId, assignmentId))
	const begun = setOut || arrived !== undefined || at >= startOf(row.slot)
	const rule = cancelRuleIn(body, await cancelRuleOn(on, dayOf(at)))
	const permille = cancelShare(rule, { startsAt: startOf(row.slot), day: row.slot.day, at, begun })
	return cancellationSums(body, { permille, begun }, await lawOn(on, agreedPay(body).payDay))
}

/** What calling a whole slot off by the employer's wish would owe to each of those who agreed. */
export async function cancellationsOfSlot(
	on: Db,
	slotId: string,
	at: Date,
): Promise<{ assignmentId: string; sums: EarningSums }[]> {
	const agreed = await on
		.select({ id: assignments.id })
		.from(assignments)
		.where(and(eq(assignments.slotId, slotId), eq(assignments.state, 'agreed')))
		.orderBy(asc(assignments.id))
	const owed = await oneByOne(agreed, async ({ id }) => ({
		assignmentId: id,
		sums: await cancellationOf(on, id, at),
	}))
	return owed.flatMap(({ assignmentId, sums }) => (sums ? [{ assignmentId, sums }] : []))
}

/** Credits what `cancellationOf` said before the work was called off; the party that commissioned owes it, whether the employer pays or not. */
export async function creditCancellation(
	tx: Tx,
	actor: Actor,
	assignmentId: string,
	sums: EarningSums | null,
): Promise<string | null> {
	if (sums === null) return null
	const { assignment, body } = await agreedOf(tx, assignmentId)
	if (assignment.state !== 'called-off' || assignment.endedWhy !== 'employer')
		throw refused('cancellation-not-theirs')
	return keep(tx, actor, assignment, body, 'cancellation', sums)
}

export type EarningShown = Earning & {
	title: string
	payFor: string
	/** What was agreed for all of it, and how it is counted. */
	agreedYen: number
	payTerms: PayTerms
	state: EarningState
	/** The day it was or is to be sent, once it is in a transfer. */
	transferDay: Day | null
	/** How it goes, once it is in a run. */
	way: PayoutWay | null
	returnReason: string | null
}

/** Somebody's earnings, the latest work first. */
export async function earningsOf(on: Db, registrantId: string, most = 100): Promise<EarningShown[]> {
	const found = await prepared(on, 'earningsOf', { registrantId, most }, (db) =>
		db
			.select({
				earning: earnings,
				title: tasks.title,
				payFor: tasks.payFor,
				agreedYen,
				payTerms: tasks.payTerms,
			})
			.from(earnings)
			.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
			.innerJoin(tasks, eq(tasks.id, assignments.taskId))
			.where(eq(earnings.registrantId, sql.placeholder('registrantId')))
			.orderBy(desc(earnings.serviceDay), desc(earnings.id))
			.limit(sql.placeholder('most')),
	)
	if (found.length === 0) return []
	const lines = await on
		.select({
			earningId: payoutEarnings.earningId,
			lineId: payoutLines.id,
			way: payouts.way,
			state: payouts.state,
			result: payoutLines.result,
			transferDay: payouts.transferDay,
			resultAt: payoutLines.resultAt,
			returnReason: payoutLines.returnReason,
		})
		.from(payoutEarnings)
		.innerJoin(payoutLines, eq(payoutLines.id, payoutEarnings.payoutLineId))
		.innerJoin(payouts, eq(payouts.id, payoutLines.payoutId))
		.where(
			inArray(
				payoutEarnings.earningId,
				found.map(({ earning }) => earning.id),
			),
		)
		.orderBy(asc(payouts.madeAt), asc(payouts.id))
	const recalls = await recallsOfLines(
		on,
		lines.map((line) => line.lineId),
	)
	return found.map(({ earning, title, payFor, agreedYen, payTerms }) => {
		// The newest transfer tells; one that was dropped tells nothing.
		const line = lines.filter((one) => one.earningId === earning.id && one.state !== 'dropped').at(-1) ?? null
		return {
			...earning,
			title,
			payFor,
			agreedYen,
			payTerms: payTerms ?? usualPayTerms,
			state: earningState(
				line && { ...line, recall: recalls.find((one) => one.payoutLineId === line.lineId) ?? null },
			),
			way: line?.way ?? null,
			transferDay: line && cameOn(line),
			returnReason: line?.returnReason ?? null,
		}
	})
}

export type DueEarning = Earning & {
	familyName: string
	givenName: string
	title: string
	/** Of three parties (mode B): the employer's money for it has not come in, and the council holds nothing to send. */
	waitsForEmployer: boolean
	/** How they wish to be paid. */
	paidBy: typeof registrants.$inferSelect.paidBy
}

/** Pay that an invoice asks for up to the line of this earning: what comes in goes to it in this order. */
const askedSoFar = sql`(select sum(ahead.yen) from earnings as ahead inner join invoice_lines as before on before.assignment_id = ahead.assignment_id and coalesce(before.earning_id, '') = case when ahead.supplement_of is null then '' else ahead.id end where before.invoice_id = ${invoices.id} and before.sort <= ${invoiceLines.sort})`

/** Whether an earning of three parties still waits for the employer's money; asked with `itsInvoice` joined. */
export const waitsForEmployer =
	sql<boolean>`${inArray(tasks.contractMode, heldModes)} and ${invoices.paidAt} is null and (${invoices.id} is null or ${invoices.receivedYen} < ${askedSoFar})`.mapWith(
		Boolean,
	)

/** Of a piece's lines the one for an earning: the piece itself has one, and each supplement a line of its own. */
export const isItsLine = or(
	and(isNull(earnings.supplementOf), isNull(invoiceLines.earningId)),
	eq(invoiceLines.earningId, earnings.id),
)

/** Whether a line of an invoice asks for an earning. */
export const asksFor = and(eq(invoiceLines.assignmentId, earnings.assignmentId), isItsLine)

/** The line of an invoice that stands and asks for an earning. */
export const itsInvoiceLine = and(asksFor, isNull(invoiceLines.releasedAt))
export const itsInvoice = eq(invoices.id, invoiceLines.invoiceId)

// Also of what has not joined the heirs' case yet, since an employer's money for it is still out.
const isOfTheLiving = sql`${earnings.registrantId} not in (select ${heirCases.registrantId} from ${heirCases} where ${heirCases.undoneAt} is null)`

/** What is to be paid to the living until a day and in no transfer yet; asked with `itsTransfer` joined. */
export const isDue = (untilDay: Day) =>
	and(
		isNull(earnings.paidAt),
		lte(earnings.payDay, untilDay),
		isNull(payoutEarnings.earningId),
		isOfTheLiving,
	)
export const itsTransfer = and(eq(payoutEarnings.earningId, earnings.id), isNull(payoutEarnings.releasedAt))

/** By person, and each person's work in its order. */
const byPerson = [
	asc(registrants.familyKana),
	asc(registrants.givenKana),
	asc(registrants.id),
	asc(earnings.serviceDay),
	asc(earnings.id),
]

/** What is due until a day with whose it is; `first` goes before the order by person, `most` cuts it short. */
export async function dueEarnings(
	on: Db,
	untilDay: Day,
	{ first, most }: { first?: SQL; most?: number } = {},
): Promise<DueEarning[]> {
	const due = on
		.select({
			earning: earnings,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			title: tasks.title,
			waitsForEmployer,
			paidBy: registrants.paidBy,
		})
		.from(earnings)
		.innerJoin(registrants, eq(registrants.id, earnings.registrantId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.leftJoin(invoiceLines, itsInvoiceLine)
		.leftJoin(invoices, itsInvoice)
		.leftJoin(payoutEarnings, itsTransfer)
		.where(isDue(untilDay))
		.orderBy(...(first ? [first] : []), ...byPerson)
	const rows = await (most === undefined ? due : due.limit(most))
	return rows.map(({ earning, ...rest }) => ({ ...earning, ...rest }))
}
