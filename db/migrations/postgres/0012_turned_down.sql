CREATE TABLE "override_refusals" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"about" text NOT NULL,
	"rule" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_for" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "request_endings" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"of" text NOT NULL,
	"quote_id" text,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "acting_from" text;--> statement-breakpoint
ALTER TABLE "override_refusals" ADD CONSTRAINT "override_refusals_request_id_work_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."work_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_endings" ADD CONSTRAINT "request_endings_request_id_work_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."work_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_endings" ADD CONSTRAINT "request_endings_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "override_refusals_request" ON "override_refusals" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "override_refusals_asker" ON "override_refusals" USING btree ("asked_by","read_at");--> statement-breakpoint
CREATE INDEX "request_endings_request" ON "request_endings" USING btree ("request_id","at");