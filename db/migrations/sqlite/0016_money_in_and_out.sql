CREATE TABLE `cash_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`counted_yen` integer NOT NULL,
	`ledger_yen` integer NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `cash_counts_at` ON `cash_counts` (`at`);--> statement-breakpoint
CREATE TABLE `connect_accounts` (
	`registrant_id` text PRIMARY KEY NOT NULL,
	`account_ref` text,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connect_accounts_ref` ON `connect_accounts` (`account_ref`);--> statement-breakpoint
CREATE TABLE `credit_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`invoice_id` text NOT NULL,
	`why` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text NOT NULL,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_notes_number` ON `credit_notes` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `credit_notes_invoice` ON `credit_notes` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `heir_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`died_day` text NOT NULL,
	`limit_day` text,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`paper_number` text,
	`receiver` text,
	`paid_yen` integer,
	`paid_day` text,
	`paid_way` text,
	`paid_at` integer,
	`paid_by` text,
	`undone_at` integer,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `heir_cases_open` ON `heir_cases` (`registrant_id`) WHERE paid_at is null and undone_at is null;--> statement-breakpoint
CREATE INDEX `heir_cases_waiting` ON `heir_cases` (`paid_at`,`limit_day`);--> statement-breakpoint
CREATE TABLE `incoming_parts` (
	`id` text PRIMARY KEY NOT NULL,
	`incoming_id` text NOT NULL,
	`invoice_id` text,
	`yen` integer NOT NULL,
	`fee_yen` integer DEFAULT 0 NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`incoming_id`) REFERENCES `incomings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incoming_parts_yen" CHECK(yen > 0 and fee_yen >= 0)
);
--> statement-breakpoint
CREATE INDEX `incoming_parts_incoming` ON `incoming_parts` (`incoming_id`);--> statement-breakpoint
CREATE INDEX `incoming_parts_invoice` ON `incoming_parts` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `incomings` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`day` text NOT NULL,
	`yen` integer NOT NULL,
	`payer_name` text DEFAULT '' NOT NULL,
	`employer_id` text,
	`statement_line_id` text,
	`receipt_number` text,
	`processor_ref` text,
	`note` text DEFAULT '' NOT NULL,
	`taken_at` integer NOT NULL,
	`taken_by` text NOT NULL,
	`undone_at` integer,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`statement_line_id`) REFERENCES `statement_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "incomings_yen" CHECK(yen > 0)
);
--> statement-breakpoint
CREATE INDEX `incomings_employer` ON `incomings` (`employer_id`,`day`);--> statement-breakpoint
CREATE INDEX `incomings_day` ON `incomings` (`day`);--> statement-breakpoint
CREATE UNIQUE INDEX `incomings_line` ON `incomings` (`statement_line_id`) WHERE undone_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `incomings_receipt` ON `incomings` (`receipt_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `incomings_processor` ON `incomings` (`processor_ref`);--> statement-breakpoint
CREATE TABLE `invoice_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text NOT NULL,
	`month` text NOT NULL,
	`contract_mode` text NOT NULL,
	`task_id` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`with_photos` integer DEFAULT false NOT NULL,
	`held_back` text DEFAULT '[]' NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_drafts_one` ON `invoice_drafts` (`employer_id`,`month`,`contract_mode`,`task_id`);--> statement-breakpoint
