CREATE TABLE "closed_months" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"postings" integer NOT NULL,
	"yen" bigint NOT NULL,
	"missing" integer NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text NOT NULL,
	"reopened_at" timestamp (3) with time zone,
	"reopened_by" text,
	"reopen_reason" text
);
--> statement-breakpoint
CREATE TABLE "ledger_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"entries" integer NOT NULL,
	"faults" integer NOT NULL,
	"first" jsonb
);
--> statement-breakpoint
CREATE TABLE "ledger_sums" (
	"account" text NOT NULL,
	"party_id" text NOT NULL,
	"month" text NOT NULL,
	"debit_yen" bigint NOT NULL,
	"credit_yen" bigint NOT NULL,
	CONSTRAINT "ledger_sums_account_party_id_month_pk" PRIMARY KEY("account","party_id","month")
);
--> statement-breakpoint
ALTER TABLE "postings" ADD COLUMN "for_day" text;--> statement-breakpoint
CREATE UNIQUE INDEX "closed_months_once" ON "closed_months" USING btree ("month") WHERE reopened_at is null;--> statement-breakpoint
CREATE INDEX "ledger_checks_at" ON "ledger_checks" USING btree ("at");--> statement-breakpoint
CREATE INDEX "ledger_sums_month" ON "ledger_sums" USING btree ("month");--> statement-breakpoint
CREATE INDEX "postings_newest" ON "postings" USING btree ("at","id");--> statement-breakpoint
INSERT INTO "ledger_sums" ("account", "party_id", "month", "debit_yen", "credit_yen")
SELECT moved.account, moved.party_id, moved.month, sum(moved.debit_yen), sum(moved.credit_yen) FROM (
	SELECT debit_account AS account, coalesce(debit_party_id, '') AS party_id, substr(day, 1, 7) AS month, yen AS debit_yen, 0 AS credit_yen FROM entries JOIN postings ON postings.id = entries.posting_id
	UNION ALL SELECT credit_account, coalesce(credit_party_id, ''), substr(day, 1, 7), 0, yen FROM entries JOIN postings ON postings.id = entries.posting_id
	UNION ALL SELECT debit_account, '', substr(day, 1, 7), yen, 0 FROM entries JOIN postings ON postings.id = entries.posting_id WHERE debit_party_id IS NOT NULL
	UNION ALL SELECT credit_account, '', substr(day, 1, 7), 0, yen FROM entries JOIN postings ON postings.id = entries.posting_id WHERE credit_party_id IS NOT NULL
) AS moved GROUP BY moved.account, moved.party_id, moved.month;
