// Who: accounts and what each may do, sessions, cards, registrants, employers, consents, calls.

import { sql } from 'drizzle-orm'
import {
	bool,
	bytes,
	check,
	index,
	instant,
	int,
	json,
	primaryKey,
	str,
	table,
	uniqueIndex,
} from '../columns'

export const accounts = table(
	'accounts',
	{
		id: str('id').primaryKey(),
		name: str('name').notNull(),
		number: str('number'),
		email: str('email'),
		telephone: str('telephone'),
		secretHash: str('secret_hash'),
		secretKind: str('secret_kind').$type<'password' | 'pin'>(),
		createdAt: instant('created_at').notNull(),
		closedAt: instant('closed_at'),
	},
	(t) => [
		uniqueIndex('accounts_number').on(t.number),
		index('accounts_email').on(t.email),
		index('accounts_telephone').on(t.telephone),
	],
)

export const roleGrants = table(
	'role_grants',
	{
		id: str('id').primaryKey(),
		accountId: str('account_id')
			.notNull()
			.references(() => accounts.id),
		role: str('role').notNull(),
		fromDay: str('from_day').notNull(),
		untilDay: str('until_day'),
		grantedBy: str('granted_by'),
		grantedAt: instant('granted_at').notNull(),
	},
	(t) => [index('role_grants_account').on(t.accountId)],
)

export const sessions = table(
	'sessions',
	{
		idHash: str('id_hash').primaryKey(),
		accountId: str('account_id')
			.notNull()
			.references(() => accounts.id),
		hat: str('hat').notNull(),
		seatEmployerId: str('seat_employer_id'),
		startedAt: instant('started_at').notNull(),
		expiresAt: instant('expires_at').notNull(),
		confirmedAt: instant('confirmed_at').notNull(),
		actingKind: str('acting_kind').$type<'registrant' | 'employer'>(),
		actingId: str('acting_id'),
		actingChannel: str('acting_channel'),
		actingUntil: instant('acting_until'),
		/** The page acting was begun on, where it leads back to. */
		actingFrom: str('acting_from'),
	},
	(t) => [index('sessions_account').on(t.accountId), index('sessions_expires').on(t.expiresAt)],
)

export const codeCards = table(
	'code_cards',
	{
		id: str('id').primaryKey(),
		accountId: str('account_id')
			.notNull()
			.references(() => accounts.id),
		codeDigest: bytes('code_digest').notNull(),
		issuedAt: instant('issued_at').notNull(),
		issuedBy: str('issued_by'),
		expiresAt: instant('expires_at').notNull(),
		usedAt: instant('used_at'),
		voidedAt: instant('voided_at'),
	},
	(t) => [index('code_cards_account').on(t.accountId)],
)

export const attempts = table(
	'attempts',
	{
		id: str('id').primaryKey(),
		scope: str('scope').notNull(),
		subjectDigest: str('subject_digest').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('attempts_subject').on(t.scope, t.subjectDigest, t.at), index('attempts_at').on(t.at)],
)

