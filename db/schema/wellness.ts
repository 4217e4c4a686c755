// Who listens: threads and sealed messages. Read by the wellness room alone; the keys live in another database.
import { bool, bytes, index, instant, str, table } from '../columns'

export const threads = table(
	'threads',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id').notNull(),
		topic: str('topic').notNull(),
		openedAt: instant('opened_at').notNull(),
		answerBy: instant('answer_by'),
		coordinatorId: str('coordinator_id'),
		closedAt: instant('closed_at'),
	},
	(t) => [
		index('threads_registrant').on(t.registrantId, t.openedAt),
		index('threads_waiting').on(t.closedAt, t.answerBy),
	],
)

export const messages = table(
	'messages',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id')
			.notNull()
			.references(() => threads.id),
		fromCoordinator: bool('from_coordinator').notNull(),
		by: str('by').notNull(),
		sealed: bytes('sealed').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('messages_thread').on(t.threadId, t.at)],
)

export const openings = table(
	'openings',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id')
			.notNull()
			.references(() => threads.id),
		by: str('by').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('openings_thread').on(t.threadId, t.at)],
)
