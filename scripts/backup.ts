// `npm run backup [file]`: copies the running site's database and checks the copy's history. PostgreSQL goes through pg_dump.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { now } from '~/base/clock'
import { environment } from '~/base/env'
import { chainAll } from '~/chores/timetable.server'
import { backupTo, closeDatabase } from '../db/client'
import { engine } from '../db/columns'

const stamp = now().toISOString().replace(/[:.]/g, '-')
const folder = join(environment().DATA_FOLDER, 'backups')
const target =
	process.argv[2] ?? join(folder, engine === 'sqlite' ? `town-${stamp}.sqlite` : `town-${stamp}.dump`)
mkdirSync(dirname(target), { recursive: true })
await chainAll()
if (engine === 'sqlite') await backupTo(target)
else
	execFileSync('pg_dump', ['--format=custom', `--file=${target}`, process.env.DATABASE_URL as string], {
		stdio: 'inherit',
	})
await closeDatabase()

// Without its keys a consultation cannot be read again: the keyring goes along, to be kept elsewhere.
const keyring = join(environment().DATA_FOLDER, 'keyring.sqlite')
if (!environment().KEYRING_URL && existsSync(keyring)) {
	const { default: Database } = await import('better-sqlite3')
	const handle = new Database(keyring)
	handle.pragma('wal_checkpoint(TRUNCATE)')
	handle.close()
	copyFileSync(keyring, `${target}.keyring`)
}
if (engine === 'sqlite') {
	execFileSync(process.execPath, ['--import', 'tsx', 'scripts/check-history.ts', '--only-look'], {
		stdio: 'inherit',
		env: { ...process.env, DATABASE_URL: `file:${target}` },
	})
}
console.log(`Backed up to ${target}`)
