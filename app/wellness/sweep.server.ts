// What ends by the clock: keys whose thread is gone or never came, and words that were typed and left.
import { inArray } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { oneByOne } from '~/base/one-by-one'
import { settingOn } from '~/council/setting.server'
import { inTransaction } from '~/events/transaction.server'
import { db, inSnapshot } from '~db/client'
import { inParts } from '~db/in-parts'
import { drafts, threads } from '~db/schema/wellness'
import { forgetOldCards } from './card.server'
import { forgetOldDrafts } from './draft.server'
import { destroyKeys, keptKeys } from './keyring.server'
import { endOldThreads } from './resting.server'

// A key is made before its thread: one that is younger than this may still be waited for.
const youngMillis = 3_600_000

/** When an id was made: its first 48 bits (UUIDv7). */
const madeAt = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** Destroys the keys of threads that are gone or never came. Gives how many. */
export async function sweepKeys(): Promise<number> {
	const old = (await keptKeys()).filter((id) => madeAt(id) < now().getTime() - youngMillis)
	const known = await inSnapshot(async (on) => {
		const ofThreads = await oneByOne(inParts(old), (some) =>
			on.select({ id: threads.id }).from(threads).where(inArray(threads.id, some)),
		)
		const ofDrafts = await on.select({ id: drafts.threadId }).from(drafts)
		return new Set([...ofThreads.flat(), ...ofDrafts].map(({ id }) => id))
	})
	const alone = old.filter((id) => !known.has(id))
	await destroyKeys(alone)
	return alone.length
}

/** Each night: what was typed and left, consultations whose day has come, then the keys that open nothing any more. */
export async function sweepConsultations(): Promise<void> {
	await inTransaction(forgetOldDrafts)
	await inTransaction(forgetOldCards)
	await endOldThreads(await settingOn(db(), 'consultation-keep-years', dayOf(now())), now())
	await sweepKeys()
}
