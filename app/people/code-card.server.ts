// Cards (登録証): a number and a one-time code, good for 14 days, with which one sets the 暗証番号.
import { and, eq, gt, isNull } from 'drizzle-orm'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Tx } from '~db/client'
import { accounts, codeCards } from '~db/schema/people'
import { plainName, setSecret } from './account.server'
import { codeDigest } from './secret.server'
import { endSessionsOf } from './session.server'

const goodForDays = 14

/** Issues a card with this code; an older one stops working. The code is told once and kept only as a digest. */
export async function issueCard(tx: Tx, actor: Actor, accountId: string, code: string): Promise<void> {
	await voidCards(tx, accountId)
	const id = newId()
	await tx.insert(codeCards).values({
		id,
		accountId,
		codeDigest: codeDigest(accountId, code),
		issuedAt: tx.at,
		issuedBy: actor.accountId,
		expiresAt: new Date(tx.at.getTime() + goodForDays * 86_400_000),
	})
	await record(tx, actor, 'card.issued', { kind: 'account', id: accountId }, { after: { card: id } })
}

/** Cards of an account that were not used stop working. */
export async function voidCards(tx: Tx, accountId: string): Promise<void> {
	await tx
		.update(codeCards)
		.set({ voidedAt: tx.at })
		.where(and(eq(codeCards.accountId, accountId), isNull(codeCards.usedAt), isNull(codeCards.voidedAt)))
}

/** The account a card's number and code open now, or `undefined`. */
export async function accountOfCard(
	tx: Tx,
	number: string,
	code: string,
): Promise<{ accountId: string; cardId: string } | undefined> {
	const [account] = await tx
		.select({ id: accounts.id })
		.from(accounts)
		.where(and(eq(accounts.number, plainName(number)), isNull(accounts.closedAt)))
	if (!account) return undefined
	const [card] = await tx
		.select({ id: codeCards.id })
		.from(codeCards)
		.where(
			and(
				eq(codeCards.accountId, account.id),
				eq(codeCards.codeDigest, codeDigest(account.id, code.normalize('NFKC').replace(/\D/g, ''))),
				isNull(codeCards.usedAt),
				isNull(codeCards.voidedAt),
				gt(codeCards.expiresAt, tx.at),
			),
		)
	return card ? { accountId: account.id, cardId: card.id } : undefined
}

/** Uses the card: the secret is set, and sessions on other phones end. */
export async function spendCard(
	tx: Tx,
	actor: Actor,
	card: { accountId: string; cardId: string },
	secret: { hash: string; kind: 'pin' | 'password' },
): Promise<void> {
	const used = await tx
		.update(codeCards)
		.set({ usedAt: tx.at })
		.where(and(eq(codeCards.id, card.cardId), isNull(codeCards.usedAt)))
		.returning({ id: codeCards.id })
	if (used.length === 0) throw refused('card-wrong')
	await setSecret(tx, card.accountId, secret)
	await endSessionsOf(tx, card.accountId)
	await record(
		tx,
		actor,
		'card.used',
		{ kind: 'account', id: card.accountId },
		{ after: { card: card.cardId } },
	)
}
