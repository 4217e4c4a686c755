CREATE TABLE `area_ways` (
	`area_id` text NOT NULL,
	`other_id` text NOT NULL,
	`minutes` integer NOT NULL,
	PRIMARY KEY(`area_id`, `other_id`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `dated_hours` (
	`registrant_id` text NOT NULL,
	`day` text NOT NULL,
	`half_hours` integer NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`registrant_id`, `day`),
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `offers` ADD `reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `areas` ADD `bus_arrives_minute` integer;--> statement-breakpoint
ALTER TABLE `limits` ADD `not_alone` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `limits` ADD `pair_at_most` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `limits` ADD `free_start_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `limits` ADD `fixed_start_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `limits` ADD `stand_minutes_most` integer;--> statement-breakpoint
ALTER TABLE `limits` ADD `month_yen_most` integer;--> statement-breakpoint
ALTER TABLE `limits` ADD `year_yen_most` integer;--> statement-breakpoint
ALTER TABLE `limits` ADD `comes_by` text;--> statement-breakpoint
ALTER TABLE `limits` ADD `area_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrants` ADD `ask_from_minute` integer;--> statement-breakpoint
ALTER TABLE `registrants` ADD `ask_until_minute` integer;--> statement-breakpoint
ALTER TABLE `registrants` ADD `likes_kinds` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `lift` integer DEFAULT false NOT NULL;