export const registrants = table(
	'registrants',
	{
		id: str('id').primaryKey(),
		accountId: str('account_id')
			.notNull()
			.references(() => accounts.id),
		familyName: str('family_name').notNull(),
		givenName: str('given_name').notNull(),
		familyKana: str('family_kana').notNull(),
		givenKana: str('given_kana').notNull(),
		callName: str('call_name').notNull(),
		birthDay: str('birth_day').notNull(),
		areaId: str('area_id').notNull(),
		postalCode: str('postal_code').notNull(),
		address: str('address').notNull(),
		telephone: str('telephone').notNull(),
		telephoneTail: str('telephone_tail').notNull(),
		email: str('email'),
		hearsBy: str('hears_by').$type<'site' | 'mail' | 'telephone' | 'paper'>().notNull(),
		likesCallsAt: str('likes_calls_at').notNull().default(''),
		state: str('state').$type<'applied' | 'registered' | 'declined' | 'left'>().notNull(),
		appliedAt: instant('applied_at').notNull(),
		registeredAt: instant('registered_at'),
		restFrom: str('rest_from'),
		restUntil: str('rest_until'),
		askAtMost: str('ask_at_most')
			.$type<'daily' | 'weekly' | 'monthly' | 'never'>()
			.notNull()
			.default('daily'),
		askFromMinute: int('ask_from_minute'),
		askUntilMinute: int('ask_until_minute'),
		likesKinds: json('likes_kinds').$type<string[]>().notNull().default([]),
		/** Likes to go again where they have been, to the same faces. */
		likesSame: bool('likes_same').notNull().default(false),
		wouldLikeYou: str('would_like_you').notNull().default(''),
		/** 適格請求書発行事業者の登録番号, where the person has one and told it; nobody is asked to register. */
		invoiceNumber: str('invoice_number'),
		/** How they wish to be paid, of the ways the council offers. */
		paidBy: str('paid_by').$type<'bank' | 'cash' | 'connect'>().notNull().default('bank'),
		wouldLikeYouReaders: str('would_like_you_readers')
			.$type<'office' | 'beside'>()
			.notNull()
			.default('office'),
		/** The day the registration ended (退会). */
		leftOn: str('left_on'),
		/** The day a guardian's paper was seen, of somebody under 18. */
		guardianPaperDay: str('guardian_paper_day'),
		/** Wishes to be called where they have not said 終わりました half an hour after the end. */
		wantsEndCall: bool('wants_end_call').notNull().default(false),
		/** Registered twice: the record that goes on in place of this one. */
		joinedIntoId: str('joined_into_id'),
		/** Name and contact are blanked since: nothing that had to be kept is left. */
		blankedAt: instant('blanked_at'),
	},
	(t) => [
		uniqueIndex('registrants_account').on(t.accountId),
		index('registrants_kana').on(t.familyKana, t.givenKana),
		index('registrants_tail').on(t.telephoneTail),
		index('registrants_state').on(t.state, t.appliedAt),
	],
)

export const interviews = table(
	'interviews',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		day: str('day').notNull(),
		place: str('place').$type<'counter' | 'home' | 'post-office' | 'telephone'>().notNull(),
		identitySeen: str('identity_seen').notNull(),
		result: str('result').$type<'registered' | 'declined'>().notNull(),
		note: str('note').notNull().default(''),
		/** What comes next, as the person has it in writing. */
		nextStep: str('next_step').notNull().default(''),
		/** Why not, in words for the person, and where else help is. */
		toldWhy: str('told_why').notNull().default(''),
		elsewhere: str('elsewhere').notNull().default(''),
		by: str('by').notNull(),
		at: instant('at').notNull(),
	},
	(t) => [index('interviews_registrant').on(t.registrantId)],
)

export const consents = table(
	'consents',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		kind: str('kind').notNull(),
		version: str('version').notNull(),
		givenAt: instant('given_at').notNull(),
		takenBy: str('taken_by'),
		withdrawnAt: instant('withdrawn_at'),
	},
	(t) => [index('consents_registrant').on(t.registrantId, t.kind)],
)