CREATE TABLE `invoice_photos` (
	`invoice_id` text NOT NULL,
	`file_id` text NOT NULL,
	`sort` integer NOT NULL,
	PRIMARY KEY(`invoice_id`, `file_id`),
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `payer_names` (
	`kana` text PRIMARY KEY NOT NULL,
	`employer_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `payout_asks` (
	`payout_id` text NOT NULL,
	`account_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	PRIMARY KEY(`payout_id`, `account_id`),
	FOREIGN KEY (`payout_id`) REFERENCES `payouts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payout_asks_account` ON `payout_asks` (`account_id`);--> statement-breakpoint
CREATE TABLE `payout_recalls` (
	`id` text PRIMARY KEY NOT NULL,
	`payout_line_id` text NOT NULL,
	`kind` text NOT NULL,
	`why` text NOT NULL,
	`state` text NOT NULL,
	`fee_yen` integer DEFAULT 0 NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	FOREIGN KEY (`payout_line_id`) REFERENCES `payout_lines`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payout_recalls_open` ON `payout_recalls` (`payout_line_id`) WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX `payout_recalls_line` ON `payout_recalls` (`payout_line_id`);--> statement-breakpoint
CREATE INDEX `payout_recalls_waiting` ON `payout_recalls` (`settled_at`,`asked_at`);--> statement-breakpoint
CREATE TABLE `processor_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`ask` text NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`asked_at` integer NOT NULL,
	`next_try_at` integer,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `processor_calls_open` ON `processor_calls` (`state`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `processor_calls_subject` ON `processor_calls` (`subject_kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `processor_events` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`received_at` integer NOT NULL,
	`handled_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`fault` text
);
--> statement-breakpoint
CREATE INDEX `processor_events_open` ON `processor_events` (`handled_at`,`received_at`);--> statement-breakpoint
CREATE TABLE `reminders` (
	`id` text PRIMARY KEY NOT NULL,
	`invoice_id` text NOT NULL,
	`step` integer NOT NULL,
	`open_yen` integer NOT NULL,
	`until_day` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reminders_step` ON `reminders` (`invoice_id`,`step`);--> statement-breakpoint
CREATE TABLE `statement_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`statement_id` text NOT NULL,
	`sort` integer NOT NULL,
	`day` text NOT NULL,
	`in_yen` integer NOT NULL,
	`out_yen` integer NOT NULL,
	`says` text NOT NULL,
	`balance_yen` integer,
	`line_key` text NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`payout_id` text,
	`settled_at` integer,
	`settled_by` text,
	FOREIGN KEY (`statement_id`) REFERENCES `statements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payout_id`) REFERENCES `payouts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `statement_lines_key` ON `statement_lines` (`line_key`);--> statement-breakpoint
CREATE INDEX `statement_lines_open` ON `statement_lines` (`state`,`day`);--> statement-breakpoint
CREATE INDEX `statement_lines_statement` ON `statement_lines` (`statement_id`,`sort`);--> statement-breakpoint
CREATE INDEX `statement_lines_payout` ON `statement_lines` (`payout_id`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` text PRIMARY KEY NOT NULL,
	`file_hash` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`lines` integer NOT NULL,
	`new_lines` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `statements_hash` ON `statements` (`file_hash`);--> statement-breakpoint
CREATE INDEX `statements_at` ON `statements` (`at`);--> statement-breakpoint
CREATE TABLE `employer_stops` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text NOT NULL,
	`why` text NOT NULL,
	`day` text NOT NULL,
	`trustee` text DEFAULT '' NOT NULL,
	`case_number` text DEFAULT '' NOT NULL,
	`claim_until_day` text,
	`claimed_at` integer,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `employer_stops_open` ON `employer_stops` (`employer_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `employer_stops_waiting` ON `employer_stops` (`ended_at`,`claim_until_day`);--> statement-breakpoint
DROP INDEX `invoice_lines_assignment`;--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `tax_rate_permille` integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `released_at` integer;--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_lines_once` ON `invoice_lines` (`assignment_id`) WHERE released_at is null;--> statement-breakpoint
CREATE INDEX `invoice_lines_assignment` ON `invoice_lines` (`assignment_id`);--> statement-breakpoint
DROP INDEX `invoices_employer`;--> statement-breakpoint
ALTER TABLE `invoices` ADD `task_id` text REFERENCES tasks(id);--> statement-breakpoint
ALTER TABLE `invoices` ADD `note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `rates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `received_yen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoices` ADD `credited_at` integer;--> statement-breakpoint
CREATE INDEX `invoices_month` ON `invoices` (`month`);--> statement-breakpoint
CREATE INDEX `invoices_open` ON `invoices` (`due_day`) WHERE paid_at is null and credited_at is null;--> statement-breakpoint
CREATE INDEX `invoices_employer` ON `invoices` (`employer_id`,`month`);--> statement-breakpoint
CREATE TABLE `__new_payout_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`payout_id` text NOT NULL,
	`sort` integer NOT NULL,
	`registrant_id` text NOT NULL,
	`bank_account_id` text,
	`yen` integer NOT NULL,
	`against_line_id` text,
	`receipt_number` text,
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
INSERT INTO `__new_payout_lines`("id", "payout_id", "sort", "registrant_id", "bank_account_id", "yen", "result", "result_at", "result_by", "return_reason") SELECT "id", "payout_id", "sort", "registrant_id", "bank_account_id", "yen", "result", "result_at", "result_by", "return_reason" FROM `payout_lines`;--> statement-breakpoint
DROP TABLE `payout_lines`;--> statement-breakpoint
ALTER TABLE `__new_payout_lines` RENAME TO `payout_lines`;--> statement-breakpoint
CREATE UNIQUE INDEX `payout_lines_sort` ON `payout_lines` (`payout_id`,`sort`);--> statement-breakpoint
CREATE INDEX `payout_lines_registrant` ON `payout_lines` (`registrant_id`);--> statement-breakpoint
ALTER TABLE `earnings` ADD `heir_case_id` text REFERENCES heir_cases(id);--> statement-breakpoint
ALTER TABLE `payouts` ADD `way` text DEFAULT 'bank' NOT NULL;--> statement-breakpoint
ALTER TABLE `payouts` ADD `signed_number` text;--> statement-breakpoint
ALTER TABLE `payouts` ADD `signed_file_id` text;--> statement-breakpoint
ALTER TABLE `employers` ADD `billing` text DEFAULT 'monthly' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrants` ADD `paid_by` text DEFAULT 'bank' NOT NULL;--> statement-breakpoint
UPDATE `invoice_lines` SET `tax_rate_permille` = (SELECT `tax_rate_permille` FROM `invoices` WHERE `invoices`.`id` = `invoice_lines`.`invoice_id`);--> statement-breakpoint
UPDATE `invoices` SET `rates` = json_array(json_object('ratePermille', `tax_rate_permille`, 'taxedYen', (SELECT coalesce(sum(CASE WHEN `invoices`.`contract_mode` = 'B' THEN `fee_yen` ELSE `pay_yen` + `fee_yen` + `travel_yen` - `withheld_yen` END), 0) FROM `invoice_lines` WHERE `invoice_lines`.`invoice_id` = `invoices`.`id` AND `taxed` = 1), 'taxYen', `tax_yen`));--> statement-breakpoint
UPDATE `invoices` SET `received_yen` = `total_yen` WHERE `paid_at` IS NOT NULL;--> statement-breakpoint
INSERT INTO `incomings` (`id`, `channel`, `day`, `yen`, `employer_id`, `taken_at`, `taken_by`) SELECT `id`, 'bank', `paid_day`, `total_yen`, `employer_id`, `paid_at`, 'upgrade' FROM `invoices` WHERE `paid_at` IS NOT NULL AND `total_yen` > 0;--> statement-breakpoint
INSERT INTO `incoming_parts` (`id`, `incoming_id`, `invoice_id`, `yen`, `at`, `by`) SELECT `id`, `id`, `id`, `total_yen`, `paid_at`, 'upgrade' FROM `invoices` WHERE `paid_at` IS NOT NULL AND `total_yen` > 0;
