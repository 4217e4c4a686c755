// Schema, migrations and triggers agree on this engine; every landed migration upgrades with every row counted.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { closeDatabase, plainRows, sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { triggerNames } from '~db/triggers'
import { migrateSqliteFile } from '../../scripts/migrate'
import { seedTown } from '../../scripts/seed-town'

const folder = mkdtempSync(join(tmpdir(), 'town-migrations-'))
const landed = `db/migrations/${engine}`

afterAll(() => {
	moveClock(undefined)
	rmSync(folder, { recursive: true, force: true })
})

describe('the ground', () => {
	it('has migrations for all of the schema', () => {
		const copy = join(folder, 'copy')
		cpSync(landed, copy, { recursive: true })
		const said = execFileSync(
			process.execPath,
			[
				'node_modules/drizzle-kit/bin.cjs',
				'generate',
				'--dialect',
				engine === 'postgres' ? 'postgresql' : 'sqlite',
				'--schema',
				'./db/schema/*.ts',
				'--out',
				relative('.', copy),
			],
			{ env: process.env },
		).toString()
		expect(said).toContain('No schema changes')
	})

	it('has the same number of migrations on both engines, in the same order of names', () => {
		const names = (which: string) =>
			readdirSync(`db/migrations/${which}`)
				.filter((name) => name.endsWith('.sql'))
				.sort()
		expect(names('sqlite')).toEqual(names('postgres'))
	})

	it('has the triggers of db/triggers.ts and no others', async () => {
		const rows =
			engine === 'sqlite'
				? await plainRows(`select name from sqlite_master where type = 'trigger' order by name`)
				: await plainRows(
						`select distinct tgname as name from pg_trigger where not tgisinternal order by name`,
					)
		expect(rows.map((row) => row.name)).toEqual(triggerNames(engine))
	})
})

describe.runIf(engine === 'sqlite')('an older database', () => {
	const tables = (handle: Database.Database) =>
		(
			handle
				.prepare(
					`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '__drizzle%'`,
				)
				.all() as { name: string }[]
		).map((row) => row.name)
	const columns = (handle: Database.Database, table: string) =>
		(handle.pragma(`table_info(${table})`) as { name: string }[]).map((row) => row.name)

	it('upgrades from each landed migration, every row counted and every trigger there again', async () => {
		await seedTown({ today: '2026-11-24', seed: 1, people: 30, tasks: 30 })
		await closeDatabase()
		const filled = sqliteFile()
		const journal = JSON.parse(readFileSync(join(landed, 'meta/_journal.json'), 'utf8')) as {
			entries: { tag: string }[]
		}
		for (let upTo = 1; upTo <= journal.entries.length; upTo++) {
			const older = join(folder, `upto-${upTo}`)
			mkdirSync(join(older, 'meta'), { recursive: true })
			for (const { tag } of journal.entries.slice(0, upTo))
				cpSync(join(landed, `${tag}.sql`), join(older, `${tag}.sql`))
			writeFileSync(
				join(older, 'meta/_journal.json'),
				JSON.stringify({ ...journal, entries: journal.entries.slice(0, upTo) }),
			)
			const file = join(folder, `older-${upTo}.sqlite`)
			migrateSqliteFile(file, older)
			const handle = new Database(file)
			handle.pragma('foreign_keys = OFF')
			// Rows come as a copy has them, in any order; what the triggers ask for is asked of acts.
			for (const { name } of handle
				.prepare(`select name from sqlite_master where type = 'trigger'`)
				.all() as {
				name: string
			}[])
				handle.exec(`drop trigger "${name}"`)
			handle.exec(`attach '${filled}' as filled`)
			const counted: Record<string, number> = {}
			for (const table of tables(handle)) {
				const now = (handle.pragma(`filled.table_info(${table})`) as { name: string }[]).map(
					(row) => row.name,
				)
				const shared = columns(handle, table)
					.filter((column) => now.includes(column))
					.map((column) => `"${column}"`)
				if (shared.length === 0) continue
				// What an older rule refuses (two invoices of which one is void, cash without an account) it never had.
				handle.exec(
					`insert or ignore into main."${table}" (${shared}) select ${shared} from filled."${table}"`,
				)
				counted[table] = 0
			}
			handle.exec('detach filled')
			for (;;) {
				const hanging = handle.pragma('foreign_key_check') as { table: string; rowid: number }[]
				if (hanging.length === 0) break
				for (const { table, rowid } of hanging)
					handle.prepare(`delete from "${table}" where rowid = ?`).run(rowid)
			}
			for (const table of Object.keys(counted))
				counted[table] = (handle.prepare(`select count(*) as n from "${table}"`).get() as { n: number }).n
			handle.close()
			expect(Object.values(counted).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(2000)
			migrateSqliteFile(file)
			const upgraded = new Database(file, { readonly: true })
			for (const [table, n] of Object.entries(counted))
				expect(
					(upgraded.prepare(`select count(*) as n from "${table}"`).get() as { n: number }).n,
					`${table} from migration ${upTo}`,
				).toBe(n)
			expect(
				(
					upgraded.prepare(`select name from sqlite_master where type = 'trigger' order by name`).all() as {
						name: string
					}[]
				).map((row) => row.name),
			).toEqual(triggerNames('sqlite'))
			expect(upgraded.pragma('foreign_key_check')).toEqual([])
			upgraded.close()
		}
	})

	it('keeps child rows when a table is made anew, which drizzle’s own migrator loses', () => {
		const file = join(folder, 'parent.sqlite')
		const own = join(folder, 'parent')
		mkdirSync(join(own, 'meta'), { recursive: true })
		const first =
			'CREATE TABLE parents (id text primary key, name text);\n--> statement-breakpoint\nCREATE TABLE children (id text primary key, parent_id text references parents(id) on delete cascade);'
		const second =
			'CREATE TABLE __new_parents (id text primary key, name text not null);\n--> statement-breakpoint\nINSERT INTO __new_parents SELECT id, name FROM parents;\n--> statement-breakpoint\nDROP TABLE parents;\n--> statement-breakpoint\nALTER TABLE __new_parents RENAME TO parents;'
		const entry = (idx: number, tag: string) => ({
			idx,
			version: '6',
			when: 1_700_000_000_000 + idx,
			tag,
			breakpoints: true,
		})
		const write = (entries: object[]) =>
			writeFileSync(
				join(own, 'meta/_journal.json'),
				JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
			)
		writeFileSync(join(own, '0000_a.sql'), first)
		writeFileSync(join(own, '0001_b.sql'), second)
		write([entry(0, '0000_a')])
		migrateSqliteFile(file, own)
		const handle = new Database(file)
		handle.exec(`insert into parents values ('p', 'parent'); insert into children values ('c', 'p')`)
		handle.close()
		write([entry(0, '0000_a'), entry(1, '0001_b')])
		migrateSqliteFile(file, own)
		const after = new Database(file, { readonly: true })
		expect(after.prepare('select count(*) as n from children').get()).toEqual({ n: 1 })
		expect(after.pragma('foreign_key_check')).toEqual([])
		after.close()
	})
})
