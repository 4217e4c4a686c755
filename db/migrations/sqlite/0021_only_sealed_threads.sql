-- What stood in clear is put where it will be sealed: `npm run migrate` seals it right after (an owner that is not 32 bytes, words that
-- are not sealed as today), since the keys of consultations lie outside this database.
UPDATE `threads` SET
	`owner` = cast(coalesce((select `account_id` from `registrants` where `registrants`.`id` = `threads`.`registrant_id`), `registrant_id`) as blob),
	`sealed` = cast(json_object('topic', `topic`, 'registrant', `registrant_id`,
		'account', (select `account_id` from `registrants` where `registrants`.`id` = `threads`.`registrant_id`)) as blob),
	`last_at` = coalesce((select max(`at`) from `messages` where `messages`.`thread_id` = `threads`.`id`), `opened_at`);
--> statement-breakpoint
UPDATE `messages` SET `coordinator_id` = `by` WHERE `from_coordinator`;
--> statement-breakpoint
INSERT INTO `clocks` (`message_id`, `thread_id`, `started_at`, `deputy_at`, `head_at`, `answer_by`, `answered_at`)
SELECT `id`, `thread_id`, `at`, `at` + 64800000, `at` + 79200000, `at` + 86400000, (
	select min(`later`.`at`) from `messages` as `later`
	where `later`.`thread_id` = `messages`.`thread_id` and `later`.`from_coordinator` and `later`.`at` >= `messages`.`at`)
FROM `messages` WHERE not `from_coordinator`;
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_threads` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` blob NOT NULL,
	`sealed` blob NOT NULL,
	`opened_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`answer_by` integer,
	`coordinator_id` text,
	`closed_at` integer
);
--> statement-breakpoint
INSERT INTO `__new_threads`("id", "owner", "sealed", "opened_at", "last_at", "answer_by", "coordinator_id", "closed_at") SELECT "id", "owner", "sealed", "opened_at", "last_at", "answer_by", "coordinator_id", "closed_at" FROM `threads`;--> statement-breakpoint
DROP TABLE `threads`;--> statement-breakpoint
ALTER TABLE `__new_threads` RENAME TO `threads`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `threads_owner` ON `threads` (`owner`,`opened_at`);--> statement-breakpoint
CREATE INDEX `threads_waiting` ON `threads` (`answer_by`) WHERE answer_by is not null and closed_at is null;--> statement-breakpoint
CREATE INDEX `threads_coordinator` ON `threads` (`coordinator_id`,`closed_at`,`last_at`);--> statement-breakpoint
ALTER TABLE `messages` DROP COLUMN `from_coordinator`;--> statement-breakpoint
ALTER TABLE `messages` DROP COLUMN `by`;