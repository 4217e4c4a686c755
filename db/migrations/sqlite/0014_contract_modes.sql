CREATE TABLE `terms_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`terms_id` text NOT NULL,
	`way` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`terms_id`) REFERENCES `terms`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `terms_deliveries_terms` ON `terms_deliveries` (`terms_id`,`at`);--> statement-breakpoint
CREATE TABLE `agreement_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`from_day` text NOT NULL,
	`set_by` text,
	`set_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_texts_version` ON `agreement_texts` (`kind`,`version`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`text_id` text NOT NULL,
	`version` integer NOT NULL,
	`employer_id` text,
	`registrant_id` text,
	`day` text NOT NULL,
	`channel` text NOT NULL,
	`taken_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`text_id`) REFERENCES `agreement_texts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreements_party" CHECK((employer_id is null) <> (registrant_id is null))
);
--> statement-breakpoint
CREATE INDEX `agreements_employer` ON `agreements` (`employer_id`,`kind`);--> statement-breakpoint
CREATE INDEX `agreements_registrant` ON `agreements` (`registrant_id`,`kind`);--> statement-breakpoint
DROP INDEX `invoices_employer`;--> statement-breakpoint
ALTER TABLE `invoices` ADD `contract_mode` text DEFAULT 'A' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_employer` ON `invoices` (`employer_id`,`month`,`contract_mode`);--> statement-breakpoint
ALTER TABLE `terms` ADD `answer_channel` text;--> statement-breakpoint
ALTER TABLE `terms` ADD `spoken_minute` integer;--> statement-breakpoint
ALTER TABLE `terms` ADD `changed_why` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrants` ADD `invoice_number` text;--> statement-breakpoint
ALTER TABLE `quotes` ADD `contract_mode` text DEFAULT 'A' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `contract_mode` text DEFAULT 'A' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `undecided` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `continued` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `work_requests` ADD `contract_mode` text DEFAULT 'A' NOT NULL;