CREATE TABLE "canned_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"words" text NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coordinator_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"state" text NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hotlines" (
	"id" text PRIMARY KEY NOT NULL,
	"sort" integer NOT NULL,
	"name" text NOT NULL,
	"numbers" jsonb NOT NULL,
	"hours" text NOT NULL,
	"first" boolean DEFAULT false NOT NULL,
	"checked_on" text NOT NULL,
	"checked_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "licences" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"renew_on" text NOT NULL,
	"checked_by" text NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "manuals" (
	"id" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"from_day" text NOT NULL,
	"doctor" text NOT NULL,
	"words" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planned_replies" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"coordinator_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"send_at" timestamp (3) with time zone NOT NULL,
	"held_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "room_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"code" "bytea" NOT NULL,
	"sheet_id" text NOT NULL,
	"employer_id" text,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ends_on" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_sittings" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"card_id" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "thread_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"coordinator_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"thread_id" text NOT NULL,
	"coordinator_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"sealed" "bytea" NOT NULL,
	"booked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"reminded_soon_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "offered_times" (
	"id" text PRIMARY KEY NOT NULL,
	"coordinator_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ways" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passed_voices" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text,
	"topic" text NOT NULL,
	"words" text NOT NULL,
	"month" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_voices" (
	"proposal_id" text NOT NULL,
	"voice_id" text NOT NULL,
	CONSTRAINT "proposal_voices_proposal_id_voice_id_pk" PRIMARY KEY("proposal_id","voice_id")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text,
	"what" text NOT NULL,
	"why" text NOT NULL,
	"by_day" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answer_words" text DEFAULT '' NOT NULL,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"result_words" text DEFAULT '' NOT NULL,
	"result_by" text,
	"result_at" timestamp (3) with time zone,
	"public_by_room_at" timestamp (3) with time zone,
	"public_by_answerer_at" timestamp (3) with time zone,
	"public_by_office_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" text PRIMARY KEY NOT NULL,
	"quarter" text NOT NULL,
	"crossed" text NOT NULL,
	"threshold" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"held" boolean NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voices" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"coordinator_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"shown_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"agreed" boolean,
	"passed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "rests_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "sleeps_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "desk" "bytea";--> statement-breakpoint
ALTER TABLE "planned_replies" ADD CONSTRAINT "planned_replies_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_sittings" ADD CONSTRAINT "room_sittings_card_id_room_cards_id_fk" FOREIGN KEY ("card_id") REFERENCES "public"."room_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_notes" ADD CONSTRAINT "thread_notes_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_offer_id_offered_times_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offered_times"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_voices" ADD CONSTRAINT "proposal_voices_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_voices" ADD CONSTRAINT "proposal_voices_voice_id_passed_voices_id_fk" FOREIGN KEY ("voice_id") REFERENCES "public"."passed_voices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coordinator_moves_account" ON "coordinator_moves" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "licences_account" ON "licences" USING btree ("account_id","checked_at");--> statement-breakpoint
CREATE INDEX "planned_replies_thread" ON "planned_replies" USING btree ("thread_id");--> statement-breakpoint
CREATE INDEX "planned_replies_due" ON "planned_replies" USING btree ("send_at") WHERE held_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "room_cards_code" ON "room_cards" USING btree ("code");--> statement-breakpoint
CREATE INDEX "room_cards_sheet" ON "room_cards" USING btree ("sheet_id");--> statement-breakpoint
CREATE INDEX "room_sittings_card" ON "room_sittings" USING btree ("card_id");--> statement-breakpoint
CREATE INDEX "thread_notes_thread" ON "thread_notes" USING btree ("thread_id","at");--> statement-breakpoint
CREATE INDEX "thread_notes_due" ON "thread_notes" USING btree ("due_at") WHERE due_at is not null and done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_offer" ON "appointments" USING btree ("offer_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "appointments_coordinator" ON "appointments" USING btree ("coordinator_id","starts_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "appointments_thread" ON "appointments" USING btree ("thread_id","starts_at");--> statement-breakpoint
CREATE INDEX "appointments_coming" ON "appointments" USING btree ("starts_at") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "offered_times_once" ON "offered_times" USING btree ("coordinator_id","starts_at");--> statement-breakpoint
CREATE INDEX "proposals_employer" ON "proposals" USING btree ("employer_id","made_at");--> statement-breakpoint
CREATE INDEX "releases_quarter" ON "releases" USING btree ("quarter","crossed");--> statement-breakpoint
CREATE INDEX "voices_thread" ON "voices" USING btree ("thread_id","shown_at");--> statement-breakpoint
INSERT INTO "licences" SELECT 'former-' || "account_id", "account_id", 'nurse', '', to_char(now() + interval '90 days', 'YYYY-MM-DD'), '', now() FROM (SELECT DISTINCT "account_id" FROM "role_grants" WHERE "role" IN ('coordinator', 'head-coordinator') AND "until_day" IS NULL) AS former;--> statement-breakpoint
INSERT INTO "coordinator_moves" SELECT 'former-' || "account_id", "account_id", 'serving', '以前からの相談員', now(), '' FROM (SELECT DISTINCT "account_id" FROM "role_grants" WHERE "role" IN ('coordinator', 'head-coordinator') AND "until_day" IS NULL) AS former;
