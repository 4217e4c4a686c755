// お問い合わせ: what a registrant or an employer and the office write to each other, never about health.
import { and, asc, desc, eq } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import type { Db, Tx } from '~db/client'
import { conversations, conversationTurns } from '~db/schema/notices'
import { employerSeats, employers, registrants } from '~db/schema/people'

export type With = { kind: 'registrant' | 'employer'; id: string }

/** Writes one turn; there is one conversation a person or employer. */
export async function write(
	tx: Tx,
	actor: Actor,
	withWhom: With,
	text: string,
	fromOffice: boolean,
): Promise<string> {
	const [known] = await tx
		.select({ id: conversations.id })
		.from(conversations)
		.where(and(eq(conversations.withKind, withWhom.kind), eq(conversations.withId, withWhom.id)))
	const id = known?.id ?? newId()
	if (known)
		await tx
			.update(conversations)
			.set({ lastAt: tx.at, waitsForOffice: !fromOffice })
			.where(eq(conversations.id, id))
	else
		await tx.insert(conversations).values({
			id,
			withKind: withWhom.kind,
			withId: withWhom.id,
			lastAt: tx.at,
			waitsForOffice: !fromOffice,
		})
	await tx
		.insert(conversationTurns)
		.values({ id: newId(), conversationId: id, fromOffice, by: actor.accountId ?? '', text, at: tx.at })
	await record(
		tx,
		actor,
		'conversation.written',
		{ kind: 'conversation', id },
		{ after: { with: withWhom.kind, id: withWhom.id, fromOffice } },
	)
	return id
}

/** Marks a conversation as needing no answer. */
export async function settle(tx: Tx, id: string): Promise<void> {
	await tx.update(conversations).set({ waitsForOffice: false }).where(eq(conversations.id, id))
}

/** The turns, and which of them staff wrote for the person: nobody's words are put in their mouth. */
export async function turnsWith(on: Db, withWhom: With) {
	const rows = await on
		.select({
			id: conversationTurns.id,
			fromOffice: conversationTurns.fromOffice,
			by: conversationTurns.by,
			text: conversationTurns.text,
			at: conversationTurns.at,
		})
		.from(conversationTurns)
		.innerJoin(conversations, eq(conversations.id, conversationTurns.conversationId))
		.where(and(eq(conversations.withKind, withWhom.kind), eq(conversations.withId, withWhom.id)))
		.orderBy(asc(conversationTurns.at), asc(conversationTurns.id))
	const own = await ownAccounts(on, withWhom)
	return rows.map((row) => ({ ...row, writtenFor: !row.fromOffice && !own.has(row.by) }))
}

/** The accounts that write in their own name on this side. */
async function ownAccounts(on: Db, { kind, id }: With): Promise<Set<string>> {
	const rows =
		kind === 'registrant'
			? await on.select({ accountId: registrants.accountId }).from(registrants).where(eq(registrants.id, id))
			: await on
					.select({ accountId: employerSeats.accountId })
					.from(employerSeats)
					.where(eq(employerSeats.employerId, id))
	return new Set(rows.map((row) => row.accountId))
}

/** What waits for the office first, then the latest. */
export async function latestConversations(on: Db, most = 100) {
	const rows = await on
		.select({
			conversation: conversations,
			family: registrants.familyName,
			given: registrants.givenName,
			employer: employers.name,
		})
		.from(conversations)
		.leftJoin(
			registrants,
			and(eq(conversations.withKind, 'registrant'), eq(registrants.id, conversations.withId)),
		)
		.leftJoin(employers, and(eq(conversations.withKind, 'employer'), eq(employers.id, conversations.withId)))
		.orderBy(desc(conversations.waitsForOffice), desc(conversations.lastAt))
		.limit(most)
	return rows.map(({ conversation, family, given, employer }) => ({
		...conversation,
		name: family ? `${family} ${given}` : (employer ?? ''),
	}))
}

/** What was written with somebody of whom nothing must be kept any more. */
export async function forgetConversation(tx: Tx, { kind, id }: With): Promise<void> {
	const [found] = await tx
		.select({ id: conversations.id })
		.from(conversations)
		.where(and(eq(conversations.withKind, kind), eq(conversations.withId, id)))
	if (found)
		await tx.update(conversationTurns).set({ text: '' }).where(eq(conversationTurns.conversationId, found.id))
}
