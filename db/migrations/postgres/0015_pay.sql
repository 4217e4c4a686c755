CREATE TABLE "benefit_notes" (
	"benefit" text PRIMARY KEY NOT NULL,
	"changes" text NOT NULL,
	"ask" text NOT NULL,
	"checked_day" text,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"kept_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"registrant_id" text NOT NULL,
	"from_month" text NOT NULL,
	"until_month" text NOT NULL,
	"months" jsonb NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "earning_corrections" (
	"id" text PRIMARY KEY NOT NULL,
	"earning_id" text NOT NULL,
	"from_yen" bigint NOT NULL,
	"to_yen" bigint NOT NULL,
	"to_units" integer,
	"to_travel_yen" bigint NOT NULL,
	"to_withheld_yen" bigint NOT NULL,
	"slip" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text
);
--> statement-breakpoint
ALTER TABLE "completions" ADD COLUMN "units" integer;--> statement-breakpoint
ALTER TABLE "completions" ADD COLUMN "travel_yen" bigint;--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "travel_yen" bigint;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "kind" text DEFAULT 'work' NOT NULL;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "units" integer;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "travel_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "withheld_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "withheld_by" text;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "withholding" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "kind" text DEFAULT 'work' NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "travel_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "taxed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "withheld_yen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "withholding_order_day" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "pay_terms" jsonb;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earning_corrections" ADD CONSTRAINT "earning_corrections_earning_id_earnings_id_fk" FOREIGN KEY ("earning_id") REFERENCES "public"."earnings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_number" ON "certificates" USING btree ("number");--> statement-breakpoint
CREATE INDEX "certificates_registrant" ON "certificates" USING btree ("registrant_id","issued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "earning_corrections_open" ON "earning_corrections" USING btree ("earning_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "earning_corrections_earning" ON "earning_corrections" USING btree ("earning_id","asked_at");--> statement-breakpoint
CREATE INDEX "earning_corrections_waiting" ON "earning_corrections" USING btree ("answered_at","asked_at");