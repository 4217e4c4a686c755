CREATE TABLE `bus_times` (
	`area_id` text NOT NULL,
	`line` text NOT NULL,
	`stop` text NOT NULL,
	`days` text NOT NULL,
	`arrives` text NOT NULL,
	`leaves` text NOT NULL,
	PRIMARY KEY(`area_id`, `line`, `stop`, `days`),
	FOREIGN KEY (`area_id`) REFERENCES `areas`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `rests` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rests_registrant` ON `rests` (`registrant_id`,`from_day`);