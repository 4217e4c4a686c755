// Who could: weekly hours, days off, limits and skills as a person gave them, bookings and turns.
import {
	bool,
	bytes,
	index,
	instant,
	int,
	json,
	long,
	primaryKey,
	str,
	table,
	uniqueIndex,
	yen,
} from '../columns'
import { employers, registrants } from './people'
import { slots, workRequests } from './work'

export const availability = table(
	'availability',
	{
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		weekday: int('weekday').notNull(),
		halfHours: long('half_hours').notNull(),
	},
	(t) => [primaryKey({ columns: [t.registrantId, t.weekday] })],
)

export const daysOff = table(
	'days_off',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		fromDay: str('from_day').notNull(),
		untilDay: str('until_day').notNull(),
		everyWeeks: int('every_weeks').notNull().default(0),
		addedAt: instant('added_at').notNull(),
	},
	(t) => [index('days_off_registrant').on(t.registrantId, t.fromDay)],
)

/** A date with other hours than the week's; none at all is a day off. */
export const datedHours = table(
	'dated_hours',
	{
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		day: str('day').notNull(),
		halfHours: long('half_hours').notNull(),
		addedAt: instant('added_at').notNull(),
	},
	(t) => [primaryKey({ columns: [t.registrantId, t.day] })],
)

export const limits = table('limits', {
	registrantId: str('registrant_id')
		.primaryKey()
		.references(() => registrants.id),
	kilogramsMost: int('kilograms_most'),
	sittingOnly: bool('sitting_only').notNull().default(false),
	restEachHour: bool('rest_each_hour').notNull().default(false),
	aloneOnly: bool('alone_only').notNull().default(false),
	indoorsOnly: bool('indoors_only').notNull().default(false),
	atHomeOnly: bool('at_home_only').notNull().default(false),
	noDriving: bool('no_driving').notNull().default(true),
	busStopNeeded: bool('bus_stop_needed').notNull().default(false),
	minutesMost: int('minutes_most'),
	daysPerWeekMost: int('days_per_week_most'),
	minutesPerWeekMost: int('minutes_per_week_most'),
	restBetweenMinutes: int('rest_between_minutes'),
	holidaysOff: bool('holidays_off').notNull().default(false),
	notAlone: bool('not_alone').notNull().default(false),
	pairAtMost: bool('pair_at_most').notNull().default(false),
	freeStartOnly: bool('free_start_only').notNull().default(false),
	fixedStartOnly: bool('fixed_start_only').notNull().default(false),
	standMinutesMost: int('stand_minutes_most'),
	monthYenMost: yen('month_yen_most'),
	yearYenMost: yen('year_yen_most'),
	comesBy: str('comes_by').$type<'walking' | 'bicycle' | 'car' | 'bus'>(),
	areaIds: json('area_ids').$type<string[]>().notNull().default([]),
})

export const skills = table(
	'skills',
	{
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		skill: str('skill').notNull(),
		checkedAt: instant('checked_at'),
		checkedBy: str('checked_by'),
	},
	(t) => [primaryKey({ columns: [t.registrantId, t.skill] })],
)

export const bookings = table(
	'bookings',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		assignmentId: str('assignment_id').notNull(),
		slotId: str('slot_id').notNull(),
		day: str('day').notNull(),
		startMinute: int('start_minute').notNull(),
		endMinute: int('end_minute').notNull(),
		live: bool('live').notNull().default(true),
	},
	(t) => [
		uniqueIndex('bookings_assignment').on(t.assignmentId),
		index('bookings_registrant').on(t.registrantId, t.live, t.day),
		index('bookings_day').on(t.day),
	],
)

export const turns = table(
	'turns',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		taskId: str('task_id').notNull(),
		slotId: str('slot_id').notNull(),
		why: str('why').$type<'decided' | 'offered'>().notNull(),
		at: instant('at').notNull(),
		takenBackAt: instant('taken_back_at'),
	},
	(t) => [index('turns_registrant').on(t.registrantId, t.slotId), index('turns_at').on(t.at)],
)

/** How many people could take a slot when it was posted: what the chance of filling is learned from. */
export const slotReach = table('slot_reach', {
	slotId: str('slot_id')
		.primaryKey()
		.references(() => slots.id),
	could: int('could').notNull(),
	at: instant('at').notNull(),
})

/** A piece as an employer sees it: in bands, no counts. `null` says that it hardly differs from what was said before. */
export type PieceInBands = {
	parts: { stepId: string; minutes: number }[]
	day: number
	startMinute: number
	endMinute: number
	seats: number
	title: string
	payYen: number
	band: string | null
}

export type CutInBands = {
	kind: string
	pieces: PieceInBands[]
	totalYen: number
	handovers: number
	doneAt: number
}

/** The cuts of a request as they were last night; what its employer is shown. */
export const cutSnapshots = table('cut_snapshots', {
	requestId: str('request_id')
		.primaryKey()
		.references(() => workRequests.id),
	night: str('night').notNull(),
	day: str('day').notNull(),
	cuts: json('cuts').$type<CutInBands[]>().notNull(),
})

/** Every band an employer could have read, with the people behind it (their ids, 16 bytes each, in order). */
export const reachAnswers = table(
	'reach_answers',
	{
		id: str('id').primaryKey(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		night: str('night').notNull(),
		people: bytes('people').notNull(),
		band: str('band').notNull(),
	},
	(t) => [index('reach_answers_employer').on(t.employerId, t.night)],
)

/** A week planned at once, and what staff settled beforehand: a proposal, until somebody is asked and says yes. */
export const plans = table(
	'plans',
	{
		id: str('id').primaryKey(),
		week: str('week').notNull(),
		mode: str('mode').$type<'fair-turns' | 'few-faces'>().notNull(),
		seed: int('seed').notNull(),
		locks: json('locks').$type<{ slotId: string; registrantId: string }[]>().notNull(),
		struck: json('struck').$type<{ slotId: string; registrantId: string }[]>().notNull(),
		state: str('state').$type<'waiting' | 'running' | 'done' | 'stopped' | 'failed'>().notNull(),
		askedAt: instant('asked_at').notNull(),
		askedBy: str('asked_by').notNull(),
		claimedBy: str('claimed_by'),
		beatAt: instant('beat_at'),
		filled: int('filled'),
		stopAskedAt: instant('stop_asked_at'),
		endedAt: instant('ended_at'),
		result: json('result').$type<Record<string, unknown>>(),
		refusals: json('refusals')
			.$type<{ slotId: string; registrantId: string; refusal: string; facts?: unknown }[]>()
			.notNull(),
	},
	(t) => [index('plans_week').on(t.week, t.askedAt), index('plans_state').on(t.state, t.askedAt)],
)

/** Where somebody is asked no more after trouble there; why stands nowhere here. */
export const avoidedPlaces = table(
	'avoided_places',
	{
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [primaryKey({ columns: [t.registrantId, t.employerId] })],
)
