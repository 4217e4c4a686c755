// Closed months as they are kept: closed in turn with what stood in them, the newest opened again with a reason.
import {
	and,
	asc,
	desc,
	eq,
	gt,
	gte,
	inArray,
	isNotNull,
	isNull,
	lte,
	min,
	ne,
	not,
	or,
	sql,
} from 'drizzle-orm'
import { openStates } from '~/assignments/assignment'
import { now } from '~/base/clock'
import type { Day, Month } from '~/base/day'
import { addMonths, dayInMonth, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { payWords } from '~/words/ja/pay'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { assignments, confirmations } from '~db/schema/assignments'
import {
	bankAccounts,
	closedMonths,
	connectAccounts,
	earnings,
	entries,
	postings,
	statementLines,
} from '~db/schema/money'
import { employers, registrants } from '~db/schema/people'
import { tasks } from '~db/schema/work'
import { connectOffered } from './connect.server'
import { lastClosedMonth } from './ledger.server'
import type { MissingKind } from './month-close'
import { checkClosable, missingKinds, nextToClose } from './month-close'
import { refuseClosedYear } from './year-close.server'

export type ClosedMonth = typeof closedMonths.$inferSelect

/** The month to close next, `null` while nothing was ever posted. */
export async function monthToClose(on: Db): Promise<Month | null> {
	const [oldest] = await on.select({ day: min(postings.day) }).from(postings)
	return nextToClose(await lastClosedMonth(on), oldest?.day ?? null)
}

/** Months that were closed, the newest first; with those opened again. */
export async function closedMonthsShown(on: Db, most = 36): Promise<ClosedMonth[]> {
	return on
		.select()
		.from(closedMonths)
		.orderBy(desc(closedMonths.month), desc(closedMonths.closedAt))
		.limit(most)
}

/** Something that is missing: whose work, and whom to call for it; what is the office's own has no telephone. */
export type Missing = {
	kind: MissingKind
	id: string
	registrantId: string
	who: string
	telephone: string | null
	title: string
	day: Day
}

// A silent employer has said yes after days, and a difference is settled within weeks: older ones are no news of this month.
const lookBackMonths = 2

/** So many of each kind are listed; nobody calls more people in a day. */
export const mostMissing = 200

/** What is missing up to the end of a month, by kind, the oldest first. What is not there by then falls into a later month. */
export async function missingBefore(on: Db, month: Month, most = mostMissing): Promise<Missing[]> {
	const end = dayInMonth(month, 31)
	const work = await on
		.select({
			id: assignments.id,
			state: assignments.state,
			day: assignments.serviceDay,
			title: tasks.title,
			registrantId: registrants.id,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			telephone: registrants.telephone,
		})
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, assignments.registrantId))
		.where(and(inArray(assignments.state, [...openStates]), lte(assignments.serviceDay, end)))
		.orderBy(asc(assignments.serviceDay), asc(assignments.id))
		.limit(most)
	const byState: Record<(typeof openStates)[number], MissingKind> = {
		decided: 'terms',
		agreed: 'report',
		mending: 'report',
		reported: 'inspection',
	}
	const found: Missing[] = work.map(({ state, familyName, givenName, telephone, ...row }) => {
		const kind = byState[state as keyof typeof byState]
		return {
			...row,
			kind,
			who: `${familyName} ${givenName}`,
			telephone: kind === 'inspection' ? null : telephone,
		}
	})
	found.push(
		...(await unconfirmed(on, month, most)),
		...(await withoutAccount(on, end, most)),
		...(await undecided(on, end, most)),
	)
	return missingKinds.flatMap((kind) => found.filter((one) => one.kind === kind))
}

async function unconfirmed(on: Db, month: Month, most: number): Promise<Missing[]> {
	const rows = await on
		.select({
			id: assignments.id,
			day: assignments.serviceDay,
			title: tasks.title,
			registrantId: assignments.registrantId,
			who: employers.name,
			telephone: employers.telephone,
		})
		.from(assignments)
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(employers, eq(employers.id, assignments.employerId))
		.leftJoin(confirmations, eq(confirmations.assignmentId, assignments.id))
		.where(
			and(
				inArray(assignments.state, ['reported', 'passed']),
				gte(assignments.serviceDay, dayInMonth(addMonths(month, -lookBackMonths), 1)),
				lte(assignments.serviceDay, dayInMonth(month, 31)),
				or(
					isNull(confirmations.id),
					and(eq(confirmations.verdict, 'different'), isNull(confirmations.settledAt)),
				),
			),
		)
		.orderBy(asc(assignments.serviceDay), asc(assignments.id))
		.limit(most)
	return rows.map((row) => ({ ...row, kind: 'confirmation' }))
}

/** Lines of the bank's statement nobody has decided on: the office's own to do. */
async function undecided(on: Db, end: Day, most: number): Promise<Missing[]> {
	const rows = await on
		.select({ id: statementLines.id, day: statementLines.day, title: statementLines.says })
		.from(statementLines)
		.where(and(eq(statementLines.state, 'open'), lte(statementLines.day, end)))
		.orderBy(asc(statementLines.day), asc(statementLines.id))
		.limit(most)
	return rows.map((row) => ({ ...row, kind: 'statement', registrantId: '', who: '', telephone: null }))
}

