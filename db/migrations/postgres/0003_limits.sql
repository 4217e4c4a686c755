ALTER TABLE "limits" ADD COLUMN "minutes_per_week_most" integer;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "rest_between_minutes" integer;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "holidays_off" boolean DEFAULT false NOT NULL;