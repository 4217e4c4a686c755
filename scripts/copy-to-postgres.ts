// `npm run copy:postgres -- data/town.sqlite`: copies a town from its SQLite file into the empty, migrated PostgreSQL of
// DATABASE_URL, all or nothing, and checks the history there against the end of the file's chain. The site stands still.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import Database from 'better-sqlite3'
import { is } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { engine } from '../db/columns'

const batch = 500

type Table = { name: string; columns: PgColumn[]; needs: string[] }

function stop(sentence: string): never {
	console.error(sentence)
	process.exit(1)
}

/** Every table of the schema, each after those it points to. A new file of the schema is found by itself. */
async function tablesInOrder(): Promise<Table[]> {
	const folder = new URL('../db/schema/', import.meta.url)
	const waiting: Table[] = []
	for (const file of readdirSync(folder).sort()) {
		const all = (await import(new URL(file, folder).href)) as Record<string, unknown>
		for (const one of Object.values(all)) {
			if (!is(one, PgTable)) continue
			const { name, columns, foreignKeys } = getTableConfig(one)
			const needs = foreignKeys.map((key) => getTableConfig(key.reference().foreignTable as PgTable).name)
			waiting.push({ name, columns, needs: needs.filter((need) => need !== name) })
		}
	}
	const ordered: Table[] = []
	while (waiting.length > 0) {
		const next = waiting.findIndex((table) =>
			table.needs.every((need) => ordered.some((o) => o.name === need)),
		)
		if (next < 0) throw new Error('tables point to each other in a ring')
		ordered.push(...waiting.splice(next, 1))
	}
	return ordered
}

/** A value as SQLite keeps it, as PostgreSQL takes it: milliseconds become instants, 0 and 1 truth; JSON stays text. */
function carried(column: PgColumn, value: unknown): unknown {
	if (value === null) return null
	if (column.dataType === 'date') return new Date(Number(value)).toISOString()
	if (column.dataType === 'boolean') return value === 1
	return value
}

async function copyTable(from: Database.Database, to: pg.Client, { name, columns }: Table): Promise<number> {
	const names = columns.map((column) => `"${column.name}"`).join(', ')
	let copied = 0
	const write = async (rows: Record<string, unknown>[]) => {
		const values = rows.flatMap((row) => columns.map((column) => carried(column, row[column.name])))
		const places = rows.map(
			(_, row) => `(${columns.map((_, n) => `$${row * columns.length + n + 1}`).join(', ')})`,
		)
		await to.query(`insert into "${name}" (${names}) values ${places.join(', ')}`, values)
		copied += rows.length
	}
	const rows: Record<string, unknown>[] = []
	for (const row of from.prepare(`select ${names} from "${name}" order by rowid`).iterate()) {
		rows.push(row as Record<string, unknown>)
		if (rows.length === batch) await write(rows.splice(0))
	}
	if (rows.length > 0) await write(rows)
	return copied
}

const file = process.argv[2] ?? `${process.env.DATA_FOLDER ?? 'data'}/town.sqlite`
const url = process.env.DATABASE_URL
if (engine !== 'postgres' || !url)
	stop('Set DATABASE_URL to the PostgreSQL the town moves to: postgres://user@host/town')
if (!existsSync(file)) stop(`${file} is not there. Say which file: npm run copy:postgres -- data/town.sqlite`)

const landed = (which: 'sqlite' | 'postgres') =>
	readMigrationFiles({ migrationsFolder: new URL(`../db/migrations/${which}`, import.meta.url).pathname })
		.length
const source = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
const counted = (statement: string) => Number((source.prepare(statement).get() as { n: number }).n)
source.exec('begin')
if (counted('select count(*) as n from __drizzle_migrations') !== landed('sqlite'))
	stop('The file is of another version: run npm run migrate on it first, with DATABASE_URL=file:…')
if (counted('select count(*) as n from events where id not in (select event_id from event_chain)') > 0)
	stop(
		'The last acts are not in the chain yet: stop the site, run npm run check:history with DATABASE_URL=file:…, and copy again.',
	)
const end = source.prepare('select position, hash from event_chain order by position desc limit 1').get() as
	| { position: number; hash: string }
	| undefined

const target = new pg.Client({ connectionString: url })
await target.connect()
const ran = await target
	.query('select count(*)::int as n from drizzle.__drizzle_migrations')
	.then((found) => Number(found.rows[0].n))
	.catch(() => 0)
if (ran !== landed('postgres'))
	stop('The PostgreSQL is not at this version: run npm run migrate on it first.')

const tables = await tablesInOrder()
let at = ''
try {
	await target.query('begin')
	for (const table of tables) {
		at = table.name
		const found = await target.query(`select 1 from "${table.name}" limit 1`)
		if (found.rows.length > 0) throw new Error('it holds rows already; a town moves into an empty database')
	}
	// Rows come table after table, in another order than acts write them; the triggers stand again before the end.
	for (const table of tables) await target.query(`alter table "${table.name}" disable trigger user`)
	for (const table of tables) {
		at = table.name
		const copied = await copyTable(source, target, table)
		const there = await target.query(`select count(*)::int as n from "${table.name}"`)
		if (there.rows[0].n !== copied || counted(`select count(*) as n from "${table.name}"`) !== copied)
			throw new Error('the rows counted on both sides differ')
		for (const { name, columnType } of table.columns)
			if (columnType.startsWith('PgBigSerial') && copied > 0)
				await target.query(
					`select setval(pg_get_serial_sequence('${table.name}', '${name}'), (select max("${name}") from "${table.name}"))`,
				)
		console.log(`${table.name.padEnd(20)} ${String(copied).padStart(9)}`)
	}
	// Lines that wait for their posting are looked at now: a table with open questions cannot be altered.
	await target.query('set constraints all immediate')
	for (const table of tables) await target.query(`alter table "${table.name}" enable trigger user`)
	await target.query('commit')
} catch (error) {
	await target.query('rollback')
	// A fault of the database may tell values of a row: its code says enough.
	const { code, message } = error as { code?: string; message: string }
	stop(`Nothing was copied. Stopped at ${at}: ${code ?? message}`)
} finally {
	source.close()
	await target.end()
}
execFileSync(
	process.execPath,
	['--import', 'tsx', 'scripts/check-history.ts', ...(end ? ['--since', `${end.position}:${end.hash}`] : [])],
	{ stdio: 'inherit' },
)
