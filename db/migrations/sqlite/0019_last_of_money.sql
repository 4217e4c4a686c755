DROP INDEX `earnings_assignment`;--> statement-breakpoint
ALTER TABLE `earnings` ADD `supplement_of` text;--> statement-breakpoint
CREATE INDEX `earnings_of_assignment` ON `earnings` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `earnings_supplement` ON `earnings` (`supplement_of`);--> statement-breakpoint
CREATE UNIQUE INDEX `earnings_assignment` ON `earnings` (`assignment_id`) WHERE supplement_of is null;--> statement-breakpoint
DROP INDEX `invoice_lines_once`;--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `earning_id` text REFERENCES earnings(id);--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_lines_supplement` ON `invoice_lines` (`earning_id`) WHERE released_at is null and earning_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_lines_once` ON `invoice_lines` (`assignment_id`) WHERE released_at is null and earning_id is null;--> statement-breakpoint
ALTER TABLE `share_changes` ADD `why` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice_drafts` ADD `photos_left_out` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `payout_lines` ADD `processor_ref` text;--> statement-breakpoint
CREATE UNIQUE INDEX `payout_lines_processor` ON `payout_lines` (`processor_ref`);--> statement-breakpoint
ALTER TABLE `papers` ADD `party_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `endings` ADD `reason_told` text DEFAULT '' NOT NULL;