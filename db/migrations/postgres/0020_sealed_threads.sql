CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"message_id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"deputy_at" timestamp (3) with time zone NOT NULL,
	"head_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"deputy_called_at" timestamp (3) with time zone,
	"head_called_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"dropped_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"thread_id" text NOT NULL,
	"owner" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"begins" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_thread_id_owner_pk" PRIMARY KEY("thread_id","owner")
);
--> statement-breakpoint
ALTER TABLE "openings" DROP CONSTRAINT "openings_thread_id_threads_id_fk";
--> statement-breakpoint
DROP INDEX "threads_registrant";--> statement-breakpoint
DROP INDEX "threads_waiting";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "coordinator_id" text;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "way" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "openings" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "owner" "bytea";--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "sealed" "bytea";--> statement-breakpoint
ALTER TABLE "threads" ADD COLUMN "last_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "attachments_thread" ON "attachments" USING btree ("thread_id","at");--> statement-breakpoint
CREATE INDEX "clocks_open" ON "clocks" USING btree ("answer_by") WHERE answered_at is null and dropped_at is null;--> statement-breakpoint
CREATE INDEX "clocks_thread" ON "clocks" USING btree ("thread_id","started_at");--> statement-breakpoint
CREATE INDEX "clocks_started" ON "clocks" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "drafts_owner" ON "drafts" USING btree ("owner","at");--> statement-breakpoint
CREATE INDEX "drafts_at" ON "drafts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "threads_owner" ON "threads" USING btree ("owner","opened_at");--> statement-breakpoint
CREATE INDEX "threads_coordinator" ON "threads" USING btree ("coordinator_id","closed_at","last_at");--> statement-breakpoint
CREATE INDEX "threads_waiting" ON "threads" USING btree ("answer_by") WHERE answer_by is not null and closed_at is null;