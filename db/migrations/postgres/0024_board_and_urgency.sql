DROP INDEX "threads_waiting";--> statement-breakpoint
ALTER TABLE "clocks" ADD COLUMN "urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "threads_board" ON "threads" USING btree ("answer_by") WHERE rests_at is null and (answer_by is not null or urgent_at is not null);--> statement-breakpoint
CREATE INDEX "threads_resting" ON "threads" USING btree ("owner") WHERE rests_at is not null;--> statement-breakpoint
UPDATE "clocks" SET "urgent" = true WHERE "head_at" = "started_at";