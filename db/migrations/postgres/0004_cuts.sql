CREATE TABLE "cut_snapshots" (
	"request_id" text PRIMARY KEY NOT NULL,
	"night" text NOT NULL,
	"day" text NOT NULL,
	"cuts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reach_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text NOT NULL,
	"night" text NOT NULL,
	"people" "bytea" NOT NULL,
	"band" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slot_reach" (
	"slot_id" text PRIMARY KEY NOT NULL,
	"could" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "work_requests" ADD COLUMN "chosen_cut" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "cut_snapshots" ADD CONSTRAINT "cut_snapshots_request_id_work_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."work_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reach_answers" ADD CONSTRAINT "reach_answers_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_reach" ADD CONSTRAINT "slot_reach_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reach_answers_employer" ON "reach_answers" USING btree ("employer_id","night");