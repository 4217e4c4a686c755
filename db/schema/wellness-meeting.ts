// Meetings (面談): half-hours that coordinators offer, and who booked one. Read by the wellness room alone.
import { sql } from 'drizzle-orm'
import { bytes, index, instant, json, str, table, uniqueIndex } from '../columns'
import { threads } from './wellness'

/** A half-hour that a coordinator offers, and by which ways: telephone, video, meeting. */
export const offeredTimes = table(
	'offered_times',
	{
		id: str('id').primaryKey(),
		coordinatorId: str('coordinator_id').notNull(),
		startsAt: instant('starts_at').notNull(),
		ways: json('ways').$type<string[]>().notNull(),
		madeAt: instant('made_at').notNull(),
	},
	(t) => [uniqueIndex('offered_times_once').on(t.coordinatorId, t.startsAt)],
)

/** A half-hour that is booked. Moving is another booking in the same act; what is called off stays as a row. */
export const appointments = table(
	'appointments',
	{
		id: str('id').primaryKey(),
		offerId: str('offer_id')
			.notNull()
			.references(() => offeredTimes.id),
		threadId: str('thread_id')
			.notNull()
			.references(() => threads.id),
		coordinatorId: str('coordinator_id').notNull(),
		startsAt: instant('starts_at').notNull(),
		/** The way, the place or number, and what the person adds: sealed with the thread's key. */
		sealed: bytes('sealed').notNull(),
		bookedAt: instant('booked_at').notNull(),
		endedAt: instant('ended_at'),
		/** The person was reminded the day before, and an hour before. */
		remindedAt: instant('reminded_at'),
		remindedSoonAt: instant('reminded_soon_at'),
	},
	(t) => [
		uniqueIndex('appointments_offer').on(t.offerId).where(sql`ended_at is null`),
		uniqueIndex('appointments_coordinator').on(t.coordinatorId, t.startsAt).where(sql`ended_at is null`),
		index('appointments_thread').on(t.threadId, t.startsAt),
		index('appointments_coming').on(t.startsAt).where(sql`ended_at is null`),
	],
)
