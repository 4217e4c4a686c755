// お問い合わせ: what a registrant or an employer and the office write to each other, never about health.
import type { SQL } from 'drizzle-orm'
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { dayOf, instantOf } from '~/base/day'
import { newId } from '~/base/ids'
import { closingAfter } from '~/council/calendar'
import { officeDaysOn } from '~/council/closing-day.server'
import { settingOn } from '~/council/setting.server'
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

/** Since when words wait for the office, of turns in their order; null where the office spoke last. */
export function waitsSince(turns: readonly { fromOffice: boolean; at: Date }[]): Date | null {
	const last = turns.findLastIndex((turn) => turn.fromOffice)
	return turns[last + 1]?.at ?? null
}

/** By when the office answers what waits since an instant: the close of so many office days after it (`message-days`). */
export async function answerTimes(on: Db, at: Date): Promise<(since: Date) => Date> {
	const today = dayOf(at)
	const [days, office] = [await settingOn(on, 'message-days', today), await officeDaysOn(on, today)]
	return (since) => {
		const by = closingAfter(dayOf(since), days, office)
		return instantOf(by.day, by.minute)
	}
}

/** The turns, and which of them staff wrote for the person: nobody's words are put in their mouth. */
export async function turnsWith(on: Db, withWhom: With) {
	const rows = await turnsOf(
		on,
		inArray(
			conversationTurns.conversationId,
			on
				.select({ id: conversations.id })
				.from(conversations)
				.where(and(eq(conversations.withKind, withWhom.kind), eq(conversations.withId, withWhom.id))),
		),
	)
	const own = await ownAccounts(on, withWhom)
	return rows.map((row) => ({ ...row, writtenFor: !row.fromOffice && !own.has(row.by) }))
}

const turnsOf = (on: Db, which: SQL | undefined) =>
	on
		.select()
		.from(conversationTurns)
		.where(which)
		.orderBy(asc(conversationTurns.at), asc(conversationTurns.id))

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

/** What waits for the office first, with since when, then the latest. */
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
	const waiting = rows.flatMap(({ conversation }) => (conversation.waitsForOffice ? [conversation.id] : []))
	const turns =
		waiting.length === 0 ? [] : await turnsOf(on, inArray(conversationTurns.conversationId, waiting))
	return rows.map(({ conversation, family, given, employer }) => ({
		...conversation,
		name: family ? `${family} ${given}` : (employer ?? ''),
		since: waitsSince(turns.filter((turn) => turn.conversationId === conversation.id)),
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
