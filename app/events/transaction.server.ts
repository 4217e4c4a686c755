// One act, one transaction: the door opens it, rooms receive `tx`, and faults of the ground get their sentence.

import { now } from '~/base/clock'
import { Refusal, refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { isBusy, isDiskFault, isDiskFull, transactionAt } from '~db/client'

/** A refusal that is no fault of what was sent: the disk or another one who writes stood in the way. */
export const isOfTheGround = (error: unknown): error is Refusal =>
	error instanceof Refusal && ['busy', 'disk-full', 'disk-fault'].includes(error.refusal)

let hears: ((milliseconds: number) => void) | undefined

/** For the bench: hears of each transaction of this process how long it held the database, from its beginning to its end. */
export function watchHolds(listener: (milliseconds: number) => void): void {
	hears = listener
}

/** Runs `work` in one transaction. On PostgreSQL it may run twice: no network, hashing or memory change inside. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	let begun = Number.NaN
	try {
		return await transactionAt(now(), (tx) => {
			begun = performance.now()
			return work(tx)
		})
	} catch (error) {
		if (isBusy(error)) throw refused('busy')
		if (isDiskFull(error)) throw refused('disk-full')
		if (isDiskFault(error)) throw refused('disk-fault')
		throw error
	} finally {
		if (!Number.isNaN(begun)) hears?.(performance.now() - begun)
	}
}
