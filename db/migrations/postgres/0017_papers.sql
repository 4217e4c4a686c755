CREATE TABLE "share_answers" (
	"change_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"from_yen" bigint NOT NULL,
	"to_yen" bigint NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	CONSTRAINT "share_answers_change_id_assignment_id_pk" PRIMARY KEY("change_id","assignment_id")
);
--> statement-breakpoint
CREATE TABLE "share_changes" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"team_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "closed_years" (
	"id" text PRIMARY KEY NOT NULL,
	"fiscal_year" integer NOT NULL,
	"postings" integer NOT NULL,
	"balances" jsonb NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text NOT NULL,
	"reopened_at" timestamp (3) with time zone,
	"reopened_by" text,
	"reopen_reason" text
);
--> statement-breakpoint
CREATE TABLE "paper_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"papers" integer NOT NULL,
	"envelopes" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_bodies" (
	"paper_id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"paper_id" text,
	"party_kind" text,
	"party_id" text,
	"why" text NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"placed_by" text NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	"lifted_by" text
);
--> statement-breakpoint
CREATE TABLE "paper_looks" (
	"id" text PRIMARY KEY NOT NULL,
	"paper_id" text NOT NULL,
	"by" text NOT NULL,
	"way" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_posts" (
	"paper_id" text PRIMARY KEY NOT NULL,
	"batch_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"day" text NOT NULL,
	"yen" bigint,
	"party_kind" text NOT NULL,
	"party_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"event_id" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"filed_at" timestamp (3) with time zone NOT NULL,
	"body_hash" text NOT NULL,
	"keep_until" text NOT NULL,
	"destroyed_on" text,
	"destroyed_at" timestamp (3) with time zone,
	"destroyed_why" text
);
--> statement-breakpoint
CREATE TABLE "considerations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"registrant_id" text NOT NULL,
	"employer_id" text,
	"words" text NOT NULL,
	"channel" text NOT NULL,
	"answer_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"taken_by" text,
	"weighed" text DEFAULT '' NOT NULL,
	"answer" text,
	"answer_words" text DEFAULT '' NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text
);
--> statement-breakpoint
CREATE TABLE "endings" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"registrant_id" text NOT NULL,
	"employer_id" text,
	"told_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"exception" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"way" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"reason_asked_on" text,
	"reason_told_on" text,
	"ended_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "privacy_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"registrant_id" text,
	"employer_id" text,
	"received_on" text NOT NULL,
	"asked_by" text NOT NULL,
	"wish" text NOT NULL,
	"identity_seen" text,
	"answer_by" text NOT NULL,
	"answer" text,
	"answer_words" text DEFAULT '' NOT NULL,
	"third_covered" boolean DEFAULT false NOT NULL,
	"given_by" text,
	"answered_on" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "completions" ADD COLUMN "photos_released" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "statement_lines" ADD COLUMN "posting_id" text;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "ended_on" text;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "blanked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "left_on" text;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "blanked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "team_pay" jsonb;--> statement-breakpoint
ALTER TABLE "share_answers" ADD CONSTRAINT "share_answers_change_id_share_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."share_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_answers" ADD CONSTRAINT "share_answers_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_changes" ADD CONSTRAINT "share_changes_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_bodies" ADD CONSTRAINT "paper_bodies_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_holds" ADD CONSTRAINT "paper_holds_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_looks" ADD CONSTRAINT "paper_looks_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_posts" ADD CONSTRAINT "paper_posts_paper_id_papers_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."papers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_posts" ADD CONSTRAINT "paper_posts_batch_id_paper_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."paper_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "considerations" ADD CONSTRAINT "considerations_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "considerations" ADD CONSTRAINT "considerations_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endings" ADD CONSTRAINT "endings_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endings" ADD CONSTRAINT "endings_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_requests" ADD CONSTRAINT "privacy_requests_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_requests" ADD CONSTRAINT "privacy_requests_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_answers_assignment" ON "share_answers" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "share_changes_slot" ON "share_changes" USING btree ("slot_id","team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "share_changes_open" ON "share_changes" USING btree ("slot_id","team_id") WHERE settled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "closed_years_once" ON "closed_years" USING btree ("fiscal_year") WHERE reopened_at is null;--> statement-breakpoint
CREATE INDEX "paper_holds_paper" ON "paper_holds" USING btree ("paper_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "paper_holds_party" ON "paper_holds" USING btree ("party_id") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "paper_looks_paper" ON "paper_looks" USING btree ("paper_id","at");--> statement-breakpoint
CREATE INDEX "paper_posts_batch" ON "paper_posts" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "papers_once" ON "papers" USING btree ("event_id","kind","party_id","subject_id");--> statement-breakpoint
CREATE INDEX "papers_day" ON "papers" USING btree ("day");--> statement-breakpoint
CREATE INDEX "papers_party" ON "papers" USING btree ("party_id","day");--> statement-breakpoint
CREATE INDEX "papers_kind" ON "papers" USING btree ("kind","day");--> statement-breakpoint
CREATE INDEX "papers_subject" ON "papers" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "papers_clock" ON "papers" USING btree ("keep_until") WHERE destroyed_on is null;--> statement-breakpoint
CREATE INDEX "considerations_open" ON "considerations" USING btree ("answered_at","answer_by");--> statement-breakpoint
CREATE INDEX "considerations_registrant" ON "considerations" USING btree ("registrant_id");--> statement-breakpoint
CREATE INDEX "endings_registrant" ON "endings" USING btree ("registrant_id");--> statement-breakpoint
CREATE INDEX "endings_due" ON "endings" USING btree ("ended_at","ends_on");--> statement-breakpoint
CREATE INDEX "privacy_requests_open" ON "privacy_requests" USING btree ("answered_at","answer_by");--> statement-breakpoint
CREATE INDEX "privacy_requests_registrant" ON "privacy_requests" USING btree ("registrant_id");--> statement-breakpoint
CREATE INDEX "privacy_requests_employer" ON "privacy_requests" USING btree ("employer_id");--> statement-breakpoint
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_posting_id_postings_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."postings"("id") ON DELETE no action ON UPDATE no action;