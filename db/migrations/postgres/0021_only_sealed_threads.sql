-- What stood in clear is put where it will be sealed: `npm run migrate` seals it right after (an owner that is not 32 bytes, words that
-- are not sealed as today), since the keys of consultations lie outside this database.
UPDATE "threads" SET
	"owner" = convert_to(coalesce((select "account_id" from "registrants" where "registrants"."id" = "threads"."registrant_id"), "registrant_id"), 'UTF8'),
	"sealed" = convert_to(json_build_object('topic', "topic", 'registrant', "registrant_id",
		'account', (select "account_id" from "registrants" where "registrants"."id" = "threads"."registrant_id"))::text, 'UTF8'),
	"last_at" = coalesce((select max("at") from "messages" where "messages"."thread_id" = "threads"."id"), "opened_at");
--> statement-breakpoint
UPDATE "messages" SET "coordinator_id" = "by" WHERE "from_coordinator";
--> statement-breakpoint
INSERT INTO "clocks" ("message_id", "thread_id", "started_at", "deputy_at", "head_at", "answer_by", "answered_at")
SELECT "id", "thread_id", "at", "at" + interval '18 hours', "at" + interval '22 hours', "at" + interval '24 hours', (
	select min("later"."at") from "messages" as "later"
	where "later"."thread_id" = "messages"."thread_id" and "later"."from_coordinator" and "later"."at" >= "messages"."at")
FROM "messages" WHERE not "from_coordinator";
--> statement-breakpoint
ALTER TABLE "threads" ALTER COLUMN "owner" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ALTER COLUMN "sealed" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "threads" ALTER COLUMN "last_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" DROP COLUMN "from_coordinator";--> statement-breakpoint
ALTER TABLE "messages" DROP COLUMN "by";--> statement-breakpoint
ALTER TABLE "threads" DROP COLUMN "registrant_id";--> statement-breakpoint
ALTER TABLE "threads" DROP COLUMN "topic";