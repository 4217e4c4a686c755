CREATE TABLE `decision_hands` (
	`decision_id` text NOT NULL,
	`registrant_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	`fits` integer NOT NULL,
	`past_limit` integer NOT NULL,
	`turns` integer NOT NULL,
	`last_turn_at` integer,
	`chosen` integer NOT NULL,
	PRIMARY KEY(`decision_id`, `registrant_id`),
	FOREIGN KEY (`decision_id`) REFERENCES `decisions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decision_hands_registrant` ON `decision_hands` (`registrant_id`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `decisions_at` ON `decisions` (`at`);