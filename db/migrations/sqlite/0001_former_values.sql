CREATE TABLE `former_values` (
	`event_id` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `former_values_at` ON `former_values` (`at`);