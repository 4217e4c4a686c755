// A form sent twice acts once: its key is kept with what it answered, in the act's own transaction.
import { eq, lt } from 'drizzle-orm'
import { digest } from '~/base/seal'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { acts } from '~db/schema/events'

/** Who sent which form with what in it. `key` is the UUID drawn with the form. */
export type SentForm = { key: string; person: string; form: string; body: string }

const aKey = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * Runs `work` unless this form was answered before, and gives the address it answers with. The same key with
 * another body (or another person or form) is refused with the address of what was recorded.
 */
export async function act(tx: Tx, sent: SentForm, work: () => Promise<string>): Promise<string> {
	if (!aKey.test(sent.key)) throw refused('form-without-key')
	const mark = digest('act', JSON.stringify([sent.person, sent.form, sent.body]))
	const [before] = await tx.select().from(acts).where(eq(acts.key, sent.key))
	if (before) {
		if (Buffer.compare(before.digest, mark) === 0) return before.answer
		throw refused('form-sent-already', { address: before.answer })
	}
	const answer = await work()
	await tx.insert(acts).values({ key: sent.key, form: sent.form, digest: mark, answer, at: tx.at })
	return answer
}

/** Forgets keys older than 30 days. */
export async function forgetOldActs(tx: Tx): Promise<void> {
	await tx.delete(acts).where(lt(acts.at, new Date(tx.at.getTime() - 30 * 86_400_000)))
}
