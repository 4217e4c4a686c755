CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`week` text NOT NULL,
	`mode` text NOT NULL,
	`seed` integer NOT NULL,
	`locks` text NOT NULL,
	`struck` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`claimed_by` text,
	`beat_at` integer,
	`filled` integer,
	`stop_asked_at` integer,
	`ended_at` integer,
	`result` text,
	`refusals` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `plans_week` ON `plans` (`week`,`asked_at`);--> statement-breakpoint
CREATE INDEX `plans_state` ON `plans` (`state`,`asked_at`);