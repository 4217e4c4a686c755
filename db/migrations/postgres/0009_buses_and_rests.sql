CREATE TABLE "bus_times" (
	"area_id" text NOT NULL,
	"line" text NOT NULL,
	"stop" text NOT NULL,
	"days" text NOT NULL,
	"arrives" jsonb NOT NULL,
	"leaves" jsonb NOT NULL,
	CONSTRAINT "bus_times_area_id_line_stop_days_pk" PRIMARY KEY("area_id","line","stop","days")
);
--> statement-breakpoint
CREATE TABLE "rests" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"from_day" text NOT NULL,
	"until_day" text
);
--> statement-breakpoint
ALTER TABLE "bus_times" ADD CONSTRAINT "bus_times_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rests" ADD CONSTRAINT "rests_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rests_registrant" ON "rests" USING btree ("registrant_id","from_day");