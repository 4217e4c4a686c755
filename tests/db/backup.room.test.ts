// A backup taken from a running town comes back whole in another place, keys and history too, and acts go on there.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveClock } from '~/base/clock'
import { newId } from '~/base/ids'
import { keyringCopyOf } from '~/chores/backup.server'
import { lastDone } from '~/chores/run-log.server'
import { makeKey } from '~/wellness/keyring.server'
import { closeDatabase, inSnapshot, plainRows } from '~db/client'
import { engine } from '~db/columns'
import { migrated } from '~db/migrated'
import { makeTown, throughJourney } from '../cast'
import { startCluster } from '../runner/cluster.mjs'

const folder = mkdtempSync(join(tmpdir(), 'town-backup-'))
const file = join(folder, 'safe', 'town.backup')
const elsewhere: NodeJS.ProcessEnv = { ...process.env, DATA_FOLDER: join(folder, 'elsewhere') }
let cluster: Awaited<ReturnType<typeof startCluster>> | undefined

const run = (env: NodeJS.ProcessEnv, script: string, ...args: string[]) =>
	execFileSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
		env,
		stdio: 'pipe',
	}).toString()

beforeAll(async () => {
	if (engine === 'postgres') {
		// The town's own server has seen many transactions, the other one hardly any.
		const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
		await client.connect()
		for (let n = 0; n < 3_000; n++) await client.query('select pg_current_xact_id()')
		await client.end()
		cluster = await startCluster({ own: true })
		cluster.createDatabase('elsewhere')
		elsewhere.DATABASE_URL = cluster.urlOf('elsewhere')
	}
	await throughJourney(await makeTown(), 'paid')
	moveClock(undefined)
	await makeKey(newId())
}, 60_000)

afterAll(async () => {
	rmSync(folder, { recursive: true, force: true })
	await cluster?.stop()
})

describe('a backup', () => {
	it('is taken while the town is open, checked, and noted as the last one', async () => {
		expect(await inSnapshot((on) => lastDone(on, 'backup'))).toBeNull()
		expect(run(process.env, 'backup', file)).toContain('History holds')
		expect(existsSync(`${file}.keyring`)).toBe(false)
		expect(existsSync(keyringCopyOf(file))).toBe(true)
		expect(await inSnapshot((on) => lastDone(on, 'backup'))).toBeInstanceOf(Date)
	})

	it('comes back into an empty place only, and the town goes on there', async () => {
		expect(run(elsewhere, 'restore', file, keyringCopyOf(file))).toContain('Restored.')
		expect(existsSync(join(elsewhere.DATA_FOLDER ?? '', 'keyring.sqlite'))).toBe(true)
		// New acts lie after all that came along: none is taken for one that was slipped in.
		run(elsewhere, 'create-administrator', '井上 さち')
		expect(run(elsewhere, 'check-history')).toContain('History holds')
		expect(() => run(elsewhere, 'restore', file)).toThrow('holds something already')
	})
})

describe('the version of a database', () => {
	it('is known: the same, behind, or ahead of the program', async () => {
		expect(await migrated()).toBe('same')
		await closeDatabase()
		const table = engine === 'sqlite' ? '__drizzle_migrations' : 'drizzle.__drizzle_migrations'
		const set = async (change: string) => {
			if (engine === 'postgres') {
				const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
				await client.connect()
				await client.query(`update ${table} set created_at = created_at ${change}`)
				await client.end()
				return
			}
			const { default: Database } = await import('better-sqlite3')
			const { sqliteFile } = await import('~db/client')
			const handle = new Database(sqliteFile())
			handle.exec(`update ${table} set created_at = created_at ${change}`)
			handle.close()
		}
		await set('- 1')
		expect(await migrated()).toBe('behind')
		await set('+ 2')
		expect(await migrated()).toBe('ahead')
		expect(() => run(process.env, 'prepare')).toThrow('A newer version of this program')
		await set('- 1')
		expect(await migrated()).toBe('same')
		expect((await plainRows('select count(*) as n from events')).length).toBe(1)
	})
})
