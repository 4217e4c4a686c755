// Our own rules: settings with the day each value holds from, days the office is closed, districts, number series.
import { sql } from 'drizzle-orm'
import { bool, check, index, instant, int, json, primaryKey, str, table, uniqueIndex, yen } from '../columns'
import { employers, registrants } from './people'

export const settings = table(
	'settings',
	{
		id: str('id').primaryKey(),
		key: str('key').notNull(),
		value: json('value').$type<string | number | boolean>().notNull(),
		fromDay: str('from_day').notNull(),
		setBy: str('set_by'),
		setAt: instant('set_at').notNull(),
	},
	(t) => [index('settings_key').on(t.key, t.fromDay, t.setAt)],
)

/** 利用規約・就業規約・代理受領: each version as it was written, and the day it holds from. */
export const agreementTexts = table(
	'agreement_texts',
	{
		id: str('id').primaryKey(),
		kind: str('kind').$type<'terms-of-use' | 'work-rules' | 'agency-receipt'>().notNull(),
		version: int('version').notNull(),
		body: str('body').notNull(),
		fromDay: str('from_day').notNull(),
		setBy: str('set_by'),
		setAt: instant('set_at').notNull(),
	},
	(t) => [uniqueIndex('agreement_texts_version').on(t.kind, t.version)],
)

/** Who agreed to which text of the council, when and by which way; a later version is another row. */
export const agreements = table(
	'agreements',
	{
		id: str('id').primaryKey(),
		kind: str('kind').$type<'terms-of-use' | 'work-rules' | 'agency-receipt'>().notNull(),
		textId: str('text_id')
			.notNull()
			.references(() => agreementTexts.id),
		version: int('version').notNull(),
		employerId: str('employer_id').references(() => employers.id),
		registrantId: str('registrant_id').references(() => registrants.id),
		day: str('day').notNull(),
		channel: str('channel').notNull(),
		takenBy: str('taken_by'),
		at: instant('at').notNull(),
	},
	(t) => [
		index('agreements_employer').on(t.employerId, t.kind),
		index('agreements_registrant').on(t.registrantId, t.kind),
		check('agreements_party', sql`(employer_id is null) <> (registrant_id is null)`),
	],
)

export const closingDays = table('closing_days', {
	day: str('day').primaryKey(),
	reason: str('reason').notNull(),
	/** 早じまい: the minute the office closes that day; null is closed all day. */
	closesAtMinute: int('closes_at_minute'),
})

export const areas = table('areas', {
	id: str('id').primaryKey(),
	name: str('name').notNull(),
	sort: int('sort').notNull(),
	closed: bool('closed').notNull().default(false),
	/** The first bus of the day is there by then; null while nobody has looked it up. */
	busArrivesMinute: int('bus_arrives_minute'),
	/** The fixed sum for the way to work there and back; null where none was set. */
	travelYen: yen('travel_yen'),
})

/** The timetable of a line at its stop in a district, as minutes of the day; each kind of day has its own. */
export const busTimes = table(
	'bus_times',
	{
		areaId: str('area_id')
			.notNull()
			.references(() => areas.id),
		line: str('line').notNull(),
		stop: str('stop').notNull(),
		days: str('days').$type<'weekday' | 'saturday' | 'holiday'>().notNull(),
		arrives: json('arrives').$type<number[]>().notNull(),
		leaves: json('leaves').$type<number[]>().notNull(),
	},
	(t) => [primaryKey({ columns: [t.areaId, t.line, t.stop, t.days] })],
)

/** Minutes by car from one district to another, each pair once: the smaller id stands first. */
export const areaWays = table(
	'area_ways',
	{
		areaId: str('area_id')
			.notNull()
			.references(() => areas.id),
		otherId: str('other_id')
			.notNull()
			.references(() => areas.id),
		minutes: int('minutes').notNull(),
	},
	(t) => [primaryKey({ columns: [t.areaId, t.otherId] })],
)

export const numberSeries = table(
	'number_series',
	{ series: str('series').notNull(), fiscalYear: int('fiscal_year').notNull(), last: int('last').notNull() },
	(t) => [primaryKey({ columns: [t.series, t.fiscalYear] })],
)

/** What staff keep of a benefit (失業手当 …): what may change, whom to ask, and when somebody last looked. */
export const benefitNotes = table('benefit_notes', {
	benefit: str('benefit').primaryKey(),
	changes: str('changes').notNull(),
	ask: str('ask').notNull(),
	/** Null until somebody of the office has checked it. */
	checkedDay: str('checked_day'),
	keptAt: instant('kept_at').notNull(),
	keptBy: str('kept_by').notNull(),
})

/** 傷害・賠償: what is insured, with whom, from when until when; nothing is published without both. */
export const insurances = table(
	'insurances',
	{
		id: str('id').primaryKey(),
		kind: str('kind').$type<'injury' | 'liability'>().notNull(),
		insurer: str('insurer').notNull(),
		policyNumber: str('policy_number').notNull(),
		telephone: str('telephone').notNull(),
		fromDay: str('from_day').notNull(),
		untilDay: str('until_day').notNull(),
		/** What it covers, in words people read. */
		covers: str('covers').notNull(),
		/** Whether work at one's own home and the way there and back are in. */
		homeWork: bool('home_work').notNull(),
		wayThere: bool('way_there').notNull(),
		/** Within how many days an accident is told to them. */
		tellDays: int('tell_days').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		endedAt: instant('ended_at'),
	},
	(t) => [index('insurances_days').on(t.kind, t.fromDay, t.untilDay)],
)

/** 計画: the planned number of a line of the year's report; the newest of a line and year holds. */
export const planFigures = table(
	'plan_figures',
	{
		id: str('id').primaryKey(),
		fiscalYear: int('fiscal_year').notNull(),
		line: str('line').notNull(),
		planned: int('planned').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('plan_figures_line').on(t.fiscalYear, t.line, t.at)],
)

/** 事業の終わり: the last days, the successor people may say yes to, until when the site stays readable. */
export const programmeEnds = table('programme_ends', {
	id: str('id').primaryKey(),
	lastPublishingDay: str('last_publishing_day').notNull(),
	lastPaymentDay: str('last_payment_day').notNull(),
	readableUntilDay: str('readable_until_day').notNull(),
	successor: str('successor').notNull().default(''),
	words: str('words').notNull().default(''),
	at: instant('at').notNull(),
	by: str('by').notNull(),
	cancelledAt: instant('cancelled_at'),
	erasedAt: instant('erased_at'),
})
