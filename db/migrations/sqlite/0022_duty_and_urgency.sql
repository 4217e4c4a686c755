CREATE TABLE `duties` (
	`id` text PRIMARY KEY NOT NULL,
	`coordinator_id` text NOT NULL,
	`deputy_id` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `duties_ends` ON `duties` (`ends_at`,`starts_at`);--> statement-breakpoint
CREATE TABLE `noticed_words` (
	`id` text PRIMARY KEY NOT NULL,
	`words` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `threads` ADD `urgent_at` integer;