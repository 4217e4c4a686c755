// A form sent twice acts once: its key is kept with what it answered, in the act's own transaction.
import { and, eq, lt } from 'drizzle-orm'
import { digest } from '~/base/seal'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { acts } from '~db/schema/events'

/** Who sent which form with what in it. `key` is the UUID drawn with the form. */
export type SentForm = { key: string; person: string; form: string; body: string }

const aKey = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const markOf = (sent: SentForm) => digest('act', JSON.stringify([sent.person, sent.form, sent.body]))

/**
 * The address this form was answered with before, if it was. The same key with another body (or another person or
 * form) is refused with the address of what was recorded.
 */
export async function answeredBefore(on: Db, sent: SentForm): Promise<string | undefined> {
	if (!aKey.test(sent.key)) throw refused('form-without-key')
	const [before] = await on.select().from(acts).where(eq(acts.key, sent.key))
	if (!before) return undefined
	if (Buffer.compare(before.digest, markOf(sent)) === 0) return before.answer
	throw refused('form-sent-already', { address: before.answer })
}

/** Runs `work` unless this form was answered before, and gives the address it answers with. */
export async function act(tx: Tx, sent: SentForm, work: () => Promise<string>): Promise<string> {
	const before = await answeredBefore(tx, sent)
	if (before !== undefined) return before
	const answer = await work()
	await tx.insert(acts).values({ key: sent.key, form: sent.form, digest: markOf(sent), answer, at: tx.at })
	return answer
}

/** Forgets keys older than 30 days. */
export async function forgetOldActs(tx: Tx): Promise<void> {
	await tx.delete(acts).where(lt(acts.at, new Date(tx.at.getTime() - 30 * 86_400_000)))
}

/** Forgets the keys of one form answered before an instant: what it said is not to be kept of anybody for longer. */
export async function forgetActsOf(tx: Tx, form: string, before: Date): Promise<void> {
	await tx.delete(acts).where(and(eq(acts.form, form), lt(acts.at, before)))
}
