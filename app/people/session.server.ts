// Sessions: lucia keeps them, behind this file alone; ids are stored as digests.

import { createHash } from 'node:crypto'
import { eq, lte, sql } from 'drizzle-orm'
import type { Adapter, DatabaseSession } from 'lucia'
import { Lucia, TimeSpan } from 'lucia'
import { environment } from '~/base/env'
import type { Channel } from '~/events/event'
import { inTransaction } from '~/events/transaction.server'
import type { Db, Tx } from '~db/client'
import { db } from '~db/client'
import { prepared } from '~db/prepared'
import { accounts, sessions } from '~db/schema/people'
import type { Hat } from './role'

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaOn>
		DatabaseSessionAttributes: SessionFacts
		DatabaseUserAttributes: { name: string }
	}
}

/** What a session knows beside whose it is. */
export type SessionFacts = {
	hat: Hat
	seatEmployerId: string | null
	startedAt: Date
	confirmedAt: Date
	acting: {
		kind: 'registrant' | 'employer'
		id: string
		channel: Channel
		until: Date
		/** The page it was begun on. */
		from: string | null
	} | null
}

export const hashOfId = (id: string) => createHash('sha256').update(id).digest('hex')

const factsOf = (row: typeof sessions.$inferSelect): SessionFacts => ({
	hat: row.hat as Hat,
	seatEmployerId: row.seatEmployerId,
	startedAt: row.startedAt,
	confirmedAt: row.confirmedAt,
	acting:
		row.actingKind && row.actingId && row.actingUntil
			? {
					kind: row.actingKind,
					id: row.actingId,
					channel: row.actingChannel as Channel,
					until: row.actingUntil,
					from: row.actingFrom,
				}
			: null,
})

/**
 * lucia's adapter on either engine: what it reads comes from `on`, what it writes goes through `write`. `looking`:
 * who only asks for a session leaves it as it is, neither longer nor gone.
 */
function adapterOn(
	on: Db,
	write: <T>(work: (tx: Db) => Promise<T>) => Promise<T>,
	looking: boolean,
): Adapter {
	return {
		async getSessionAndUser(sessionId) {
			const [row] = await prepared(on, 'session', { idHash: hashOfId(sessionId) }, (database) =>
				database
					.select({ session: sessions, name: accounts.name, closedAt: accounts.closedAt })
					.from(sessions)
					.innerJoin(accounts, eq(accounts.id, sessions.accountId))
					.where(eq(sessions.idHash, sql.placeholder('idHash'))),
			)
			if (!row || row.closedAt) return [null, null]
			const { session, name } = row
			return [
				{
					id: sessionId,
					userId: session.accountId,
					expiresAt: session.expiresAt,
					attributes: factsOf(session),
				},
				{ id: session.accountId, attributes: { name } },
			]
		},
		async getUserSessions(userId) {
			const rows = await on.select().from(sessions).where(eq(sessions.accountId, userId))
			return rows.map(
				(row): DatabaseSession => ({
					id: row.idHash,
					userId,
					expiresAt: row.expiresAt,
					attributes: factsOf(row),
				}),
			)
		},
		async setSession(session) {
			const { hat, seatEmployerId, startedAt, confirmedAt } = session.attributes
			await write(async (tx) => {
				await tx.insert(sessions).values({
					idHash: hashOfId(session.id),
					accountId: session.userId,
					expiresAt: session.expiresAt,
					hat,
					seatEmployerId,
					startedAt,
					confirmedAt,
				})
			})
		},
		async updateSessionExpiration(sessionId, expiresAt) {
			if (looking) return
			await write(async (tx) => {
				await tx
					.update(sessions)
					.set({ expiresAt })
					.where(eq(sessions.idHash, hashOfId(sessionId)))
			})
		},
		async deleteSession(sessionId) {
			if (looking) return
			await write(async (tx) => {
				await tx.delete(sessions).where(eq(sessions.idHash, hashOfId(sessionId)))
			})
		},
		async deleteUserSessions(userId) {
			await write(async (tx) => {
				await tx.delete(sessions).where(eq(sessions.accountId, userId))
			})
		},
		async deleteExpiredSessions() {
			await write(async (tx) => {
				await tx.delete(sessions).where(lte(sessions.expiresAt, new Date()))
			})
		},
	}
}

/** On one's own phone a registrant stays signed in for 90 days; staff, coordinators and employers for 12 hours. */
const lasts = (hat: Hat) => (hat === 'registrant' ? new TimeSpan(90, 'd') : new TimeSpan(12, 'h'))

function luciaOn(on: Db, write: <T>(work: (tx: Db) => Promise<T>) => Promise<T>, hat: Hat, looking = false) {
	return new Lucia(adapterOn(on, write, looking), {
		sessionExpiresIn: lasts(hat),
		sessionCookie: {
			name: 'session',
			// The session's own row says when it ends; the cookie stays, so that a form sent too late is known again.
			expires: false,
			attributes: { secure: environment().BASE_URL.startsWith('https:'), sameSite: 'lax', path: '/' },
		},
		getSessionAttributes: (facts) => facts,
		getUserAttributes: (user) => user,
	})
}

