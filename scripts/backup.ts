// `npm run backup [file]`: copies the running site's database and checks the copy. PostgreSQL goes through pg_dump.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { now } from '~/base/clock'
import { backUpFile, backUpKeys, backupFolder, noteBackup } from '~/chores/backup.server'
import { chainAll } from '~/chores/timetable.server'
import { closeKeyring } from '~/wellness/keyring.server'
import { closeDatabase } from '../db/client'
import { engine } from '../db/columns'

const stamp = now().toISOString().replace(/[:.]/g, '-')
const target =
	process.argv[2] ?? join(backupFolder(), `town-${stamp}.${engine === 'sqlite' ? 'sqlite' : 'dump'}`)
const history = (...args: string[]) =>
	[process.execPath, ['--import', 'tsx', 'scripts/check-history.ts', ...args]] as const
const shown = { stdio: 'inherit' } as const

await chainAll()
if (engine === 'sqlite') {
	await backUpFile(target)
	const [node, args] = history('--only-look')
	execFileSync(node, args, { ...shown, env: { ...process.env, DATABASE_URL: `file:${target}` } })
} else {
	mkdirSync(dirname(target), { recursive: true })
	const url = process.env.DATABASE_URL as string
	execFileSync('pg_dump', ['--format=custom', `--file=${target}`, url], shown)
	await backUpKeys(target)
	// Reads every byte of the dump as a restore would; its history is that of the town it was taken from.
	execFileSync('pg_restore', ['--file=/dev/null', target], shown)
	const [node, args] = history()
	execFileSync(node, args, shown)
}
await noteBackup()
await closeDatabase()
await closeKeyring()
console.log(`Backed up to ${target}`)
