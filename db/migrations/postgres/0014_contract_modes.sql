CREATE TABLE "terms_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"terms_id" text NOT NULL,
	"way" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreement_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"from_day" text NOT NULL,
	"set_by" text,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"text_id" text NOT NULL,
	"version" integer NOT NULL,
	"employer_id" text,
	"registrant_id" text,
	"day" text NOT NULL,
	"channel" text NOT NULL,
	"taken_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreements_party" CHECK ((employer_id is null) <> (registrant_id is null))
);
--> statement-breakpoint
DROP INDEX "invoices_employer";--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "answer_channel" text;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "spoken_minute" integer;--> statement-breakpoint
ALTER TABLE "terms" ADD COLUMN "changed_why" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "invoices" ADD COLUMN "contract_mode" text DEFAULT 'A' NOT NULL;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "invoice_number" text;--> statement-breakpoint
ALTER TABLE "quotes" ADD COLUMN "contract_mode" text DEFAULT 'A' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "contract_mode" text DEFAULT 'A' NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "undecided" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "continued" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "work_requests" ADD COLUMN "contract_mode" text DEFAULT 'A' NOT NULL;--> statement-breakpoint
ALTER TABLE "terms_deliveries" ADD CONSTRAINT "terms_deliveries_terms_id_terms_id_fk" FOREIGN KEY ("terms_id") REFERENCES "public"."terms"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_text_id_agreement_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."agreement_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "terms_deliveries_terms" ON "terms_deliveries" USING btree ("terms_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_texts_version" ON "agreement_texts" USING btree ("kind","version");--> statement-breakpoint
CREATE INDEX "agreements_employer" ON "agreements" USING btree ("employer_id","kind");--> statement-breakpoint
CREATE INDEX "agreements_registrant" ON "agreements" USING btree ("registrant_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_employer" ON "invoices" USING btree ("employer_id","month","contract_mode");