// `npm run restore <file> [copy of the keyring]`: puts a backup into an empty place, brings it up to date and checks its history.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { keyringCopyOf } from '~/chores/backup.server'
import { keyringFile } from '~/wellness/keyring.server'
import { sqliteFile } from '../db/client'
import { engine } from '../db/columns'

const source = process.argv[2]
if (!source || !existsSync(source)) {
	console.error('Say which backup: npm run restore data/backups/town-….sqlite')
	process.exit(64)
}
const run = (script: string, ...args: string[]) =>
	execFileSync(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'inherit' })

function refuse(place: string): never {
	console.error(
		`${place} holds something already. Restore into an empty place: set DATA_FOLDER or DATABASE_URL.`,
	)
	process.exit(1)
}

// A dump bears the transaction numbers of the server it came from, by which readers know what is new: on another
// server they may lie above the new ones. Every event becomes old in the order it had, and readers stand where they stood.
const renumber = `
begin;
alter table events disable trigger events_only_grows;
alter table event_chain disable trigger event_chain_only_grows;
create temp table in_order on commit drop as
	select id, transaction_mark as mark, position as place, row_number() over (order by transaction_mark, position) as n
	from events;
update reader_marks r set transaction_mark = 0, event_position = coalesce(
	(select max(n) from in_order o where (o.mark, o.place) <= (r.transaction_mark, r.event_position)), 0);
update event_chain c set transaction_mark = 0, event_position = o.n from in_order o where o.id = c.event_id;
update events e set transaction_mark = 0, position = -o.n from in_order o where o.id = e.id;
update events set position = -position;
select setval(pg_get_serial_sequence('events', 'position'), coalesce(max(position), 1)) from events;
alter table events enable trigger events_only_grows;
alter table event_chain enable trigger event_chain_only_grows;
commit;`

async function restorePostgres(url: string, dump: string): Promise<void> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	const { rows } = await client.query(`select 1 from pg_tables where schemaname = 'public' limit 1`)
	if (rows.length > 0) refuse('The database')
	execFileSync('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${url}`, dump], { stdio: 'inherit' })
	await client.query(renumber)
	await client.end()
}

const keyring = keyringFile()
const keys = process.argv[3] ?? keyringCopyOf(source)
if (engine === 'sqlite') {
	if (existsSync(sqliteFile())) refuse(sqliteFile())
	mkdirSync(dirname(sqliteFile()), { recursive: true })
	copyFileSync(source, sqliteFile())
} else await restorePostgres(process.env.DATABASE_URL as string, source)
if (keyring && existsSync(keys) && !existsSync(keyring)) {
	mkdirSync(dirname(keyring), { recursive: true })
	copyFileSync(keys, keyring)
}
run('scripts/migrate.ts')
run('scripts/check-history.ts')
console.log('Restored.')
