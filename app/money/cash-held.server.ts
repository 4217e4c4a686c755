// What lies in the cash box by the ledger, asked before anything leaves it.
import { refused } from '~/words/refusal'
import type { Db } from '~db/client'
import { balanceOn } from './ledger.server'

/** What the ledger says lies in the box, in yen. */
export const cashInBox = async (on: Db): Promise<number> => (await balanceOn(on, 'cash-box')).balanceYen

/** Refuses to take more out of the box than the ledger says it holds; `field` is where the sum was entered. */
export async function refuseCashShort(on: Db, yen: number, field?: string): Promise<void> {
	const inBox = await cashInBox(on)
	if (inBox < yen) throw refused('cash-short', { yen: inBox }, field)
}
