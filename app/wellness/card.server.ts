// Cards of the room: with a code somebody writes who has no account (family, people of member firms), and sits as long as they turn pages.
import { createHash, randomBytes, randomInt } from 'node:crypto'
import { and, asc, count, eq, gt, inArray, lt, lte } from 'drizzle-orm'
import type { Day } from '~/base/day'
import { addDays, dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import { digest } from '~/base/seal'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { roomCards, roomSittings } from '~db/schema/wellness-desk'
import { mostCardDays, mostCards, readCardCode, sittingMinutes } from './card'
import { ownerOf } from './sealed.server'

/** What is kept of a code: a keyed digest, by which a card is found. */
const codeOf = (code: string): Buffer => digest('room-card', code)

/** A code as it is drawn: twelve figures. */
const drawCode = () => Array.from({ length: 3 }, () => String(randomInt(0, 10_000)).padStart(4, '0')).join('')

/** The mark the threads of a card bear. */
export const ownerOfCard = (cardId: string): Buffer => ownerOf(`card ${cardId}`)

/** Makes a sheet of cards and gives their codes, which are shown once. Refused for more than forty, and for a day that is over or far. */
export async function makeCards(
	tx: Tx,
	actor: Actor,
	{ cards, endsOn, employerId }: { cards: number; endsOn: Day; employerId: string | null },
	ids: readonly string[] = Array.from({ length: cards }, newId),
): Promise<{ id: string; code: string }[]> {
	const today = dayOf(tx.at)
	if (cards > mostCards) throw refused('cards-too-many', { most: mostCards }, 'cards')
	if (endsOn <= today || endsOn > addDays(today, mostCardDays))
		throw refused('cards-end', undefined, 'endsOn')
	const sheetId = newId()
	const made = ids.map((id) => ({ id, code: drawCode() }))
	for (const { id, code } of made)
		await tx.insert(roomCards).values({
			id,
			code: codeOf(code),
			sheetId,
			employerId,
			madeBy: actor.accountId ?? '',
			madeAt: tx.at,
			endsOn,
		})
	await record(tx, actor, 'room-card.made', { kind: 'room-card', id: sheetId }, { after: { cards } })
	return made
}

/** Draws a new code for a card whose owner lost theirs; the old one opens nothing any more, nor who sits by it. */
export async function renewCard(tx: Tx, actor: Actor, cardId: string): Promise<string> {
	const code = drawCode()
	const [card] = await tx
		.update(roomCards)
		.set({ code: codeOf(code) })
		.where(and(eq(roomCards.id, cardId), gt(roomCards.endsOn, dayOf(tx.at))))
		.returning({ sheetId: roomCards.sheetId })
	if (!card) throw refused('card-ended')
	await tx.delete(roomSittings).where(eq(roomSittings.cardId, cardId))
	await record(tx, actor, 'room-card.made', { kind: 'room-card', id: card.sheetId })
	return code
}

/** A sheet as coordinators see it. */
export type CardSheet = {
	sheetId: string
	employerId: string | null
	endsOn: Day
	madeAt: Date
	cards: number
}

/** Sheets that still open something, the newest last. */
export const sheetsOn = (on: Db, today: Day): Promise<CardSheet[]> =>
	on
		.select({
			sheetId: roomCards.sheetId,
			employerId: roomCards.employerId,
			endsOn: roomCards.endsOn,
			madeAt: roomCards.madeAt,
			cards: count(),
		})
		.from(roomCards)
		.where(gt(roomCards.endsOn, today))
		.groupBy(roomCards.sheetId, roomCards.employerId, roomCards.endsOn, roomCards.madeAt)
		.orderBy(asc(roomCards.madeAt))

/** Ends a sheet today: its cards open nothing any more; what was written by them stands and is answered. */
export async function endSheet(tx: Tx, actor: Actor, sheetId: string): Promise<void> {
	const ended = await tx
		.update(roomCards)
		.set({ endsOn: dayOf(tx.at) })
		.where(and(eq(roomCards.sheetId, sheetId), gt(roomCards.endsOn, dayOf(tx.at))))
		.returning({ id: roomCards.id })
	if (ended.length === 0) throw refused('not-found')
	await tx.delete(roomSittings).where(
		inArray(
			roomSittings.cardId,
			ended.map(({ id }) => id),
		),
	)
	await record(tx, actor, 'room-card.ended', { kind: 'room-card', id: sheetId })
}

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Sits down with a code; gives what the cookie holds, or undefined where no card has it today. */
export async function sitDown(tx: Tx, typed: string): Promise<string | undefined> {
	const code = readCardCode(typed)
	if (!code) return undefined
	const [card] = await tx
		.select({ id: roomCards.id })
		.from(roomCards)
		.where(and(eq(roomCards.code, codeOf(code)), gt(roomCards.endsOn, dayOf(tx.at))))
	if (!card) return undefined
	const token = randomBytes(24).toString('base64url')
	await tx.insert(roomSittings).values({ id: tokenHash(token), cardId: card.id, seenAt: tx.at })
	return token
}

/** Whose sitting it is, and whether it is over for want of pages. Undefined where there is none, or its card has ended. */
export async function sittingOf(
	on: Db,
	token: string,
	at: Date,
): Promise<{ cardId: string; seenAt: Date; over: boolean } | undefined> {
	const [row] = await on
		.select({ cardId: roomSittings.cardId, seenAt: roomSittings.seenAt })
		.from(roomSittings)
		.innerJoin(roomCards, eq(roomCards.id, roomSittings.cardId))
		.where(and(eq(roomSittings.id, tokenHash(token)), gt(roomCards.endsOn, dayOf(at))))
	return row && { ...row, over: at.getTime() - row.seenAt.getTime() >= sittingMinutes * 60_000 }
}

/** Another page was asked for. */
export const sitOn = (tx: Tx, token: string) =>
	tx
		.update(roomSittings)
		.set({ seenAt: tx.at })
		.where(eq(roomSittings.id, tokenHash(token)))

/** Ends a sitting. */
export const standUp = (tx: Tx, token: string) =>
	tx.delete(roomSittings).where(eq(roomSittings.id, tokenHash(token)))

/** Each night: sittings of yesterday, and cards that ended more than a year ago. */
export async function forgetOldCards(tx: Tx): Promise<void> {
	await tx.delete(roomSittings).where(lt(roomSittings.seenAt, new Date(tx.at.getTime() - 86_400_000)))
	const gone = tx
		.select({ id: roomCards.id })
		.from(roomCards)
		.where(lte(roomCards.endsOn, addDays(dayOf(tx.at), -365)))
	await tx.delete(roomSittings).where(inArray(roomSittings.cardId, gone))
	await tx.delete(roomCards).where(lte(roomCards.endsOn, addDays(dayOf(tx.at), -365)))
}
