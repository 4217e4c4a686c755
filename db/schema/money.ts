// What it is worth: earnings, bank accounts, invoices, payouts, and the ledger nobody edits.

import { sql } from 'drizzle-orm'
import { bool, check, index, instant, int, json, primaryKey, str, table, uniqueIndex, yen } from '../columns'
import { assignments } from './assignments'
import { employers, registrants } from './people'
import { tasks } from './work'

/** Of one rate of consumption tax what it stands on and what it comes to. */
export type TaxByRate = { ratePermille: number; taxedYen: number; taxYen: number }

export type PayoutWay = 'bank' | 'cash' | 'connect'

/** Work that passed, what a late calling off owes, or the rest of what was sent too low. */
export type EarningKind = 'work' | 'cancellation' | 'supplement'

/** Pay of somebody who has died (未払・相続人): what stands there, until when in law, and how it was paid. */
export const heirCases = table(
	'heir_cases',
	{
		id: str('id').primaryKey(),
		registrantId: str('registrant_id')
			.notNull()
			.references(() => registrants.id),
		diedDay: str('died_day').notNull(),
		/** The last day before the oldest of it is out of time (時効). */
		limitDay: str('limit_day'),
		openedAt: instant('opened_at').notNull(),
		openedBy: str('opened_by').notNull(),
		/** The heirs' paper (届出書): its number in the office's binder, and who receives for all. */
		paperNumber: str('paper_number'),
		receiver: str('receiver'),
		paidYen: yen('paid_yen'),
		paidDay: str('paid_day'),
		paidWay: str('paid_way').$type<'bank' | 'cash'>(),
		paidAt: instant('paid_at'),
		paidBy: str('paid_by'),
		/** Opened by mistake. */
		undoneAt: instant('undone_at'),
	},
	(t) => [
		uniqueIndex('heir_cases_open').on(t.registrantId).where(sql`paid_at is null and undone_at is null`),
		index('heir_cases_waiting').on(t.paidAt, t.limitDay),
	],
)

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
		kind: str('kind').$type<EarningKind>().notNull().default('work'),
		/** What was paid too low and sent, whose rest this is. */
		supplementOf: str('supplement_of'),
		/** Lots done, where the terms name them. */
		units: int('units'),
		/** Travel in `yen`. */
		travelYen: yen('travel_yen').notNull().default(0),
		/** Income tax kept back, not in `yen`; by whom, and as which kind of pay. */
		withheldYen: yen('withheld_yen').notNull().default(0),
		withheldBy: str('withheld_by').$type<'council' | 'employer'>(),
		withholding: str('withholding').notNull().default('none'),
		/** Its person has died: it waits for the heirs' paper there, and is in no run. */
		heirCaseId: str('heir_case_id').references(() => heirCases.id),
	},
	(t) => [
		uniqueIndex('earnings_assignment').on(t.assignmentId).where(sql`supplement_of is null`),
		index('earnings_of_assignment').on(t.assignmentId),
		index('earnings_supplement').on(t.supplementOf),
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
		/** Where the employer is billed by task: which. */
		taskId: str('task_id').references(() => tasks.id),
		/** A line the treasurer adds for the employer: an order number, a thank-you. */
		note: str('note').notNull().default(''),
		/** What each rate of tax stands on, and what it comes to. */
		rates: json('rates').$type<TaxByRate[]>().notNull().default([]),
		/** What came in for it by now; held against its parts by the check. */
		receivedYen: yen('received_yen').notNull().default(0),
		/** The day and instant the whole of it had come in. */
		paidDay: str('paid_day'),
		paidAt: instant('paid_at'),
		/** Void since its credit note. */
		creditedAt: instant('credited_at'),
	},
	(t) => [
		uniqueIndex('invoices_number').on(t.number),
		index('invoices_employer').on(t.employerId, t.month),
		index('invoices_month').on(t.month),
		index('invoices_open').on(t.dueDay).where(sql`paid_at is null and credited_at is null`),
	],
)

