CREATE TABLE "insurances" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"insurer" text NOT NULL,
	"policy_number" text NOT NULL,
	"telephone" text NOT NULL,
	"from_day" text NOT NULL,
	"until_day" text NOT NULL,
	"covers" text NOT NULL,
	"home_work" boolean NOT NULL,
	"way_there" boolean NOT NULL,
	"tell_days" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_figures" (
	"id" text PRIMARY KEY NOT NULL,
	"fiscal_year" integer NOT NULL,
	"line" text NOT NULL,
	"planned" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_ends" (
	"id" text PRIMARY KEY NOT NULL,
	"last_publishing_day" text NOT NULL,
	"last_payment_day" text NOT NULL,
	"readable_until_day" text NOT NULL,
	"successor" text DEFAULT '' NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "avoided_places" (
	"registrant_id" text NOT NULL,
	"employer_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "avoided_places_registrant_id_employer_id_pk" PRIMARY KEY("registrant_id","employer_id")
);
--> statement-breakpoint
CREATE TABLE "contacts_had" (
	"id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"registrant_id" text,
	"employer_id" text,
	"minutes" integer,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"taken_back_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "deputies" (
	"id" text PRIMARY KEY NOT NULL,
	"absent_id" text NOT NULL,
	"deputy_id" text NOT NULL,
	"from_day" text NOT NULL,
	"until_day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "emergency_contacts" (
	"registrant_id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"telephone" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "employer_visits" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text NOT NULL,
	"day" text NOT NULL,
	"answers" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "guided_hours" (
	"registrant_id" text NOT NULL,
	"week" text NOT NULL,
	"minutes" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "guided_hours_registrant_id_week_pk" PRIMARY KEY("registrant_id","week")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"note" text NOT NULL,
	"last_day" text,
	"moved" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "life_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" text NOT NULL,
	"paper" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"state_before" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"taken_back_at" timestamp (3) with time zone,
	"taken_back_by" text
);
--> statement-breakpoint
CREATE TABLE "registrant_joins" (
	"id" text PRIMARY KEY NOT NULL,
	"kept_id" text NOT NULL,
	"joined_id" text NOT NULL,
	"state_before" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "representatives" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"telephone" text NOT NULL,
	"may_talk" boolean NOT NULL,
	"may_agree" boolean NOT NULL,
	"may_receive" boolean NOT NULL,
	"paper" text NOT NULL,
	"from_day" text NOT NULL,
	"until_day" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" text
);
--> statement-breakpoint
CREATE TABLE "visit_waivers" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trouble_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"trouble_id" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"shown" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "troubles" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"told_by" text NOT NULL,
	"registrant_id" text,
	"employer_id" text,
	"assignment_id" text,
	"told_by_name" text DEFAULT '' NOT NULL,
	"told_by_telephone" text DEFAULT '' NOT NULL,
	"happened_day" text NOT NULL,
	"happened_minute" integer,
	"place" text DEFAULT '' NOT NULL,
	"hurt" text NOT NULL,
	"first_aid" text DEFAULT '' NOT NULL,
	"words" text NOT NULL,
	"channel" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"taken_by" text,
	"taken_at" timestamp (3) with time zone,
	"answer_due_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"insurer_due_day" text,
	"insurer_told_day" text,
	"labour_due_day" text,
	"labour_told_day" text,
	"cause" text DEFAULT '' NOT NULL,
	"cure" text DEFAULT '' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"joined_into_id" text
);
--> statement-breakpoint
ALTER TABLE "closing_days" ADD COLUMN "closes_at_minute" integer;--> statement-breakpoint
ALTER TABLE "considerations" ADD COLUMN "names_staff" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "considerations" ADD COLUMN "outside_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "rested_on" text;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "day_contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "employers" ADD COLUMN "day_telephone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "next_step" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "told_why" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "elsewhere" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "guardian_paper_day" text;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "wants_end_call" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "joined_into_id" text;--> statement-breakpoint
ALTER TABLE "avoided_places" ADD CONSTRAINT "avoided_places_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avoided_places" ADD CONSTRAINT "avoided_places_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts_had" ADD CONSTRAINT "contacts_had_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts_had" ADD CONSTRAINT "contacts_had_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_absent_id_accounts_id_fk" FOREIGN KEY ("absent_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_deputy_id_accounts_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_contacts" ADD CONSTRAINT "emergency_contacts_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_visits" ADD CONSTRAINT "employer_visits_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guided_hours" ADD CONSTRAINT "guided_hours_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_from_id_accounts_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_to_id_accounts_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "life_moves" ADD CONSTRAINT "life_moves_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrant_joins" ADD CONSTRAINT "registrant_joins_kept_id_registrants_id_fk" FOREIGN KEY ("kept_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrant_joins" ADD CONSTRAINT "registrant_joins_joined_id_registrants_id_fk" FOREIGN KEY ("joined_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representatives" ADD CONSTRAINT "representatives_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_waivers" ADD CONSTRAINT "visit_waivers_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trouble_steps" ADD CONSTRAINT "trouble_steps_trouble_id_troubles_id_fk" FOREIGN KEY ("trouble_id") REFERENCES "public"."troubles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "troubles" ADD CONSTRAINT "troubles_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "troubles" ADD CONSTRAINT "troubles_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "troubles" ADD CONSTRAINT "troubles_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insurances_days" ON "insurances" USING btree ("kind","from_day","until_day");--> statement-breakpoint
CREATE INDEX "plan_figures_line" ON "plan_figures" USING btree ("fiscal_year","line","at");--> statement-breakpoint
CREATE INDEX "contacts_had_day" ON "contacts_had" USING btree ("day","kind");--> statement-breakpoint
CREATE INDEX "deputies_absent" ON "deputies" USING btree ("absent_id","until_day");--> statement-breakpoint
CREATE INDEX "deputies_deputy" ON "deputies" USING btree ("deputy_id","until_day");--> statement-breakpoint
CREATE INDEX "employer_visits_employer" ON "employer_visits" USING btree ("employer_id","day");--> statement-breakpoint
CREATE INDEX "handovers_from" ON "handovers" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "handovers_to" ON "handovers" USING btree ("to_id","at");--> statement-breakpoint
CREATE INDEX "life_moves_registrant" ON "life_moves" USING btree ("registrant_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "life_moves_standing" ON "life_moves" USING btree ("registrant_id") WHERE taken_back_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "registrant_joins_joined" ON "registrant_joins" USING btree ("joined_id");--> statement-breakpoint
CREATE INDEX "registrant_joins_kept" ON "registrant_joins" USING btree ("kept_id");--> statement-breakpoint
CREATE INDEX "representatives_registrant" ON "representatives" USING btree ("registrant_id","until_day");--> statement-breakpoint
CREATE INDEX "representatives_until" ON "representatives" USING btree ("ended_at","until_day");--> statement-breakpoint
CREATE INDEX "visit_waivers_employer" ON "visit_waivers" USING btree ("employer_id");--> statement-breakpoint
CREATE INDEX "trouble_steps_trouble" ON "trouble_steps" USING btree ("trouble_id","at");--> statement-breakpoint
CREATE INDEX "troubles_open" ON "troubles" USING btree ("closed_at","answer_due_at");--> statement-breakpoint
CREATE INDEX "troubles_registrant" ON "troubles" USING btree ("registrant_id","opened_at");--> statement-breakpoint
CREATE INDEX "troubles_employer" ON "troubles" USING btree ("employer_id","opened_at");--> statement-breakpoint
CREATE INDEX "troubles_assignment" ON "troubles" USING btree ("assignment_id");