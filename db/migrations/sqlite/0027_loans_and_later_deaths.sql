CREATE TABLE `loans` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`lent_on` text NOT NULL,
	`due_on` text,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`returned_on` text,
	`returned_by` text,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loans_registrant` ON `loans` (`registrant_id`,`lent_on`);--> statement-breakpoint
CREATE INDEX `loans_out` ON `loans` (`returned_on`,`due_on`);--> statement-breakpoint
DROP INDEX `life_moves_standing`;--> statement-breakpoint
CREATE UNIQUE INDEX `life_moves_standing` ON `life_moves` (`registrant_id`,`kind`) WHERE taken_back_at is null;