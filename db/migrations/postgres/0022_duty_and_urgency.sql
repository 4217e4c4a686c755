CREATE TABLE "duties" (
	"id" text PRIMARY KEY NOT NULL,
	"coordinator_id" text NOT NULL,
	"deputy_id" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "noticed_words" (
	"id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "urgent_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "duties_ends" ON "duties" USING btree ("ends_at","starts_at");