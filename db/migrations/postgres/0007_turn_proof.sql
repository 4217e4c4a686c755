CREATE TABLE "decision_hands" (
	"decision_id" text NOT NULL,
	"registrant_id" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"fits" boolean NOT NULL,
	"past_limit" boolean NOT NULL,
	"turns" integer NOT NULL,
	"last_turn_at" timestamp (3) with time zone,
	"chosen" boolean NOT NULL,
	CONSTRAINT "decision_hands_decision_id_registrant_id_pk" PRIMARY KEY("decision_id","registrant_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "decision_hands" ADD CONSTRAINT "decision_hands_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_hands" ADD CONSTRAINT "decision_hands_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_hands_registrant" ON "decision_hands" USING btree ("registrant_id");--> statement-breakpoint
CREATE INDEX "decisions_at" ON "decisions" USING btree ("at");