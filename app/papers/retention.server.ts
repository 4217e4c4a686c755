// The clock of kept papers: holds that stop it, and the end of it, which destroys the body and leaves the line.
import { and, asc, eq, exists, inArray, isNull, lt, lte, not, or, sql } from 'drizzle-orm'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { paperBodies, paperHolds, papers } from '~db/schema/papers'
import type { PaperLine, PaperParty } from './archive.server'
import { lastDayOver } from './paper'

export type Hold = typeof paperHolds.$inferSelect

/** What a hold is for: one paper, or every paper of a party, those to come too. */
export type Held = { paperId: string } | { party: PaperParty }

/** Stops the clock, with a reason that others will read. */
export async function placeHold(tx: Tx, actor: Actor, held: Held, why: string): Promise<string> {
	if (why.trim() === '') throw refused('hold-why', undefined, 'why')
	const id = newId()
	const what =
		'paperId' in held
			? { paperId: held.paperId, partyKind: null, partyId: null }
			: { paperId: null, partyKind: held.party.kind, partyId: held.party.id }
	await tx
		.insert(paperHolds)
		.values({ id, ...what, why: why.trim(), placedAt: tx.at, placedBy: actor.accountId ?? actor.role })
	await record(
		tx,
		actor,
		'paper.held',
		{ kind: 'paper-hold', id },
		{ after: { paperId: what.paperId, partyId: what.partyId } },
	)
	return id
}

/** Lets the clock run again. */
export async function liftHold(tx: Tx, actor: Actor, id: string): Promise<void> {
	const [lifted] = await tx
		.update(paperHolds)
		.set({ liftedAt: tx.at, liftedBy: actor.accountId ?? actor.role })
		.where(and(eq(paperHolds.id, id), isNull(paperHolds.liftedAt)))
		.returning({ paperId: paperHolds.paperId, partyId: paperHolds.partyId })
	if (!lifted) throw refused('hold-lifted')
	await record(tx, actor, 'paper.hold-lifted', { kind: 'paper-hold', id }, { after: lifted })
}

/** The holds that stop a paper's clock now, its own and its party's. */
export async function holdsOf(
	on: Db,
	line: Pick<PaperLine, 'id' | 'partyKind' | 'partyId'>,
): Promise<Hold[]> {
	return on
		.select()
		.from(paperHolds)
		.where(
			and(
				isNull(paperHolds.liftedAt),
				or(
					eq(paperHolds.paperId, line.id),
					and(eq(paperHolds.partyKind, line.partyKind), eq(paperHolds.partyId, line.partyId)),
				),
			),
		)
		.orderBy(asc(paperHolds.placedAt))
}

/** Whether every paper of a party is held. */
export async function isPartyHeld(on: Db, party: PaperParty): Promise<boolean> {
	const [hold] = await on
		.select({ id: paperHolds.id })
		.from(paperHolds)
		.where(
			and(
				isNull(paperHolds.liftedAt),
				eq(paperHolds.partyKind, party.kind),
				eq(paperHolds.partyId, party.id),
			),
		)
		.limit(1)
	return hold !== undefined
}

const isHeld = sql`(${papers.id} in (select paper_id from paper_holds where lifted_at is null and paper_id is not null)
	or exists (select 1 from paper_holds where lifted_at is null and party_kind = ${papers.partyKind} and party_id = ${papers.partyId}))`

/**
 * Destroys the bodies of papers whose time is over, by what was set then and by `years` set now, and which nothing holds, the oldest first; their lines stay with kind,
 * day, sum, hash, why and when. Gives the lines, so that rooms above forget the same words where they keep them.
 */
export async function destroyOver(tx: Tx, actor: Actor, years: number, most = 200): Promise<PaperLine[]> {
	const today = dayOf(tx.at)
	const over = await tx
		.select()
		.from(papers)
		.where(
			and(
				isNull(papers.destroyedOn),
				lt(papers.keepUntil, today),
				lte(papers.day, lastDayOver(years, today)),
				not(isHeld),
			),
		)
		.orderBy(asc(papers.keepUntil), asc(papers.id))
		.limit(most)
	for (const line of over) {
		await tx
			.update(papers)
			.set({ destroyedOn: today, destroyedAt: tx.at, destroyedWhy: 'time-over', partyName: '' })
			.where(eq(papers.id, line.id))
		await record(
			tx,
			actor,
			'paper.destroyed',
			{ kind: 'paper', id: line.id },
			{ after: { kind: line.kind, day: line.day, yen: line.yen, hash: line.bodyHash, why: 'time-over' } },
		)
	}
	if (over.length > 0)
		await tx.delete(paperBodies).where(
			inArray(
				paperBodies.paperId,
				over.map((line) => line.id),
			),
		)
	return over
}

/** Whether words of a party are still kept in any paper. */
export async function hasKeptPapers(on: Db, party: PaperParty): Promise<boolean> {
	const [line] = await on
		.select({ id: papers.id })
		.from(papers)
		.where(
			and(
				eq(papers.partyKind, party.kind),
				eq(papers.partyId, party.id),
				exists(on.select({ one: sql`1` }).from(paperBodies).where(eq(paperBodies.paperId, papers.id))),
			),
		)
		.limit(1)
	return line !== undefined
}
