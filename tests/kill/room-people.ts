// Prepares an empty town for a consultation that is cut off: a card of the room, who sits by it, and a thread that is begun.
import { createHash } from 'node:crypto'
import { now } from '~/base/clock'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { inTransaction } from '~/events/transaction.server'
import { ownerOfCard } from '~/wellness/card.server'
import { closeKeyring } from '~/wellness/keyring.server'
import { openThread, sealThread } from '~/wellness/thread.server'
import { closeDatabase } from '~db/client'
import { roomCards, roomSittings } from '~db/schema/wellness-desk'

const token = process.argv[2] ?? ''
const card = newId()
await inTransaction(async (tx) => {
	await tx.insert(roomCards).values({
		id: card,
		code: createHash('sha256').update(card).digest(),
		sheetId: card,
		madeBy: '',
		madeAt: tx.at,
		endsOn: addDays(dayOf(now()), 90),
	})
	await tx.insert(roomSittings).values({
		id: createHash('sha256').update(token).digest(),
		cardId: card,
		// Nobody must turn pages while the process dies again and again.
		seenAt: new Date(tx.at.getTime() + 6 * 3_600_000),
	})
})
const first = await sealThread(
	{ topic: 'unknown', name: '', way: 'here', account: null, card },
	{ words: 'はじめの言葉', photos: [] },
)
await inTransaction((tx) => openThread(tx, ownerOfCard(card), first))
process.stdout.write(first.threadId)
await closeDatabase()
await closeKeyring()