// Whose account at the processor is ready needs none at a bank known to us.
const isPaidThrough = sql`(${registrants.paidBy} = 'connect' and exists (select 1 from ${connectAccounts} where ${connectAccounts.registrantId} = ${registrants.id} and ${connectAccounts.state} = 'ready'))`

async function withoutAccount(on: Db, end: Day, most: number): Promise<Missing[]> {
	// Where it is not offered (any more) everybody needs an account at a bank.
	const offered = await connectOffered(on, dayOf(now()))
	const rows = await on
		.select({
			id: earnings.id,
			earned: earnings.kind,
			day: earnings.serviceDay,
			title: tasks.title,
			registrantId: registrants.id,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
			telephone: registrants.telephone,
		})
		.from(earnings)
		.innerJoin(assignments, eq(assignments.id, earnings.assignmentId))
		.innerJoin(tasks, eq(tasks.id, assignments.taskId))
		.innerJoin(registrants, eq(registrants.id, earnings.registrantId))
		.leftJoin(
			bankAccounts,
			and(
				eq(bankAccounts.registrantId, earnings.registrantId),
				isNotNull(bankAccounts.checkedAt),
				isNull(bankAccounts.endedAt),
			),
		)
		.where(
			and(
				isNull(earnings.paidAt),
				lte(earnings.serviceDay, end),
				isNull(bankAccounts.id),
				// The house of somebody who died is not called for an account.
				isNull(earnings.heirCaseId),
				ne(registrants.paidBy, 'cash'),
				offered === null ? undefined : not(isPaidThrough),
			),
		)
		.orderBy(asc(earnings.serviceDay), asc(earnings.id))
		.limit(most)
	return rows.map(({ familyName, givenName, earned, ...row }) => ({
		...row,
		title: payWords.titleOf(earned, row.title),
		kind: 'account',
		who: `${familyName} ${givenName}`,
	}))
}

/** How many postings stand in a month, and what their lines come to. */
async function standingIn(on: Db, month: Month): Promise<{ postings: number; yen: number }> {
	const [row] = await on
		.select({
			postings: sql<number>`count(distinct ${postings.id})`.mapWith(Number),
			yen: sql<number>`coalesce(sum(${entries.yen}), 0)`.mapWith(Number),
		})
		.from(postings)
		.innerJoin(entries, eq(entries.postingId, postings.id))
		.where(and(gte(postings.day, dayInMonth(month, 1)), lte(postings.day, dayInMonth(month, 31))))
	return row ?? { postings: 0, yen: 0 }
}

/** Closes the next month in turn once it is over; what is missing stays missing and falls into a later one. */
export async function closeMonth(tx: Tx, actor: Actor, month: Month): Promise<void> {
	checkClosable(month, await monthToClose(tx), dayOf(tx.at))
	const id = newId()
	const stands = await standingIn(tx, month)
	const missing = (await missingBefore(tx, month, 1_000_000)).length
	await tx.insert(closedMonths).values({
		id,
		month,
		...stands,
		missing,
		closedAt: tx.at,
		closedBy: actor.accountId ?? actor.role,
	})
	await record(
		tx,
		actor,
		'month.closed',
		{ kind: 'closed-month', id },
		{ after: { month, missing, ...stands } },
	)
}

/** Opens the newest closed month again, with a reason that stays beside it; refused while its fiscal year is closed. */
export async function reopenMonth(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
	const [row] = await tx
		.select()
		.from(closedMonths)
		.where(and(eq(closedMonths.id, id), isNull(closedMonths.reopenedAt)))
	if (!row) throw refused('month-open-already')
	if (row.month !== (await lastClosedMonth(tx))) throw refused('month-not-newest')
	await refuseClosedYear(tx, row.month)
	await tx
		.update(closedMonths)
		.set({ reopenedAt: tx.at, reopenedBy: actor.accountId ?? actor.role, reopenReason: reason })
		.where(eq(closedMonths.id, id))
	await record(
		tx,
		actor,
		'month.reopened',
		{ kind: 'closed-month', id },
		{ before: { month: row.month }, after: { month: row.month } },
	)
}

/** Refuses that the opening of a month is taken back when something was posted into it since. */
export async function refuseMonthMovedOn(tx: Tx, id: string): Promise<void> {
	const [row] = await tx.select().from(closedMonths).where(eq(closedMonths.id, id))
	if (row === undefined) return
	const stands = await standingIn(tx, row.month)
	if (stands.postings !== row.postings || stands.yen !== row.yen) throw refused('month-moved-on')
}

/** Refuses that the closing of a month is taken back while a later one is closed. */
export async function refuseLaterClosed(tx: Tx, month: Month): Promise<void> {
	const [later] = await tx
		.select({ id: closedMonths.id })
		.from(closedMonths)
		.where(and(gt(closedMonths.month, month), isNull(closedMonths.reopenedAt)))
		.limit(1)
	if (later) throw refused('month-not-newest')
}
