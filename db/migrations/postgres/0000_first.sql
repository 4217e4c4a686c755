CREATE TABLE "applications" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"registrant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "arrivals" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"said" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"task_id" text NOT NULL,
	"employer_id" text NOT NULL,
	"registrant_id" text NOT NULL,
	"state" text NOT NULL,
	"service_day" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text NOT NULL,
	"reason" text,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text
);
--> statement-breakpoint
CREATE TABLE "completions" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"about_minutes" integer,
	"note" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "inspections" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"verdict" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"mend_by" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"id" text PRIMARY KEY NOT NULL,
	"slot_id" text NOT NULL,
	"registrant_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "terms" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"hash" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"show_call_name" boolean
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"sort" integer NOT NULL,
	"closed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "closing_days" (
	"day" text PRIMARY KEY NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_series" (
	"series" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_series_series_fiscal_year_pk" PRIMARY KEY("series","fiscal_year")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"from_day" text NOT NULL,
	"set_by" text,
	"set_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "acts" (
	"key" text PRIMARY KEY NOT NULL,
	"form" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"answer" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chore_runs" (
	"chore" text NOT NULL,
	"due" timestamp (3) with time zone NOT NULL,
	"claimed_by" text NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "chore_runs_chore_due_pk" PRIMARY KEY("chore","due")
);
--> statement-breakpoint
CREATE TABLE "event_chain" (
	"position" integer PRIMARY KEY NOT NULL,
	"event_id" text NOT NULL,
	"transaction_mark" integer NOT NULL,
	"event_position" integer NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"position" bigserial PRIMARY KEY NOT NULL,
	"transaction_mark" bigint DEFAULT (pg_current_xact_id()::text::bigint) NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_role" text NOT NULL,
	"on_behalf_kind" text,
	"on_behalf_id" text,
	"channel" text NOT NULL,
	"what" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reader_marks" (
	"reader" text PRIMARY KEY NOT NULL,
	"transaction_mark" integer NOT NULL,
	"event_position" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_pieces" (
	"file_id" text NOT NULL,
	"sort" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_pieces_file_id_sort_pk" PRIMARY KEY("file_id","sort")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"belongs_kind" text NOT NULL,
	"belongs_id" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "availability" (
	"registrant_id" text NOT NULL,
	"weekday" integer NOT NULL,
	"half_hours" bigint NOT NULL,
	CONSTRAINT "availability_registrant_id_weekday_pk" PRIMARY KEY("registrant_id","weekday")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"day" text NOT NULL,
	"start_minute" integer NOT NULL,
	"end_minute" integer NOT NULL,
	"live" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "days_off" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"from_day" text NOT NULL,
	"until_day" text NOT NULL,
	"every_weeks" integer DEFAULT 0 NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"registrant_id" text PRIMARY KEY NOT NULL,
	"kilograms_most" integer,
	"sitting_only" boolean DEFAULT false NOT NULL,
	"rest_each_hour" boolean DEFAULT false NOT NULL,
	"alone_only" boolean DEFAULT false NOT NULL,
	"indoors_only" boolean DEFAULT false NOT NULL,
	"at_home_only" boolean DEFAULT false NOT NULL,
	"no_driving" boolean DEFAULT true NOT NULL,
	"bus_stop_needed" boolean DEFAULT false NOT NULL,
	"minutes_most" integer,
	"days_per_week_most" integer
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"registrant_id" text NOT NULL,
	"skill" text NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"checked_by" text,
	CONSTRAINT "skills_registrant_id_skill_pk" PRIMARY KEY("registrant_id","skill")
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"task_id" text NOT NULL,
	"slot_id" text NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"taken_back_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "bank_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"bank_code" text NOT NULL,
	"bank_name" text NOT NULL,
	"bank_kana" text NOT NULL,
	"branch_code" text NOT NULL,
	"branch_name" text NOT NULL,
	"branch_kana" text NOT NULL,
	"kind" integer NOT NULL,
	"number" text NOT NULL,
	"holder_kana" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"entered_by" text NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"checked_by" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "earnings" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"registrant_id" text NOT NULL,
	"yen" bigint NOT NULL,
	"service_day" text NOT NULL,
	"pay_day" text NOT NULL,
	"credited_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	CONSTRAINT "earnings_yen" CHECK (yen > 0)
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"id" text PRIMARY KEY NOT NULL,
	"posting_id" text NOT NULL,
	"sort" integer NOT NULL,
	"debit_account" text NOT NULL,
	"debit_party_id" text,
	"credit_account" text NOT NULL,
	"credit_party_id" text,
	"yen" bigint NOT NULL,
	CONSTRAINT "entries_yen" CHECK (yen > 0)
);
--> statement-breakpoint
CREATE TABLE "invoice_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"invoice_id" text NOT NULL,
	"assignment_id" text NOT NULL,
	"sort" integer NOT NULL,
	"pay_yen" bigint NOT NULL,
	"fee_yen" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"employer_id" text NOT NULL,
	"month" text NOT NULL,
	"net_yen" bigint NOT NULL,
	"tax_rate_permille" integer NOT NULL,
	"tax_yen" bigint NOT NULL,
	"total_yen" bigint NOT NULL,
	"due_day" text NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"paid_day" text,
	"paid_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "payout_earnings" (
	"payout_line_id" text NOT NULL,
	"earning_id" text NOT NULL,
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "payout_earnings_payout_line_id_earning_id_pk" PRIMARY KEY("payout_line_id","earning_id")
);
--> statement-breakpoint
CREATE TABLE "payout_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"payout_id" text NOT NULL,
	"sort" integer NOT NULL,
	"registrant_id" text NOT NULL,
	"bank_account_id" text NOT NULL,
	"yen" bigint NOT NULL,
	"result" text,
	"result_at" timestamp (3) with time zone,
	"result_by" text,
	"return_reason" text,
	CONSTRAINT "payout_lines_yen" CHECK (yen > 0)
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"transfer_day" text NOT NULL,
	"lines" integer NOT NULL,
	"total_yen" bigint NOT NULL,
	"state" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"approved_by" text,
	"file_hash" text,
	"file_made_at" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"id" text PRIMARY KEY NOT NULL,
	"day" text NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"reverses_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text
);
--> statement-breakpoint
CREATE TABLE "conversation_turns" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"from_office" boolean NOT NULL,
	"by" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" text PRIMARY KEY NOT NULL,
	"with_kind" text NOT NULL,
	"with_id" text NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"waits_for_office" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"event_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"natural_key" text NOT NULL,
	"message_id" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"number" text,
	"email" text,
	"telephone" text,
	"secret_hash" text,
	"secret_kind" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" text NOT NULL,
	"subject_digest" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_tries" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"outcome" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reached" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text,
	"employer_id" text,
	"why" text NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"natural_key" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text,
	"taken_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"outcome" text,
	CONSTRAINT "calls_one_person" CHECK ((registrant_id is null) <> (employer_id is null))
);
--> statement-breakpoint
CREATE TABLE "code_cards" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"code_digest" "bytea" NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"kind" text NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "employer_seats" (
	"id" text PRIMARY KEY NOT NULL,
	"employer_id" text NOT NULL,
	"account_id" text NOT NULL,
	"from_day" text NOT NULL,
	"until_day" text
);
--> statement-breakpoint
CREATE TABLE "employers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kana" text NOT NULL,
	"kind" text NOT NULL,
	"field" text NOT NULL,
	"area_id" text NOT NULL,
	"address" text NOT NULL,
	"telephone" text NOT NULL,
	"telephone_tail" text NOT NULL,
	"email" text,
	"contact_name" text NOT NULL,
	"confirm_days" integer DEFAULT 7 NOT NULL,
	"agreed_day" text,
	"visited_day" text,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interviews" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"day" text NOT NULL,
	"place" text NOT NULL,
	"identity_seen" text NOT NULL,
	"result" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrants" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"family_name" text NOT NULL,
	"given_name" text NOT NULL,
	"family_kana" text NOT NULL,
	"given_kana" text NOT NULL,
	"call_name" text NOT NULL,
	"birth_day" text NOT NULL,
	"area_id" text NOT NULL,
	"postal_code" text NOT NULL,
	"address" text NOT NULL,
	"telephone" text NOT NULL,
	"telephone_tail" text NOT NULL,
	"email" text,
	"hears_by" text NOT NULL,
	"likes_calls_at" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"registered_at" timestamp (3) with time zone,
	"rest_from" text,
	"rest_until" text,
	"ask_at_most" text DEFAULT 'daily' NOT NULL,
	"would_like_you" text DEFAULT '' NOT NULL,
	"would_like_you_readers" text DEFAULT 'office' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grants" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"role" text NOT NULL,
	"from_day" text NOT NULL,
	"until_day" text,
	"granted_by" text,
	"granted_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"hat" text NOT NULL,
	"seat_employer_id" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone NOT NULL,
	"acting_kind" text,
	"acting_id" text,
	"acting_channel" text,
	"acting_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"from_coordinator" boolean NOT NULL,
	"by" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "openings" (
	"id" text PRIMARY KEY NOT NULL,
	"thread_id" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "threads" (
	"id" text PRIMARY KEY NOT NULL,
	"registrant_id" text NOT NULL,
	"topic" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"answer_by" timestamp (3) with time zone,
	"coordinator_id" text,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "quote_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"quote_id" text NOT NULL,
	"answer" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quotes" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"version" integer NOT NULL,
	"pay_yen" bigint NOT NULL,
	"fee_yen" bigint NOT NULL,
	"tax_rate_permille" integer NOT NULL,
	"tax_yen" bigint NOT NULL,
	"total_yen" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	"valid_until" text NOT NULL,
	"rain" text NOT NULL,
	"cancellation" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"id" text PRIMARY KEY NOT NULL,
	"task_id" text NOT NULL,
	"day" text NOT NULL,
	"start_minute" integer NOT NULL,
	"end_minute" integer NOT NULL,
	"seats" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"open" boolean NOT NULL,
	CONSTRAINT "slots_seats" CHECK (seats > 0 and taken >= 0 and taken <= seats),
	CONSTRAINT "slots_span" CHECK (start_minute >= 0 and start_minute < end_minute and end_minute <= 1440)
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"sort" integer NOT NULL,
	"what" text NOT NULL,
	"minutes" integer,
	"place" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"employer_id" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"result" text NOT NULL,
	"procedure" text NOT NULL,
	"specification" text NOT NULL,
	"contract_kind" text NOT NULL,
	"area_id" text NOT NULL,
	"place" text NOT NULL,
	"address" text NOT NULL,
	"private_home" boolean DEFAULT false NOT NULL,
	"bus_stop" text DEFAULT '' NOT NULL,
	"pay_yen" bigint NOT NULL,
	"pay_for" text NOT NULL,
	"fee_yen" bigint NOT NULL,
	"minutes" integer NOT NULL,
	"kilograms" integer DEFAULT 0 NOT NULL,
	"posture" text DEFAULT 'either' NOT NULL,
	"outdoors" boolean DEFAULT false NOT NULL,
	"alone" boolean DEFAULT false NOT NULL,
	"at_home" boolean DEFAULT false NOT NULL,
	"rests" boolean DEFAULT true NOT NULL,
	"driving" boolean DEFAULT false NOT NULL,
	"skill" text,
	"bring" text DEFAULT '' NOT NULL,
	"rain" text DEFAULT '' NOT NULL,
	"cancellation" text NOT NULL,
	"insurance" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by" text,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "tasks_pay" CHECK (pay_yen > 0 and fee_yen >= 0)
);
--> statement-breakpoint
CREATE TABLE "work_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"employer_id" text NOT NULL,
	"what" text NOT NULL,
	"place" text NOT NULL,
	"from_day" text,
	"by_day" text,
	"how_often" text DEFAULT '' NOT NULL,
	"like" text DEFAULT '' NOT NULL,
	"budget_yen" bigint,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"taken_by" text
);
--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrivals" ADD CONSTRAINT "arrivals_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completions" ADD CONSTRAINT "completions_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspections" ADD CONSTRAINT "inspections_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_slot_id_slots_id_fk" FOREIGN KEY ("slot_id") REFERENCES "public"."slots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms" ADD CONSTRAINT "terms_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_pieces" ADD CONSTRAINT "file_pieces_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability" ADD CONSTRAINT "availability_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "days_off" ADD CONSTRAINT "days_off_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "limits" ADD CONSTRAINT "limits_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skills" ADD CONSTRAINT "skills_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "bank_accounts_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earnings" ADD CONSTRAINT "earnings_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "earnings" ADD CONSTRAINT "earnings_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_posting_id_postings_id_fk" FOREIGN KEY ("posting_id") REFERENCES "public"."postings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_invoice_id_invoices_id_fk" FOREIGN KEY ("invoice_id") REFERENCES "public"."invoices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_earnings" ADD CONSTRAINT "payout_earnings_payout_line_id_payout_lines_id_fk" FOREIGN KEY ("payout_line_id") REFERENCES "public"."payout_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_earnings" ADD CONSTRAINT "payout_earnings_earning_id_earnings_id_fk" FOREIGN KEY ("earning_id") REFERENCES "public"."earnings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_bank_account_id_bank_accounts_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_turns" ADD CONSTRAINT "conversation_turns_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_tries" ADD CONSTRAINT "call_tries_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_cards" ADD CONSTRAINT "code_cards_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_seats" ADD CONSTRAINT "employer_seats_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "employer_seats" ADD CONSTRAINT "employer_seats_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_registrant_id_registrants_id_fk" FOREIGN KEY ("registrant_id") REFERENCES "public"."registrants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrants" ADD CONSTRAINT "registrants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "openings" ADD CONSTRAINT "openings_thread_id_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quote_answers" ADD CONSTRAINT "quote_answers_quote_id_quotes_id_fk" FOREIGN KEY ("quote_id") REFERENCES "public"."quotes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_request_id_work_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."work_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_request_id_work_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."work_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_request_id_work_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."work_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_requests" ADD CONSTRAINT "work_requests_employer_id_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "applications_live" ON "applications" USING btree ("slot_id","registrant_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "applications_registrant" ON "applications" USING btree ("registrant_id","at");--> statement-breakpoint
CREATE INDEX "applications_open" ON "applications" USING btree ("settled_at","withdrawn_at","at");--> statement-breakpoint
CREATE UNIQUE INDEX "arrivals_once" ON "arrivals" USING btree ("assignment_id","said");--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_live" ON "assignments" USING btree ("slot_id","registrant_id") WHERE state not in ('refused','lapsed','called-off','taken-back');--> statement-breakpoint
CREATE INDEX "assignments_slot" ON "assignments" USING btree ("slot_id");--> statement-breakpoint
CREATE INDEX "assignments_registrant" ON "assignments" USING btree ("registrant_id","service_day");--> statement-breakpoint
CREATE INDEX "assignments_employer" ON "assignments" USING btree ("employer_id","service_day");--> statement-breakpoint
CREATE INDEX "assignments_state" ON "assignments" USING btree ("state","service_day");--> statement-breakpoint
CREATE INDEX "assignments_task" ON "assignments" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "completions_assignment" ON "completions" USING btree ("assignment_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "confirmations_once" ON "confirmations" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "confirmations_open" ON "confirmations" USING btree ("verdict","settled_at");--> statement-breakpoint
CREATE INDEX "inspections_assignment" ON "inspections" USING btree ("assignment_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_live" ON "offers" USING btree ("slot_id","registrant_id");--> statement-breakpoint
CREATE INDEX "offers_registrant" ON "offers" USING btree ("registrant_id","answered_at");--> statement-breakpoint
CREATE INDEX "offers_open" ON "offers" USING btree ("answered_at","answer_by");--> statement-breakpoint
CREATE UNIQUE INDEX "terms_version" ON "terms" USING btree ("assignment_id","version");--> statement-breakpoint
CREATE INDEX "terms_open" ON "terms" USING btree ("answered_at","answer_by");--> statement-breakpoint
CREATE INDEX "settings_key" ON "settings" USING btree ("key","from_day","set_at");--> statement-breakpoint
CREATE INDEX "acts_at" ON "acts" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "event_chain_event" ON "event_chain" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_id" ON "events" USING btree ("id");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" USING btree ("subject_kind","subject_id","position");--> statement-breakpoint
CREATE INDEX "events_behalf" ON "events" USING btree ("on_behalf_kind","on_behalf_id","position");--> statement-breakpoint
CREATE INDEX "events_actor" ON "events" USING btree ("actor_id","position");--> statement-breakpoint
CREATE INDEX "events_order" ON "events" USING btree ("transaction_mark","position");--> statement-breakpoint
CREATE INDEX "files_belongs" ON "files" USING btree ("belongs_kind","belongs_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_assignment" ON "bookings" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "bookings_registrant" ON "bookings" USING btree ("registrant_id","live","day");--> statement-breakpoint
CREATE INDEX "bookings_day" ON "bookings" USING btree ("day");--> statement-breakpoint
CREATE INDEX "days_off_registrant" ON "days_off" USING btree ("registrant_id","from_day");--> statement-breakpoint
CREATE INDEX "turns_registrant" ON "turns" USING btree ("registrant_id","slot_id");--> statement-breakpoint
CREATE INDEX "turns_at" ON "turns" USING btree ("at");--> statement-breakpoint
CREATE INDEX "bank_accounts_registrant" ON "bank_accounts" USING btree ("registrant_id","entered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_accounts_current" ON "bank_accounts" USING btree ("registrant_id") WHERE checked_at is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX "bank_accounts_waiting" ON "bank_accounts" USING btree ("checked_at","ended_at");--> statement-breakpoint
CREATE UNIQUE INDEX "earnings_assignment" ON "earnings" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "earnings_registrant" ON "earnings" USING btree ("registrant_id","service_day");--> statement-breakpoint
CREATE INDEX "earnings_pay_day" ON "earnings" USING btree ("paid_at","pay_day");--> statement-breakpoint
CREATE UNIQUE INDEX "entries_sort" ON "entries" USING btree ("posting_id","sort");--> statement-breakpoint
CREATE INDEX "entries_debit" ON "entries" USING btree ("debit_account","debit_party_id");--> statement-breakpoint
CREATE INDEX "entries_credit" ON "entries" USING btree ("credit_account","credit_party_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invoice_lines_assignment" ON "invoice_lines" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "invoice_lines_invoice" ON "invoice_lines" USING btree ("invoice_id","sort");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_employer" ON "invoices" USING btree ("employer_id","month");--> statement-breakpoint
CREATE INDEX "payout_earnings_earning" ON "payout_earnings" USING btree ("earning_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_earnings_once" ON "payout_earnings" USING btree ("earning_id") WHERE released_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payout_lines_sort" ON "payout_lines" USING btree ("payout_id","sort");--> statement-breakpoint
CREATE INDEX "payout_lines_registrant" ON "payout_lines" USING btree ("registrant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_number" ON "payouts" USING btree ("number");--> statement-breakpoint
CREATE INDEX "payouts_state" ON "payouts" USING btree ("state","made_at");--> statement-breakpoint
CREATE INDEX "postings_day" ON "postings" USING btree ("day","at");--> statement-breakpoint
CREATE INDEX "postings_subject" ON "postings" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE UNIQUE INDEX "postings_reverses" ON "postings" USING btree ("reverses_id");--> statement-breakpoint
CREATE INDEX "conversation_turns_conversation" ON "conversation_turns" USING btree ("conversation_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_with" ON "conversations" USING btree ("with_kind","with_id");--> statement-breakpoint
CREATE INDEX "conversations_waiting" ON "conversations" USING btree ("waits_for_office","last_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("event_id","account_id","kind");--> statement-breakpoint
CREATE INDEX "notices_account" ON "notices" USING btree ("account_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_natural_key" ON "outbox" USING btree ("natural_key");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("sent_at","next_at");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_number" ON "accounts" USING btree ("number");--> statement-breakpoint
CREATE INDEX "accounts_email" ON "accounts" USING btree ("email");--> statement-breakpoint
CREATE INDEX "accounts_telephone" ON "accounts" USING btree ("telephone");--> statement-breakpoint
CREATE INDEX "attempts_subject" ON "attempts" USING btree ("scope","subject_digest","at");--> statement-breakpoint
CREATE INDEX "attempts_at" ON "attempts" USING btree ("at");--> statement-breakpoint
CREATE INDEX "call_tries_call" ON "call_tries" USING btree ("call_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "calls_natural_key" ON "calls" USING btree ("natural_key");--> statement-breakpoint
CREATE INDEX "calls_open" ON "calls" USING btree ("closed_at","due_at");--> statement-breakpoint
CREATE INDEX "calls_registrant" ON "calls" USING btree ("registrant_id","opened_at");--> statement-breakpoint
CREATE INDEX "calls_employer" ON "calls" USING btree ("employer_id","opened_at");--> statement-breakpoint
CREATE INDEX "code_cards_account" ON "code_cards" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "consents_registrant" ON "consents" USING btree ("registrant_id","kind");--> statement-breakpoint
CREATE INDEX "employer_seats_account" ON "employer_seats" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "employer_seats_employer" ON "employer_seats" USING btree ("employer_id");--> statement-breakpoint
CREATE INDEX "employers_kana" ON "employers" USING btree ("kana");--> statement-breakpoint
CREATE INDEX "employers_tail" ON "employers" USING btree ("telephone_tail");--> statement-breakpoint
CREATE INDEX "interviews_registrant" ON "interviews" USING btree ("registrant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrants_account" ON "registrants" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "registrants_kana" ON "registrants" USING btree ("family_kana","given_kana");--> statement-breakpoint
CREATE INDEX "registrants_tail" ON "registrants" USING btree ("telephone_tail");--> statement-breakpoint
CREATE INDEX "registrants_state" ON "registrants" USING btree ("state","applied_at");--> statement-breakpoint
CREATE INDEX "role_grants_account" ON "role_grants" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("thread_id","at");--> statement-breakpoint
CREATE INDEX "openings_thread" ON "openings" USING btree ("thread_id","at");--> statement-breakpoint
CREATE INDEX "threads_registrant" ON "threads" USING btree ("registrant_id","opened_at");--> statement-breakpoint
CREATE INDEX "threads_waiting" ON "threads" USING btree ("closed_at","answer_by");--> statement-breakpoint
CREATE UNIQUE INDEX "quote_answers_quote" ON "quote_answers" USING btree ("quote_id");--> statement-breakpoint
CREATE UNIQUE INDEX "quotes_version" ON "quotes" USING btree ("request_id","version");--> statement-breakpoint
CREATE INDEX "slots_task" ON "slots" USING btree ("task_id","day","start_minute");--> statement-breakpoint
CREATE INDEX "slots_open" ON "slots" USING btree ("open","day","start_minute");--> statement-breakpoint
CREATE INDEX "steps_request" ON "steps" USING btree ("request_id","sort");--> statement-breakpoint
CREATE INDEX "tasks_request" ON "tasks" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "tasks_employer" ON "tasks" USING btree ("employer_id");--> statement-breakpoint
CREATE INDEX "tasks_state" ON "tasks" USING btree ("state","published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "work_requests_number" ON "work_requests" USING btree ("number");--> statement-breakpoint
CREATE INDEX "work_requests_employer" ON "work_requests" USING btree ("employer_id","opened_at");--> statement-breakpoint
CREATE INDEX "work_requests_state" ON "work_requests" USING btree ("state","opened_at");