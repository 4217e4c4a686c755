// The triggers of both engines, in one place: what was written down as history is never changed, and what the ledger takes.
import { accountsInOrder, accountsWithParty } from './chart'

/** Tables that only grow, and the columns that may still be set once in them. */
const appendOnly = ['events', 'event_chain', 'postings', 'entries', 'paper_looks']

/** Tables that were among them once: within ten minutes a step may be taken back; who read a consultation goes with it. */
const noLonger = ['inspections', 'completions', 'arrivals', 'openings']

type Rule = { says: string; refuses: string }

const listed = (accounts: readonly string[]) => accounts.map((account) => `'${account}'`).join(', ')

const misfits = (side: 'debit' | 'credit') =>
	`(new.${side}_account in (${listed(accountsWithParty)})) <> (new.${side}_party_id is not null)`

/** What a line must be. It comes before its posting: a posting that stands takes no further line. */
const ofEntries: Rule[] = [
	{
		says: 'the posting is closed',
		refuses: 'exists (select 1 from postings where postings.id = new.posting_id)',
	},
	{
		says: 'no such account',
		refuses: `new.debit_account not in (${listed(accountsInOrder)}) or new.credit_account not in (${listed(accountsInOrder)})`,
	},
	{ says: 'account and party do not fit', refuses: `${misfits('debit')} or ${misfits('credit')}` },
]

const linesOf = (id: string) => `(select count(*) from entries where entries.posting_id = ${id})`

/** What a posting must be; all its lines are there already. `same` compares two values of which both may be null. */
const ofPostings = (same: string): Rule[] => [
	{
		says: 'the month is closed',
		refuses:
			'exists (select 1 from closed_months where reopened_at is null and closed_months.month >= substr(new.day, 1, 7))',
	},
	{ says: 'no lines', refuses: `${linesOf('new.id')} = 0` },
	{
		says: 'a reversal and what it reverses go together',
		refuses: `(new.kind = 'reversal') <> (new.reverses_id is not null)`,
	},
	{
		says: 'not the opposite of what it reverses',
		refuses: `new.reverses_id is not null and (
			not exists (select 1 from postings where postings.id = new.reverses_id)
			or ${linesOf('new.id')} <> ${linesOf('new.reverses_id')}
			or exists (select 1 from entries as own where own.posting_id = new.id and not exists (
				select 1 from entries as theirs where theirs.posting_id = new.reverses_id
				and theirs.sort = own.sort and theirs.yen = own.yen
				and theirs.debit_account = own.credit_account and theirs.credit_account = own.debit_account
				and theirs.debit_party_id ${same} own.credit_party_id
				and theirs.credit_party_id ${same} own.debit_party_id)))`,
	},
]

/** What an earning's sum may become: more, or less where the person said yes to exactly that; travel and lots go with it. */
const ofEarnings = (same: string): Rule[] => [
	{
		says: 'a sum is lowered only with a yes',
		refuses: `new.yen < old.yen and not exists (
			select 1 from earning_corrections where earning_corrections.earning_id = old.id
			and earning_corrections.answer = 'yes' and earning_corrections.from_yen = old.yen
			and earning_corrections.to_yen = new.yen)`,
	},
	{
		says: 'what is kept back is not changed alone',
		refuses: `new.yen = old.yen and not (new.withheld_yen = old.withheld_yen and new.travel_yen = old.travel_yen and new.units ${same} old.units)`,
	},
]

/** What of a paper's line stays as it was: everything but that and when its body was destroyed. */
const linesOfPapers = [
	'id',
	'kind',
	'number',
	'day',
	'yen',
	'party_kind',
	'party_id',
	'subject_kind',
	'subject_id',
	'event_id',
	'issued_at',
	'filed_at',
	'body_hash',
	'keep_until',
]

/** The one way a paper changes: its time is over, nothing holds it, and that is written on its line. */
const ofPapers = (same: string, dayOfDestroying: string): Rule[] => [
	{
		says: 'a line stays as it was issued',
		refuses: linesOfPapers.map((name) => `not (new.${name} ${same} old.${name})`).join(' or '),
	},
	{
		says: 'a body is destroyed once',
		refuses:
			'old.destroyed_on is not null or new.destroyed_on is null or new.destroyed_at is null or new.destroyed_why is null',
	},
	{ says: 'the name goes with the body', refuses: "new.party_name <> ''" },
	{ says: 'its day is that of its instant', refuses: `new.destroyed_on <> ${dayOfDestroying}` },
	{ says: 'its time is not over', refuses: 'new.destroyed_on <= old.keep_until' },
	{
		says: 'it is held',
		refuses: `exists (select 1 from paper_holds where lifted_at is null and (paper_id = old.id
			or (party_kind = old.party_kind and party_id = old.party_id)))`,
	},
]

/** A body goes only after its line says so. */
const bodyGoes: Rule = {
	says: 'a body goes only when its time is over',
	refuses:
		'not exists (select 1 from papers where papers.id = old.paper_id and papers.destroyed_on is not null)',
}

const never = (says: string): Rule => ({ says, refuses: '1 = 1' })

const sqliteRefuse = (table: string, verb: 'update' | 'delete', rule: Rule) => [
	`drop trigger if exists ${table}_no_${verb}`,
	`create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table}: ${rule.says}') where ${rule.refuses}; end`,
]

