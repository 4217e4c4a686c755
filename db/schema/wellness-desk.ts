// The coordinators' side of the room: notes beside a talk, replies to come, what they answer with, and who may listen.
// Read by the wellness room alone. What is about somebody is sealed with their thread's key; the rest names nobody who writes.
import { sql } from 'drizzle-orm'
import { bool, bytes, index, instant, int, json, str, table, uniqueIndex } from '../columns'
import { threads } from './wellness'

/** What coordinators write beside a talk and its person does not see: notes, hand-overs, what is to be asked again, reports. Sealed, of which kind too. */
export const threadNotes = table(
	'thread_notes',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id')
			.notNull()
			.references(() => threads.id),
		coordinatorId: str('coordinator_id').notNull(),
		sealed: bytes('sealed').notNull(),
		at: instant('at').notNull(),
		/** Something is to be done by then: asking again, or a report. */
		dueAt: instant('due_at'),
		doneAt: instant('done_at'),
	},
	(t) => [
		index('thread_notes_thread').on(t.threadId, t.at),
		index('thread_notes_due').on(t.dueAt).where(sql`due_at is not null and done_at is null`),
	],
)

/** Replies that are written and sent later. A word of the person that comes before holds them back. */
export const plannedReplies = table(
	'planned_replies',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id')
			.notNull()
			.references(() => threads.id),
		coordinatorId: str('coordinator_id').notNull(),
		sealed: bytes('sealed').notNull(),
		madeAt: instant('made_at').notNull(),
		sendAt: instant('send_at').notNull(),
		/** The person said something since: it is not sent by itself any more. */
		heldAt: instant('held_at'),
	},
	(t) => [
		index('planned_replies_thread').on(t.threadId),
		index('planned_replies_due').on(t.sendAt).where(sql`held_at is null`),
	],
)

/** Replies that are often the same (定型文), with fields that are filled in. */
export const cannedReplies = table('canned_replies', {
	id: str('id').primaryKey(),
	name: str('name').notNull(),
	words: str('words').notNull(),
	changedBy: str('changed_by').notNull(),
	changedAt: instant('changed_at').notNull(),
})

/** The help lines on every page of the room, each with the day somebody last called it up and looked. */
export const hotlines = table('hotlines', {
	id: str('id').primaryKey(),
	sort: int('sort').notNull(),
	name: str('name').notNull(),
	numbers: json('numbers').$type<string[]>().notNull(),
	hours: str('hours').notNull(),
	/** For life and limb: stands before all others. */
	first: bool('first').notNull().default(false),
	checkedOn: str('checked_on').notNull(),
	checkedBy: str('checked_by').notNull(),
})

/** The manual by which is answered (対応の手引き): each version as a doctor supervised it. */
export const manuals = table('manuals', {
	id: str('id').primaryKey(),
	version: str('version').notNull(),
	fromDay: str('from_day').notNull(),
	doctor: str('doctor').notNull(),
	words: str('words').notNull(),
	addedBy: str('added_by').notNull(),
	addedAt: instant('added_at').notNull(),
})

/** Licences of those who listen, as somebody checked them. */
export const licences = table(
	'licences',
	{
		id: str('id').primaryKey(),
		accountId: str('account_id').notNull(),
		/** nurse, public-health-nurse or midwife. */
		kind: str('kind').notNull(),
		number: str('number').notNull(),
		/** Until when the check holds; it is asked again before. */
		renewOn: str('renew_on').notNull(),
		checkedBy: str('checked_by').notNull(),
		checkedAt: instant('checked_at').notNull(),
	},
	(t) => [index('licences_account').on(t.accountId, t.checkedAt)],
)

/** Where somebody stands on the way to listening: candidate, training, qualified, serving, resting. The last row holds. */
export const coordinatorMoves = table(
	'coordinator_moves',
	{
		id: str('id').primaryKey(),
		accountId: str('account_id').notNull(),
		state: str('state').notNull(),
		why: str('why').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('coordinator_moves_account').on(t.accountId, t.at)],
)

/** A card of the room: with its code somebody writes who has no account here (family, people of member firms). */
export const roomCards = table(
	'room_cards',
	{
		id: str('id').primaryKey(),
		/** A keyed digest of the code; the code itself is nowhere. */
		code: bytes('code').notNull(),
		/** Cards that were printed together end together. */
		sheetId: str('sheet_id').notNull(),
		/** For whose people a sheet was made: a firm, or null for anybody of the city. */
		employerId: str('employer_id'),
		madeBy: str('made_by').notNull(),
		madeAt: instant('made_at').notNull(),
		endsOn: str('ends_on').notNull(),
	},
	(t) => [uniqueIndex('room_cards_code').on(t.code), index('room_cards_sheet').on(t.sheetId)],
)

/** Who sits in the room by a card; ends after an hour without a page, or by leaving. */
export const roomSittings = table(
	'room_sittings',
	{
		/** A digest of the token in the cookie. */
		id: bytes('id').primaryKey(),
		cardId: str('card_id')
			.notNull()
			.references(() => roomCards.id),
		seenAt: instant('seen_at').notNull(),
	},
	(t) => [index('room_sittings_card').on(t.cardId)],
)
