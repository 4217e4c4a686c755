CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`registrant_id` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	`settled_at` integer,
	`outcome` text,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_live` ON `applications` (`slot_id`,`registrant_id`) WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `applications_registrant` ON `applications` (`registrant_id`,`at`);--> statement-breakpoint
CREATE INDEX `applications_open` ON `applications` (`settled_at`,`withdrawn_at`,`at`);--> statement-breakpoint
CREATE TABLE `arrivals` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`said` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `arrivals_once` ON `arrivals` (`assignment_id`,`said`);--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`task_id` text NOT NULL,
	`employer_id` text NOT NULL,
	`registrant_id` text NOT NULL,
	`state` text NOT NULL,
	`service_day` text NOT NULL,
	`decided_at` integer NOT NULL,
	`decided_by` text NOT NULL,
	`reason` text,
	`ended_at` integer,
	`ended_why` text,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_live` ON `assignments` (`slot_id`,`registrant_id`) WHERE state not in ('refused','lapsed','called-off','taken-back');--> statement-breakpoint
CREATE INDEX `assignments_slot` ON `assignments` (`slot_id`);--> statement-breakpoint
CREATE INDEX `assignments_registrant` ON `assignments` (`registrant_id`,`service_day`);--> statement-breakpoint
CREATE INDEX `assignments_employer` ON `assignments` (`employer_id`,`service_day`);--> statement-breakpoint
CREATE INDEX `assignments_state` ON `assignments` (`state`,`service_day`);--> statement-breakpoint
CREATE INDEX `assignments_task` ON `assignments` (`task_id`);--> statement-breakpoint
CREATE TABLE `completions` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`about_minutes` integer,
	`note` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `completions_assignment` ON `completions` (`assignment_id`,`at`);--> statement-breakpoint
