CREATE TABLE "overrides" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"about" text NOT NULL,
	"rule" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "show_paper" boolean;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "detail" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "hazards" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "low_pay_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "step_ids" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "work_requests" ADD COLUMN "contract_answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_request_id_work_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."work_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "overrides_about" ON "overrides" USING btree ("request_id","about");--> statement-breakpoint
CREATE INDEX "overrides_waiting" ON "overrides" USING btree ("approved_at","asked_at");