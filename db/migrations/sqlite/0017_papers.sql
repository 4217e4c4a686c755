CREATE TABLE `share_answers` (
	`change_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`from_yen` integer NOT NULL,
	`to_yen` integer NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` text,
	PRIMARY KEY(`change_id`, `assignment_id`),
	FOREIGN KEY (`change_id`) REFERENCES `share_changes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `share_answers_assignment` ON `share_answers` (`assignment_id`);--> statement-breakpoint
CREATE TABLE `share_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`team_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`settled_at` integer,
	`outcome` text,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `share_changes_slot` ON `share_changes` (`slot_id`,`team_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `share_changes_open` ON `share_changes` (`slot_id`,`team_id`) WHERE settled_at is null;--> statement-breakpoint
CREATE TABLE `closed_years` (
	`id` text PRIMARY KEY NOT NULL,
	`fiscal_year` integer NOT NULL,
	`postings` integer NOT NULL,
	`balances` text NOT NULL,
	`closed_at` integer NOT NULL,
	`closed_by` text NOT NULL,
	`reopened_at` integer,
	`reopened_by` text,
	`reopen_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `closed_years_once` ON `closed_years` (`fiscal_year`) WHERE reopened_at is null;--> statement-breakpoint
CREATE TABLE `paper_batches` (
	`id` text PRIMARY KEY NOT NULL,
	`papers` integer NOT NULL,
	`envelopes` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `paper_bodies` (
	`paper_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `paper_holds` (
	`id` text PRIMARY KEY NOT NULL,
	`paper_id` text,
	`party_kind` text,
	`party_id` text,
	`why` text NOT NULL,
	`placed_at` integer NOT NULL,
	`placed_by` text NOT NULL,
	`lifted_at` integer,
	`lifted_by` text,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_holds_paper` ON `paper_holds` (`paper_id`) WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX `paper_holds_party` ON `paper_holds` (`party_id`) WHERE lifted_at is null;--> statement-breakpoint
CREATE TABLE `paper_looks` (
	`id` text PRIMARY KEY NOT NULL,
	`paper_id` text NOT NULL,
	`by` text NOT NULL,
	`way` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_looks_paper` ON `paper_looks` (`paper_id`,`at`);--> statement-breakpoint
CREATE TABLE `paper_posts` (
	`paper_id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `paper_batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_posts_batch` ON `paper_posts` (`batch_id`);--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` text,
	`day` text NOT NULL,
	`yen` integer,
	`party_kind` text NOT NULL,
	`party_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`event_id` text NOT NULL,
	`issued_at` integer NOT NULL,
	`filed_at` integer NOT NULL,
	`body_hash` text NOT NULL,
	`keep_until` text NOT NULL,
	`destroyed_on` text,
	`destroyed_at` integer,
	`destroyed_why` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `papers_once` ON `papers` (`event_id`,`kind`,`party_id`,`subject_id`);--> statement-breakpoint
CREATE INDEX `papers_day` ON `papers` (`day`);--> statement-breakpoint
CREATE INDEX `papers_party` ON `papers` (`party_id`,`day`);--> statement-breakpoint
CREATE INDEX `papers_kind` ON `papers` (`kind`,`day`);--> statement-breakpoint
CREATE INDEX `papers_subject` ON `papers` (`subject_id`);--> statement-breakpoint
CREATE INDEX `papers_clock` ON `papers` (`keep_until`) WHERE destroyed_on is null;--> statement-breakpoint
CREATE TABLE `considerations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`registrant_id` text NOT NULL,
	`employer_id` text,
	`words` text NOT NULL,
	`channel` text NOT NULL,
	`answer_by` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`taken_at` integer,
	`taken_by` text,
	`weighed` text DEFAULT '' NOT NULL,
	`answer` text,
	`answer_words` text DEFAULT '' NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `considerations_open` ON `considerations` (`answered_at`,`answer_by`);--> statement-breakpoint
CREATE INDEX `considerations_registrant` ON `considerations` (`registrant_id`);--> statement-breakpoint
CREATE TABLE `endings` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`registrant_id` text NOT NULL,
	`employer_id` text,
	`told_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`exception` text DEFAULT '' NOT NULL,
	`reason` text NOT NULL,
	`way` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`reason_asked_on` text,
	`reason_told_on` text,
	`ended_at` integer,
	`undone_at` integer,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `endings_registrant` ON `endings` (`registrant_id`);--> statement-breakpoint
CREATE INDEX `endings_due` ON `endings` (`ended_at`,`ends_on`);--> statement-breakpoint
CREATE TABLE `privacy_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`registrant_id` text,
	`employer_id` text,
	`received_on` text NOT NULL,
	`asked_by` text NOT NULL,
	`wish` text NOT NULL,
	`identity_seen` text,
	`answer_by` text NOT NULL,
	`answer` text,
	`answer_words` text DEFAULT '' NOT NULL,
	`third_covered` integer DEFAULT false NOT NULL,
	`given_by` text,
	`answered_on` text,
	`answered_at` integer,
	`answered_by` text,
	`taken_at` integer NOT NULL,
	`taken_by` text NOT NULL,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `privacy_requests_open` ON `privacy_requests` (`answered_at`,`answer_by`);--> statement-breakpoint
CREATE INDEX `privacy_requests_registrant` ON `privacy_requests` (`registrant_id`);--> statement-breakpoint
CREATE INDEX `privacy_requests_employer` ON `privacy_requests` (`employer_id`);--> statement-breakpoint
ALTER TABLE `completions` ADD `photos_released` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `statement_lines` ADD `posting_id` text REFERENCES postings(id);--> statement-breakpoint
ALTER TABLE `employers` ADD `ended_on` text;--> statement-breakpoint
ALTER TABLE `employers` ADD `blanked_at` integer;--> statement-breakpoint
ALTER TABLE `registrants` ADD `left_on` text;--> statement-breakpoint
ALTER TABLE `registrants` ADD `blanked_at` integer;--> statement-breakpoint
ALTER TABLE `tasks` ADD `team_pay` text;