// What it is worth: earnings, bank accounts, invoices, payouts, and the ledger nobody edits.

import { sql } from 'drizzle-orm'
import { bool, check, index, instant, int, json, primaryKey, str, table, uniqueIndex, yen } from '../columns'
import { assignments } from './assignments'
import { employers, registrants } from './people'

export const earnings = table(
	'earnings',
	{
		id: str('id').primaryKey(),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		/** What is sent: pay and travel, less what is withheld. */
		yen: yen('yen').notNull(),
		serviceDay: str('service_day').notNull(),
		payDay: str('pay_day').notNull(),
		creditedAt: instant('credited_at').notNull(),
		paidAt: instant('paid_at'),
		kind: str('kind').$type<'work' | 'cancellation'>().notNull().default('work'),
		/** Lots done, where the terms name them. */
		units: int('units'),
		/** Travel in `yen`. */
		travelYen: yen('travel_yen').notNull().default(0),
		/** Income tax kept back, not in `yen`; by whom, and as which kind of pay. */
		withheldYen: yen('withheld_yen').notNull().default(0),
		withheldBy: str('withheld_by').$type<'council' | 'employer'>(),
		withholding: str('withholding').notNull().default('none'),
	},
	(t) => [
		uniqueIndex('earnings_assignment').on(t.assignmentId),
		index('earnings_registrant').on(t.registrantId, t.serviceDay),
		index('earnings_pay_day').on(t.paidAt, t.payDay),
		check('earnings_yen', sql`yen > 0`),
	],
)

/** A slip of the pen put right: both sums, and the person's yes where it lowers what was written. */
export const earningCorrections = table(
	'earning_corrections',
	{
		id: str('id').primaryKey(),
		earningId: str('earning_id')
			.notNull()
			.references(() => earnings.id),
		/** What is sent, before and after. */
		fromYen: yen('from_yen').notNull(),
		toYen: yen('to_yen').notNull(),
		toUnits: int('to_units'),
		toTravelYen: yen('to_travel_yen').notNull(),
		toWithheldYen: yen('to_withheld_yen').notNull(),
		/** What was written wrongly, as staff say it to the person. */
		slip: str('slip').notNull(),
		askedAt: instant('asked_at').notNull(),
		askedBy: str('asked_by').notNull(),
		/** `told` raises a sum and needs no yes. */
		answer: str('answer').$type<'yes' | 'no' | 'told' | 'withdrawn'>(),
		answeredAt: instant('answered_at'),
		answeredBy: str('answered_by'),
	},
	(t) => [
		uniqueIndex('earning_corrections_open').on(t.earningId).where(sql`answered_at is null`),
		index('earning_corrections_earning').on(t.earningId, t.askedAt),
		index('earning_corrections_waiting').on(t.answeredAt, t.askedAt),
	],
)

/** What was paid in a month, as a certificate says it. */
export type PaidMonth = {
	month: string
	times: number
	payYen: number
	travelYen: number
	withheldYen: number
	sentYen: number
}

/** 支払証明書 as issued: sums by month of what was sent. */
export const certificates = table(
	'certificates',
	{
		id: str('id').primaryKey(),
		number: str('number').notNull(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		fromMonth: str('from_month').notNull(),
		untilMonth: str('until_month').notNull(),
		months: json('months').$type<PaidMonth[]>().notNull(),
		issuedAt: instant('issued_at').notNull(),
		issuedBy: str('issued_by').notNull(),
	},
	(t) => [
		uniqueIndex('certificates_number').on(t.number),
		index('certificates_registrant').on(t.registrantId, t.issuedAt),
	],
)

export const bankAccounts = table(
	'bank_accounts',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		bankCode: str('bank_code').notNull(),
		bankName: str('bank_name').notNull(),
		bankKana: str('bank_kana').notNull(),
		branchCode: str('branch_code').notNull(),
		branchName: str('branch_name').notNull(),
		branchKana: str('branch_kana').notNull(),
		kind: int('kind').notNull(),
		number: str('number').notNull(),
		holderKana: str('holder_kana').notNull(),
		enteredAt: instant('entered_at').notNull(),
		enteredBy: str('entered_by').notNull(),
		checkedAt: instant('checked_at'),
		checkedBy: str('checked_by'),
		endedAt: instant('ended_at'),
	},
	(t) => [
		index('bank_accounts_registrant').on(t.registrantId, t.enteredAt),
		uniqueIndex('bank_accounts_current')
			.on(t.registrantId)
			.where(sql`checked_at is not null and ended_at is null`),
		index('bank_accounts_waiting').on(t.checkedAt, t.endedAt),
	],
)

