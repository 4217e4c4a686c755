// Brings the database to the present schema: backs up, migrates, makes the triggers anew, and checks.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { keepFormerHotlines, sealFormerThreads } from '~/wellness/former.server'
import { closeKeyring } from '~/wellness/keyring.server'
import { closeDatabase, sqliteFile } from '../db/client'
import { engine } from '../db/columns'
import { triggerStatements } from '../db/triggers'

const folderOf = (which: 'sqlite' | 'postgres', folder?: string) =>
	folder ?? new URL(`../db/migrations/${which}`, import.meta.url).pathname

/** Migrates one SQLite file; `folder` may name older migrations (for the upgrade test). Gives how many ran. */
export function migrateSqliteFile(file: string, folder?: string): number {
	mkdirSync(dirname(file), { recursive: true })
	const migrationsFolder = folderOf('sqlite', folder)
	const handle = new Database(file, { timeout: 5_000 })
	try {
		// drizzle migrates inside a transaction, where `foreign_keys` cannot be changed: off before it begins.
		handle.pragma('foreign_keys = OFF')
		handle.pragma('journal_mode = WAL')
		const ran = () =>
			handle.prepare(`select name from sqlite_master where name = '__drizzle_migrations'`).get()
				? (handle.prepare('select count(*) as n from __drizzle_migrations').get() as { n: number }).n
				: 0
		const before = ran()
		if (before > 0 && readMigrationFiles({ migrationsFolder }).length > before) {
			const backups = join(dirname(file), 'backups')
			mkdirSync(backups, { recursive: true })
			handle.pragma('wal_checkpoint(TRUNCATE)')
			copyFileSync(file, join(backups, `before-migration-${before}.sqlite`))
		}
		for (const { name } of handle.prepare(`select name from sqlite_master where type = 'trigger'`).all() as {
			name: string
		}[]) {
			if (before < readMigrationFiles({ migrationsFolder }).length) handle.exec(`drop trigger "${name}"`)
		}
		migrateSqlite(drizzleSqlite(handle), { migrationsFolder })
		const known = new Set(
			(handle.prepare(`select name from sqlite_master where type = 'table'`).all() as { name: string }[]).map(
				(row) => row.name,
			),
		)
		handle.exec('begin exclusive')
		for (const statement of triggerStatements('sqlite')) {
			const table = / on (\w+) begin/.exec(statement)?.[1]
			if (!table || known.has(table)) handle.exec(statement)
		}
		handle.exec('commit')
		const broken = handle.pragma('foreign_key_check') as unknown[]
		if (broken.length > 0) throw new Error(`${broken.length} rows point to rows that are gone`)
		return ran() - before
	} finally {
		handle.close()
	}
}

/** Migrates one PostgreSQL database, alone under an advisory lock. */
export async function migratePostgresAt(url: string, folder?: string): Promise<void> {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	try {
		await client.query('select pg_advisory_lock(4212026)')
		await migratePostgres(drizzlePostgres(client), { migrationsFolder: folderOf('postgres', folder) })
		for (const statement of triggerStatements('postgres')) await client.query(statement)
	} finally {
		await client.end()
	}
}

/** Seals what consultations of an older version had in clear; on SQLite the pages it stood on are written anew. */
async function sealFormer(): Promise<void> {
	const sealed = await sealFormerThreads()
	await keepFormerHotlines()
	await closeDatabase()
	await closeKeyring()
	if (sealed === 0) return
	console.log(`Details of ${sealed} consultations sealed.`)
	if (engine === 'postgres') return
	const handle = new Database(sqliteFile())
	handle.exec('vacuum')
	handle.pragma('wal_checkpoint(TRUNCATE)')
	handle.close()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	if (engine === 'postgres') {
		await migratePostgresAt(process.env.DATABASE_URL as string)
		await sealFormer()
		console.log('Database is up to date.')
	} else {
		const fresh = !existsSync(sqliteFile())
		const ran = migrateSqliteFile(sqliteFile())
		await sealFormer()
		console.log(
			fresh
				? 'Database made.'
				: ran > 0
					? `Database brought up to date (${ran} migrations).`
					: 'Database is up to date.',
		)
	}
}
