DROP INDEX "earnings_assignment";--> statement-breakpoint
DROP INDEX "invoice_lines_once";--> statement-breakpoint
ALTER TABLE "share_changes" ADD COLUMN "why" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "earnings" ADD COLUMN "supplement_of" text;--> statement-breakpoint
ALTER TABLE "invoice_drafts" ADD COLUMN "photos_left_out" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD COLUMN "earning_id" text;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD COLUMN "processor_ref" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "party_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "endings" ADD COLUMN "reason_told" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_earning_id_earnings_id_fk" FOREIGN KEY ("earning_id") REFERENCES "public"."earnings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "earnings_of_assignment" ON "earnings" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "earnings_supplement" ON "earnings" USING btree ("supplement_of");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_supplement" ON "invoice_lines" USING btree ("earning_id") WHERE released_at is null and earning_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payout_lines_processor" ON "payout_lines" USING btree ("processor_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "earnings_assignment" ON "earnings" USING btree ("assignment_id") WHERE supplement_of is null;--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_once" ON "invoice_lines" USING btree ("assignment_id") WHERE released_at is null and earning_id is null;