CREATE TABLE `benefit_notes` (
	`benefit` text PRIMARY KEY NOT NULL,
	`changes` text NOT NULL,
	`ask` text NOT NULL,
	`checked_day` text,
	`kept_at` integer NOT NULL,
	`kept_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`registrant_id` text NOT NULL,
	`from_month` text NOT NULL,
	`until_month` text NOT NULL,
	`months` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text NOT NULL,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_number` ON `certificates` (`number`);--> statement-breakpoint
CREATE INDEX `certificates_registrant` ON `certificates` (`registrant_id`,`issued_at`);--> statement-breakpoint
CREATE TABLE `earning_corrections` (
	`id` text PRIMARY KEY NOT NULL,
	`earning_id` text NOT NULL,
	`from_yen` integer NOT NULL,
	`to_yen` integer NOT NULL,
	`to_units` integer,
	`to_travel_yen` integer NOT NULL,
	`to_withheld_yen` integer NOT NULL,
	`slip` text NOT NULL,
	`asked_at` integer NOT NULL,
	`asked_by` text NOT NULL,
	`answer` text,
	`answered_at` integer,
	`answered_by` text,
	FOREIGN KEY (`earning_id`) REFERENCES `earnings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `earning_corrections_open` ON `earning_corrections` (`earning_id`) WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX `earning_corrections_earning` ON `earning_corrections` (`earning_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `earning_corrections_waiting` ON `earning_corrections` (`answered_at`,`asked_at`);--> statement-breakpoint
ALTER TABLE `completions` ADD `units` integer;--> statement-breakpoint
ALTER TABLE `completions` ADD `travel_yen` integer;--> statement-breakpoint
ALTER TABLE `areas` ADD `travel_yen` integer;--> statement-breakpoint
ALTER TABLE `earnings` ADD `kind` text DEFAULT 'work' NOT NULL;--> statement-breakpoint
ALTER TABLE `earnings` ADD `units` integer;--> statement-breakpoint
ALTER TABLE `earnings` ADD `travel_yen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `earnings` ADD `withheld_yen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `earnings` ADD `withheld_by` text;--> statement-breakpoint
ALTER TABLE `earnings` ADD `withholding` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `kind` text DEFAULT 'work' NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `travel_yen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `taxed` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `withheld_yen` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `employers` ADD `withholding_order_day` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `pay_terms` text;