// Backups taken while the site runs: the town and, apart from it, the keyring without which no consultation can be read.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { now } from '~/base/clock'
import { dayOf, minuteOf } from '~/base/day'
import { environment } from '~/base/env'
import { inTransaction } from '~/events/transaction.server'
import { backUpKeyring, keyringCopyDays } from '~/wellness/keyring.server'
import { backupTo } from '~db/client'
import { choreRuns } from '~db/schema/events'

const kept = 14

/** The folder backups go to. */
export const backupFolder = () => join(environment().DATA_FOLDER, 'backups')

/** Where copies of the keyring lie: apart from those of the town, and never for longer than its days. */
export const keyringCopyFolder = () => join(environment().DATA_FOLDER, 'keyring-copies')

/** The copy of the keyring that belongs to a backup. */
export const keyringCopyOf = (backup: string) => join(keyringCopyFolder(), `${basename(backup)}.keyring`)

/** Copies the keyring where it is a file, and destroys the copies that are too old: a key that was destroyed is gone from all of them then. */
export async function backUpKeys(backup: string): Promise<void> {
	mkdirSync(keyringCopyFolder(), { recursive: true })
	await backUpKeyring(keyringCopyOf(backup))
	const oldest = now().getTime() - keyringCopyDays * 86_400_000
	for (const name of readdirSync(keyringCopyFolder())) {
		const path = join(keyringCopyFolder(), name)
		if (statSync(path).mtimeMs < oldest) rmSync(path, { force: true })
	}
}

/** Copies the embedded database with SQLite's online backup, and the keyring apart from it. */
export async function backUpFile(file: string): Promise<void> {
	mkdirSync(dirname(file), { recursive: true })
	await backupTo(file)
	await backUpKeys(file)
}

/** The demo's nightly backup; the last fourteen are kept. */
export async function backUpNightly(): Promise<void> {
	const name = `town-${dayOf(now())}-${String(minuteOf(now())).padStart(4, '0')}.sqlite`
	await backUpFile(join(backupFolder(), name))
	const all = readdirSync(backupFolder())
		.filter((name) => /^town-.*\.sqlite$/.test(name))
		.sort()
	for (const old of all.slice(0, Math.max(0, all.length - kept)))
		rmSync(join(backupFolder(), old), { force: true })
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
