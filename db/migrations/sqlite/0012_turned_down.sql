CREATE TABLE `override_refusals` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`about` text NOT NULL,
	`rule` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_for` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `work_requests`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `override_refusals_request` ON `override_refusals` (`request_id`,`at`);--> statement-breakpoint
CREATE INDEX `override_refusals_asker` ON `override_refusals` (`asked_by`,`read_at`);--> statement-breakpoint
CREATE TABLE `request_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`of` text NOT NULL,
	`quote_id` text,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `work_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quote_id`) REFERENCES `quotes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `request_endings_request` ON `request_endings` (`request_id`,`at`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `acting_from` text;