CREATE TABLE "former_values" (
	"event_id" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "event_chain" ALTER COLUMN "position" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "event_chain" ALTER COLUMN "transaction_mark" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "event_chain" ALTER COLUMN "event_position" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "reader_marks" ALTER COLUMN "transaction_mark" SET DATA TYPE bigint;--> statement-breakpoint
ALTER TABLE "reader_marks" ALTER COLUMN "event_position" SET DATA TYPE bigint;--> statement-breakpoint
CREATE INDEX "former_values_at" ON "former_values" USING btree ("at");