CREATE TABLE `confirmations` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`settled_at` integer,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `confirmations_once` ON `confirmations` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `confirmations_open` ON `confirmations` (`verdict`,`settled_at`);--> statement-breakpoint
CREATE TABLE `inspections` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`verdict` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`mend_by` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `inspections_assignment` ON `inspections` (`assignment_id`,`at`);--> statement-breakpoint
CREATE TABLE `offers` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`registrant_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`answer_by` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offers_live` ON `offers` (`slot_id`,`registrant_id`);--> statement-breakpoint
CREATE INDEX `offers_registrant` ON `offers` (`registrant_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `offers_open` ON `offers` (`answered_at`,`answer_by`);--> statement-breakpoint
CREATE TABLE `terms` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`sent_at` integer NOT NULL,
	`answer_by` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` text,
	`show_call_name` integer,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_version` ON `terms` (`assignment_id`,`version`);--> statement-breakpoint
CREATE INDEX `terms_open` ON `terms` (`answered_at`,`answer_by`);--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sort` integer NOT NULL,
	`closed` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `closing_days` (
	`day` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `number_series` (
	`series` text NOT NULL,
	`fiscal_year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`series`, `fiscal_year`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`from_day` text NOT NULL,
	`set_by` text,
	`set_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `settings_key` ON `settings` (`key`,`from_day`,`set_at`);--> statement-breakpoint
CREATE TABLE `acts` (
	`key` text PRIMARY KEY NOT NULL,
	`form` text NOT NULL,
	`digest` blob NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `acts_at` ON `acts` (`at`);--> statement-breakpoint
CREATE TABLE `chore_runs` (
	`chore` text NOT NULL,
	`due` integer NOT NULL,
	`claimed_by` text NOT NULL,
	`claimed_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	PRIMARY KEY(`chore`, `due`)
);
--> statement-breakpoint
CREATE TABLE `event_chain` (
	`position` integer PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`transaction_mark` integer NOT NULL,
	`event_position` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_chain_event` ON `event_chain` (`event_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`position` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`transaction_mark` integer DEFAULT 0 NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_role` text NOT NULL,
	`on_behalf_kind` text,
	`on_behalf_id` text,
	`channel` text NOT NULL,
	`what` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_id` ON `events` (`id`);--> statement-breakpoint
CREATE INDEX `events_subject` ON `events` (`subject_kind`,`subject_id`,`position`);--> statement-breakpoint
CREATE INDEX `events_behalf` ON `events` (`on_behalf_kind`,`on_behalf_id`,`position`);--> statement-breakpoint
CREATE INDEX `events_actor` ON `events` (`actor_id`,`position`);--> statement-breakpoint
CREATE INDEX `events_order` ON `events` (`transaction_mark`,`position`);--> statement-breakpoint
CREATE TABLE `reader_marks` (
	`reader` text PRIMARY KEY NOT NULL,
	`transaction_mark` integer NOT NULL,
	`event_position` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `file_pieces` (
	`file_id` text NOT NULL,
	`sort` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`file_id`, `sort`),
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`belongs_kind` text NOT NULL,
	`belongs_id` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `files_belongs` ON `files` (`belongs_kind`,`belongs_id`);--> statement-breakpoint
CREATE TABLE `availability` (
	`registrant_id` text NOT NULL,
	`weekday` integer NOT NULL,
	`half_hours` integer NOT NULL,
	PRIMARY KEY(`registrant_id`, `weekday`),
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `bookings` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`day` text NOT NULL,
	`start_minute` integer NOT NULL,
	`end_minute` integer NOT NULL,
	`live` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bookings_assignment` ON `bookings` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `bookings_registrant` ON `bookings` (`registrant_id`,`live`,`day`);--> statement-breakpoint
CREATE INDEX `bookings_day` ON `bookings` (`day`);--> statement-breakpoint
CREATE TABLE `days_off` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`every_weeks` integer DEFAULT 0 NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `days_off_registrant` ON `days_off` (`registrant_id`,`from_day`);--> statement-breakpoint
CREATE TABLE `limits` (
	`registrant_id` text PRIMARY KEY NOT NULL,
	`kilograms_most` integer,
	`sitting_only` integer DEFAULT false NOT NULL,
	`rest_each_hour` integer DEFAULT false NOT NULL,
	`alone_only` integer DEFAULT false NOT NULL,
	`indoors_only` integer DEFAULT false NOT NULL,
	`at_home_only` integer DEFAULT false NOT NULL,
	`no_driving` integer DEFAULT true NOT NULL,
	`bus_stop_needed` integer DEFAULT false NOT NULL,
	`minutes_most` integer,
	`days_per_week_most` integer,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `skills` (
	`registrant_id` text NOT NULL,
	`skill` text NOT NULL,
	`checked_at` integer,
	`checked_by` text,
	PRIMARY KEY(`registrant_id`, `skill`),
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `turns` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`task_id` text NOT NULL,
	`slot_id` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `turns_registrant` ON `turns` (`registrant_id`,`slot_id`);--> statement-breakpoint
CREATE INDEX `turns_at` ON `turns` (`at`);--> statement-breakpoint
CREATE TABLE `bank_accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`bank_code` text NOT NULL,
	`bank_name` text NOT NULL,
	`bank_kana` text NOT NULL,
	`branch_code` text NOT NULL,
	`branch_name` text NOT NULL,
	`branch_kana` text NOT NULL,
	`kind` integer NOT NULL,
	`number` text NOT NULL,
	`holder_kana` text NOT NULL,
	`entered_at` integer NOT NULL,
	`entered_by` text NOT NULL,
	`checked_at` integer,
	`checked_by` text,
	`ended_at` integer,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_accounts_registrant` ON `bank_accounts` (`registrant_id`,`entered_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `bank_accounts_current` ON `bank_accounts` (`registrant_id`) WHERE checked_at is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX `bank_accounts_waiting` ON `bank_accounts` (`checked_at`,`ended_at`);--> statement-breakpoint
CREATE TABLE `earnings` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`registrant_id` text NOT NULL,
	`yen` integer NOT NULL,
	`service_day` text NOT NULL,
	`pay_day` text NOT NULL,
	`credited_at` integer NOT NULL,
	`paid_at` integer,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "earnings_yen" CHECK(yen > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `earnings_assignment` ON `earnings` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `earnings_registrant` ON `earnings` (`registrant_id`,`service_day`);--> statement-breakpoint
CREATE INDEX `earnings_pay_day` ON `earnings` (`paid_at`,`pay_day`);--> statement-breakpoint
CREATE TABLE `entries` (
	`id` text PRIMARY KEY NOT NULL,
	`posting_id` text NOT NULL,
	`sort` integer NOT NULL,
	`debit_account` text NOT NULL,
	`debit_party_id` text,
	`credit_account` text NOT NULL,
	`credit_party_id` text,
	`yen` integer NOT NULL,
	FOREIGN KEY (`posting_id`) REFERENCES `postings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "entries_yen" CHECK(yen > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_sort` ON `entries` (`posting_id`,`sort`);--> statement-breakpoint
CREATE INDEX `entries_debit` ON `entries` (`debit_account`,`debit_party_id`);--> statement-breakpoint
CREATE INDEX `entries_credit` ON `entries` (`credit_account`,`credit_party_id`);--> statement-breakpoint
CREATE TABLE `invoice_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`invoice_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`sort` integer NOT NULL,
	`pay_yen` integer NOT NULL,
	`fee_yen` integer NOT NULL,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_lines_assignment` ON `invoice_lines` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `invoice_lines_invoice` ON `invoice_lines` (`invoice_id`,`sort`);--> statement-breakpoint
CREATE TABLE `invoices` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`employer_id` text NOT NULL,
	`month` text NOT NULL,
	`net_yen` integer NOT NULL,
	`tax_rate_permille` integer NOT NULL,
	`tax_yen` integer NOT NULL,
	`total_yen` integer NOT NULL,
	`due_day` text NOT NULL,
	`issued_at` integer NOT NULL,
	`paid_day` text,
	`paid_at` integer,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_number` ON `invoices` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_employer` ON `invoices` (`employer_id`,`month`);--> statement-breakpoint
CREATE TABLE `payout_earnings` (
	`payout_line_id` text NOT NULL,
	`earning_id` text NOT NULL,
	`released_at` integer,
	PRIMARY KEY(`payout_line_id`, `earning_id`),
	FOREIGN KEY (`payout_line_id`) REFERENCES `payout_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`earning_id`) REFERENCES `earnings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payout_earnings_earning` ON `payout_earnings` (`earning_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payout_earnings_once` ON `payout_earnings` (`earning_id`) WHERE released_at is null;--> statement-breakpoint
CREATE TABLE `payout_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`payout_id` text NOT NULL,
	`sort` integer NOT NULL,
	`registrant_id` text NOT NULL,
	`bank_account_id` text NOT NULL,
	`yen` integer NOT NULL,
	`result` text,
	`result_at` integer,
	`result_by` text,
	`return_reason` text,
	FOREIGN KEY (`payout_id`) REFERENCES `payouts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_account_id`) REFERENCES `bank_accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payout_lines_yen" CHECK(yen > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_lines_sort` ON `payout_lines` (`payout_id`,`sort`);--> statement-breakpoint
CREATE INDEX `payout_lines_registrant` ON `payout_lines` (`registrant_id`);--> statement-breakpoint
CREATE TABLE `payouts` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`transfer_day` text NOT NULL,
	`lines` integer NOT NULL,
	`total_yen` integer NOT NULL,
	`state` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`approved_at` integer,
	`approved_by` text,
	`file_hash` text,
	`file_made_at` integer,
	`sent_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payouts_number` ON `payouts` (`number`);--> statement-breakpoint
CREATE INDEX `payouts_state` ON `payouts` (`state`,`made_at`);--> statement-breakpoint
CREATE TABLE `postings` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`reverses_id` text,
	`at` integer NOT NULL,
	`by` text
);
--> statement-breakpoint
CREATE INDEX `postings_day` ON `postings` (`day`,`at`);--> statement-breakpoint
CREATE INDEX `postings_subject` ON `postings` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `postings_reverses` ON `postings` (`reverses_id`);--> statement-breakpoint
CREATE TABLE `conversation_turns` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`from_office` integer NOT NULL,
	`by` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conversation_turns_conversation` ON `conversation_turns` (`conversation_id`,`at`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`with_kind` text NOT NULL,
	`with_id` text NOT NULL,
	`last_at` integer NOT NULL,
	`waits_for_office` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_with` ON `conversations` (`with_kind`,`with_id`);--> statement-breakpoint
CREATE INDEX `conversations_waiting` ON `conversations` (`waits_for_office`,`last_at`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`facts` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_once` ON `notices` (`event_id`,`account_id`,`kind`);--> statement-breakpoint
CREATE INDEX `notices_account` ON `notices` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`natural_key` text NOT NULL,
	`message_id` text NOT NULL,
	`to_address` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`sent_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_natural_key` ON `outbox` (`natural_key`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`sent_at`,`next_at`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`number` text,
	`email` text,
	`telephone` text,
	`secret_hash` text,
	`secret_kind` text,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_number` ON `accounts` (`number`);--> statement-breakpoint
CREATE INDEX `accounts_email` ON `accounts` (`email`);--> statement-breakpoint
CREATE INDEX `accounts_telephone` ON `accounts` (`telephone`);--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`subject_digest` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempts_subject` ON `attempts` (`scope`,`subject_digest`,`at`);--> statement-breakpoint
CREATE INDEX `attempts_at` ON `attempts` (`at`);--> statement-breakpoint
CREATE TABLE `call_tries` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`outcome` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reached` integer NOT NULL,
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `call_tries_call` ON `call_tries` (`call_id`,`at`);--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text,
	`employer_id` text,
	`why` text NOT NULL,
	`subject_kind` text,
	`subject_id` text,
	`natural_key` text NOT NULL,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	`closed_at` integer,
	`closed_by` text,
	`outcome` text,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "calls_one_person" CHECK((registrant_id is null) <> (employer_id is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_natural_key` ON `calls` (`natural_key`);--> statement-breakpoint
CREATE INDEX `calls_open` ON `calls` (`closed_at`,`due_at`);--> statement-breakpoint
CREATE INDEX `calls_registrant` ON `calls` (`registrant_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `calls_employer` ON `calls` (`employer_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `code_cards` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`code_digest` blob NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`voided_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `code_cards_account` ON `code_cards` (`account_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` text NOT NULL,
	`given_at` integer NOT NULL,
	`taken_by` text,
	`withdrawn_at` integer,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consents_registrant` ON `consents` (`registrant_id`,`kind`);--> statement-breakpoint
CREATE TABLE `employer_seats` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text NOT NULL,
	`account_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `employer_seats_account` ON `employer_seats` (`account_id`);--> statement-breakpoint
CREATE INDEX `employer_seats_employer` ON `employer_seats` (`employer_id`);--> statement-breakpoint
CREATE TABLE `employers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`kana` text NOT NULL,
	`kind` text NOT NULL,
	`field` text NOT NULL,
	`area_id` text NOT NULL,
	`address` text NOT NULL,
	`telephone` text NOT NULL,
	`telephone_tail` text NOT NULL,
	`email` text,
	`contact_name` text NOT NULL,
	`confirm_days` integer DEFAULT 7 NOT NULL,
	`agreed_day` text,
	`visited_day` text,
	`state` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `employers_kana` ON `employers` (`kana`);--> statement-breakpoint
CREATE INDEX `employers_tail` ON `employers` (`telephone_tail`);--> statement-breakpoint
CREATE TABLE `interviews` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`day` text NOT NULL,
	`place` text NOT NULL,
	`identity_seen` text NOT NULL,
	`result` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `interviews_registrant` ON `interviews` (`registrant_id`);--> statement-breakpoint
CREATE TABLE `registrants` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`family_name` text NOT NULL,
	`given_name` text NOT NULL,
	`family_kana` text NOT NULL,
	`given_kana` text NOT NULL,
	`call_name` text NOT NULL,
	`birth_day` text NOT NULL,
	`area_id` text NOT NULL,
	`postal_code` text NOT NULL,
	`address` text NOT NULL,
	`telephone` text NOT NULL,
	`telephone_tail` text NOT NULL,
	`email` text,
	`hears_by` text NOT NULL,
	`likes_calls_at` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`applied_at` integer NOT NULL,
	`registered_at` integer,
	`rest_from` text,
	`rest_until` text,
	`ask_at_most` text DEFAULT 'daily' NOT NULL,
	`would_like_you` text DEFAULT '' NOT NULL,
	`would_like_you_readers` text DEFAULT 'office' NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrants_account` ON `registrants` (`account_id`);--> statement-breakpoint
CREATE INDEX `registrants_kana` ON `registrants` (`family_kana`,`given_kana`);--> statement-breakpoint
CREATE INDEX `registrants_tail` ON `registrants` (`telephone_tail`);--> statement-breakpoint
CREATE INDEX `registrants_state` ON `registrants` (`state`,`applied_at`);--> statement-breakpoint
CREATE TABLE `role_grants` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	`granted_by` text,
	`granted_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_grants_account` ON `role_grants` (`account_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`hat` text NOT NULL,
	`seat_employer_id` text,
	`started_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`confirmed_at` integer NOT NULL,
	`acting_kind` text,
	`acting_id` text,
	`acting_channel` text,
	`acting_until` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`from_coordinator` integer NOT NULL,
	`by` text NOT NULL,
	`sealed` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `messages_thread` ON `messages` (`thread_id`,`at`);--> statement-breakpoint
CREATE TABLE `openings` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `openings_thread` ON `openings` (`thread_id`,`at`);--> statement-breakpoint
CREATE TABLE `threads` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`topic` text NOT NULL,
	`opened_at` integer NOT NULL,
	`answer_by` integer,
	`coordinator_id` text,
	`closed_at` integer
);
--> statement-breakpoint
CREATE INDEX `threads_registrant` ON `threads` (`registrant_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `threads_waiting` ON `threads` (`closed_at`,`answer_by`);--> statement-breakpoint
CREATE TABLE `quote_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`quote_id` text NOT NULL,
	`answer` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`quote_id`) REFERENCES `quotes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_answers_quote` ON `quote_answers` (`quote_id`);--> statement-breakpoint
CREATE TABLE `quotes` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`version` integer NOT NULL,
	`pay_yen` integer NOT NULL,
	`fee_yen` integer NOT NULL,
	`tax_rate_permille` integer NOT NULL,
	`tax_yen` integer NOT NULL,
	`total_yen` integer NOT NULL,
	`lines` text NOT NULL,
	`valid_until` text NOT NULL,
	`rain` text NOT NULL,
	`cancellation` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `work_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quotes_version` ON `quotes` (`request_id`,`version`);--> statement-breakpoint
CREATE TABLE `slots` (
	`id` text PRIMARY KEY NOT NULL,
	`task_id` text NOT NULL,
	`day` text NOT NULL,
	`start_minute` integer NOT NULL,
	`end_minute` integer NOT NULL,
	`seats` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`open` integer NOT NULL,
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "slots_seats" CHECK(seats > 0 and taken >= 0 and taken <= seats),
	CONSTRAINT "slots_span" CHECK(start_minute >= 0 and start_minute < end_minute and end_minute <= 1440)
);
--> statement-breakpoint
CREATE INDEX `slots_task` ON `slots` (`task_id`,`day`,`start_minute`);--> statement-breakpoint
CREATE INDEX `slots_open` ON `slots` (`open`,`day`,`start_minute`);--> statement-breakpoint
CREATE TABLE `steps` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`sort` integer NOT NULL,
	`what` text NOT NULL,
	`minutes` integer,
	`place` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `work_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `steps_request` ON `steps` (`request_id`,`sort`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`employer_id` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`result` text NOT NULL,
	`procedure` text NOT NULL,
	`specification` text NOT NULL,
	`contract_kind` text NOT NULL,
	`area_id` text NOT NULL,
	`place` text NOT NULL,
	`address` text NOT NULL,
	`private_home` integer DEFAULT false NOT NULL,
	`bus_stop` text DEFAULT '' NOT NULL,
	`pay_yen` integer NOT NULL,
	`pay_for` text NOT NULL,
	`fee_yen` integer NOT NULL,
	`minutes` integer NOT NULL,
	`kilograms` integer DEFAULT 0 NOT NULL,
	`posture` text DEFAULT 'either' NOT NULL,
	`outdoors` integer DEFAULT false NOT NULL,
	`alone` integer DEFAULT false NOT NULL,
	`at_home` integer DEFAULT false NOT NULL,
	`rests` integer DEFAULT true NOT NULL,
	`driving` integer DEFAULT false NOT NULL,
	`skill` text,
	`bring` text DEFAULT '' NOT NULL,
	`rain` text DEFAULT '' NOT NULL,
	`cancellation` text NOT NULL,
	`insurance` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`published_at` integer,
	`published_by` text,
	`closed_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `work_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "tasks_pay" CHECK(pay_yen > 0 and fee_yen >= 0)
);
--> statement-breakpoint
CREATE INDEX `tasks_request` ON `tasks` (`request_id`);--> statement-breakpoint
CREATE INDEX `tasks_employer` ON `tasks` (`employer_id`);--> statement-breakpoint
CREATE INDEX `tasks_state` ON `tasks` (`state`,`published_at`);--> statement-breakpoint
CREATE TABLE `work_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`employer_id` text NOT NULL,
	`what` text NOT NULL,
	`place` text NOT NULL,
	`from_day` text,
	`by_day` text,
	`how_often` text DEFAULT '' NOT NULL,
	`like` text DEFAULT '' NOT NULL,
	`budget_yen` integer,
	`opened_at` integer NOT NULL,
	`state` text NOT NULL,
	`taken_by` text,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `work_requests_number` ON `work_requests` (`number`);--> statement-breakpoint
CREATE INDEX `work_requests_employer` ON `work_requests` (`employer_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `work_requests_state` ON `work_requests` (`state`,`opened_at`);