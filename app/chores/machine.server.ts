// How the machine is: what 機械のようす shows and the daily report says.
import { stat, statfs } from 'node:fs/promises'
import { environment } from '~/base/env'
import { endOfChain } from '~/events/chain.server'
import type { LedgerCheck } from '~/money/ledger-check.server'
import { lastLedgerCheck } from '~/money/ledger-check.server'
import { unsentMail } from '~/notices/outbox.server'
import type { Db } from '~db/client'
import { sqliteFile } from '~db/client'
import { engine } from '~db/columns'
import type { choreRuns } from '~db/schema/events'
import packageFile from '../../package.json'
import { lastDone, latestRuns } from './run-log.server'

/** Sizes in bytes; `chain` is `position:hash`, to be kept elsewhere and given to `check:history -- --since`. */
export type MachineFacts = {
	version: string
	engine: 'SQLite' | 'PostgreSQL'
	databaseBytes: number | null
	freeBytes: number | null
	unsent: number
	chain: string | null
	lastBackup: Date | null
	/** The newest nightly check of the ledger, `null` before the first. */
	ledger: LedgerCheck | null
	runs: (typeof choreRuns.$inferSelect)[]
}

export async function machineFacts(on: Db): Promise<MachineFacts> {
	const disk = await statfs(environment().DATA_FOLDER).catch(() => null)
	const file = engine === 'sqlite' ? await stat(sqliteFile()).catch(() => null) : null
	return {
		version: packageFile.version,
		engine: engine === 'sqlite' ? 'SQLite' : 'PostgreSQL',
		databaseBytes: file?.size ?? null,
		freeBytes: disk && disk.bavail * disk.bsize,
		unsent: await unsentMail(on),
		chain: (await endOfChain(on)) ?? null,
		lastBackup: await lastDone(on, 'backup'),
		ledger: (await lastLedgerCheck(on)) ?? null,
		runs: await latestRuns(on),
	}
}
