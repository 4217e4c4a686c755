CREATE TABLE "loans" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"kind" text NOT NULL,
	"what" text NOT NULL,
	"lent_on" text NOT NULL,
	"due_on" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"returned_on" text,
	"returned_by" text
);
--> statement-breakpoint
DROP INDEX "life_moves_standing";--> statement-breakpoint
ALTER TABLE "loans" ADD CONSTRAINT "loans_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "loans_registrant" ON "loans" USING btree ("registrant_id","lent_on");--> statement-breakpoint
CREATE INDEX "loans_out" ON "loans" USING btree ("returned_on","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "life_moves_standing" ON "life_moves" USING btree ("registrant_id","kind") WHERE taken_back_at is null;