export const employers = table(
	'employers',
	{
		id: str('id').primaryKey(),
		name: str('name').notNull(),
		kana: str('kana').notNull(),
		kind: str('kind').$type<'firm' | 'farm' | 'office' | 'group' | 'household'>().notNull(),
		field: str('field').notNull(),
		areaId: str('area_id').notNull(),
		address: str('address').notNull(),
		telephone: str('telephone').notNull(),
		telephoneTail: str('telephone_tail').notNull(),
		email: str('email'),
		contactName: str('contact_name').notNull(),
		confirmDays: int('confirm_days').notNull().default(7),
		agreedDay: str('agreed_day'),
		visitedDay: str('visited_day'),
		state: str('state').$type<'talking' | 'using' | 'resting' | 'ended'>().notNull(),
		createdAt: instant('created_at').notNull(),
		/** The day of the written order by which the council withholds for them (mode B); null without one. */
		withholdingOrderDay: str('withholding_order_day'),
		/** One invoice a month, or one a task. */
		billing: str('billing').$type<'monthly' | 'per-task'>().notNull().default('monthly'),
		/** The day they ended with the office (終了). */
		endedOn: str('ended_on'),
		/** Resting (休止) since; null where they are not. */
		restedOn: str('rested_on'),
		/** Whom people call on the day, and where. */
		dayContact: str('day_contact').notNull().default(''),
		dayTelephone: str('day_telephone').notNull().default(''),
		/** Name and contact are blanked since: nothing that had to be kept is left. */
		blankedAt: instant('blanked_at'),
	},
	(t) => [index('employers_kana').on(t.kana), index('employers_tail').on(t.telephoneTail)],
)

/** An employer who cannot or does not pay: since when nothing of theirs is published, why, and what the court asks. */
export const employerStops = table(
	'employer_stops',
	{
		id: str('id').primaryKey(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		why: str('why').$type<'bankruptcy' | 'death' | 'late-payments'>().notNull(),
		/** The day of the court's decision, of the death, or of the stop. */
		day: str('day').notNull(),
		/** Who winds it up (破産管財人), the court's number, and until when claims are told (債権届出). */
		trustee: str('trustee').notNull().default(''),
		caseNumber: str('case_number').notNull().default(''),
		claimUntilDay: str('claim_until_day'),
		/** Claims told to the court. */
		claimedAt: instant('claimed_at'),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		endedAt: instant('ended_at'),
		endedBy: str('ended_by'),
	},
	(t) => [
		uniqueIndex('employer_stops_open').on(t.employerId).where(sql`ended_at is null`),
		index('employer_stops_waiting').on(t.endedAt, t.claimUntilDay),
	],
)

export const employerSeats = table(
	'employer_seats',
	{
		id: str('id').primaryKey(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		accountId: str('account_id')
			.notNull()
			.references(() => accounts.id),
		fromDay: str('from_day').notNull(),
		untilDay: str('until_day'),
	},
	(t) => [index('employer_seats_account').on(t.accountId), index('employer_seats_employer').on(t.employerId)],
)

export const calls = table(
	'calls',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id').references(() => registrants.id),
		employerId: str('employer_id').references(() => employers.id),
		why: str('why').notNull(),
		subjectKind: str('subject_kind'),
		subjectId: str('subject_id'),
		naturalKey: str('natural_key').notNull(),
		openedAt: instant('opened_at').notNull(),
		dueAt: instant('due_at').notNull(),
		/** Stays red until somebody spoke to them or their family: work that does not take place. */
		red: bool('red').notNull().default(false),
		takenBy: str('taken_by'),
		takenAt: instant('taken_at'),
		closedAt: instant('closed_at'),
		closedBy: str('closed_by'),
		outcome: str('outcome'),
	},
	(t) => [
		uniqueIndex('calls_natural_key').on(t.naturalKey),
		index('calls_open').on(t.closedAt, t.dueAt),
		index('calls_registrant').on(t.registrantId, t.openedAt),
		index('calls_employer').on(t.employerId, t.openedAt),
		check('calls_one_person', sql`(registrant_id is null) <> (employer_id is null)`),
	],
)

export const callTries = table(
	'call_tries',
	{
		id: str('id').primaryKey(),
		callId: str('call_id')
			.notNull()
			.references(() => calls.id),
		outcome: str('outcome').notNull(),
		by: str('by').notNull(),
		at: instant('at').notNull(),
		reached: bool('reached').notNull(),
	},
	(t) => [index('call_tries_call').on(t.callId, t.at)],
)

/** お休み, one row each: their time does not count while one waits for a turn. */
export const rests = table(
	'rests',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		fromDay: str('from_day').notNull(),
		untilDay: str('until_day'),
	},
	(t) => [index('rests_registrant').on(t.registrantId, t.fromDay)],
)

