// The triggers of both engines, in one place: what was written down as history is never changed.

/** Tables that only grow, and the columns that may still be set once in them. */
const appendOnly = ['events', 'event_chain', 'postings', 'entries', 'openings']

/** Tables that were among them once: within ten minutes a step may be taken back, and the history keeps both acts. */
const noLonger = ['inspections', 'completions', 'arrivals']

/** Statements that drop and make every trigger again; a rebuilt SQLite table loses its own. */
export function triggerStatements(engine: 'sqlite' | 'postgres'): string[] {
	if (engine === 'sqlite') {
		return appendOnly.flatMap((table) =>
			['update', 'delete'].flatMap((verb) => [
				`drop trigger if exists ${table}_no_${verb}`,
				`create trigger ${table}_no_${verb} before ${verb} on ${table} begin select raise(abort, '${table} only grows'); end`,
			]),
		)
	}
	return [
		`create or replace function only_grows() returns trigger language plpgsql as $$ begin raise exception '% only grows', tg_table_name; end $$`,
		...noLonger.map((table) => `drop trigger if exists ${table}_only_grows on ${table}`),
		...appendOnly.flatMap((table) => [
			`drop trigger if exists ${table}_only_grows on ${table}`,
			`create trigger ${table}_only_grows before update or delete or truncate on ${table} for each statement execute function only_grows()`,
		]),
	]
}

/** The names of the triggers that must be there, for the check that schema and database agree. */
export function triggerNames(engine: 'sqlite' | 'postgres'): string[] {
	return engine === 'sqlite'
		? appendOnly.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`]).sort()
		: appendOnly.map((table) => `${table}_only_grows`).sort()
}
