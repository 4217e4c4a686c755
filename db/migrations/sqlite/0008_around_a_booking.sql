CREATE TABLE `accompaniments` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`first` text NOT NULL,
	`wished` integer,
	`wished_at` integer,
	`staff_id` text,
	`companion_id` text,
	`companion_said` integer,
	`meeting_place` text DEFAULT '' NOT NULL,
	`meeting_minute` integer,
	`face` text DEFAULT '' NOT NULL,
	`set_at` integer,
	`set_by` text,
	`called_at` integer,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`companion_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `accompaniments_wished` ON `accompaniments` (`wished`,`set_at`);--> statement-breakpoint
CREATE INDEX `accompaniments_companion` ON `accompaniments` (`companion_id`);--> statement-breakpoint
CREATE TABLE `delays` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`minutes` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reconfirmations` (
	`assignment_id` text PRIMARY KEY NOT NULL,
	`asked_at` integer NOT NULL,
	`call_at` integer NOT NULL,
	`answered_at` integer,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reconfirmations_open` ON `reconfirmations` (`answered_at`,`call_at`);--> statement-breakpoint
CREATE TABLE `vacancies` (
	`id` text PRIMARY KEY NOT NULL,
	`slot_id` text NOT NULL,
	`assignment_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`asked` integer DEFAULT 0 NOT NULL,
	`asked_at` integer,
	`ending` text,
	`ended_at` integer,
	FOREIGN KEY (`slot_id`) REFERENCES `slots`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vacancies_assignment` ON `vacancies` (`assignment_id`);--> statement-breakpoint
CREATE INDEX `vacancies_open` ON `vacancies` (`ended_at`,`opened_at`);--> statement-breakpoint
CREATE INDEX `vacancies_slot` ON `vacancies` (`slot_id`);--> statement-breakpoint
CREATE TABLE `team_members` (
	`team_id` text NOT NULL,
	`registrant_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`joined_at` integer,
	`left_at` integer,
	PRIMARY KEY(`team_id`, `registrant_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `team_members_registrant` ON `team_members` (`registrant_id`);--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`made_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE TABLE `heat_values` (
	`day` text NOT NULL,
	`area_id` text DEFAULT '' NOT NULL,
	`tenths` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`day`, `area_id`)
);
--> statement-breakpoint
CREATE TABLE `task_groups` (
	`task_id` text NOT NULL,
	`registrant_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`added_by` text NOT NULL,
	PRIMARY KEY(`task_id`, `registrant_id`),
	FOREIGN KEY (`task_id`) REFERENCES `tasks`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `weather_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`day` text NOT NULL,
	`why` text NOT NULL,
	`to_day` text,
	`slots` integer NOT NULL,
	`people` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `weather_acts_day` ON `weather_acts` (`day`,`at`);--> statement-breakpoint
ALTER TABLE `applications` ADD `waits` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `applications` ADD `team_id` text;--> statement-breakpoint
ALTER TABLE `offers` ADD `why` text DEFAULT 'asked' NOT NULL;--> statement-breakpoint
ALTER TABLE `calls` ADD `red` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `slots` ADD `reserve_day` text;--> statement-breakpoint
ALTER TABLE `slots` ADD `moved_from` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `weather` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `trial` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tasks` ADD `before_until` integer;--> statement-breakpoint
ALTER TABLE `tasks` ADD `group_rule` text DEFAULT '' NOT NULL;