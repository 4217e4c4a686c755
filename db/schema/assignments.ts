// Who does it: hands raised, people asked, decisions, terms, and every step of a piece of work as a row.

import { sql } from 'drizzle-orm'
import { bool, index, instant, int, json, primaryKey, str, table, uniqueIndex } from '../columns'
import { employers, registrants } from './people'
import { slots, tasks } from './work'

export const applications = table(
	'applications',
	{
		id: str('id').primaryKey(),
		slotId: str('slot_id')
			.notNull()
			.references(() => slots.id),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		at: instant('at').notNull(),
		withdrawnAt: instant('withdrawn_at'),
		settledAt: instant('settled_at'),
		outcome: str('outcome').$type<'decided' | 'another' | 'closed'>(),
	},
	(t) => [
		uniqueIndex('applications_live').on(t.slotId, t.registrantId).where(sql`withdrawn_at is null`),
		index('applications_registrant').on(t.registrantId, t.at),
		index('applications_open').on(t.settledAt, t.withdrawnAt, t.at),
	],
)

export const offers = table(
	'offers',
	{
		id: str('id').primaryKey(),
		slotId: str('slot_id')
			.notNull()
			.references(() => slots.id),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		answerBy: instant('answer_by').notNull(),
		reason: str('reason').notNull().default(''),
		answer: str('answer').$type<'yes' | 'no' | 'lapsed'>(),
		answeredAt: instant('answered_at'),
	},
	(t) => [
		uniqueIndex('offers_live').on(t.slotId, t.registrantId),
		index('offers_registrant').on(t.registrantId, t.answeredAt),
		index('offers_open').on(t.answeredAt, t.answerBy),
	],
)

export const assignments = table(
	'assignments',
	{
		id: str('id').primaryKey(),
		slotId: str('slot_id')
			.notNull()
			.references(() => slots.id),
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		state: str('state')
			.$type<
				| 'decided'
				| 'agreed'
				| 'reported'
				| 'mending'
				| 'passed'
				| 'refused'
				| 'lapsed'
				| 'called-off'
				| 'taken-back'
			>()
			.notNull(),
		serviceDay: str('service_day').notNull(),
		decidedAt: instant('decided_at').notNull(),
		decidedBy: str('decided_by').notNull(),
		reason: str('reason'),
		endedAt: instant('ended_at'),
		endedWhy: str('ended_why'),
	},
	(t) => [
		uniqueIndex('assignments_live')
			.on(t.slotId, t.registrantId)
			.where(sql`state not in ('refused','lapsed','called-off','taken-back')`),
		index('assignments_slot').on(t.slotId),
		index('assignments_registrant').on(t.registrantId, t.serviceDay),
		index('assignments_employer').on(t.employerId, t.serviceDay),
		index('assignments_state').on(t.state, t.serviceDay),
		index('assignments_task').on(t.taskId),
	],
)

/** One act of deciding for a slot, kept with every hand it had before it, so that its turns can be checked later. */
export const decisions = table(
	'decisions',
	{
		id: str('id').primaryKey(),
		slotId: str('slot_id')
			.notNull()
			.references(() => slots.id),
		at: instant('at').notNull(),
		reason: str('reason').$type<
			'near' | 'experienced' | 'qualified' | 'wish' | 'urgent' | 'accompany' | 'follow' | 'other'
		>(),
	},
	(t) => [index('decisions_at').on(t.at)],
)

export const decisionHands = table(
	'decision_hands',
	{
		decisionId: str('decision_id')
			.notNull()
			.references(() => decisions.id),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		raisedAt: instant('raised_at').notNull(),
		fits: bool('fits').notNull(),
		pastLimit: bool('past_limit').notNull(),
		turns: int('turns').notNull(),
		lastTurnAt: instant('last_turn_at'),
		chosen: bool('chosen').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.decisionId, t.registrantId] }),
		index('decision_hands_registrant').on(t.registrantId),
	],
)

/** The written terms as they were shown (handbook §3.1): each item with its value, in the order of the law. */
export type TermsBody = Record<string, string | number | boolean | null>

export const terms = table(
	'terms',
	{
		id: str('id').primaryKey(),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		version: int('version').notNull(),
		body: json('body').$type<TermsBody>().notNull(),
		hash: str('hash').notNull(),
		sentAt: instant('sent_at').notNull(),
		answerBy: instant('answer_by').notNull(),
		answer: str('answer').$type<'yes' | 'no' | 'lapsed' | 'withdrawn'>(),
		answeredAt: instant('answered_at'),
		answeredBy: str('answered_by'),
		showCallName: bool('show_call_name'),
		showPaper: bool('show_paper'),
	},
	(t) => [
		uniqueIndex('terms_version').on(t.assignmentId, t.version),
		index('terms_open').on(t.answeredAt, t.answerBy),
	],
)

export const arrivals = table(
	'arrivals',
	{
		id: str('id').primaryKey(),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		said: str('said').$type<'arrived' | 'ended'>().notNull(),
		at: instant('at').notNull(),
	},
	(t) => [uniqueIndex('arrivals_once').on(t.assignmentId, t.said)],
)

export const completions = table(
	'completions',
	{
		id: str('id').primaryKey(),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		aboutMinutes: int('about_minutes'),
		note: str('note').notNull().default(''),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('completions_assignment').on(t.assignmentId, t.at)],
)

export const confirmations = table(
	'confirmations',
	{
		id: str('id').primaryKey(),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		verdict: str('verdict').$type<'fine' | 'different' | 'by-time'>().notNull(),
		reason: str('reason').notNull().default(''),
		at: instant('at').notNull(),
		by: str('by'),
		settledAt: instant('settled_at'),
	},
	(t) => [
		uniqueIndex('confirmations_once').on(t.assignmentId),
		index('confirmations_open').on(t.verdict, t.settledAt),
	],
)

export const inspections = table(
	'inspections',
	{
		id: str('id').primaryKey(),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		verdict: str('verdict').$type<'passed' | 'mend'>().notNull(),
		note: str('note').notNull().default(''),
		mendBy: str('mend_by'),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('inspections_assignment').on(t.assignmentId, t.at)],
)