/** People who apply together; each has hand, terms, insurance and pay of their own. */
export const teams = table('teams', {
	id: str('id').primaryKey(),
	name: str('name').notNull(),
	madeAt: instant('made_at').notNull(),
	endedAt: instant('ended_at'),
})

export const teamMembers = table(
	'team_members',
	{
		teamId: str('team_id')
			.notNull()
			.references(() => teams.id),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		/** Asked by a member; in the team from the yes on. */
		askedAt: instant('asked_at').notNull(),
		joinedAt: instant('joined_at'),
		leftAt: instant('left_at'),
	},
	(t) => [
		primaryKey({ columns: [t.teamId, t.registrantId] }),
		index('team_members_registrant').on(t.registrantId),
	],
)

/** 開示・訂正・利用停止: what somebody asks about what is kept of them, and what was answered by when. */
export const privacyRequests = table(
	'privacy_requests',
	{
		id: str('id').primaryKey(),
		kind: str('kind').$type<'disclosure' | 'correction' | 'stopping'>().notNull(),
		registrantId: str('registrant_id').references(() => registrants.id),
		employerId: str('employer_id').references(() => employers.id),
		receivedOn: str('received_on').notNull(),
		/** Who asks: the person, or somebody for them, with the paper that says so. */
		askedBy: str('asked_by').$type<'self' | 'guardian' | 'agent'>().notNull(),
		/** What they ask, in their words. */
		wish: str('wish').notNull(),
		/** Which kind of paper showed who they are; never its number. */
		identitySeen: str('identity_seen'),
		answerBy: str('answer_by').notNull(),
		answer: str('answer').$type<'done' | 'part' | 'not-done' | 'withdrawn'>(),
		/** What was answered, and where not all of it was done, why. */
		answerWords: str('answer_words').notNull().default(''),
		/** Lines of third persons were covered. */
		thirdCovered: bool('third_covered').notNull().default(false),
		givenBy: str('given_by').$type<'paper' | 'post' | 'site'>(),
		answeredOn: str('answered_on'),
		answeredAt: instant('answered_at'),
		answeredBy: str('answered_by'),
		takenAt: instant('taken_at').notNull(),
		takenBy: str('taken_by').notNull(),
	},
	(t) => [
		index('privacy_requests_open').on(t.answeredAt, t.answerBy),
		index('privacy_requests_registrant').on(t.registrantId),
		index('privacy_requests_employer').on(t.employerId),
	],
)

