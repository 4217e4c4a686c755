CREATE TABLE `insurances` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`insurer` text NOT NULL,
	`policy_number` text NOT NULL,
	`telephone` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`covers` text NOT NULL,
	`home_work` integer NOT NULL,
	`way_there` integer NOT NULL,
	`tell_days` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `insurances_days` ON `insurances` (`kind`,`from_day`,`until_day`);--> statement-breakpoint
CREATE TABLE `plan_figures` (
	`id` text PRIMARY KEY NOT NULL,
	`fiscal_year` integer NOT NULL,
	`line` text NOT NULL,
	`planned` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `plan_figures_line` ON `plan_figures` (`fiscal_year`,`line`,`at`);--> statement-breakpoint
CREATE TABLE `programme_ends` (
	`id` text PRIMARY KEY NOT NULL,
	`last_publishing_day` text NOT NULL,
	`last_payment_day` text NOT NULL,
	`readable_until_day` text NOT NULL,
	`successor` text DEFAULT '' NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`cancelled_at` integer,
	`erased_at` integer
);
--> statement-breakpoint
CREATE TABLE `avoided_places` (
	`registrant_id` text NOT NULL,
	`employer_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`registrant_id`, `employer_id`),
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `contacts_had` (
	`id` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`registrant_id` text,
	`employer_id` text,
	`minutes` integer,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`taken_back_at` integer,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `contacts_had_day` ON `contacts_had` (`day`,`kind`);--> statement-breakpoint
CREATE TABLE `deputies` (
	`id` text PRIMARY KEY NOT NULL,
	`absent_id` text NOT NULL,
	`deputy_id` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`absent_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deputies_absent` ON `deputies` (`absent_id`,`until_day`);--> statement-breakpoint
CREATE INDEX `deputies_deputy` ON `deputies` (`deputy_id`,`until_day`);--> statement-breakpoint
CREATE TABLE `emergency_contacts` (
	`registrant_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`relation` text NOT NULL,
	`telephone` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `employer_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text NOT NULL,
	`day` text NOT NULL,
	`answers` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `employer_visits_employer` ON `employer_visits` (`employer_id`,`day`);--> statement-breakpoint
CREATE TABLE `guided_hours` (
	`registrant_id` text NOT NULL,
	`week` text NOT NULL,
	`minutes` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	PRIMARY KEY(`registrant_id`, `week`),
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`note` text NOT NULL,
	`last_day` text,
	`moved` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`from_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handovers_from` ON `handovers` (`from_id`);--> statement-breakpoint
CREATE INDEX `handovers_to` ON `handovers` (`to_id`,`at`);--> statement-breakpoint
CREATE TABLE `life_moves` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`paper` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`state_before` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`taken_back_at` integer,
	`taken_back_by` text,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `life_moves_registrant` ON `life_moves` (`registrant_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `life_moves_standing` ON `life_moves` (`registrant_id`) WHERE taken_back_at is null;--> statement-breakpoint
CREATE TABLE `registrant_joins` (
	`id` text PRIMARY KEY NOT NULL,
	`kept_id` text NOT NULL,
	`joined_id` text NOT NULL,
	`state_before` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`kept_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`joined_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrant_joins_joined` ON `registrant_joins` (`joined_id`);--> statement-breakpoint
CREATE INDEX `registrant_joins_kept` ON `registrant_joins` (`kept_id`);--> statement-breakpoint
CREATE TABLE `representatives` (
	`id` text PRIMARY KEY NOT NULL,
	`registrant_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`relation` text NOT NULL,
	`telephone` text NOT NULL,
	`may_talk` integer NOT NULL,
	`may_agree` integer NOT NULL,
	`may_receive` integer NOT NULL,
	`paper` text NOT NULL,
	`from_day` text NOT NULL,
	`until_day` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `representatives_registrant` ON `representatives` (`registrant_id`,`until_day`);--> statement-breakpoint
CREATE INDEX `representatives_until` ON `representatives` (`ended_at`,`until_day`);--> statement-breakpoint
CREATE TABLE `visit_waivers` (
	`id` text PRIMARY KEY NOT NULL,
	`employer_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visit_waivers_employer` ON `visit_waivers` (`employer_id`);--> statement-breakpoint
CREATE TABLE `trouble_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`trouble_id` text NOT NULL,
	`kind` text NOT NULL,
	`words` text NOT NULL,
	`shown` integer NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	FOREIGN KEY (`trouble_id`) REFERENCES `troubles`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `trouble_steps_trouble` ON `trouble_steps` (`trouble_id`,`at`);--> statement-breakpoint
CREATE TABLE `troubles` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`kind` text NOT NULL,
	`told_by` text NOT NULL,
	`registrant_id` text,
	`employer_id` text,
	`assignment_id` text,
	`told_by_name` text DEFAULT '' NOT NULL,
	`told_by_telephone` text DEFAULT '' NOT NULL,
	`happened_day` text NOT NULL,
	`happened_minute` integer,
	`place` text DEFAULT '' NOT NULL,
	`hurt` text NOT NULL,
	`first_aid` text DEFAULT '' NOT NULL,
	`words` text NOT NULL,
	`channel` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`taken_by` text,
	`taken_at` integer,
	`answer_due_at` integer NOT NULL,
	`answered_at` integer,
	`insurer_due_day` text,
	`insurer_told_day` text,
	`labour_due_day` text,
	`labour_told_day` text,
	`cause` text DEFAULT '' NOT NULL,
	`cure` text DEFAULT '' NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`joined_into_id` text,
	FOREIGN KEY (`registrant_id`) REFERENCES `registrants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`employer_id`) REFERENCES `employers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `troubles_open` ON `troubles` (`closed_at`,`answer_due_at`);--> statement-breakpoint
CREATE INDEX `troubles_registrant` ON `troubles` (`registrant_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `troubles_employer` ON `troubles` (`employer_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `troubles_assignment` ON `troubles` (`assignment_id`);--> statement-breakpoint
ALTER TABLE `closing_days` ADD `closes_at_minute` integer;--> statement-breakpoint
ALTER TABLE `considerations` ADD `names_staff` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `considerations` ADD `outside_told_at` integer;--> statement-breakpoint
ALTER TABLE `employers` ADD `rested_on` text;--> statement-breakpoint
ALTER TABLE `employers` ADD `day_contact` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `employers` ADD `day_telephone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `interviews` ADD `next_step` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `interviews` ADD `told_why` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `interviews` ADD `elsewhere` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `registrants` ADD `guardian_paper_day` text;--> statement-breakpoint
ALTER TABLE `registrants` ADD `wants_end_call` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `registrants` ADD `joined_into_id` text;