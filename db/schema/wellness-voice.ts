// What many say: releases of statistics, voices (声) that may be passed on, and proposals (提案). Read by the wellness room alone.
import { bool, bytes, index, instant, int, json, primaryKey, str, table } from '../columns'

/** A table of numbers as it left the gate: what stands here is what was shown, and nothing finer is kept anywhere. */
export const releases = table(
	'releases',
	{
		id: str('id').primaryKey(),
		/** The first day of its quarter. */
		quarter: str('quarter').notNull(),
		/** What the topics are crossed with: none, age, area, field or employer. */
		crossed: str('crossed').notNull(),
		/** k as it was then. */
		threshold: int('threshold').notNull(),
		cells: json('cells').$type<{ row: string; column: string; shown: number | null }[]>().notNull(),
		/** Held back: with it, a hidden cell could have been narrowed down too far. */
		held: bool('held').notNull(),
		by: str('by').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('releases_quarter').on(t.quarter, t.crossed)],
)

/** What somebody said, rewritten for a firm or the city, and their yes to it. The words are sealed with the thread's key until they are passed on. */
export const voices = table(
	'voices',
	{
		id: str('id').primaryKey(),
		threadId: str('thread_id').notNull(),
		coordinatorId: str('coordinator_id').notNull(),
		sealed: bytes('sealed').notNull(),
		shownAt: instant('shown_at').notNull(),
		/** The person's answer; silence is no yes. */
		answeredAt: instant('answered_at'),
		agreed: bool('agreed'),
		passedAt: instant('passed_at'),
	},
	(t) => [index('voices_thread').on(t.threadId, t.shownAt)],
)

/** A voice that was passed on. Its id and day are its own: nothing leads back to whom it came from. */
export const passedVoices = table('passed_voices', {
	id: str('id').primaryKey(),
	/** A firm's id, or null for the city. */
	employerId: str('employer_id'),
	topic: str('topic').notNull(),
	words: str('words').notNull(),
	/** The first day of its month. */
	month: str('month').notNull(),
})

/** A proposal (提案): to whom, what, why, by when; its answer and what came of it. */
export const proposals = table(
	'proposals',
	{
		id: str('id').primaryKey(),
		/** A firm's id, or null for the city. */
		employerId: str('employer_id'),
		what: str('what').notNull(),
		why: str('why').notNull(),
		byDay: str('by_day').notNull(),
		madeBy: str('made_by').notNull(),
		madeAt: instant('made_at').notNull(),
		/** taken, partly or declined. */
		answer: str('answer'),
		answerWords: str('answer_words').notNull().default(''),
		answeredBy: str('answered_by'),
		answeredAt: instant('answered_at'),
		resultWords: str('result_words').notNull().default(''),
		resultBy: str('result_by'),
		resultAt: instant('result_at'),
		/** Who agreed that the public reads it: the coordinators, whoever answered, the office. All three, or it stays inside. */
		publicByRoomAt: instant('public_by_room_at'),
		publicByAnswererAt: instant('public_by_answerer_at'),
		publicByOfficeAt: instant('public_by_office_at'),
	},
	(t) => [index('proposals_employer').on(t.employerId, t.madeAt)],
)

/** Which voices a proposal rests on. */
export const proposalVoices = table(
	'proposal_voices',
	{
		proposalId: str('proposal_id')
			.notNull()
			.references(() => proposals.id),
		voiceId: str('voice_id')
			.notNull()
			.references(() => passedVoices.id),
	},
	(t) => [primaryKey({ columns: [t.proposalId, t.voiceId] })],
)