/** 契約を続けない・登録を終える予告: told thirty days before, with its reason where the person asks for it. */
export const endings = table(
	'endings',
	{
		id: str('id').primaryKey(),
		kind: str('kind').$type<'registration' | 'continued'>().notNull(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		/** Of whom no more is asked, where only that ends. */
		employerId: str('employer_id').references(() => employers.id),
		toldOn: str('told_on').notNull(),
		endsOn: str('ends_on').notNull(),
		/** The exception of the law it goes by, where it comes sooner than thirty days; '' where it does not. */
		exception: str('exception').notNull().default(''),
		/** Why, as staff wrote it down; told when asked. */
		reason: str('reason').notNull(),
		way: str('way').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		reasonAskedOn: str('reason_asked_on'),
		reasonToldOn: str('reason_told_on'),
		/** What was told then, where it is more than what was written at first. */
		reasonTold: str('reason_told').notNull().default(''),
		endedAt: instant('ended_at'),
		undoneAt: instant('undone_at'),
	},
	(t) => [index('endings_registrant').on(t.registrantId), index('endings_due').on(t.endedAt, t.endsOn)],
)

/** ハラスメントの相談窓口 and 育児・介護への配慮の申し出: what was said, and what is answered by when. */
export const considerations = table(
	'considerations',
	{
		id: str('id').primaryKey(),
		kind: str('kind').$type<'harassment' | 'care'>().notNull(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		employerId: str('employer_id').references(() => employers.id),
		/** In the person's own words. */
		words: str('words').notNull(),
		channel: str('channel').notNull(),
		answerBy: str('answer_by').notNull(),
		openedAt: instant('opened_at').notNull(),
		openedBy: str('opened_by').notNull(),
		/** Taken up by somebody of the office. */
		takenAt: instant('taken_at'),
		takenBy: str('taken_by'),
		/** What was looked into or weighed, for the office alone. */
		weighed: str('weighed').notNull().default(''),
		answer: str('answer').$type<'done' | 'other-way' | 'not-possible' | 'withdrawn'>(),
		/** What the person is told: what is done, or why it cannot be. */
		answerWords: str('answer_words').notNull().default(''),
		answeredAt: instant('answered_at'),
		answeredBy: str('answered_by'),
		/** It names somebody of the office: read by nobody here, told to the contact outside. */
		namesStaff: bool('names_staff').notNull().default(false),
		outsideToldAt: instant('outside_told_at'),
	},
	(t) => [
		index('considerations_open').on(t.answeredAt, t.answerBy),
		index('considerations_registrant').on(t.registrantId),
	],
)

/** A move in somebody's life with the office, entered with a day and the paper that was seen; taken back the same day. */
export const lifeMoves = table(
	'life_moves',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		kind: str('kind').$type<'left' | 'died' | 'moved-away' | 'guardianship'>().notNull(),
		day: str('day').notNull(),
		/** Which paper was seen, not what stands in it. */
		paper: str('paper').notNull(),
		note: str('note').notNull().default(''),
		stateBefore: str('state_before').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		takenBackAt: instant('taken_back_at'),
		takenBackBy: str('taken_back_by'),
	},
	(t) => [
		index('life_moves_registrant').on(t.registrantId, t.at),
		uniqueIndex('life_moves_standing').on(t.registrantId, t.kind).where(sql`taken_back_at is null`),
	],
)

/** 緊急連絡先: whom to call when something happened; each opening is an event. */
export const emergencyContacts = table('emergency_contacts', {
	registrantId: str('registrant_id')
		.primaryKey()
		.references(() => registrants.id),
	name: str('name').notNull(),
	relation: str('relation').notNull(),
	telephone: str('telephone').notNull(),
	at: instant('at').notNull(),
	by: str('by').notNull(),
})

/** 代理: family, a guardian or a helper who may talk, agree or receive for somebody, by a paper, until a day. */
export const representatives = table(
	'representatives',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		kind: str('kind').$type<'family' | 'guardian' | 'helper'>().notNull(),
		name: str('name').notNull(),
		relation: str('relation').notNull(),
		telephone: str('telephone').notNull(),
		mayTalk: bool('may_talk').notNull(),
		mayAgree: bool('may_agree').notNull(),
		mayReceive: bool('may_receive').notNull(),
		/** Which paper shows it. */
		paper: str('paper').notNull(),
		fromDay: str('from_day').notNull(),
		untilDay: str('until_day').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		endedAt: instant('ended_at'),
		endedBy: str('ended_by'),
	},
	(t) => [
		index('representatives_registrant').on(t.registrantId, t.untilDay),
		index('representatives_until').on(t.endedAt, t.untilDay),
	],
)

/** 貸出簿: a key, a tool or a vest somebody has from the office or a client, until it is back. */
export const loans = table(
	'loans',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		kind: str('kind').$type<'key' | 'tool' | 'clothing' | 'other'>().notNull(),
		/** Which one, and whose. */
		what: str('what').notNull(),
		lentOn: str('lent_on').notNull(),
		/** The day it is awaited back; none where it is lent for as long as the work goes on. */
		dueOn: str('due_on'),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		returnedOn: str('returned_on'),
		returnedBy: str('returned_by'),
	},
	(t) => [
		index('loans_registrant').on(t.registrantId, t.lentOn),
		index('loans_out').on(t.returnedOn, t.dueOn),
	],
)

