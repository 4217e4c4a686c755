// What happened: one row an act, the chain over them, the answers given to forms, and readers' marks.
import {
	bytes,
	index,
	instant,
	json,
	long,
	position,
	primaryKey,
	str,
	table,
	transactionMark,
	uniqueIndex,
} from '../columns'

/** A fact of an event: ids, codes, days and yen; never a name, free text or a number of an account. */
export type Fact = string | number | boolean | null
export type Facts = Record<string, Fact>

export const events = table(
	'events',
	{
		position: position(),
		transactionMark: transactionMark(),
		id: str('id').notNull(),
		at: instant('at').notNull(),
		actorId: str('actor_id'),
		actorRole: str('actor_role').notNull(),
		onBehalfKind: str('on_behalf_kind'),
		onBehalfId: str('on_behalf_id'),
		channel: str('channel').notNull(),
		what: str('what').notNull(),
		subjectKind: str('subject_kind').notNull(),
		subjectId: str('subject_id').notNull(),
		before: json('before').$type<Facts>().notNull(),
		after: json('after').$type<Facts>().notNull(),
	},
	(t) => [
		uniqueIndex('events_id').on(t.id),
		index('events_subject').on(t.subjectKind, t.subjectId, t.position),
		index('events_behalf').on(t.onBehalfKind, t.onBehalfId, t.position),
		index('events_actor').on(t.actorId, t.position),
		index('events_order').on(t.transactionMark, t.position),
	],
)

export const eventChain = table(
	'event_chain',
	{
		position: long('position').primaryKey(),
		eventId: str('event_id').notNull(),
		transactionMark: long('transaction_mark').notNull(),
		eventPosition: long('event_position').notNull(),
		hash: str('hash').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [uniqueIndex('event_chain_event').on(t.eventId)],
)

export const acts = table(
	'acts',
	{
		key: str('key').primaryKey(),
		form: str('form').notNull(),
		digest: bytes('digest').notNull(),
		answer: str('answer').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('acts_at').on(t.at)],
)

/** What an act wrote over, so that it can be taken back within minutes; forgotten the same day. */
export const formerValues = table(
	'former_values',
	{
		eventId: str('event_id').primaryKey(),
		body: json('body').$type<Record<string, unknown>>().notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('former_values_at').on(t.at)],
)

export const readerMarks = table('reader_marks', {
	reader: str('reader').primaryKey(),
	transactionMark: long('transaction_mark').notNull(),
	eventPosition: long('event_position').notNull(),
	at: instant('at').notNull(),
})

export const choreRuns = table(
	'chore_runs',
	{
		chore: str('chore').notNull(),
		due: instant('due').notNull(),
		claimedBy: str('claimed_by').notNull(),
		claimedAt: instant('claimed_at').notNull(),
		endedAt: instant('ended_at'),
		outcome: str('outcome'),
	},
	(t) => [primaryKey({ columns: [t.chore, t.due] })],
)
