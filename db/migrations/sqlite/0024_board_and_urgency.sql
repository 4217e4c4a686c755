DROP INDEX `threads_waiting`;--> statement-breakpoint
CREATE INDEX `threads_board` ON `threads` (`answer_by`) WHERE rests_at is null and (answer_by is not null or urgent_at is not null);--> statement-breakpoint
CREATE INDEX `threads_resting` ON `threads` (`owner`) WHERE rests_at is not null;--> statement-breakpoint
ALTER TABLE `clocks` ADD `urgent` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `clocks` SET `urgent` = 1 WHERE `head_at` = `started_at`;