CREATE TABLE `canned_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`words` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `coordinator_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`state` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `coordinator_moves_account` ON `coordinator_moves` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `hotlines` (
	`id` text PRIMARY KEY NOT NULL,
	`sort` integer NOT NULL,
	`name` text NOT NULL,
	`numbers` text NOT NULL,
	`hours` text NOT NULL,
	`first` integer DEFAULT false NOT NULL,
	`checked_on` text NOT NULL,
	`checked_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `licences` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`renew_on` text NOT NULL,
	`checked_by` text NOT NULL,
	`checked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `licences_account` ON `licences` (`account_id`,`checked_at`);--> statement-breakpoint
CREATE TABLE `manuals` (
	`id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`from_day` text NOT NULL,
	`doctor` text NOT NULL,
	`words` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `planned_replies` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`coordinator_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`made_at` integer NOT NULL,
	`send_at` integer NOT NULL,
	`held_at` integer,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `planned_replies_thread` ON `planned_replies` (`thread_id`);--> statement-breakpoint
CREATE INDEX `planned_replies_due` ON `planned_replies` (`send_at`) WHERE held_at is null;--> statement-breakpoint
CREATE TABLE `room_cards` (
	`id` text PRIMARY KEY NOT NULL,
	`code` blob NOT NULL,
	`sheet_id` text NOT NULL,
	`employer_id` text,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`ends_on` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `room_cards_code` ON `room_cards` (`code`);--> statement-breakpoint
CREATE INDEX `room_cards_sheet` ON `room_cards` (`sheet_id`);--> statement-breakpoint
CREATE TABLE `room_sittings` (
	`id` blob PRIMARY KEY NOT NULL,
	`card_id` text NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`card_id`) REFERENCES `room_cards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `room_sittings_card` ON `room_sittings` (`card_id`);--> statement-breakpoint
CREATE TABLE `thread_notes` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`coordinator_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`at` integer NOT NULL,
	`due_at` integer,
	`done_at` integer,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `thread_notes_thread` ON `thread_notes` (`thread_id`,`at`);--> statement-breakpoint
CREATE INDEX `thread_notes_due` ON `thread_notes` (`due_at`) WHERE due_at is not null and done_at is null;--> statement-breakpoint
CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`thread_id` text NOT NULL,
	`coordinator_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`sealed` blob NOT NULL,
	`booked_at` integer NOT NULL,
	`ended_at` integer,
	`reminded_at` integer,
	`reminded_soon_at` integer,
	FOREIGN KEY (`offer_id`) REFERENCES `offered_times`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`thread_id`) REFERENCES `threads`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_offer` ON `appointments` (`offer_id`) WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_coordinator` ON `appointments` (`coordinator_id`,`starts_at`) WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX `appointments_thread` ON `appointments` (`thread_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `appointments_coming` ON `appointments` (`starts_at`) WHERE ended_at is null;--> statement-breakpoint
CREATE TABLE `offered_times` (
	`id` text PRIMARY KEY NOT NULL,
	`coordinator_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ways` text NOT NULL,
	`made_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offered_times_once` ON `offered_times` (`coordinator_id`,`starts_at`);--> statement-breakpoint
CREATE TABLE `passed_voices` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text,
	`topic` text NOT NULL,
	`words` text NOT NULL,
	`month` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `proposal_voices` (
	`proposal_id` text NOT NULL,
	`voice_id` text NOT NULL,
	PRIMARY KEY(`proposal_id`, `voice_id`),
	FOREIGN KEY (`proposal_id`) REFERENCES `proposals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voice_id`) REFERENCES `passed_voices`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text,
	`what` text NOT NULL,
	`why` text NOT NULL,
	`by_day` text NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`answer` text,
	`answer_words` text DEFAULT '' NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`result_words` text DEFAULT '' NOT NULL,
	`result_by` text,
	`result_at` integer,
	`public_by_room_at` integer,
	`public_by_answerer_at` integer,
	`public_by_office_at` integer
);
--> statement-breakpoint
CREATE INDEX `proposals_employer` ON `proposals` (`employer_id`,`made_at`);--> statement-breakpoint
CREATE TABLE `releases` (
	`id` text PRIMARY KEY NOT NULL,
	`quarter` text NOT NULL,
	`crossed` text NOT NULL,
	`threshold` integer NOT NULL,
	`cells` text NOT NULL,
	`held` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `releases_quarter` ON `releases` (`quarter`,`crossed`);--> statement-breakpoint
CREATE TABLE `voices` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`coordinator_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`shown_at` integer NOT NULL,
	`answered_at` integer,
	`agreed` integer,
	`passed_at` integer
);
--> statement-breakpoint
CREATE INDEX `voices_thread` ON `voices` (`thread_id`,`shown_at`);--> statement-breakpoint
ALTER TABLE `threads` ADD `rests_at` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `sleeps_until` integer;--> statement-breakpoint
ALTER TABLE `threads` ADD `desk` blob;--> statement-breakpoint
INSERT INTO `licences` SELECT 'former-' || `account_id`, `account_id`, 'nurse', '', date('now', '+90 days'), '', unixepoch() * 1000 FROM (SELECT DISTINCT `account_id` FROM `role_grants` WHERE `role` IN ('coordinator', 'head-coordinator') AND `until_day` IS NULL);--> statement-breakpoint
INSERT INTO `coordinator_moves` SELECT 'former-' || `account_id`, `account_id`, 'serving', '以前からの相談員', unixepoch() * 1000, '' FROM (SELECT DISTINCT `account_id` FROM `role_grants` WHERE `role` IN ('coordinator', 'head-coordinator') AND `until_day` IS NULL);
