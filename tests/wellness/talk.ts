// A person and the coordinators of a consultation, for tests on a real database.
import { eq } from 'drizzle-orm'
import { newId } from '~/base/ids'
import { chore } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import { grantRole } from '~/people/account.server'
import { ownerOf } from '~/wellness/sealed.server'
import { answerThread, openThread, sealThread, sealWords, writeOn } from '~/wellness/thread.server'
import { accounts } from '~db/schema/people'
import type { Person } from '../cast'
import { makeStaff, refusing } from '../cast'

/** A coordinator or the head, with a mail address that bears their account. */
export async function makeListener(
	name: string,
	role: 'coordinator' | 'head-coordinator' = 'coordinator',
): Promise<Person> {
	const made = await makeStaff(name, 'receptionist')
	await inTransaction(async (tx) => {
		await grantRole(tx, chore, made.accountId, role, '2026-04-01')
		await tx
			.update(accounts)
			.set({ email: `${made.accountId}@hinata.example` })
			.where(eq(accounts.id, made.accountId))
	})
	return { accountId: made.accountId, actor: { ...made.actor, role } }
}

/** Somebody who writes: the account, the mark their threads bear, and what they do. */
export function makeWriter(account = newId()) {
	const owner = ownerOf(account)
	return {
		account,
		owner,
		async asks(words: string, coordinatorId: string | null = null): Promise<string> {
			const details = { topic: 'childcare', name: 'あさがお', way: 'here', account } as const
			const first = await sealThread(details, { words, photos: [] })
			return inTransaction((tx) => openThread(tx, owner, first, { coordinatorId }))
		},
		async writes(threadId: string, words: string, thanks = false): Promise<boolean> {
			const sealed = await sealWords(threadId, words)
			return inTransaction((tx) => writeOn(tx, owner, sealed, { thanks }))
		},
	}
}

/** A coordinator answers; gives the refusal, or `done`. */
export async function answerOf(
	by: Person,
	threadId: string,
	words: string,
	seen: string | null = null,
): Promise<string> {
	const sealed = await sealWords(threadId, words)
	return refusing((tx) => answerThread(tx, by.actor, sealed, seen))
}
