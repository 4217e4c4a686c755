// Backups taken while the site runs: the town and, beside it, the keyring without which no consultation can be read.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { environment } from '~/base/env'
import { inTransaction } from '~/events/transaction.server'
import { backUpKeyring } from '~/wellness/keyring.server'
import { backupTo } from '~db/client'
import { choreRuns } from '~db/schema/events'

const kept = 14

/** The folder backups go to. */
export const backupFolder = () => join(environment().DATA_FOLDER, 'backups')

/** Copies the embedded database with SQLite's online backup, and the keyring to `….keyring` where it is a file. */
export async function backUpFile(file: string): Promise<void> {
	mkdirSync(dirname(file), { recursive: true })
	await backupTo(file)
	await backUpKeyring(`${file}.keyring`)
}

/** The demo's nightly backup; the last fourteen are kept. */
export async function backUpNightly(): Promise<void> {
	const name = `town-${dayOf(now())}-${String(minuteOf(now())).padStart(4, '0')}.sqlite`
	await backUpFile(join(backupFolder(), name))
	const all = readdirSync(backupFolder())
		.filter((name) => /^town-.*\.sqlite$/.test(name))
		.sort()
	for (const old of all.slice(0, Math.max(0, all.length - kept)))
		for (const gone of [old, `${old}.keyring`]) rmSync(join(backupFolder(), gone), { force: true })
}

/** Notes a backup that was taken by command, so that 機械のようす says when the last one was. */
export async function noteBackup(): Promise<void> {
	await inTransaction((tx) =>
		tx.insert(choreRuns).values({
			chore: 'backup',
			due: tx.at,
			claimedBy: 'command',
			claimedAt: tx.at,
			endedAt: tx.at,
			outcome: 'done',
		}),
	)
}