/** Ids of rows that went over from one record of a person to the other, by kind. */
export type MovedRows = Record<string, string[]>

/** The same person registered twice: which record goes on, which rows went over to it. */
export const registrantJoins = table(
	'registrant_joins',
	{
		id: str('id').primaryKey(),
		keptId: str('kept_id')
			.notNull()
			.references(() => registrants.id),
		joinedId: str('joined_id')
			.notNull()
			.references(() => registrants.id),
		stateBefore: str('state_before').notNull(),
		/** What went over, by kind: with it the way back finds exactly that. */
		moved: json('moved').$type<MovedRows>().notNull().default({}),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		undoneAt: instant('undone_at'),
		undoneBy: str('undone_by'),
	},
	(t) => [
		uniqueIndex('registrant_joins_standing').on(t.joinedId).where(sql`undone_at is null`),
		index('registrant_joins_kept').on(t.keptId),
	],
)

/** 訪問・現場確認: what was seen at an employer's place, line by line as on the sheet taken along. */
export const employerVisits = table(
	'employer_visits',
	{
		id: str('id').primaryKey(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		day: str('day').notNull(),
		/** Answers by the line of the sheet; a line not looked at is missing. */
		answers: json('answers').$type<Record<string, string>>().notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('employer_visits_employer').on(t.employerId, t.day)],
)

/** An approver's reason to publish for an employer nobody has visited yet. */
export const visitWaivers = table(
	'visit_waivers',
	{
		id: str('id').primaryKey(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		reason: str('reason').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('visit_waivers_employer').on(t.employerId)],
)

/** Who does somebody's work of the office while they are away (休暇・出張). */
export const deputies = table(
	'deputies',
	{
		id: str('id').primaryKey(),
		absentId: str('absent_id')
			.notNull()
			.references(() => accounts.id),
		deputyId: str('deputy_id')
			.notNull()
			.references(() => accounts.id),
		fromDay: str('from_day').notNull(),
		untilDay: str('until_day').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		endedAt: instant('ended_at'),
	},
	(t) => [
		index('deputies_absent').on(t.absentId, t.untilDay),
		index('deputies_deputy').on(t.deputyId, t.untilDay),
	],
)

/** 引継ぎ: everything open of one to another, with a note, and the last day of the first one's access. */
export const handovers = table(
	'handovers',
	{
		id: str('id').primaryKey(),
		fromId: str('from_id')
			.notNull()
			.references(() => accounts.id),
		toId: str('to_id')
			.notNull()
			.references(() => accounts.id),
		note: str('note').notNull(),
		/** The last day of the first one's access; null where they stay. */
		lastDay: str('last_day'),
		/** What went over, by kind: how many. */
		moved: json('moved').$type<Record<string, number>>().notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('handovers_from').on(t.fromId), index('handovers_to').on(t.toId, t.at)],
)

/** 相談対応・案内: a contact with somebody, counted by kind and channel when it happens; never what was said. */
export const contactsHad = table(
	'contacts_had',
	{
		id: str('id').primaryKey(),
		day: str('day').notNull(),
		kind: str('kind').notNull(),
		channel: str('channel').notNull(),
		registrantId: str('registrant_id').references(() => registrants.id),
		employerId: str('employer_id').references(() => employers.id),
		/** Minutes spent, where somebody noted them. */
		minutes: int('minutes'),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		takenBackAt: instant('taken_back_at'),
	},
	(t) => [index('contacts_had_day').on(t.day, t.kind)],
)

/** How many hours somebody was guided (案内・伴走) in a week, which begins on a Monday. */
export const guidedHours = table(
	'guided_hours',
	{
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		week: str('week').notNull(),
		minutes: int('minutes').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [primaryKey({ columns: [t.registrantId, t.week] })],
)
