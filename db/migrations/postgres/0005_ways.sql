CREATE TABLE "area_ways" (
	"area_id" text NOT NULL,
	"other_id" text NOT NULL,
	"minutes" integer NOT NULL,
	CONSTRAINT "area_ways_area_id_other_id_pk" PRIMARY KEY("area_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "dated_hours" (
	"registrant_id" text NOT NULL,
	"day" text NOT NULL,
	"half_hours" bigint NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dated_hours_registrant_id_day_pk" PRIMARY KEY("registrant_id","day")
);
--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "areas" ADD COLUMN "bus_arrives_minute" integer;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "not_alone" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "pair_at_most" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "free_start_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "fixed_start_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "stand_minutes_most" integer;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "month_yen_most" bigint;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "year_yen_most" bigint;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "comes_by" text;--> statement-breakpoint
ALTER TABLE "limits" ADD COLUMN "area_ids" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "ask_from_minute" integer;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "ask_until_minute" integer;--> statement-breakpoint
ALTER TABLE "registrants" ADD COLUMN "likes_kinds" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "lift" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "area_ways" ADD CONSTRAINT "area_ways_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "area_ways" ADD CONSTRAINT "area_ways_other_id_areas_id_fk" FOREIGN KEY ("other_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dated_hours" ADD CONSTRAINT "dated_hours_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;