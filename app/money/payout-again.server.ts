// What is paid once more before the first transfer is back: taken into a new run, claimed when a second person agreed, given back.

import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import type { Actor } from '~/events/event'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { payoutEarnings, payoutLines, payoutRecalls, payouts as runs } from '~db/schema/money'
import { registrants } from '~db/schema/people'
import { caseOfPerson } from './heirs.server'
import { linesOfPosting, post, postingOn, reverse, standingPostings } from './ledger.server'
import type { PersonShare } from './payout'
import { linesOfClaim } from './posting-lines'

/** Earnings of a line that was not paid are due again. */
export async function releaseEarnings(tx: Tx, lineId: string): Promise<void> {
	await tx
		.update(payoutEarnings)
		.set({ releasedAt: tx.at })
		.where(and(eq(payoutEarnings.payoutLineId, lineId), isNull(payoutEarnings.releasedAt)))
}

/** A line whose money somebody else keeps, and which no run pays again yet. */
export type KeptLine = {
	lineId: string
	registrantId: string
	yen: number
	number: string
	familyName: string
	givenName: string
}

/** The lines of which 組戻し was refused and that no run pays again, the oldest first. */
export async function keptLines(on: Db): Promise<KeptLine[]> {
	const again = on
		.select({ id: payoutLines.againstLineId })
		.from(payoutLines)
		.innerJoin(runs, eq(runs.id, payoutLines.payoutId))
		.where(and(isNotNull(payoutLines.againstLineId), ne(runs.state, 'dropped')))
	const taken = (await again).flatMap(({ id }) => (id ? [id] : []))
	const rows = await on
		.select({
			lineId: payoutLines.id,
			registrantId: payoutLines.registrantId,
			yen: payoutLines.yen,
			number: runs.number,
			familyName: registrants.familyName,
			givenName: registrants.givenName,
		})
		.from(payoutRecalls)
		.innerJoin(payoutLines, eq(payoutLines.id, payoutRecalls.payoutLineId))
		.innerJoin(runs, eq(runs.id, payoutLines.payoutId))
		.innerJoin(registrants, eq(registrants.id, payoutLines.registrantId))
		.where(and(eq(payoutRecalls.state, 'refused'), isNull(payoutLines.result)))
		.orderBy(payoutRecalls.settledAt, payoutRecalls.id)
	const living = await oneByOne(rows, async (row) => ({
		row,
		lives: (await caseOfPerson(on, row.registrantId)) === undefined,
	}))
	return living.filter(({ row, lives }) => lives && !taken.includes(row.lineId)).map(({ row }) => row)
}

/**
 * Takes the earnings of lines that are not back into shares of a new run; refused for any other line, and where the
 * person has no account to send to.
 */
export async function takeAgain(
	tx: Tx,
	lineIds: readonly string[],
	accountOf: ReadonlyMap<string, string | null>,
): Promise<PersonShare[]> {
	if (lineIds.length === 0) return []
	const kept = new Map((await keptLines(tx)).map((line) => [line.lineId, line]))
	const shares: PersonShare[] = []
	for (const lineId of new Set(lineIds)) {
		const line = kept.get(lineId)
		if (!line) throw refused('payout-again-line')
		const bankAccountId = accountOf.get(line.registrantId)
		if (bankAccountId === undefined) throw refused('payout-again-way')
		const parts = await partsOf(tx, lineId)
		await releaseEarnings(tx, lineId)
		shares.push({
			registrantId: line.registrantId,
			bankAccountId,
			yen: line.yen,
			earningIds: parts.map((part) => part.earningId),
			againstLineId: lineId,
		})
	}
	return shares
}

const partsOf = (tx: Tx, lineId: string) =>
	tx
		.select({ earningId: payoutEarnings.earningId })
		.from(payoutEarnings)
		.where(and(eq(payoutEarnings.payoutLineId, lineId), isNull(payoutEarnings.releasedAt)))

/** Two people said so: the first transfer becomes a claim, and the pay is owed again. */
export async function claimLine(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	const [line] = await tx
		.select({ registrantId: payoutLines.registrantId })
		.from(payoutLines)
		.where(eq(payoutLines.id, lineId))
	const transfer = await postingOn(tx, { kind: 'payout-line', id: lineId })
	if (!line || !transfer) throw new Error('a line that was sent has no posting')
	await post(
		tx,
		actor,
		{ day: dayOf(tx.at), kind: 'claim', subject: { kind: 'payout-claim', id: lineId } },
		linesOfClaim(await linesOfPosting(tx, transfer.id), line.registrantId),
	)
}

/** The run that was to pay a line again is dropped: its earnings stand in the first line once more, and nothing is claimed. */
export async function giveAgainBack(tx: Tx, actor: Actor, lineId: string): Promise<void> {
	for (const claim of await standingPostings(tx, { kind: 'payout-claim', id: lineId }))
		await reverse(tx, actor, claim.id, dayOf(tx.at))
	await tx.update(payoutEarnings).set({ releasedAt: null }).where(eq(payoutEarnings.payoutLineId, lineId))
}