export const invoices = table(
	'invoices',
	{
		id: str('id').primaryKey(),
		number: str('number').notNull(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		month: str('month').notNull(),
		contractMode: str('contract_mode').$type<'A' | 'B'>().notNull().default('A'),
		netYen: yen('net_yen').notNull(),
		taxRatePermille: int('tax_rate_permille').notNull(),
		taxYen: yen('tax_yen').notNull(),
		totalYen: yen('total_yen').notNull(),
		dueDay: str('due_day').notNull(),
		issuedAt: instant('issued_at').notNull(),
		paidDay: str('paid_day'),
		paidAt: instant('paid_at'),
	},
	(t) => [
		uniqueIndex('invoices_number').on(t.number),
		uniqueIndex('invoices_employer').on(t.employerId, t.month, t.contractMode),
	],
)

export const invoiceLines = table(
	'invoice_lines',
	{
		id: str('id').primaryKey(),
		invoiceId: str('invoice_id')
			.notNull()
			.references(() => invoices.id),
		assignmentId: str('assignment_id')
			.notNull()
			.references(() => assignments.id),
		sort: int('sort').notNull(),
		payYen: yen('pay_yen').notNull(),
		feeYen: yen('fee_yen').notNull(),
		kind: str('kind').$type<'work' | 'cancellation'>().notNull().default('work'),
		travelYen: yen('travel_yen').notNull().default(0),
		taxed: bool('taxed').notNull().default(true),
		/** Income tax the employer keeps back themselves, and is not asked for. */
		withheldYen: yen('withheld_yen').notNull().default(0),
	},
	(t) => [
		uniqueIndex('invoice_lines_assignment').on(t.assignmentId),
		index('invoice_lines_invoice').on(t.invoiceId, t.sort),
	],
)

export const payouts = table(
	'payouts',
	{
		id: str('id').primaryKey(),
		number: str('number').notNull(),
		transferDay: str('transfer_day').notNull(),
		lines: int('lines').notNull(),
		totalYen: yen('total_yen').notNull(),
		state: str('state').$type<'made' | 'approved' | 'sent' | 'settled' | 'dropped'>().notNull(),
		madeAt: instant('made_at').notNull(),
		madeBy: str('made_by').notNull(),
		approvedAt: instant('approved_at'),
		approvedBy: str('approved_by'),
		fileHash: str('file_hash'),
		fileMadeAt: instant('file_made_at'),
		sentAt: instant('sent_at'),
		endedAt: instant('ended_at'),
	},
	(t) => [uniqueIndex('payouts_number').on(t.number), index('payouts_state').on(t.state, t.madeAt)],
)

export const payoutLines = table(
	'payout_lines',
	{
		id: str('id').primaryKey(),
		payoutId: str('payout_id')
			.notNull()
			.references(() => payouts.id),
		sort: int('sort').notNull(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		bankAccountId: str('bank_account_id')
			.notNull()
			.references(() => bankAccounts.id),
		yen: yen('yen').notNull(),
		result: str('result').$type<'paid' | 'returned'>(),
		resultAt: instant('result_at'),
		resultBy: str('result_by'),
		returnReason: str('return_reason'),
	},
	(t) => [
		uniqueIndex('payout_lines_sort').on(t.payoutId, t.sort),
		index('payout_lines_registrant').on(t.registrantId),
		check('payout_lines_yen', sql`yen > 0`),
	],
)

export const payoutEarnings = table(
	'payout_earnings',
	{
		payoutLineId: str('payout_line_id')
			.notNull()
			.references(() => payoutLines.id),
		earningId: str('earning_id')
			.notNull()
			.references(() => earnings.id),
		releasedAt: instant('released_at'),
	},
	(t) => [
		primaryKey({ columns: [t.payoutLineId, t.earningId] }),
		index('payout_earnings_earning').on(t.earningId),
		uniqueIndex('payout_earnings_once').on(t.earningId).where(sql`released_at is null`),
	],
)

export const postings = table(
	'postings',
	{
		id: str('id').primaryKey(),
		day: str('day').notNull(),
		kind: str('kind').notNull(),
		subjectKind: str('subject_kind').notNull(),
		subjectId: str('subject_id').notNull(),
		reversesId: str('reverses_id'),
		at: instant('at').notNull(),
		by: str('by'),
		/** The day it would have stood on, where that day's month was closed. */
		forDay: str('for_day'),
	},
	(t) => [
		index('postings_day').on(t.day, t.at),
		index('postings_newest').on(t.at, t.id),
		index('postings_subject').on(t.subjectKind, t.subjectId),
		uniqueIndex('postings_reverses').on(t.reversesId),
	],
)

/**
 * Each line debits one account and credits another by the same sum, so the ledger balances by its shape. Lines are
 * written before their posting, which closes them: its foreign key is DEFERRABLE INITIALLY DEFERRED, written by hand in
 * migration 0013 for SQLite and set by `db/triggers.ts` for PostgreSQL, since the schema has no word for it.
 */
export const entries = table(
	'entries',
	{
		id: str('id').primaryKey(),
		postingId: str('posting_id')
			.notNull()
			.references(() => postings.id),
		sort: int('sort').notNull(),
		debitAccount: str('debit_account').notNull(),
		debitPartyId: str('debit_party_id'),
		creditAccount: str('credit_account').notNull(),
		creditPartyId: str('credit_party_id'),
		yen: yen('yen').notNull(),
	},
	(t) => [
		uniqueIndex('entries_sort').on(t.postingId, t.sort),
		index('entries_debit').on(t.debitAccount, t.debitPartyId),
		index('entries_credit').on(t.creditAccount, t.creditPartyId),
		check('entries_yen', sql`yen > 0`),
	],
)

/** What moved on an account in a month, for one party or (`party_id` empty) for all: balances are read from here. */
export const ledgerSums = table(
	'ledger_sums',
	{
		account: str('account').notNull(),
		partyId: str('party_id').notNull(),
		month: str('month').notNull(),
		debitYen: yen('debit_yen').notNull(),
		creditYen: yen('credit_yen').notNull(),
	},
	(t) => [primaryKey({ columns: [t.account, t.partyId, t.month] }), index('ledger_sums_month').on(t.month)],
)

/** A month that was closed (締め), with what stood in it; one that was opened again keeps its row. */
export const closedMonths = table(
	'closed_months',
	{
		id: str('id').primaryKey(),
		month: str('month').notNull(),
		postings: int('postings').notNull(),
		yen: yen('yen').notNull(),
		missing: int('missing').notNull(),
		closedAt: instant('closed_at').notNull(),
		closedBy: str('closed_by').notNull(),
		reopenedAt: instant('reopened_at'),
		reopenedBy: str('reopened_by'),
		reopenReason: str('reopen_reason'),
	},
	(t) => [uniqueIndex('closed_months_once').on(t.month).where(sql`reopened_at is null`)],
)

/** One run of the check over the whole ledger, and the first fault it found. */
export const ledgerChecks = table(
	'ledger_checks',
	{
		id: str('id').primaryKey(),
		at: instant('at').notNull(),
		entries: int('entries').notNull(),
		faults: int('faults').notNull(),
		first: json('first').$type<Record<string, string | number>>(),
	},
	(t) => [index('ledger_checks_at').on(t.at)],
)
