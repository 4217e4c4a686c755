CREATE TABLE `cut_snapshots` (
	`request_id` text PRIMARY KEY NOT NULL,
	`night` text NOT NULL,
	`day` text NOT NULL,
	`cuts` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `work_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reach_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text NOT NULL,
	`night` text NOT NULL,
	`people` blob NOT NULL,
	`band` text NOT NULL,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reach_answers_employer` ON `reach_answers` (`employer_id`,`night`);--> statement-breakpoint
CREATE TABLE `slot_reach` (
	`slot_id` text PRIMARY KEY NOT NULL,
	`could` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `work_requests` ADD `chosen_cut` text DEFAULT '' NOT NULL;