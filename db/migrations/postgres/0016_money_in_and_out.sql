CREATE TABLE "cash_counts" (
	"id" text PRIMARY KEY NOT NULL,
	"counted_yen" bigint NOT NULL,
	"ledger_yen" bigint NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connect_accounts" (
	"registrant_id" text PRIMARY KEY NOT NULL,
	"account_ref" text,
	"state" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "credit_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"invoice_id" text NOT NULL,
	"why" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heir_cases" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"died_day" text NOT NULL,
	"limit_day" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"paper_number" text,
	"receiver" text,
	"paid_yen" bigint,
	"paid_day" text,
	"paid_way" text,
	"paid_at" timestamp (3) with time zone,
	"paid_by" text,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "incoming_parts" (
	"id" text PRIMARY KEY NOT NULL,
	"incoming_id" text NOT NULL,
	"invoice_id" text,
	"yen" bigint NOT NULL,
	"fee_yen" bigint DEFAULT 0 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "incoming_parts_yen" CHECK (yen > 0 and fee_yen >= 0)
);
--> statement-breakpoint
CREATE TABLE "incomings" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"day" text NOT NULL,
	"yen" bigint NOT NULL,
	"payer_name" text DEFAULT '' NOT NULL,
	"employer_id" text,
	"statement_line_id" text,
	"receipt_number" text,
	"processor_ref" text,
	"note" text DEFAULT '' NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "incomings_yen" CHECK (yen > 0)
);
--> statement-breakpoint
CREATE TABLE "invoice_drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text NOT NULL,
	"month" text NOT NULL,
	"contract_mode" text NOT NULL,
	"task_id" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"with_photos" boolean DEFAULT false NOT NULL,
	"held_back" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoice_photos" (
	"invoice_id" text NOT NULL,
	"file_id" text NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "invoice_photos_invoice_id_file_id_pk" PRIMARY KEY("invoice_id","file_id")
);
--> statement-breakpoint
CREATE TABLE "payer_names" (
	"kana" text PRIMARY KEY NOT NULL,
	"employer_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payout_asks" (
	"payout_id" text NOT NULL,
	"account_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	CONSTRAINT "payout_asks_payout_id_account_id_pk" PRIMARY KEY("payout_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "payout_recalls" (
	"id" text PRIMARY KEY NOT NULL,
	"payout_line_id" text NOT NULL,
	"kind" text NOT NULL,
	"why" text NOT NULL,
	"state" text NOT NULL,
	"fee_yen" bigint DEFAULT 0 NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text
);
--> statement-breakpoint
CREATE TABLE "processor_calls" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"ask" jsonb NOT NULL,
	"state" text NOT NULL,
	"answer" jsonb,
	"tries" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"next_try_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "processor_events" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"step" integer NOT NULL,
	"open_yen" bigint NOT NULL,
	"until_day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "statement_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"statement_id" text NOT NULL,
	"sort" integer NOT NULL,
	"day" text NOT NULL,
	"in_yen" bigint NOT NULL,
	"out_yen" bigint NOT NULL,
	"says" text NOT NULL,
	"balance_yen" bigint,
	"line_key" text NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"payout_id" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"id" text PRIMARY KEY NOT NULL,
	"file_hash" text NOT NULL,
	"first_day" text NOT NULL,
	"last_day" text NOT NULL,
	"lines" integer NOT NULL,
	"new_lines" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employer_stops" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text NOT NULL,
	"why" text NOT NULL,
	"day" text NOT NULL,
	"trustee" text DEFAULT '' NOT NULL,
	"case_number" text DEFAULT '' NOT NULL,
	"claim_until_day" text,
	"claimed_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text
);
--> statement-breakpoint
DROP INDEX "invoice_lines_assignment";--> statement-breakpoint
DROP INDEX "invoices_employer";--> statement-breakpoint
ALTER TABLE "payout_lines" ALTER COLUMN "bank_account_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "heir_case_id" text;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "tax_rate_permille" integer DEFAULT 100 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "released_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "task_id" text;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "rates" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "received_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "credited_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD COLUMN "against_line_id" text;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD COLUMN "receipt_number" text;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "way" text DEFAULT 'bank' NOT NULL;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "signed_number" text;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "signed_file_id" text;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "billing" text DEFAULT 'monthly' NOT NULL;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "paid_by" text DEFAULT 'bank' NOT NULL;--> statement-breakpoint
ALTER TABLE "connect_accounts" ADD CONSTRAINT "connect_accounts_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_notes" ADD CONSTRAINT "credit_notes_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heir_cases" ADD CONSTRAINT "heir_cases_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_parts" ADD CONSTRAINT "incoming_parts_incoming_id_incomings_id_fk" FOREIGN KEY ("incoming_id") REFERENCES "public"."incomings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_parts" ADD CONSTRAINT "incoming_parts_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incomings" ADD CONSTRAINT "incomings_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incomings" ADD CONSTRAINT "incomings_statement_line_id_statement_lines_id_fk" FOREIGN KEY ("statement_line_id") REFERENCES "public"."statement_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD CONSTRAINT "invoice_drafts_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_photos" ADD CONSTRAINT "invoice_photos_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payer_names" ADD CONSTRAINT "payer_names_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_asks" ADD CONSTRAINT "payout_asks_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_recalls" ADD CONSTRAINT "payout_recalls_payout_line_id_payout_lines_id_fk" FOREIGN KEY ("payout_line_id") REFERENCES "public"."payout_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_statement_id_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_stops" ADD CONSTRAINT "employer_stops_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cash_counts_at" ON "cash_counts" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "connect_accounts_ref" ON "connect_accounts" USING btree ("account_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_number" ON "credit_notes" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_notes_invoice" ON "credit_notes" USING btree ("invoice_id");--> statement-breakpoint
CREATE UNIQUE INDEX "heir_cases_open" ON "heir_cases" USING btree ("registrant_id") WHERE paid_at is null and undone_at is null;--> statement-breakpoint
CREATE INDEX "heir_cases_waiting" ON "heir_cases" USING btree ("paid_at","limit_day");--> statement-breakpoint
CREATE INDEX "incoming_parts_incoming" ON "incoming_parts" USING btree ("incoming_id");--> statement-breakpoint
CREATE INDEX "incoming_parts_invoice" ON "incoming_parts" USING btree ("invoice_id");--> statement-breakpoint
CREATE INDEX "incomings_employer" ON "incomings" USING btree ("employer_id","day");--> statement-breakpoint
CREATE INDEX "incomings_day" ON "incomings" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "incomings_line" ON "incomings" USING btree ("statement_line_id") WHERE undone_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incomings_receipt" ON "incomings" USING btree ("receipt_number");--> statement-breakpoint
CREATE UNIQUE INDEX "incomings_processor" ON "incomings" USING btree ("processor_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_drafts_one" ON "invoice_drafts" USING btree ("employer_id","month","contract_mode","task_id");--> statement-breakpoint
CREATE INDEX "payout_asks_account" ON "payout_asks" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_recalls_open" ON "payout_recalls" USING btree ("payout_line_id") WHERE settled_at is null;--> statement-breakpoint
CREATE INDEX "payout_recalls_line" ON "payout_recalls" USING btree ("payout_line_id");--> statement-breakpoint
CREATE INDEX "payout_recalls_waiting" ON "payout_recalls" USING btree ("settled_at","asked_at");--> statement-breakpoint
CREATE INDEX "processor_calls_open" ON "processor_calls" USING btree ("state","next_try_at");--> statement-breakpoint
CREATE INDEX "processor_calls_subject" ON "processor_calls" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "processor_events_open" ON "processor_events" USING btree ("handled_at","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "reminders_step" ON "reminders" USING btree ("invoice_id","step");--> statement-breakpoint
CREATE UNIQUE INDEX "statement_lines_key" ON "statement_lines" USING btree ("line_key");--> statement-breakpoint
CREATE INDEX "statement_lines_open" ON "statement_lines" USING btree ("state","day");--> statement-breakpoint
CREATE INDEX "statement_lines_statement" ON "statement_lines" USING btree ("statement_id","sort");--> statement-breakpoint
CREATE INDEX "statement_lines_payout" ON "statement_lines" USING btree ("payout_id");--> statement-breakpoint
CREATE UNIQUE INDEX "statements_hash" ON "statements" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "statements_at" ON "statements" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "employer_stops_open" ON "employer_stops" USING btree ("employer_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "employer_stops_waiting" ON "employer_stops" USING btree ("ended_at","claim_until_day");--> statement-breakpoint
ALTER TABLE "earnings" ADD CONSTRAINT "earnings_heir_case_id_heir_cases_id_fk" FOREIGN KEY ("heir_case_id") REFERENCES "public"."heir_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_once" ON "invoice_lines" USING btree ("assignment_id") WHERE released_at is null;--> statement-breakpoint
CREATE INDEX "invoices_month" ON "invoices" USING btree ("month");--> statement-breakpoint
CREATE INDEX "invoices_open" ON "invoices" USING btree ("due_day") WHERE paid_at is null and credited_at is null;--> statement-breakpoint
CREATE INDEX "invoice_lines_assignment" ON "invoice_lines" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "invoices_employer" ON "invoices" USING btree ("employer_id","month");--> statement-breakpoint
UPDATE "invoice_lines" SET "tax_rate_permille" = (SELECT "tax_rate_permille" FROM "invoices" WHERE "invoices"."id" = "invoice_lines"."invoice_id");--> statement-breakpoint
UPDATE "invoices" SET "rates" = jsonb_build_array(jsonb_build_object('ratePermille', "tax_rate_permille", 'taxedYen', (SELECT coalesce(sum(CASE WHEN "invoices"."contract_mode" = 'B' THEN "fee_yen" ELSE "pay_yen" + "fee_yen" + "travel_yen" - "withheld_yen" END), 0) FROM "invoice_lines" WHERE "invoice_lines"."invoice_id" = "invoices"."id" AND "taxed"), 'taxYen', "tax_yen"));--> statement-breakpoint
UPDATE "invoices" SET "received_yen" = "total_yen" WHERE "paid_at" IS NOT NULL;--> statement-breakpoint
INSERT INTO "incomings" ("id", "channel", "day", "yen", "employer_id", "taken_at", "taken_by") SELECT "id", 'bank', "paid_day", "total_yen", "employer_id", "paid_at", 'upgrade' FROM "invoices" WHERE "paid_at" IS NOT NULL AND "total_yen" > 0;--> statement-breakpoint
INSERT INTO "incoming_parts" ("id", "incoming_id", "invoice_id", "yen", "at", "by") SELECT "id", "id", "id", "total_yen", "paid_at", 'upgrade' FROM "invoices" WHERE "paid_at" IS NOT NULL AND "total_yen" > 0;