const within =
	(tx: Tx) =>
	<T>(work: (tx: Db) => Promise<T>) =>
		work(tx)

/** Starts a session inside the act of signing in; gives the `Set-Cookie` value. */
export async function startSession(
	tx: Tx,
	accountId: string,
	hat: Hat,
	seatEmployerId: string | null,
): Promise<string> {
	const lucia = luciaOn(tx, within(tx), hat)
	const session = await lucia.createSession(accountId, {
		hat,
		seatEmployerId,
		startedAt: tx.at,
		confirmedAt: tx.at,
		acting: null,
	})
	return lucia.createSessionCookie(session.id).serialize()
}

/** The session of a request, with the name of its account; `undefined` when there is none or it has ended. */
export async function sessionOf(request: Request) {
	const id = idIn(request)
	if (!id) return undefined
	const lucia = luciaOn(db(), (work) => inTransaction(work), 'council', true)
	const { session, user } = await lucia.validateSession(id)
	return session ? { ...session, name: user.name, idHash: hashOfId(id) } : undefined
}

const idIn = (request: Request) =>
	luciaOn(db(), (work) => inTransaction(work), 'council').readSessionCookie(
		request.headers.get('cookie') ?? '',
	)

/** Whose session a request carries although it has ended: an ended session stays known for a day. */
export async function endedSessionOf(request: Request): Promise<string | undefined> {
	const id = idIn(request)
	if (!id) return undefined
	const [row] = await db()
		.select({ accountId: sessions.accountId })
		.from(sessions)
		.where(eq(sessions.idHash, hashOfId(id)))
	return row?.accountId
}

/** Whether a request says it has a session, without asking whether it is a good one. */
export const saysSession = (cookies: string | undefined) => /(?:^|;\s*)session=/.test(cookies ?? '')

/** Ends one session; gives the `Set-Cookie` value that forgets it. */
export async function endSession(tx: Tx, idHash: string): Promise<string> {
	await tx.delete(sessions).where(eq(sessions.idHash, idHash))
	return luciaOn(tx, within(tx), 'council').createBlankSessionCookie().serialize()
}

/** Ends every session of an account: its secret or card was given anew. */
export async function endSessionsOf(tx: Tx, accountId: string): Promise<void> {
	await tx.delete(sessions).where(eq(sessions.accountId, accountId))
}

export async function confirmSession(tx: Tx, idHash: string): Promise<void> {
	await tx.update(sessions).set({ confirmedAt: tx.at }).where(eq(sessions.idHash, idHash))
}

export async function wearHat(
	tx: Tx,
	idHash: string,
	hat: Hat,
	seatEmployerId: string | null,
): Promise<void> {
	const [worn] = await tx
		.select({ hat: sessions.hat, expiresAt: sessions.expiresAt })
		.from(sessions)
		.where(eq(sessions.idHash, idHash))
	if (!worn) return
	// Counted from signing in: a change of hat makes no sitting longer than its hat allows.
	const startedAt = worn.expiresAt.getTime() - lasts(worn.hat as Hat).milliseconds()
	const expiresAt = new Date(startedAt + lasts(hat).milliseconds())
	await tx
		.update(sessions)
		.set({
			hat,
			seatEmployerId,
			expiresAt,
			actingKind: null,
			actingId: null,
			actingChannel: null,
			actingUntil: null,
			actingFrom: null,
		})
		.where(eq(sessions.idHash, idHash))
}

/** For whom this session acts, whether its half hour is over or not, and where that was begun. */
export async function actingOf(
	on: Db,
	idHash: string,
): Promise<{ kind: 'registrant' | 'employer'; id: string; from: string | null } | null> {
	const [row] = await on
		.select({ kind: sessions.actingKind, id: sessions.actingId, from: sessions.actingFrom })
		.from(sessions)
		.where(eq(sessions.idHash, idHash))
	return row?.kind && row.id ? { kind: row.kind, id: row.id, from: row.from } : null
}

export async function setActing(
	tx: Tx,
	idHash: string,
	acting: NonNullable<SessionFacts['acting']> | null,
): Promise<void> {
	await tx
		.update(sessions)
		.set({
			actingKind: acting?.kind ?? null,
			actingId: acting?.id ?? null,
			actingChannel: acting?.channel ?? null,
			actingUntil: acting?.until ?? null,
			actingFrom: acting?.from ?? null,
		})
		.where(eq(sessions.idHash, idHash))
}

/** Forgets sessions that ended more than a day ago, by the machine's own clock: lucia reckons with no other. */
export async function forgetOldSessions(tx: Tx): Promise<void> {
	await tx.delete(sessions).where(lte(sessions.expiresAt, new Date(Date.now() - 86_400_000)))
}
