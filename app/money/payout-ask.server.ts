// Who was asked to approve a run, and since when; whoever sits elsewhere sees what they were asked for and nothing else.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refuseOwnSide } from '~/people/account.server'
import type { Role } from '~/people/role'
import { mayDo } from '~/people/role'
import { holdersOf } from '~/people/staff.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { payoutAsks, payoutLines, payouts as runs } from '~db/schema/money'
import { accounts } from '~db/schema/people'
import type { Payout } from './payout.server'
import { payoutRow } from './payout.server'

const whoApprove: readonly Role[] = ['approver', 'outside-approver']

export type Approver = { accountId: string; name: string; outside: boolean }

/** Who may approve a run today, but not its maker. */
export async function approversFor(on: Db, madeBy: string, today: string): Promise<Approver[]> {
	const holders = await holdersOf(on, whoApprove, today)
	return holders
		.filter((one) => one.accountId !== madeBy && one.grants.some((grant) => grant.fromDay <= today))
		.map(({ accountId, name, grants }) => ({
			accountId,
			name,
			outside: grants.every((grant) => grant.role === 'outside-approver'),
		}))
}

/** Asks somebody to approve a run; refused for its maker, for whoever it pays, and for who may not approve. */
export async function askToApprove(tx: Tx, actor: Actor, payoutId: string, accountId: string): Promise<void> {
	const run = await payoutRow(tx, payoutId)
	if (run.state !== 'made') throw refused('payout-now', { state: run.state })
	if (run.madeBy === accountId) throw refused('payout-ask-self', undefined, 'accountId')
	const holders = await approversFor(tx, run.madeBy, dayOf(tx.at))
	const asked = holders.find((one) => one.accountId === accountId)
	if (!asked || !mayDo('approve-payout', [asked.outside ? 'outside-approver' : 'approver']))
		throw refused('payout-ask-role', undefined, 'accountId')
	const paid = await tx
		.select({ registrantId: payoutLines.registrantId })
		.from(payoutLines)
		.where(eq(payoutLines.payoutId, payoutId))
	for (const { registrantId } of paid) await refuseOwnSide(tx, { ...actor, accountId }, { registrantId })
	const kept = await tx
		.insert(payoutAsks)
		.values({ payoutId, accountId, askedAt: tx.at, askedBy: actor.accountId ?? actor.role })
		.onConflictDoNothing()
		.returning({ accountId: payoutAsks.accountId })
	if (kept.length === 0) throw refused('payout-asked-already', undefined, 'accountId')
	await record(tx, actor, 'payout.approval-asked', { kind: 'payout', id: payoutId }, { after: { accountId } })
}

/** Takes the question back from somebody who has not answered it. */
export async function unaskToApprove(
	tx: Tx,
	actor: Actor,
	payoutId: string,
	accountId: string,
): Promise<void> {
	const run = await payoutRow(tx, payoutId)
	if (run.state !== 'made') throw refused('payout-now', { state: run.state })
	const gone = await tx
		.delete(payoutAsks)
		.where(and(eq(payoutAsks.payoutId, payoutId), eq(payoutAsks.accountId, accountId)))
		.returning({ accountId: payoutAsks.accountId })
	if (gone.length === 0) throw refused('not-found')
	await record(
		tx,
		actor,
		'payout.approval-unasked',
		{ kind: 'payout', id: payoutId },
		{ after: { accountId } },
	)
}

export type Asked = { payoutId: string; accountId: string; name: string; askedAt: Date }

/** Who was asked about these runs, and since when, the first first. */
export async function asksOf(on: Db, payoutIds: readonly string[]): Promise<Asked[]> {
	if (payoutIds.length === 0) return []
	return on
		.select({
			payoutId: payoutAsks.payoutId,
			accountId: payoutAsks.accountId,
			name: accounts.name,
			askedAt: payoutAsks.askedAt,
		})
		.from(payoutAsks)
		.innerJoin(accounts, eq(accounts.id, payoutAsks.accountId))
		.where(inArray(payoutAsks.payoutId, [...payoutIds]))
		.orderBy(asc(payoutAsks.askedAt), asc(payoutAsks.accountId))
}

/** What waits for somebody who was asked, and what they approved and is not sent yet; the longest waiting first. */
export async function runsAskedOf(on: Db, accountId: string): Promise<(Payout & { askedAt: Date })[]> {
	const rows = await on
		.select({ run: runs, askedAt: payoutAsks.askedAt })
		.from(payoutAsks)
		.innerJoin(runs, eq(runs.id, payoutAsks.payoutId))
		.where(and(eq(payoutAsks.accountId, accountId), inArray(runs.state, ['made', 'approved'])))
		.orderBy(desc(runs.state), asc(payoutAsks.askedAt))
	return rows
		.filter(({ run }) => run.state === 'made' || run.approvedBy === accountId)
		.map(({ run, askedAt }) => ({ ...run, askedAt }))
}

/** A run somebody was asked about and may still answer; another's is not found. */
export async function runAskedOf(on: Db, accountId: string, payoutId: string): Promise<Payout> {
	const found = (await runsAskedOf(on, accountId)).find((one) => one.id === payoutId)
	if (!found) throw refused('not-found')
	return found
}
