// A town moves from its SQLite file to PostgreSQL: every value of every row arrives, the history holds, new acts follow.
import { execFileSync } from 'node:child_process'
import Database from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { chainAll } from '~/chores/timetable.server'
import { closeDatabase, sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import { makeTown, throughJourney } from '../cast'
import { postgresPrograms, startCluster } from '../runner/cluster.mjs'

describe.runIf(engine === 'sqlite' && postgresPrograms())('moving to PostgreSQL', () => {
	let cluster: Awaited<ReturnType<typeof startCluster>>
	let url = ''
	const run = (script: string, ...args: string[]) =>
		execFileSync(process.execPath, ['--import', 'tsx', script, ...args], {
			env: { ...process.env, DATABASE_URL: url },
			stdio: 'pipe',
		}).toString()

	beforeAll(async () => {
		cluster = await startCluster()
		cluster.createDatabase('moved')
		url = cluster.urlOf('moved')
		const town = await makeTown()
		await throughJourney(town, 'paid')
		await chainAll()
		await closeDatabase()
		moveClock(undefined)
	})
	afterAll(() => cluster?.stop())

	it('refuses a database that is not migrated', () => {
		expect(() => run('scripts/copy-to-postgres.ts', sqliteFile())).toThrow('not at this version')
	})

	it('copies every value and holds the history to the end of the file’s chain', async () => {
		run('scripts/migrate.ts')
		expect(run('scripts/copy-to-postgres.ts', sqliteFile())).toContain('History holds')
		const source = new Database(sqliteFile(), { readonly: true })
		const target = new pg.Client({ connectionString: url })
		await target.connect()
		const tables = source
			.prepare(
				`select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\' and name not like 'sqlite_%'`,
			)
			.all() as { name: string }[]
		let rows = 0
		for (const { name } of tables) {
			const before = source.prepare(`select * from "${name}"`).all() as Record<string, unknown>[]
			const after = await target.query(`select * from "${name}"`)
			expect(after.rows.map((row) => asKept(row, after.fields)).sort(), name).toEqual(
				before.map((row) => asFound(row, after.fields)).sort(),
			)
			rows += before.length
		}
		expect(tables.length).toBeGreaterThan(40)
		expect(rows).toBeGreaterThan(100)
		await target.end()
		source.close()
	})

	it('refuses to copy twice, and the town lives on where it is', () => {
		expect(() => run('scripts/copy-to-postgres.ts', sqliteFile())).toThrow('holds rows already')
		expect(run('scripts/create-administrator.ts', '井上 さち')).toContain('Number:')
		expect(run('scripts/check-history.ts')).toContain('History holds')
	})
})

/** JSON with its names in order, so that it is the same text from either engine. */
const inOrder = (json: unknown): string =>
	JSON.stringify(json, (_, one) =>
		one && typeof one === 'object' && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one,
	)

const jsonb = 3802
const int8 = 20

/** A row of PostgreSQL as SQLite keeps it. */
function asKept(row: Record<string, unknown>, fields: pg.FieldDef[]): string {
	return inOrder(
		fields.map(({ name, dataTypeID }) => {
			const given = row[name]
			if (given === null) return null
			if (dataTypeID === jsonb) return inOrder(given)
			if (dataTypeID === int8 || typeof given === 'boolean') return Number(given)
			if (given instanceof Date) return given.getTime()
			return Buffer.isBuffer(given) ? given.toString('hex') : given
		}),
	)
}

function asFound(row: Record<string, unknown>, fields: pg.FieldDef[]): string {
	return inOrder(
		fields.map(({ name, dataTypeID }) => {
			const given = row[name]
			if (given === null) return null
			if (dataTypeID === jsonb) return inOrder(JSON.parse(String(given)))
			return Buffer.isBuffer(given) ? given.toString('hex') : given
		}),
	)
}
