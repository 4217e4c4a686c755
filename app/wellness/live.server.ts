// Live talks: who has a thread open hears of each new word in it, from this process at once and from others within seconds.
import { desc, inArray } from 'drizzle-orm'
import { db } from '~db/client'
import { inParts } from '~db/in-parts'
import { threads } from '~db/schema/wellness'

type Hear = () => void

// Kept on globalThis, since the development server evaluates modules again on every change.
const kept = globalThis as { townLive?: { hearers: Map<string, Set<Hear>>; looking?: NodeJS.Timeout } }
const live = () => {
	kept.townLive ??= { hearers: new Map() }
	return kept.townLive
}

const lookMillis = 3_000

/** Hears of new words in a thread until the function it gives is called. */
export function hear(threadId: string, hearer: Hear): () => void {
	const { hearers } = live()
	const of = hearers.get(threadId) ?? new Set()
	of.add(hearer)
	hearers.set(threadId, of)
	lookAround()
	return () => {
		of.delete(hearer)
		if (of.size === 0 && hearers.get(threadId) === of) hearers.delete(threadId)
	}
}

/** Tells everybody who has the thread open; a door calls it when the words are kept. */
export function tell(threadId: string): void {
	for (const hearer of live().hearers.get(threadId) ?? []) hearer()
}

/** How many talks are heard here, for tests. */
export const heardHere = (): number => live().hearers.size

// Another process may have kept the words: while anybody listens here, each thread's last word is looked at.
function lookAround(): void {
	const state = live()
	if (state.looking) return
	let before = new Map<string, number>()
	const look = async () => {
		const ids = [...state.hearers.keys()]
		if (ids.length === 0) {
			clearInterval(state.looking)
			state.looking = undefined
			return
		}
		const now = new Map<string, number>()
		for (const some of inParts(ids))
			for (const { id, lastAt } of await db()
				.select({ id: threads.id, lastAt: threads.lastAt })
				.from(threads)
				.where(inArray(threads.id, some))
				.orderBy(desc(threads.lastAt)))
				now.set(id, lastAt.getTime())
		for (const [id, lastAt] of now) if (before.get(id) !== lastAt) tell(id)
		before = now
	}
	state.looking = setInterval(() => look().catch(() => undefined), lookMillis)
	state.looking.unref()
}
