DROP INDEX `registrant_joins_joined`;--> statement-breakpoint
ALTER TABLE `registrant_joins` ADD `moved` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrant_joins` ADD `undone_at` integer;--> statement-breakpoint
ALTER TABLE `registrant_joins` ADD `undone_by` text;--> statement-breakpoint
CREATE UNIQUE INDEX `registrant_joins_standing` ON `registrant_joins` (`joined_id`) WHERE undone_at is null;