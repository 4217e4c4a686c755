// What was issued: each paper as it went out, how long it is kept, who looked, what was put into an envelope.
import { sql } from 'drizzle-orm'
import { index, instant, int, str, table, uniqueIndex, yen } from '../columns'

/** The line of a paper. It stays when its body is destroyed; triggers let nothing else of it change. */
export const papers = table(
	'papers',
	{
		id: str('id').primaryKey(),
		kind: str('kind').notNull(),
		/** The paper's own number, where its kind has one. */
		number: str('number'),
		/** 取引年月日: the day its matter is of. */
		day: str('day').notNull(),
		/** Its sum, where it has one. */
		yen: yen('yen'),
		partyKind: str('party_kind').$type<'registrant' | 'employer'>().notNull(),
		partyId: str('party_id').notNull(),
		/** The counterparty as the paper names them, in kana too, for the search; goes with its body. */
		partyName: str('party_name').notNull().default(''),
		subjectKind: str('subject_kind').notNull(),
		subjectId: str('subject_id').notNull(),
		/** The event it was filed from; one event files a kind for a party once. */
		eventId: str('event_id').notNull(),
		issuedAt: instant('issued_at').notNull(),
		filedAt: instant('filed_at').notNull(),
		/** SHA-256 of the body, which stays when the body is gone. */
		bodyHash: str('body_hash').notNull(),
		/** The last day it must be kept, by the setting of the day it was filed. */
		keepUntil: str('keep_until').notNull(),
		destroyedOn: str('destroyed_on'),
		destroyedAt: instant('destroyed_at'),
		destroyedWhy: str('destroyed_why').$type<'time-over'>(),
	},
	(t) => [
		uniqueIndex('papers_once').on(t.eventId, t.kind, t.partyId, t.subjectId),
		index('papers_day').on(t.day),
		index('papers_party').on(t.partyId, t.day),
		index('papers_kind').on(t.kind, t.day),
		index('papers_subject').on(t.subjectId),
		index('papers_clock').on(t.keepUntil).where(sql`destroyed_on is null`),
	],
)

/** The words of a paper as issued, laid out part by part. */
export const paperBodies = table('paper_bodies', {
	paperId: str('paper_id')
		.primaryKey()
		.references(() => papers.id),
	body: str('body').notNull(),
})

/** What stops the clock: for one paper, or for every paper of somebody. */
export const paperHolds = table(
	'paper_holds',
	{
		id: str('id').primaryKey(),
		paperId: str('paper_id').references(() => papers.id),
		partyKind: str('party_kind').$type<'registrant' | 'employer'>(),
		partyId: str('party_id'),
		why: str('why').notNull(),
		placedAt: instant('placed_at').notNull(),
		placedBy: str('placed_by').notNull(),
		liftedAt: instant('lifted_at'),
		liftedBy: str('lifted_by'),
	},
	(t) => [
		index('paper_holds_paper').on(t.paperId).where(sql`lifted_at is null`),
		index('paper_holds_party').on(t.partyId).where(sql`lifted_at is null`),
	],
)

/** Who opened which paper, and how. */
export const paperLooks = table(
	'paper_looks',
	{
		id: str('id').primaryKey(),
		paperId: str('paper_id')
			.notNull()
			.references(() => papers.id),
		by: str('by').notNull(),
		way: str('way').$type<'page' | 'pdf' | 'batch' | 'export'>().notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('paper_looks_paper').on(t.paperId, t.at)],
)

/** One printing of the papers of those who hear by paper. */
export const paperBatches = table('paper_batches', {
	id: str('id').primaryKey(),
	papers: int('papers').notNull(),
	envelopes: int('envelopes').notNull(),
	at: instant('at').notNull(),
	by: str('by').notNull(),
})

/** A paper that went into an envelope with a batch. */
export const paperPosts = table(
	'paper_posts',
	{
		paperId: str('paper_id')
			.primaryKey()
			.references(() => papers.id),
		batchId: str('batch_id')
			.notNull()
			.references(() => paperBatches.id),
	},
	(t) => [index('paper_posts_batch').on(t.batchId)],
)
