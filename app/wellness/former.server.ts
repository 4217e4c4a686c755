// Consultations as an older version or another secret left them: sealed, and found by their people again.
import { asc, eq, inArray } from 'drizzle-orm'
import { newId } from '~/base/ids'
import { openWith } from '~/base/seal'
import { inTransaction } from '~/events/transaction.server'
import { db } from '~db/client'
import { inParts } from '~db/in-parts'
import { settings } from '~db/schema/council'
import { messages, threads } from '~db/schema/wellness'
import { hotlines } from '~db/schema/wellness-desk'
import { ownerOfCard } from './card.server'
import { firstHotlines, readNumbers } from './hotline'
import { keyOf, keysOf } from './keyring.server'
import type { Details, Words } from './sealed.server'
import { bindings, ownerOf, sealValue } from './sealed.server'
import { detailsOf } from './thread.server'
import type { Topic } from './topic'

// A keyed digest has 32 bytes; what a migration put there in clear is an id of 36.
const digestBytes = 32

/**
 * Seals what stood in clear: topic, whose it is, and on which side each word was said. One whose key is gone loses its
 * details, since its words cannot be read either. May be run again. Gives how many threads it sealed.
 */
export async function sealFormerThreads(): Promise<number> {
	const former = (await db().select().from(threads)).filter(({ owner }) => owner.length !== digestBytes)
	for (const thread of former) {
		const key = await keyOf(thread.id)
		const said = await db().select().from(messages).where(eq(messages.threadId, thread.id))
		const plain = JSON.parse(thread.sealed.toString('utf8')) as { topic: Topic; account: string | null }
		const details: Details = { topic: plain.topic, name: '', way: 'here', account: plain.account }
		await inTransaction(async (tx) => {
			for (const { id, sealed } of said) {
				const words = key && openWith(key, sealed, bindings.message(thread.id, id))
				if (key && words)
					await tx
						.update(messages)
						.set({
							sealed: sealValue(
								key,
								{ words: words.toString('utf8'), photos: [] } satisfies Words,
								bindings.message(thread.id, id),
							),
						})
						.where(eq(messages.id, id))
			}
			await tx
				.update(threads)
				.set({
					owner: ownerOf(thread.owner.toString('utf8')),
					sealed: key ? sealValue(key, details, bindings.details(thread.id)) : Buffer.alloc(0),
				})
				.where(eq(threads.id, thread.id))
		})
	}
	return former.length
}

/**
 * Writes anew by which mark each person's own consultations are found: after DIGEST_SECRET changed the former marks are
 * nobody's. What was typed and not sent is lost then. May be run again. Gives how many changed.
 */
export async function markOwnersAnew(): Promise<number> {
	let changed = 0
	for (const part of inParts(await db().select().from(threads))) {
		const keys = await keysOf(part.map(({ id }) => id))
		changed += await inTransaction(async (tx) => {
			let here = 0
			for (const thread of part) {
				const { account, card } = detailsOf(thread, keys.get(thread.id)) ?? {}
				const owner = account ? ownerOf(account) : card ? ownerOfCard(card) : undefined
				if (!owner || owner.equals(thread.owner)) continue
				await tx.update(threads).set({ owner }).where(eq(threads.id, thread.id))
				here += 1
			}
			return here
		})
	}
	return changed
}

/** Help lines that an older version kept as three settings (`名前|番号|時間|日`) become the town's own list, once. Gives how many. */
export async function keepFormerHotlines(): Promise<number> {
	return inTransaction(async (tx) => {
		const [kept] = await tx.select().from(hotlines).limit(1)
		const former = await tx
			.select()
			.from(settings)
			.where(inArray(settings.key, ['hotline-1', 'hotline-2', 'hotline-3']))
			.orderBy(asc(settings.key), asc(settings.fromDay), asc(settings.setAt))
		if (kept || former.length === 0) return 0
		// The last value of each holds; the lines the town never changed are those the list begins with.
		const held = new Map(former.map(({ key, value }) => [key, String(value)]))
		const begun = firstHotlines.filter(
			(_, n) => !held.has(['hotline-1', 'hotline-2', '', '', 'hotline-3'][n] ?? ''),
		)
		const own = [...held].map(([key, line]) => {
			const [name = '', numbers = '', hours = '', checkedOn = ''] = line.split('|')
			return { name, numbers: readNumbers(numbers) ?? [], hours, checkedOn, first: key === 'hotline-1' }
		})
		for (const [sort, line] of [...own, ...begun].entries())
			await tx.insert(hotlines).values({ id: newId(), sort, ...line, checkedBy: '' })
		return own.length
	})
}
