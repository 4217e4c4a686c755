DROP INDEX "registrant_joins_joined";--> statement-breakpoint
ALTER TABLE "registrant_joins" ADD COLUMN "moved" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "registrant_joins" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registrant_joins" ADD COLUMN "undone_by" text;--> statement-breakpoint
CREATE UNIQUE INDEX "registrant_joins_standing" ON "registrant_joins" USING btree ("joined_id") WHERE undone_at is null;