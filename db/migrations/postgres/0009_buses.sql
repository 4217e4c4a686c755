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
ALTER TABLE "bus_times" ADD CONSTRAINT "bus_times_area_id_areas_id_fk" FOREIGN KEY ("area_id") REFERENCES "public"."areas"("id") ON DELETE no action ON UPDATE no action;