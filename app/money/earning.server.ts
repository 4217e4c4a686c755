// Earnings as they are kept: credited once a passed piece of work, read by the person and by the payout.

import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { newId } from '~/base/ids'
import { payDay } from '~/council/due-date'
import { payRuleOn } from '~/council/setting.server'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { prepared } from '~db/prepared'
import { assignments, terms } from '~db/schema/assignments'
import { earnings, payoutEarnings, payoutLines, payouts } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import type { EarningState } from './earning'
import { agreedPay, earningState } from './earning'
import { post } from './ledger.server'
import { linesOfEarning } from './posting-lines'

export type Earning = typeof earnings.$inferSelect

/** The day the council's own rule pays a day of service; terms that were agreed hold theirs. */
export async function payDayOf(on: Db, serviceDay: Day): Promise<Day> {
	return payDay(serviceDay, await payRuleOn(on, serviceDay))
}

/** Credits a passed piece of work by its agreed terms, once; gives the earning's id. */
export async function credit(tx: Tx, actor: Actor, assignmentId: string): Promise<string> {
	const [row] = await tx
		.select({
			state: assignments.state,
			registrantId: assignments.registrantId,
			employerId: assignments.employerId,
			body: terms.body,
		})
		.from(assignments)
		.innerJoin(terms, and(eq(terms.assignmentId, assignments.id), eq(terms.answer, 'yes')))
		.where(eq(assignments.id, assignmentId))
		.orderBy(desc(terms.version))
		.limit(1)
	if (!row) throw refused('not-found')
	if (row.state !== 'passed') throw refused('earning-not-passed')
	const pay = agreedPay(row.body)
	const id = newId()
	const kept = await tx
		.insert(earnings)
		.values({ id, assignmentId, registrantId: row.registrantId, ...pay, creditedAt: tx.at })
		.onConflictDoNothing({ target: earnings.assignmentId })
		.returning({ id: earnings.id })
	if (kept.length === 0) throw refused('earning-already')
	// Work belongs to the month and the fiscal year it was done in, however late it is inspected.
	const postingId = await post(
		tx,
		actor,
		{ day: pay.serviceDay, kind: 'earning', subject: { kind: 'earning', id } },
		linesOfEarning({ mode: 'A', yen: pay.yen, registrantId: row.registrantId, employerId: row.employerId }),
	)
	await record(
		tx,
		actor,
		'earning.credited',
		{ kind: 'earning', id },
		{ after: { assignmentId, registrantId: row.registrantId, yen: pay.yen, payDay: pay.payDay, postingId } },
	)
	return id
}

export type EarningShown = Earning & {
	title: string
	payFor: string
	state: EarningState
	/** The day it was or is to be sent, once it is in a transfer. */
	transferDay: Day | null
	returnReason: string | null
}

/** Somebody's earnings, the latest work first. */
export async function earningsOf(on: Db, registrantId: string, most = 100): Promise<EarningShown[]> {
	const found = await prepared(on, 'earningsOf', { registrantId, most }, (db) =>
		db
			.select({ earning: earnings, title: tasks.title, payFor: tasks.payFor })
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
			state: payouts.state,
			result: payoutLines.result,
			transferDay: payouts.transferDay,
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
	return found.map(({ earning, title, payFor }) => {
		// The newest transfer tells; one that was dropped tells nothing.
		const line = lines.filter((one) => one.earningId === earning.id && one.state !== 'dropped').at(-1) ?? null
		return {
			...earning,
			title,
			payFor,
			state: earningState(line),
			transferDay: line?.transferDay ?? null,
			returnReason: line?.returnReason ?? null,
		}
	})
}

export type DueEarning = Earning & { familyName: string; givenName: string; title: string }

/** Earnings to be paid until a day and in no transfer yet, by person. */
export async function dueEarnings(on: Db, untilDay: Day): Promise<DueEarning[]> {
	const rows = await on
		.select({
			earning: earnings,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			title: tasks.title,
		})
		.from(earnings)
		.innerJoin(registrants, eq(registrants.id, earnings.registrantId))
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.leftJoin(
			payoutEarnings,
			and(eq(payoutEarnings.earningId, earnings.id), isNull(payoutEarnings.releasedAt)),
		)
		.where(and(isNull(earnings.paidAt), lte(earnings.payDay, untilDay), isNull(payoutEarnings.earningId)))
		.orderBy(
			asc(registrants.familyKana),
			asc(registrants.givenKana),
			asc(registrants.id),
			asc(earnings.serviceDay),
			asc(earnings.id),
		)
	return rows.map(({ earning, ...rest }) => ({ ...earning, ...rest }))
}
