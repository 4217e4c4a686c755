CREATE TABLE `overrides` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`about` text NOT NULL,
	`rule` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `work_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `overrides_about` ON `overrides` (`request_id`,`about`);--> statement-breakpoint
CREATE INDEX `overrides_waiting` ON `overrides` (`approved_at`,`asked_at`);--> statement-breakpoint
ALTER TABLE `terms` ADD `show_paper` integer;--> statement-breakpoint
ALTER TABLE `steps` ADD `detail` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `hazards` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `low_pay_reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `step_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `work_requests` ADD `contract_answers` text DEFAULT '{}' NOT NULL;