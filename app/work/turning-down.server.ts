// What the council itself ends, with a reason the employer reads: a quote that stands, or the whole request; and the way back.
import { and, desc, eq } from 'drizzle-orm'
import { newId } from '~/base/ids'
import { mayMove } from '~/base/life'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { employers } from '~db/schema/people'
import { requestEndings, workRequests } from '~db/schema/work'
import type { RequestState } from './request'
import { requestMoves } from './request'
import { moveRequest, quotesOfRequest, requestState, whatHappened } from './request.server'
import { standingQuote } from './turning-down'

export type RequestEnding = typeof requestEndings.$inferSelect

/** How the request stood on the page where the reason was written: its state, and the quote that stood, if one did. */
export type Seen = { state: RequestState; quoteId: string | null }

/** Takes back the quote that stands; the request is cut and quoted anew, or turned down. */
export async function withdrawQuote(
	tx: Tx,
	actor: Actor,
	requestId: string,
	reason: string,
	seen: Seen,
): Promise<void> {
	const before = await end(tx, actor, requestId, 'quote', reason, seen)
	await record(
		tx,
		actor,
		'quote.withdrawn',
		{ kind: 'quote', id: before.quoteId ?? '' },
		{ before: { request: before.state }, after: { requestId, request: 'received' } },
	)
}

/** Turns a request down; a quote that stands goes with it. */
export async function turnDown(
	tx: Tx,
	actor: Actor,
	requestId: string,
	reason: string,
	seen: Seen,
): Promise<void> {
	const before = await end(tx, actor, requestId, 'request', reason, seen)
	await record(
		tx,
		actor,
		'request.turned-down',
		{ kind: 'request', id: requestId },
		{ before: { request: before.state }, after: { request: 'turned-down', quoteId: before.quoteId } },
	)
}

/** Takes a request up again that was turned down: it is cut and quoted as if it had just come. */
export async function takeUpAgain(tx: Tx, actor: Actor, requestId: string): Promise<void> {
	if (!(await moveRequest(tx, requestId, 'takeUpAgain'))) throw await whatHappened(tx, requestId)
	await record(
		tx,
		actor,
		'request.taken-up-again',
		{ kind: 'request', id: requestId },
		{ before: { request: 'turned-down' }, after: { request: 'received' } },
	)
}

async function end(
	tx: Tx,
	actor: Actor,
	requestId: string,
	of: RequestEnding['of'],
	reason: string,
	seen: Seen,
): Promise<Seen> {
	if (reason.trim() === '') throw refused('turning-down-reason', undefined, 'reason')
	const state = await requestState(tx, requestId)
	if (!state) throw refused('not-found')
	const quoteId = standingQuote({ state, quotes: await quotesOfRequest(tx, requestId) })?.id ?? null
	const act = of === 'quote' ? 'withdrawQuote' : 'turnDown'
	if (!mayMove(requestMoves, act, state)) throw await whatHappened(tx, requestId)
	// A reason given for one quote ends no other, nor a yes that came while it was written.
	if (state !== seen.state || quoteId !== seen.quoteId) throw refused('ending-not-as-seen')
	if (!(await moveRequest(tx, requestId, act))) throw await whatHappened(tx, requestId)
	await tx
		.insert(requestEndings)
		.values({ id: newId(), requestId, of, quoteId, reason, at: tx.at, by: actor.accountId ?? actor.role })
	return { state, quoteId }
}

/** The last thing of a request that the council ended. */
export async function lastEnding(on: Db, requestId: string): Promise<RequestEnding | undefined> {
	const [last] = await on
		.select()
		.from(requestEndings)
		.where(eq(requestEndings.requestId, requestId))
		.orderBy(desc(requestEndings.at), desc(requestEndings.id))
		.limit(1)
	return last
}

/** Requests that are turned down, the latest first, each with when and why. */
export async function turnedDownRequests(
	on: Db,
	most = 100,
): Promise<{ id: string; number: string; what: string; employerName: string; at: Date; reason: string }[]> {
	const rows = await on
		.select({
			id: workRequests.id,
			number: workRequests.number,
			what: workRequests.what,
			employerName: employers.name,
			at: requestEndings.at,
			reason: requestEndings.reason,
		})
		.from(workRequests)
		.innerJoin(employers, eq(employers.id, workRequests.employerId))
		.innerJoin(
			requestEndings,
			and(eq(requestEndings.requestId, workRequests.id), eq(requestEndings.of, 'request')),
		)
		.where(eq(workRequests.state, 'turned-down'))
		.orderBy(desc(requestEndings.at), desc(requestEndings.id))
		.limit(most)
	// What was turned down twice stands once, with the reason that holds.
	return rows.filter((row, n) => rows.findIndex((one) => one.id === row.id) === n)
}