const postgresRefuse = (table: string, verb: 'update' | 'delete', rule: Rule) => [
	`create or replace function ${table}_no_${verb}() returns trigger language plpgsql as $$ begin if ${rule.refuses} then raise exception '${table}: ${rule.says}'; end if; return ${verb === 'update' ? 'new' : 'old'}; end $$`,
	`drop trigger if exists ${table}_no_${verb} on ${table}`,
	`create trigger ${table}_no_${verb} before ${verb} on ${table} for each row execute function ${table}_no_${verb}()`,
]

/** Who read a consultation is known as long as the consultation is. */
const openingGoes: Rule = {
	says: 'an opening goes only after its thread',
	refuses: 'exists (select 1 from threads where threads.id = old.thread_id)',
}

const rowRefusals = [
	['openings', 'update', never('an opening stays as it was')],
	['openings', 'delete', openingGoes],
	['papers', 'delete', never('a line stays')],
	['paper_bodies', 'update', never('a body stays as it was issued')],
	['paper_bodies', 'delete', bodyGoes],
] as const

/** Tables of which PostgreSQL could empty all at once, past the triggers of their rows. */
const neverEmptied = ['papers', 'paper_bodies', 'openings']

const sqliteGuard = (table: string, rules: Rule[]) => [
	`drop trigger if exists ${table}_taken`,
	`create trigger ${table}_taken before insert on ${table} begin ${rules
		.map(({ says, refuses }) => `select raise(abort, 'ledger: ${says}') where ${refuses};`)
		.join(' ')} end`,
]

const postgresGuard = (table: string, rules: Rule[]) => [
	`create or replace function ${table}_taken() returns trigger language plpgsql as $$ begin ${rules
		.map(({ says, refuses }) => `if ${refuses} then raise exception 'ledger: ${says}'; end if;`)
		.join(' ')} return new; end $$`,
	`drop trigger if exists ${table}_taken on ${table}`,
	`create trigger ${table}_taken before insert on ${table} for each row execute function ${table}_taken()`,
]

const sqliteKeep = (table: string, rules: Rule[]) => [
	`drop trigger if exists ${table}_kept`,
	`create trigger ${table}_kept before update on ${table} begin ${rules
		.map(({ says, refuses }) => `select raise(abort, '${table}: ${says}') where ${refuses};`)
		.join(' ')} end`,
]

const postgresKeep = (table: string, rules: Rule[]) => [
	`create or replace function ${table}_kept() returns trigger language plpgsql as $$ begin ${rules
		.map(({ says, refuses }) => `if ${refuses} then raise exception '${table}: ${says}'; end if;`)
		.join(' ')} return new; end $$`,
	`drop trigger if exists ${table}_kept on ${table}`,
	`create trigger ${table}_kept before update on ${table} for each row execute function ${table}_kept()`,
]

/** Statements that drop and make every trigger again; a rebuilt SQLite table loses its own. */
export function triggerStatements(engine: 'sqlite' | 'postgres'): string[] {
	if (engine === 'sqlite') {
		return [
			...appendOnly.flatMap((table) =>
				['update', 'delete'].flatMap((verb) => [
					`drop trigger if exists ${table}_no_${verb}`,
					`create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table} only grows'); end`,
				]),
			),
			...sqliteGuard('entries', ofEntries),
			...sqliteGuard('postings', ofPostings('is')),
			...sqliteKeep('earnings', ofEarnings('is')),
			...sqliteKeep(
				'papers',
				ofPapers('is', "strftime('%Y-%m-%d', new.destroyed_at / 1000, 'unixepoch', '+9 hours')"),
			),
			...rowRefusals.flatMap(([table, verb, rule]) => sqliteRefuse(table, verb, rule)),
		]
	}
	return [
		// Lines are written before the posting that closes them; SQLite's table says so itself (migration 0013).
		'alter table entries alter constraint entries_posting_id_postings_id_fk deferrable initially deferred',
		`create or replace function only_grows() returns trigger language plpgsql as $$ begin raise exception '% only grows', tg_table_name; end $$`,
		...noLonger.map((table) => `drop trigger if exists ${table}_only_grows on ${table}`),
		...appendOnly.flatMap((table) => [
			`drop trigger if exists ${table}_only_grows on ${table}`,
			`create trigger ${table}_only_grows before update or delete or truncate on ${table} for each statement execute function only_grows()`,
		]),
		...postgresGuard('entries', ofEntries),
		...postgresGuard('postings', ofPostings('is not distinct from')),
		...postgresKeep('earnings', ofEarnings('is not distinct from')),
		...postgresKeep(
			'papers',
			ofPapers('is not distinct from', "to_char(new.destroyed_at at time zone 'Asia/Tokyo', 'YYYY-MM-DD')"),
		),
		...rowRefusals.flatMap(([table, verb, rule]) => postgresRefuse(table, verb, rule)),
		...neverEmptied.flatMap((table) => [
			`drop trigger if exists ${table}_no_truncate on ${table}`,
			`create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function only_grows()`,
		]),
	]
}

/** The names of the triggers that must be there, for the check that schema and database agree. */
export function triggerNames(engine: 'sqlite' | 'postgres'): string[] {
	const guards = [
		'earnings_kept',
		'entries_taken',
		'postings_taken',
		'papers_kept',
		...rowRefusals.map(([table, verb]) => `${table}_no_${verb}`),
	]
	const growth =
		engine === 'sqlite'
			? appendOnly.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`])
			: appendOnly.map((table) => `${table}_only_grows`)
	const emptied = engine === 'sqlite' ? [] : neverEmptied.map((table) => `${table}_no_truncate`)
	return [...growth, ...guards, ...emptied].sort()
}
