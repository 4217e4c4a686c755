// One act, one transaction: the door opens it, rooms receive `tx`, and faults of the ground get their sentence.

import { now } from '~/base/clock'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { isBusy, isDiskFull, transactionAt } from '~db/client'

/** Runs `work` in one transaction. On PostgreSQL it may run twice: no network, hashing or memory change inside. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
	try {
		return await transactionAt(now(), work)
	} catch (error) {
		if (isBusy(error)) throw refused('busy')
		if (isDiskFull(error)) throw refused('disk-full')
		throw error
	}
}
