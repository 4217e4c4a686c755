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
