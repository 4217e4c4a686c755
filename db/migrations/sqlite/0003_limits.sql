ALTER TABLE `limits` ADD `minutes_per_week_most` integer;--> statement-breakpoint
ALTER TABLE `limits` ADD `rest_between_minutes` integer;--> statement-breakpoint
ALTER TABLE `limits` ADD `holidays_off` integer DEFAULT false NOT NULL;