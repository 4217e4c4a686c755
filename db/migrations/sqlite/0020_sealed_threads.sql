CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`sealed` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachments_thread` ON `attachments` (`thread_id`,`at`);--> statement-breakpoint
CREATE TABLE `clocks` (
	`message_id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`deputy_at` integer NOT NULL,
	`head_at` integer NOT NULL,
	`answer_by` integer NOT NULL,
	`deputy_called_at` integer,
	`head_called_at` integer,
	`answered_at` integer,
	`dropped_at` integer
);
--> statement-breakpoint
CREATE INDEX `clocks_open` ON `clocks` (`answer_by`) WHERE answered_at is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX `clocks_thread` ON `clocks` (`thread_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `clocks_started` ON `clocks` (`started_at`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`thread_id` text NOT NULL,
	`owner` blob NOT NULL,
	`sealed` blob NOT NULL,
	`begins` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`thread_id`, `owner`)
);
--> statement-breakpoint
CREATE INDEX `drafts_owner` ON `drafts` (`owner`,`at`);--> statement-breakpoint
CREATE INDEX `drafts_at` ON `drafts` (`at`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_openings` (
	`id` text PRIMARY KEY NOT NULL,
	`thread_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`way` text DEFAULT 'own' NOT NULL,
	`sealed` blob
);
--> statement-breakpoint
INSERT INTO `__new_openings`("id", "thread_id", "by", "at") SELECT "id", "thread_id", "by", "at" FROM `openings`;--> statement-breakpoint
DROP TABLE `openings`;--> statement-breakpoint
ALTER TABLE `__new_openings` RENAME TO `openings`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `openings_thread` ON `openings` (`thread_id`,`at`);--> statement-breakpoint
DROP INDEX `threads_registrant`;--> statement-breakpoint
DROP INDEX `threads_waiting`;--> statement-breakpoint
ALTER TABLE `threads` ADD `owner` blob;--> statement-breakpoint
ALTER TABLE `threads` ADD `sealed` blob;--> statement-breakpoint
ALTER TABLE `threads` ADD `last_at` integer;--> statement-breakpoint
CREATE INDEX `threads_owner` ON `threads` (`owner`,`opened_at`);--> statement-breakpoint
CREATE INDEX `threads_coordinator` ON `threads` (`coordinator_id`,`closed_at`,`last_at`);--> statement-breakpoint
CREATE INDEX `threads_waiting` ON `threads` (`answer_by`) WHERE answer_by is not null and closed_at is null;--> statement-breakpoint
ALTER TABLE `messages` ADD `coordinator_id` text;