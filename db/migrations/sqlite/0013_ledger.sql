CREATE TABLE `closed_months` (
	`id` text PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`postings` integer NOT NULL,
	`yen` integer NOT NULL,
	`missing` integer NOT NULL,
	`closed_at` integer NOT NULL,
	`closed_by` text NOT NULL,
	`reopened_at` integer,
	`reopened_by` text,
	`reopen_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `closed_months_once` ON `closed_months` (`month`) WHERE reopened_at is null;--> statement-breakpoint
CREATE TABLE `ledger_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`entries` integer NOT NULL,
	`faults` integer NOT NULL,
	`first` text
);
--> statement-breakpoint
CREATE INDEX `ledger_checks_at` ON `ledger_checks` (`at`);--> statement-breakpoint
CREATE TABLE `ledger_sums` (
	`account` text NOT NULL,
	`party_id` text NOT NULL,
	`month` text NOT NULL,
	`debit_yen` integer NOT NULL,
	`credit_yen` integer NOT NULL,
	PRIMARY KEY(`account`, `party_id`, `month`)
);
--> statement-breakpoint
CREATE INDEX `ledger_sums_month` ON `ledger_sums` (`month`);--> statement-breakpoint
ALTER TABLE `postings` ADD `for_day` text;--> statement-breakpoint
CREATE INDEX `postings_newest` ON `postings` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `__new_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`posting_id` text NOT NULL,
	`sort` integer NOT NULL,
	`debit_account` text NOT NULL,
	`debit_party_id` text,
	`credit_account` text NOT NULL,
	`credit_party_id` text,
	`yen` integer NOT NULL,
	FOREIGN KEY (`posting_id`) REFERENCES `postings`(`id`) ON UPDATE no action ON DELETE no action DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT "entries_yen" CHECK(yen > 0)
);
--> statement-breakpoint
INSERT INTO `__new_entries` SELECT `id`, `posting_id`, `sort`, `debit_account`, `debit_party_id`, `credit_account`, `credit_party_id`, `yen` FROM `entries` ORDER BY rowid;--> statement-breakpoint
DROP TABLE `entries`;--> statement-breakpoint
ALTER TABLE `__new_entries` RENAME TO `entries`;--> statement-breakpoint
CREATE UNIQUE INDEX `entries_sort` ON `entries` (`posting_id`,`sort`);--> statement-breakpoint
CREATE INDEX `entries_debit` ON `entries` (`debit_account`,`debit_party_id`);--> statement-breakpoint
CREATE INDEX `entries_credit` ON `entries` (`credit_account`,`credit_party_id`);--> statement-breakpoint
INSERT INTO `ledger_sums` (`account`, `party_id`, `month`, `debit_yen`, `credit_yen`)
SELECT moved.account, moved.party_id, moved.month, sum(moved.debit_yen), sum(moved.credit_yen) FROM (
	SELECT debit_account AS account, coalesce(debit_party_id, '') AS party_id, substr(day, 1, 7) AS month, yen AS debit_yen, 0 AS credit_yen FROM entries JOIN postings ON postings.id = entries.posting_id
	UNION ALL SELECT credit_account, coalesce(credit_party_id, ''), substr(day, 1, 7), 0, yen FROM entries JOIN postings ON postings.id = entries.posting_id
	UNION ALL SELECT debit_account, '', substr(day, 1, 7), yen, 0 FROM entries JOIN postings ON postings.id = entries.posting_id WHERE debit_party_id IS NOT NULL
	UNION ALL SELECT credit_account, '', substr(day, 1, 7), 0, yen FROM entries JOIN postings ON postings.id = entries.posting_id WHERE credit_party_id IS NOT NULL
) AS moved GROUP BY moved.account, moved.party_id, moved.month;
