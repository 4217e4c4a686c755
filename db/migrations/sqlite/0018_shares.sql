DROP INDEX `share_changes_slot`;--> statement-breakpoint
DROP INDEX `share_changes_open`;--> statement-breakpoint
CREATE INDEX `share_changes_slot` ON `share_changes` (`slot_id`,`asked_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `share_changes_open` ON `share_changes` (`slot_id`) WHERE settled_at is null;--> statement-breakpoint
ALTER TABLE `share_changes` DROP COLUMN `team_id`;--> statement-breakpoint
ALTER TABLE `tasks` DROP COLUMN `team_pay`;