CREATE TABLE "accompaniments" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"first" text NOT NULL,
	"wished" boolean,
	"wished_at" timestamp (3) with time zone,
	"staff_id" text,
	"companion_id" text,
	"companion_said" boolean,
	"meeting_place" text DEFAULT '' NOT NULL,
	"meeting_minute" integer,
	"face" text DEFAULT '' NOT NULL,
	"set_at" timestamp (3) with time zone,
	"set_by" text,
	"called_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delays" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"minutes" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconfirmations" (
	"assignment_id" text PRIMARY KEY NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"call_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "vacancies" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"asked" integer DEFAULT 0 NOT NULL,
	"asked_at" timestamp (3) with time zone,
	"ending" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"team_id" text NOT NULL,
	"registrant_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"joined_at" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "team_members_team_id_registrant_id_pk" PRIMARY KEY("team_id","registrant_id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "heat_values" (
	"day" text NOT NULL,
	"area_id" text DEFAULT '' NOT NULL,
	"tenths" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "heat_values_day_area_id_pk" PRIMARY KEY("day","area_id")
);
--> statement-breakpoint
CREATE TABLE "task_groups" (
	"task_id" text NOT NULL,
	"registrant_id" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" text NOT NULL,
	CONSTRAINT "task_groups_task_id_registrant_id_pk" PRIMARY KEY("task_id","registrant_id")
);
--> statement-breakpoint
CREATE TABLE "weather_acts" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"day" text NOT NULL,
	"why" text NOT NULL,
	"to_day" text,
	"slots" integer NOT NULL,
	"people" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "waits" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "team_id" text;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "why" text DEFAULT 'asked' NOT NULL;--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "red" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "reserve_day" text;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "moved_from" text;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "weather" jsonb;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "trial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "before_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "group_rule" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accompaniments" ADD CONSTRAINT "accompaniments_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accompaniments" ADD CONSTRAINT "accompaniments_companion_id_registrants_id_fk" FOREIGN KEY ("companion_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delays" ADD CONSTRAINT "delays_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconfirmations" ADD CONSTRAINT "reconfirmations_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vacancies" ADD CONSTRAINT "vacancies_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_groups" ADD CONSTRAINT "task_groups_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_groups" ADD CONSTRAINT "task_groups_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accompaniments_wished" ON "accompaniments" USING btree ("wished","set_at");--> statement-breakpoint
CREATE INDEX "accompaniments_companion" ON "accompaniments" USING btree ("companion_id");--> statement-breakpoint
CREATE INDEX "reconfirmations_open" ON "reconfirmations" USING btree ("answered_at","call_at");--> statement-breakpoint
CREATE UNIQUE INDEX "vacancies_assignment" ON "vacancies" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "vacancies_open" ON "vacancies" USING btree ("ended_at","opened_at");--> statement-breakpoint
CREATE INDEX "vacancies_slot" ON "vacancies" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "team_members_registrant" ON "team_members" USING btree ("registrant_id");--> statement-breakpoint
CREATE INDEX "weather_acts_day" ON "weather_acts" USING btree ("day","at");