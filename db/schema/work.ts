// What is asked: an employer's request, its sheet of steps, the quote, the tasks cut from it and their slots.

import { sql } from 'drizzle-orm'
import { bool, check, index, instant, int, json, primaryKey, str, table, uniqueIndex, yen } from '../columns'
import { employers, registrants } from './people'

/** What was answered of the five questions of the contract check; a question not in it was not asked yet. */
export type ContractAnswers = Partial<
	Record<'orders' | 'mixed' | 'bound' | 'substitute' | 'daily', 'yes' | 'no'>
>

export const workRequests = table(
	'work_requests',
	{
		id: str('id').primaryKey(),
		number: str('number').notNull(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		what: str('what').notNull(),
		place: str('place').notNull(),
		fromDay: str('from_day'),
		byDay: str('by_day'),
		howOften: str('how_often').notNull().default(''),
		like: str('like').notNull().default(''),
		budgetYen: yen('budget_yen'),
		openedAt: instant('opened_at').notNull(),
		state: str('state')
			.$type<'received' | 'quoted' | 'agreed' | 'published' | 'declined' | 'withdrawn' | 'turned-down'>()
			.notNull(),
		takenBy: str('taken_by'),
		contractAnswers: json('contract_answers').$type<ContractAnswers>().notNull().default({}),
		/** The cut its employer chose, as `writeCut` writes it; '' until then. */
		chosenCut: str('chosen_cut').notNull().default(''),
		/** The way to contract of the day it was asked; all that comes of it keeps it. */
		contractMode: str('contract_mode').$type<'A' | 'B'>().notNull().default('A'),
	},
	(t) => [
		uniqueIndex('work_requests_number').on(t.number),
		index('work_requests_employer').on(t.employerId, t.openedAt),
		index('work_requests_state').on(t.state, t.openedAt),
	],
)

/** What else is known of a step; what is not in it is わからない. */
export type StepDetail = {
	result?: string
	/** Minutes of somebody used to it. */
	usedMinutes?: number
	/** The step it follows. */
	afterId?: string
	when?: 'any' | 'window' | 'fixed'
	fromMinute?: number
	untilMinute?: number
	outdoors?: boolean
	posture?: 'sit' | 'either' | 'stand'
	kilograms?: number
	pace?: 'own' | 'steady' | 'hurried'
	company?: 'alone' | 'either' | 'together'
	tools?: string
	skill?: string
	atHome?: boolean
	leastMinutes?: number
	atOnce?: number
	hazards?: string[]
	/** Somebody looked and found no danger; neither this nor a danger is わからない. */
	noHazards?: boolean
	rain?: string
	/** What is said of the rule of work in the open; what is left out is the council's usual. */
	weather?: Partial<Omit<WeatherRule, 'heat'>>
	/** Against heat at the place: shade, water, a rest each hour. */
	heat?: { shade?: boolean; water?: boolean; rest?: boolean }
	contractKind?: 'ukeoi' | 'jun-inin'
}

export const steps = table(
	'steps',
	{
		id: str('id').primaryKey(),
		requestId: str('request_id')
			.notNull()
			.references(() => workRequests.id),
		sort: int('sort').notNull(),
		what: str('what').notNull(),
		minutes: int('minutes'),
		place: str('place').notNull().default(''),
		detail: json('detail').$type<StepDetail>().notNull().default({}),
	},
	(t) => [index('steps_request').on(t.requestId, t.sort)],
)

/** What a quote was made of, kept as it was shown: the cut may change afterwards. */
export type QuoteLine = {
	taskId: string
	title: string
	payFor: string
	payYen: number
	feeYen: number
	/** Lots or stretches of time the pay is for, where it is paid by them. */
	units?: number
	unit?: string
	/** Travel of one seat, whether that is the most it may cost, and as what it is named. */
	travelYen?: number
	travelAtCost?: boolean
	travelAs?: 'pay' | 'expense'
	/** One sum for all of a slot: the pay named is one part of it. */
	shared?: boolean
	seats: number
	slots: { day: string; startMinute: number; endMinute: number; seats: number; reserveDay?: string | null }[]
}

export const quotes = table(
	'quotes',
	{
		id: str('id').primaryKey(),
		requestId: str('request_id')
			.notNull()
			.references(() => workRequests.id),
		version: int('version').notNull(),
		contractMode: str('contract_mode').$type<'A' | 'B'>().notNull().default('A'),
		payYen: yen('pay_yen').notNull(),
		feeYen: yen('fee_yen').notNull(),
		taxRatePermille: int('tax_rate_permille').notNull(),
		taxYen: yen('tax_yen').notNull(),
		totalYen: yen('total_yen').notNull(),
		lines: json('lines').$type<QuoteLine[]>().notNull(),
		validUntil: str('valid_until').notNull(),
		rain: str('rain').notNull(),
		cancellation: str('cancellation').notNull(),
		madeAt: instant('made_at').notNull(),
		madeBy: str('made_by').notNull(),
	},
	(t) => [uniqueIndex('quotes_version').on(t.requestId, t.version)],
)

export const quoteAnswers = table(
	'quote_answers',
	{
		id: str('id').primaryKey(),
		quoteId: str('quote_id')
			.notNull()
			.references(() => quotes.id),
		answer: str('answer').$type<'agreed' | 'declined'>().notNull(),
		reason: str('reason').notNull().default(''),
		by: str('by').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [uniqueIndex('quote_answers_quote').on(t.quoteId)],
)

/** Who decides about the weather and until when, what is paid after a stop half-way, and what there is against heat. */
export type WeatherRule = {
	decides: 'council' | 'employer'
	/** Minutes of the day before, and of the day itself. */
	eveningMinute: number
	morningMinute: number
	halfway: 'whole' | 'hours'
	heat?: { shade: boolean; water: boolean; rest: boolean }
}

/** An item of the terms that is not fixed yet. */
export type UndecidedItem = {
	item: 'address' | 'hours' | 'procedure' | 'bring'
	reason: string
	/** The day by which it will be said. */
	fixOn: string
}

/** How the pay of a task is counted beside its whole sum, what is withheld of it, and what travel is paid. */
export type PayTerms = {
	by: 'result' | 'lots' | 'time'
	/** One lot in words (1袋), or one stretch of time (1時間); '' by result. */
	unit: string
	/** How many the whole sum is for; 1 by result. */
	units: number
	/** Why time is paid; '' else. */
	why: string
	/** The kind of pay of which income tax is withheld, or `none`. */
	withholding: string
	/** Consumption tax stands apart from the pay and is not counted for withholding. */
	taxApart: boolean
	travel: 'none' | 'fixed' | 'at-cost'
	/** Whether travel is named as pay or as expenses. */
	travelAs: 'pay' | 'expense'
	/** The sum, or the most it may cost. */
	travelYen: number
	/** One sum for all seats of a slot (`pay_yen` each), divided in equal parts unless all of them agree otherwise. */
	shared?: boolean
}

export const tasks = table(
	'tasks',
	{
		id: str('id').primaryKey(),
		requestId: str('request_id')
			.notNull()
			.references(() => workRequests.id),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		title: str('title').notNull(),
		kind: str('kind').notNull(),
		result: str('result').notNull(),
		procedure: str('procedure').notNull(),
		specification: str('specification').notNull(),
		contractKind: str('contract_kind').$type<'ukeoi' | 'jun-inin'>().notNull(),
		areaId: str('area_id').notNull(),
		place: str('place').notNull(),
		address: str('address').notNull(),
		privateHome: bool('private_home').notNull().default(false),
		busStop: str('bus_stop').notNull().default(''),
		payYen: yen('pay_yen').notNull(),
		payFor: str('pay_for').notNull(),
		feeYen: yen('fee_yen').notNull(),
		minutes: int('minutes').notNull(),
		kilograms: int('kilograms').notNull().default(0),
		posture: str('posture').$type<'sit' | 'either' | 'stand'>().notNull().default('either'),
		outdoors: bool('outdoors').notNull().default(false),
		alone: bool('alone').notNull().default(false),
		atHome: bool('at_home').notNull().default(false),
		rests: bool('rests').notNull().default(true),
		driving: bool('driving').notNull().default(false),
		lift: bool('lift').notNull().default(false),
		skill: str('skill'),
		bring: str('bring').notNull().default(''),
		hazards: json('hazards').$type<string[]>().notNull().default([]),
		lowPayReason: str('low_pay_reason').notNull().default(''),
		/** Null pays the whole sum for the result, and nothing beside it. */
		payTerms: json('pay_terms').$type<PayTerms>(),
		stepIds: json('step_ids').$type<string[]>().notNull().default([]),
		rain: str('rain').notNull().default(''),
		/** The rule of work in the open; null where weather does not matter. */
		weather: json('weather').$type<WeatherRule>(),
		/** しごと体験: half a day at most, for trying a kind of work. */
		trial: bool('trial').notNull().default(false),
		/** Until when only those who did it before may take it. */
		beforeUntil: instant('before_until'),
		/** The written rule of a task for a chosen group; '' is for everybody. */
		groupRule: str('group_rule').notNull().default(''),
		cancellation: str('cancellation').notNull(),
		insurance: str('insurance').notNull(),
		contractMode: str('contract_mode').$type<'A' | 'B'>().notNull().default('A'),
		/** What the terms cannot say yet, each with its reason and the day it will be fixed (3条1項ただし書). */
		undecided: json('undecided').$type<UndecidedItem[]>().notNull().default([]),
		/** Continued work of one kind at a set rate: the monthly yardstick of pay days may be used for it. */
		continued: bool('continued').notNull().default(false),
		state: str('state').$type<'draft' | 'published' | 'closed'>().notNull(),
		createdAt: instant('created_at').notNull(),
		createdBy: str('created_by').notNull(),
		publishedAt: instant('published_at'),
		publishedBy: str('published_by'),
		closedAt: instant('closed_at'),
	},
	(t) => [
		index('tasks_request').on(t.requestId),
		index('tasks_employer').on(t.employerId),
		index('tasks_state').on(t.state, t.publishedAt),
		check('tasks_pay', sql`pay_yen > 0 and fee_yen >= 0`),
	],
)

export const slots = table(
	'slots',
	{
		id: str('id').primaryKey(),
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id),
		day: str('day').notNull(),
		startMinute: int('start_minute').notNull(),
		endMinute: int('end_minute').notNull(),
		seats: int('seats').notNull(),
		taken: int('taken').notNull().default(0),
		open: bool('open').notNull(),
		/** 予備日, at the same hours. */
		reserveDay: str('reserve_day'),
		/** The slot whose day was moved to this one. */
		movedFrom: str('moved_from'),
	},
	(t) => [
		index('slots_task').on(t.taskId, t.day, t.startMinute),
		index('slots_open').on(t.open, t.day, t.startMinute),
		check('slots_seats', sql`seats > 0 and taken >= 0 and taken <= seats`),
		check('slots_span', sql`start_minute >= 0 and start_minute < end_minute and end_minute <= 1440`),
	],
)

export const overrides = table(
	'overrides',
	{
		id: str('id').primaryKey(),
		requestId: str('request_id')
			.notNull()
			.references(() => workRequests.id),
		about: str('about').notNull(),
		rule: str('rule').notNull(),
		reason: str('reason').notNull(),
		askedBy: str('asked_by').notNull(),
		askedAt: instant('asked_at').notNull(),
		approvedBy: str('approved_by'),
		approvedAt: instant('approved_at'),
	},
	(t) => [
		uniqueIndex('overrides_about').on(t.requestId, t.about),
		index('overrides_waiting').on(t.approvedAt, t.askedAt),
	],
)

/** What the council ended of a request, its quote or all of it, and the reason its employer reads. */
export const requestEndings = table(
	'request_endings',
	{
		id: str('id').primaryKey(),
		requestId: str('request_id')
			.notNull()
			.references(() => workRequests.id),
		of: str('of').$type<'quote' | 'request'>().notNull(),
		/** The quote that stood until then. */
		quoteId: str('quote_id').references(() => quotes.id),
		reason: str('reason').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('request_endings_request').on(t.requestId, t.at)],
)

/** A finding that a 決裁者 did not let pass: what was asked, and why not. */
export const overrideRefusals = table(
	'override_refusals',
	{
		id: str('id').primaryKey(),
		requestId: str('request_id')
			.notNull()
			.references(() => workRequests.id),
		about: str('about').notNull(),
		rule: str('rule').notNull(),
		askedBy: str('asked_by').notNull(),
		askedFor: str('asked_for').notNull(),
		reason: str('reason').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		readAt: instant('read_at'),
	},
	(t) => [
		index('override_refusals_request').on(t.requestId, t.at),
		index('override_refusals_asker').on(t.askedBy, t.readAt),
	],
)

/** Who a task with a written rule is for. */
export const taskGroups = table(
	'task_groups',
	{
		taskId: str('task_id')
			.notNull()
			.references(() => tasks.id),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		addedAt: instant('added_at').notNull(),
		addedBy: str('added_by').notNull(),
	},
	(t) => [primaryKey({ columns: [t.taskId, t.registrantId] })],
)

/** One act about the weather: what it covered, why, and the day it moved the work to. */
export const weatherActs = table(
	'weather_acts',
	{
		id: str('id').primaryKey(),
		scope: str('scope').$type<'slot' | 'employer' | 'area' | 'day'>().notNull(),
		scopeId: str('scope_id').notNull(),
		day: str('day').notNull(),
		why: str('why').notNull(),
		toDay: str('to_day'),
		slots: int('slots').notNull(),
		people: int('people').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('weather_acts_day').on(t.day, t.at)],
)

/** The heat value (WBGT, tenths of a degree) foretold for a day; an empty area is the whole town. */
export const heatValues = table(
	'heat_values',
	{
		day: str('day').notNull(),
		areaId: str('area_id').notNull().default(''),
		tenths: int('tenths').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [primaryKey({ columns: [t.day, t.areaId] })],
)
