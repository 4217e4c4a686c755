// Who listens: threads and what is sealed in them. Read by the wellness room alone; the keys live in another database.
// In clear stand only random ids, clocks, and ids of coordinators: no name, no topic, no side of the desk but the coordinator's.
import { sql } from 'drizzle-orm'
import { bool, bytes, index, instant, primaryKey, str, table } from '../columns'

export const threads = table(
	'threads',
	{
		id: str('id').primaryKey(),
		/** A keyed digest of whose it is: found by it, and nobody can be read from it. */
		owner: bytes('owner').notNull(),
		/** Topic, name to call, how to be answered, account: sealed with the thread's key. */
		sealed: bytes('sealed').notNull(),
		openedAt: instant('opened_at').notNull(),
		lastAt: instant('last_at').notNull(),
		/** The earliest promise of an answer that is open; null when nothing waits. */
		answerBy: instant('answer_by'),
		coordinatorId: str('coordinator_id'),
		closedAt: instant('closed_at'),
		/** Since when somebody needs help now; null again once a coordinator says that it is over. */
		urgentAt: instant('urgent_at'),
		/** Its person has died since: nothing is promised or sent any more. */
		restsAt: instant('rests_at'),
		/** Asleep until then, or until its person says something. */
		sleepsUntil: instant('sleeps_until'),
		/** The coordinators' side: labels, and whether mere thanks wake it. Sealed with the thread's key. */
		desk: bytes('desk'),
	},
	(t) => [
		index('threads_owner').on(t.owner, t.openedAt),
		// Spelled as the board asks (board.server.ts `waiting`), or neither engine takes it.
		index('threads_board')
			.on(t.answerBy)
			.where(sql`rests_at is null and (answer_by is not null or urgent_at is not null)`),
		index('threads_resting').on(t.owner).where(sql`rests_at is not null`),
		index('threads_coordinator').on(t.coordinatorId, t.closedAt, t.lastAt),
	],
)

export const messages = table(
	'messages',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id')
			.notNull()
			.references(() => threads.id),
		/** Null: the person's own. */
		coordinatorId: str('coordinator_id'),
		sealed: bytes('sealed').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('messages_thread').on(t.threadId, t.at)],
)

/** The promise of each message of a person: when it ends, when others are called, when it was answered. Outlives its thread. */
export const clocks = table(
	'clocks',
	{
		messageId: str('message_id').primaryKey(),
		threadId: str('thread_id').notNull(),
		startedAt: instant('started_at').notNull(),
		deputyAt: instant('deputy_at').notNull(),
		headAt: instant('head_at').notNull(),
		answerBy: instant('answer_by').notNull(),
		deputyCalledAt: instant('deputy_called_at'),
		headCalledAt: instant('head_called_at'),
		/** Somebody needed help now. */
		urgent: bool('urgent').notNull().default(false),
		answeredAt: instant('answered_at'),
		/** The person closed or took back what they asked: nothing is owed any more. */
		droppedAt: instant('dropped_at'),
	},
	(t) => [
		index('clocks_open').on(t.answerBy).where(sql`answered_at is null and dropped_at is null`),
		index('clocks_thread').on(t.threadId, t.startedAt),
		index('clocks_started').on(t.startedAt),
	],
)

/** Who is on duty (当番) from when until when, and who stands in for them. */
export const duties = table(
	'duties',
	{
		id: str('id').primaryKey(),
		coordinatorId: str('coordinator_id').notNull(),
		deputyId: str('deputy_id'),
		startsAt: instant('starts_at').notNull(),
		endsAt: instant('ends_at').notNull(),
		madeBy: str('made_by').notNull(),
		madeAt: instant('made_at').notNull(),
	},
	(t) => [index('duties_ends').on(t.endsAt, t.startsAt)],
)

/** Words by which the program notices that somebody may need help now; coordinators keep the list. */
export const noticedWords = table('noticed_words', {
	id: str('id').primaryKey(),
	words: str('words').notNull(),
	addedBy: str('added_by').notNull(),
	addedAt: instant('added_at').notNull(),
})

/** Each time somebody read a thread. Grows while its thread stands, and goes with it. */
export const openings = table(
	'openings',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id').notNull(),
		by: str('by').notNull(),
		at: instant('at').notNull(),
		/** As whom: own, taken, deputy, head, or broken (nobody's turn, with a reason). */
		way: str('way').notNull().default('own'),
		/** The reason of a broken seal, sealed with the thread's key. */
		sealed: bytes('sealed'),
	},
	(t) => [index('openings_thread').on(t.threadId, t.at)],
)

/** Words that were typed and not sent yet, of a person or of a coordinator; the thread may not exist yet. */
export const drafts = table(
	'drafts',
	{
		threadId: str('thread_id').notNull(),
		owner: bytes('owner').notNull(),
		sealed: bytes('sealed').notNull(),
		/** A first word to be: the thread is yet to come. */
		begins: bool('begins').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.threadId, t.owner] }),
		index('drafts_owner').on(t.owner, t.at),
		index('drafts_at').on(t.at),
	],
)

/** Photos of a draft or a message: written anew without hidden data, then sealed. */
export const attachments = table(
	'attachments',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id').notNull(),
		sealed: bytes('sealed').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('attachments_thread').on(t.threadId, t.at)],
)
