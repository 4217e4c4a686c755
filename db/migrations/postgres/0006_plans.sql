CREATE TABLE "plans" (
	"id" text PRIMARY KEY NOT NULL,
	"week" text NOT NULL,
	"mode" text NOT NULL,
	"seed" integer NOT NULL,
	"locks" jsonb NOT NULL,
	"struck" jsonb NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"claimed_by" text,
	"beat_at" timestamp (3) with time zone,
	"filled" integer,
	"stop_asked_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"result" jsonb,
	"refusals" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "plans_week" ON "plans" USING btree ("week","asked_at");--> statement-breakpoint
CREATE INDEX "plans_state" ON "plans" USING btree ("state","asked_at");