// Who does it: hands raised, people asked, decisions, terms, and every step of a piece of work as a row.

import { sql } from 'drizzle-orm'
import { bool, index, instant, int, json, primaryKey, str, table, uniqueIndex, yen } from '../columns'
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
		/** 順番待ち: stays up while every seat is taken, and is asked when one comes free. */
		waits: bool('waits').notNull().default(false),
		/** The team it was raised with; each of them has a hand, terms and pay of their own. */
		teamId: str('team_id'),
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
		why: str('why').$type<'asked' | 'stand-in' | 'before' | 'plan'>().notNull().default('asked'),
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

/** One act of deciding for a slot, or of asking for it, kept with the line it had before it, so that its turns can be checked later. */
export const decisions = table(
	'decisions',
	{
		id: str('id').primaryKey(),
		what: str('what').$type<'decided' | 'asked'>().notNull().default('decided'),
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
		answer: str('answer').$type<'yes' | 'no' | 'lapsed' | 'withdrawn' | 'replaced'>(),
		answeredAt: instant('answered_at'),
		answeredBy: str('answered_by'),
		/** By which way the answer came; null for those from before it was kept. */
		answerChannel: str('answer_channel'),
		/** The minute of the day a spoken yes or no was heard, as staff wrote it down. */
		spokenMinute: int('spoken_minute'),
		showCallName: bool('show_call_name'),
		showPaper: bool('show_paper'),
		/** Why there is another version than the first; '' for the first. */
		changedWhy: str('changed_why').notNull().default(''),
	},
	(t) => [
		uniqueIndex('terms_version').on(t.assignmentId, t.version),
		index('terms_open').on(t.answeredAt, t.answerBy),
	],
)

/** Each time terms went out: shown on the site, by mail, SMS or FAX, posted, or handed over at the place. */
export const termsDeliveries = table(
	'terms_deliveries',
	{
		id: str('id').primaryKey(),
		termsId: str('terms_id')
			.notNull()
			.references(() => terms.id),
		way: str('way').$type<'site' | 'mail' | 'sms' | 'fax' | 'post' | 'handed'>().notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('terms_deliveries_terms').on(t.termsId, t.at)],
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
		/** Lots done, where the terms pay by them; null is all of them. */
		units: int('units'),
		/** What travel cost, where the terms pay it at cost. */
		travelYen: yen('travel_yen'),
		/** The person lets the photos of this report go to the employer with the invoice. */
		photosReleased: bool('photos_released').notNull().default(false),
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

/** A seat that came free because somebody cannot come, from then until somebody else has it or it stays empty. */
export const vacancies = table(
	'vacancies',
	{
		id: str('id').primaryKey(),
		slotId: str('slot_id')
			.notNull()
			.references(() => slots.id),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		openedAt: instant('opened_at').notNull(),
		/** How many were asked so far. */
		asked: int('asked').notNull().default(0),
		askedAt: instant('asked_at'),
		ending: str('ending').$type<'filled' | 'fewer' | 'closed'>(),
		endedAt: instant('ended_at'),
	},
	(t) => [
		uniqueIndex('vacancies_assignment').on(t.assignmentId),
		index('vacancies_open').on(t.endedAt, t.openedAt),
		index('vacancies_slot').on(t.slotId),
	],
)

/** The question before the day whether somebody comes; no answer drops nobody, it becomes a call. */
export const reconfirmations = table(
	'reconfirmations',
	{
		assignmentId: str('assignment_id')
			.primaryKey()
			.references(() => assignments.id),
		askedAt: instant('asked_at').notNull(),
		/** From when on the office calls. */
		callAt: instant('call_at').notNull(),
		answeredAt: instant('answered_at'),
	},
	(t) => [index('reconfirmations_open').on(t.answeredAt, t.callAt)],
)

/** おくれます, for the day alone: forgotten the night after, and kept of nobody. */
export const delays = table('delays', {
	assignmentId: str('assignment_id')
		.primaryKey()
		.references(() => assignments.id),
	minutes: int('minutes').notNull(),
	at: instant('at').notNull(),
})

/** 同行 at a first time: whether it is wished, who comes along, where they meet and how they know each other. */
export const accompaniments = table(
	'accompaniments',
	{
		assignmentId: str('assignment_id')
			.primaryKey()
			.references(() => assignments.id),
		first: str('first').$type<'ever' | 'there'>().notNull(),
		wished: bool('wished'),
		wishedAt: instant('wished_at'),
		/** Either somebody of the office or a registrant who holds a seat of the same slot. */
		staffId: str('staff_id'),
		companionId: str('companion_id').references(() => registrants.id),
		companionSaid: bool('companion_said'),
		meetingPlace: str('meeting_place').notNull().default(''),
		meetingMinute: int('meeting_minute'),
		face: str('face').notNull().default(''),
		setAt: instant('set_at'),
		setBy: str('set_by'),
		/** When the call of the day after was put on the list. */
		calledAt: instant('called_at'),
	},
	(t) => [
		index('accompaniments_wished').on(t.wished, t.setAt),
		index('accompaniments_companion').on(t.companionId),
	],
)

/** The shared sum of a slot divided otherwise than by its rule: holds once everybody who works there has said yes. */
export const shareChanges = table(
	'share_changes',
	{
		id: str('id').primaryKey(),
		slotId: str('slot_id')
			.notNull()
			.references(() => slots.id),
		/** Why, in the words of who asked. */
		why: str('why').notNull().default(''),
		/** Whose wish it was, as a registrant. */
		askedBy: str('asked_by').notNull(),
		askedAt: instant('asked_at').notNull(),
		settledAt: instant('settled_at'),
		outcome: str('outcome').$type<'agreed' | 'refused' | 'withdrawn' | 'loosened'>(),
	},
	(t) => [
		index('share_changes_slot').on(t.slotId, t.askedAt),
		uniqueIndex('share_changes_open').on(t.slotId).where(sql`settled_at is null`),
	],
)

/** What one of them would get by such a change, and their answer. */
export const shareAnswers = table(
	'share_answers',
	{
		changeId: str('change_id')
			.notNull()
			.references(() => shareChanges.id),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		fromYen: yen('from_yen').notNull(),
		toYen: yen('to_yen').notNull(),
		answer: str('answer').$type<'yes' | 'no'>(),
		answeredAt: instant('answered_at'),
		answeredBy: str('answered_by'),
	},
	(t) => [
		primaryKey({ columns: [t.changeId, t.assignmentId] }),
		index('share_answers_assignment').on(t.assignmentId),
	],
)
