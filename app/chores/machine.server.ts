// How the machine is: what 機械のようす shows and the daily report says.
import { stat, statfs } from 'node:fs/promises'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { environment } from '~/base/env'
import { endOfChain } from '~/events/chain.server'
import type { LedgerCheck } from '~/money/ledger-check.server'
import { lastLedgerCheck } from '~/money/ledger-check.server'
import { unsentMail } from '~/notices/outbox.server'
import type { KeyringState } from '~/wellness/keyring.server'
import { keyringState } from '~/wellness/keyring.server'
import { videoState } from '~/wellness/video.server'
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
	/** Whether consultations can be sealed and opened. */
	keyring: KeyringState
	/** Whether the council's own video server can be led to. */
	video: Awaited<ReturnType<typeof videoState>>
	runs: (typeof choreRuns.$inferSelect)[]
}

/** How the keyring stands, for a page of the office, which knows nothing else of the room. */
export const keyringNow = keyringState

/** `keyring` is asked before: it may lie on another machine, and nothing is asked over a wire inside a transaction. */
export async function machineFacts(on: Db, keyring: KeyringState): Promise<MachineFacts> {
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
		keyring,
		video: await videoState(on, dayOf(now())),
		runs: await latestRuns(on),
	}
}