/** What the treasurer set for an invoice before it is issued (下書き); its lines are read, never kept twice. */
export const invoiceDrafts = table(
	'invoice_drafts',
	{
		id: str('id').primaryKey(),
		employerId: str('employer_id')
			.notNull()
			.references(() => employers.id),
		month: str('month').notNull(),
		contractMode: str('contract_mode').$type<'A' | 'B'>().notNull(),
		taskId: str('task_id').notNull().default(''),
		note: str('note').notNull().default(''),
		withPhotos: bool('with_photos').notNull().default(false),
		/** Photos that were released and stay behind all the same. */
		photosLeftOut: json('photos_left_out').$type<string[]>().notNull().default([]),
		/** Pieces that wait for a later invoice. */
		heldBack: json('held_back').$type<string[]>().notNull().default([]),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [uniqueIndex('invoice_drafts_one').on(t.employerId, t.month, t.contractMode, t.taskId)],
)

/** Photos of finished work that go with an invoice; each was released by the person who took it. */
export const invoicePhotos = table(
	'invoice_photos',
	{
		invoiceId: str('invoice_id')
			.notNull()
			.references(() => invoices.id),
		fileId: str('file_id').notNull(),
		sort: int('sort').notNull(),
	},
	(t) => [primaryKey({ columns: [t.invoiceId, t.fileId] })],
)

/** 適格返還請求書: makes one invoice void, whole; its lines may be asked for again. */
export const creditNotes = table(
	'credit_notes',
	{
		id: str('id').primaryKey(),
		number: str('number').notNull(),
		invoiceId: str('invoice_id')
			.notNull()
			.references(() => invoices.id),
		why: str('why').notNull(),
		issuedAt: instant('issued_at').notNull(),
		issuedBy: str('issued_by').notNull(),
	},
	(t) => [
		uniqueIndex('credit_notes_number').on(t.number),
		uniqueIndex('credit_notes_invoice').on(t.invoiceId),
	],
)

/** Money that came in (ご入金) by any way; whose it is may be found out later. */
export const incomings = table(
	'incomings',
	{
		id: str('id').primaryKey(),
		channel: str('channel').$type<'bank' | 'cash' | 'card' | 'konbini' | 'processor-bank'>().notNull(),
		day: str('day').notNull(),
		yen: yen('yen').notNull(),
		/** The name as the bank writes it; empty at the counter. */
		payerName: str('payer_name').notNull().default(''),
		employerId: str('employer_id').references(() => employers.id),
		statementLineId: str('statement_line_id').references(() => statementLines.id),
		/** 領収書, where one was given. */
		receiptNumber: str('receipt_number'),
		/** The processor's own name for it. */
		processorRef: str('processor_ref'),
		note: str('note').notNull().default(''),
		takenAt: instant('taken_at').notNull(),
		takenBy: str('taken_by').notNull(),
		undoneAt: instant('undone_at'),
	},
	(t) => [
		index('incomings_employer').on(t.employerId, t.day),
		index('incomings_day').on(t.day),
		uniqueIndex('incomings_line').on(t.statementLineId).where(sql`undone_at is null`),
		uniqueIndex('incomings_receipt').on(t.receiptNumber),
		uniqueIndex('incomings_processor').on(t.processorRef),
		check('incomings_yen', sql`yen > 0`),
	],
)

/** What of an incoming went to which invoice, or back to who sent it. */
export const incomingParts = table(
	'incoming_parts',
	{
		id: str('id').primaryKey(),
		incomingId: str('incoming_id')
			.notNull()
			.references(() => incomings.id),
		/** Null where it was paid back. */
		invoiceId: str('invoice_id').references(() => invoices.id),
		yen: yen('yen').notNull(),
		/** What the payer's bank had kept, taken on by the council: the invoice is settled by it too. */
		feeYen: yen('fee_yen').notNull().default(0),
		at: instant('at').notNull(),
		by: str('by').notNull(),
		undoneAt: instant('undone_at'),
	},
	(t) => [
		index('incoming_parts_incoming').on(t.incomingId),
		index('incoming_parts_invoice').on(t.invoiceId),
		check('incoming_parts_yen', sql`yen > 0 and fee_yen >= 0`),
	],
)

/** A bank's statement as it was taken in: the file's own hash, and its days. */
export const statements = table(
	'statements',
	{
		id: str('id').primaryKey(),
		fileHash: str('file_hash').notNull(),
		firstDay: str('first_day').notNull(),
		lastDay: str('last_day').notNull(),
		lines: int('lines').notNull(),
		/** Of them not known from an earlier file. */
		newLines: int('new_lines').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [uniqueIndex('statements_hash').on(t.fileHash), index('statements_at').on(t.at)],
)

/** One line of a bank's statement, once, however many files name it. */
export const statementLines = table(
	'statement_lines',
	{
		id: str('id').primaryKey(),
		statementId: str('statement_id')
			.notNull()
			.references(() => statements.id),
		sort: int('sort').notNull(),
		day: str('day').notNull(),
		inYen: yen('in_yen').notNull(),
		outYen: yen('out_yen').notNull(),
		says: str('says').notNull(),
		balanceYen: yen('balance_yen'),
		/** Day, sums, words and balance, and the how manieth of its like: the same line of another file. */
		lineKey: str('line_key').notNull(),
		state: str('state').$type<'open' | 'taken' | 'aside'>().notNull(),
		/** Why it has nothing to do with this ledger, or what it was taken as. */
		why: str('why'),
		payoutId: str('payout_id').references(() => payouts.id),
		/** The posting another page had made of it, where it was linked to one. */
		postingId: str('posting_id').references(() => postings.id),
		settledAt: instant('settled_at'),
		settledBy: str('settled_by'),
	},
	(t) => [
		uniqueIndex('statement_lines_key').on(t.lineKey),
		index('statement_lines_open').on(t.state, t.day),
		index('statement_lines_statement').on(t.statementId, t.sort),
		index('statement_lines_payout').on(t.payoutId),
	],
)

/** A payer's name as a bank writes it, and the employer it was found to be. */
export const payerNames = table('payer_names', {
	kana: str('kana').primaryKey(),
	employerId: str('employer_id')
		.notNull()
		.references(() => employers.id),
	at: instant('at').notNull(),
	by: str('by').notNull(),
})

/** お支払いのお願い of an invoice past its day, in three steps. */
export const reminders = table(
	'reminders',
	{
		id: str('id').primaryKey(),
		invoiceId: str('invoice_id')
			.notNull()
			.references(() => invoices.id),
		step: int('step').notNull(),
		openYen: yen('open_yen').notNull(),
		untilDay: str('until_day').notNull(),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [uniqueIndex('reminders_step').on(t.invoiceId, t.step)],
)

/** What was asked of the processor: written before the call, so that a crash asks again under the same key. */
export const processorCalls = table(
	'processor_calls',
	{
		id: str('id').primaryKey(),
		kind: str('kind').$type<ProcessorCallKind>().notNull(),
		subjectKind: str('subject_kind').notNull(),
		subjectId: str('subject_id').notNull(),
		ask: json('ask').$type<Record<string, unknown>>().notNull(),
		state: str('state').$type<'asked' | 'done' | 'failed'>().notNull(),
		answer: json('answer').$type<Record<string, unknown>>(),
		tries: int('tries').notNull().default(0),
		askedAt: instant('asked_at').notNull(),
		nextTryAt: instant('next_try_at'),
		doneAt: instant('done_at'),
	},
	(t) => [
		index('processor_calls_open').on(t.state, t.nextTryAt),
		index('processor_calls_subject').on(t.subjectKind, t.subjectId),
	],
)

export type ProcessorCallKind =
	| 'customer'
	| 'checkout'
	| 'checkout-end'
	| 'payment-fee'
	| 'account'
	| 'transfer'
	| 'transfer-payout'
	| 'transfer-back'
	| 'connect-fees'

/** What the processor told, stored before it is acted on, and acted on once. */
export const processorEvents = table(
	'processor_events',
	{
		/** The processor's own id of the event. */
		id: str('id').primaryKey(),
		kind: str('kind').notNull(),
		body: json('body').$type<Record<string, unknown>>().notNull(),
		receivedAt: instant('received_at').notNull(),
		handledAt: instant('handled_at'),
		tries: int('tries').notNull().default(0),
		fault: str('fault'),
	},
	(t) => [index('processor_events_open').on(t.handledAt, t.receivedAt)],
)

/** Who wishes to be paid through the processor, and how far their account there is. */
export const connectAccounts = table(
	'connect_accounts',
	{
		registrantId: str('registrant_id')
			.primaryKey()
			.references(() => registrants.id),
		accountRef: str('account_ref'),
		state: str('state').$type<'asked' | 'incomplete' | 'ready' | 'ended'>().notNull(),
		askedAt: instant('asked_at').notNull(),
		changedAt: instant('changed_at').notNull(),
	},
	(t) => [uniqueIndex('connect_accounts_ref').on(t.accountRef)],
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
		/** The supplement it asks for; null for the piece of work itself. */
		earningId: str('earning_id').references(() => earnings.id),
		payYen: yen('pay_yen').notNull(),
		feeYen: yen('fee_yen').notNull(),
		kind: str('kind').$type<EarningKind>().notNull().default('work'),
		travelYen: yen('travel_yen').notNull().default(0),
		taxed: bool('taxed').notNull().default(true),
		/** Income tax the employer keeps back themselves, and is not asked for. */
		withheldYen: yen('withheld_yen').notNull().default(0),
		/** The rate of the day the work was done on. */
		taxRatePermille: int('tax_rate_permille').notNull().default(100),
		/** Its invoice was made void: the work may be asked for again. */
		releasedAt: instant('released_at'),
	},
	(t) => [
		uniqueIndex('invoice_lines_once')
			.on(t.assignmentId)
			.where(sql`released_at is null and earning_id is null`),
		uniqueIndex('invoice_lines_supplement')
			.on(t.earningId)
			.where(sql`released_at is null and earning_id is not null`),
		index('invoice_lines_assignment').on(t.assignmentId),
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
		/** By bank transfer, in cash at the counter, or through the processor: one way a run. */
		way: str('way').$type<PayoutWay>().notNull().default('bank'),
		/** The signed 支払伺: its number in the office's binder, or its photo. */
		signedNumber: str('signed_number'),
		signedFileId: str('signed_file_id'),
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
		/** Null where it is handed over at the counter or goes through the processor. */
		bankAccountId: str('bank_account_id').references(() => bankAccounts.id),
		yen: yen('yen').notNull(),
		/** An earlier line whose money is not back: two people said that it is paid again all the same. */
		againstLineId: str('against_line_id'),
		/** 受領書 of what was handed over in cash. */
		receiptNumber: str('receipt_number'),
		/** The processor's own name of the transfer, where it goes through it. */
		processorRef: str('processor_ref'),
		result: str('result').$type<'paid' | 'returned'>(),
		resultAt: instant('result_at'),
		resultBy: str('result_by'),
		returnReason: str('return_reason'),
	},
	(t) => [
		uniqueIndex('payout_lines_sort').on(t.payoutId, t.sort),
		index('payout_lines_registrant').on(t.registrantId),
		uniqueIndex('payout_lines_processor').on(t.processorRef),
		check('payout_lines_yen', sql`yen > 0`),
	],
)

/** Who was asked to approve a run, and since when. */
export const payoutAsks = table(
	'payout_asks',
	{
		payoutId: str('payout_id')
			.notNull()
			.references(() => payouts.id),
		accountId: str('account_id').notNull(),
		askedAt: instant('asked_at').notNull(),
		askedBy: str('asked_by').notNull(),
	},
	(t) => [primaryKey({ columns: [t.payoutId, t.accountId] }), index('payout_asks_account').on(t.accountId)],
)

/** 訂正 and 組戻し of a line that was sent: what was asked of the bank, and what came of it. */
export const payoutRecalls = table(
	'payout_recalls',
	{
		id: str('id').primaryKey(),
		payoutLineId: str('payout_line_id')
			.notNull()
			.references(() => payoutLines.id),
		kind: str('kind').$type<'correction' | 'recall'>().notNull(),
		why: str('why').notNull(),
		/** `back`: the money is here again; `done`: the bank has put it right; `refused`: who has it keeps it. */
		state: str('state').$type<'asked' | 'back' | 'done' | 'refused'>().notNull(),
		/** The bank's charge, the council's to bear. */
		feeYen: yen('fee_yen').notNull().default(0),
		askedAt: instant('asked_at').notNull(),
		askedBy: str('asked_by').notNull(),
		settledAt: instant('settled_at'),
		settledBy: str('settled_by'),
	},
	(t) => [
		uniqueIndex('payout_recalls_open').on(t.payoutLineId).where(sql`settled_at is null`),
		index('payout_recalls_line').on(t.payoutLineId),
		index('payout_recalls_waiting').on(t.settledAt, t.askedAt),
	],
)

/** The cash box counted by hand, and what the ledger said then. */
export const cashCounts = table(
	'cash_counts',
	{
		id: str('id').primaryKey(),
		countedYen: yen('counted_yen').notNull(),
		ledgerYen: yen('ledger_yen').notNull(),
		why: str('why').notNull().default(''),
		at: instant('at').notNull(),
		by: str('by').notNull(),
	},
	(t) => [index('cash_counts_at').on(t.at)],
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

/** A fiscal year (April to March) that was closed as an act of its own, after its twelve months. */
export const closedYears = table(
	'closed_years',
	{
		id: str('id').primaryKey(),
		fiscalYear: int('fiscal_year').notNull(),
		postings: int('postings').notNull(),
		/** What every account stood at on its last day: code and yen. */
		balances: json('balances').$type<Record<string, number>>().notNull(),
		closedAt: instant('closed_at').notNull(),
		closedBy: str('closed_by').notNull(),
		reopenedAt: instant('reopened_at'),
		reopenedBy: str('reopened_by'),
		reopenReason: str('reopen_reason'),
	},
	(t) => [uniqueIndex('closed_years_once').on(t.fiscalYear).where(sql`reopened_at is null`)],
)
