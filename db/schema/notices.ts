// Who hears of what: notices to people, mail waiting to leave, and conversations with the office.
import { bool, index, instant, int, json, str, table, uniqueIndex } from '../columns'
import type { Facts } from './events'

export const notices = table(
	'notices',
	{
		id: str('id').primaryKey(),
		accountId: str('account_id').notNull(),
		kind: str('kind').notNull(),
		facts: json('facts').$type<Facts>().notNull(),
		eventId: str('event_id').notNull(),
		at: instant('at').notNull(),
		readAt: instant('read_at'),
	},
	(t) => [
		uniqueIndex('notices_once').on(t.eventId, t.accountId, t.kind),
		index('notices_account').on(t.accountId, t.at),
	],
)

export const outbox = table(
	'outbox',
	{
		id: str('id').primaryKey(),
		naturalKey: str('natural_key').notNull(),
		messageId: str('message_id').notNull(),
		toAddress: str('to_address').notNull(),
		subject: str('subject').notNull(),
		body: str('body').notNull(),
		at: instant('at').notNull(),
		tries: int('tries').notNull().default(0),
		nextAt: instant('next_at').notNull(),
		sentAt: instant('sent_at'),
		lastError: str('last_error'),
	},
	(t) => [uniqueIndex('outbox_natural_key').on(t.naturalKey), index('outbox_waiting').on(t.sentAt, t.nextAt)],
)

export const conversations = table(
	'conversations',
	{
		id: str('id').primaryKey(),
		withKind: str('with_kind').$type<'registrant' | 'employer'>().notNull(),
		withId: str('with_id').notNull(),
		lastAt: instant('last_at').notNull(),
		waitsForOffice: bool('waits_for_office').notNull(),
	},
	(t) => [
		uniqueIndex('conversations_with').on(t.withKind, t.withId),
		index('conversations_waiting').on(t.waitsForOffice, t.lastAt),
	],
)

export const conversationTurns = table(
	'conversation_turns',
	{
		id: str('id').primaryKey(),
		conversationId: str('conversation_id')
			.notNull()
			.references(() => conversations.id),
		fromOffice: bool('from_office').notNull(),
		by: str('by').notNull(),
		text: str('text').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('conversation_turns_conversation').on(t.conversationId, t.at)],
)
