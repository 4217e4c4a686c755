// Backups of the embedded database: taken while the site runs, the last fourteen kept.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { environment } from '~/base/env'
import { backupTo } from '~db/client'
import { engine } from '~db/columns'

const kept = 14

/** The folder backups go to. */
export const backupFolder = () => join(environment().DATA_FOLDER, 'backups')

/** Copies the database beside the data with SQLite's online backup; gives the file. PostgreSQL is copied by `npm run backup`. */
export async function backUp(): Promise<string | undefined> {
	if (engine !== 'sqlite') return undefined
	mkdirSync(backupFolder(), { recursive: true })
	const file = join(backupFolder(), `town-${dayOf(now())}-${String(minuteOf(now())).padStart(4, '0')}.sqlite`)
	await backupTo(file)
	const all = readdirSync(backupFolder())
		.filter((name) => /^town-.*\.sqlite$/.test(name))
		.sort()
	for (const old of all.slice(0, Math.max(0, all.length - kept))) rmSync(join(backupFolder(), old))
	return file
}
