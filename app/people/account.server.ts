// Accounts: one a person; the hats they may wear, signing in, and what a card sets.

import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm'
import { now } from '~/base/clock'
import { dayOf } from '~/base/day'
import { newId } from '~/base/ids'
import type { Actor } from '~/events/event'
import { record } from '~/events/record.server'
import { nextSeatNumber } from '~/papers/number-series.server'
import { refused } from '~/words/refusal'
import type { Db, Tx } from '~db/client'
import { db, inSnapshot } from '~db/client'
import { prepared } from '~db/prepared'
import { accounts, employerSeats, employers, lifeMoves, registrants, roleGrants } from '~db/schema/people'
import type { Hat, Role } from './role'
import { mayDo, staffRoles, wellnessRoles } from './role'
import { matchNobody, secretMatches } from './secret.server'

/** A hat somebody may wear; a seat names its employer. */
export type HatChoice = { hat: Hat; employerId: string | null; employerName: string | null }

/** What an account may do today: its roles and the hats that follow. */
export async function standingOf(
	on: Db,
	accountId: string,
	today: string,
): Promise<{ roles: Role[]; hats: HatChoice[]; registrantId: string | null }> {
	const holds = (
		from: typeof roleGrants.fromDay | typeof employerSeats.fromDay,
		until: typeof roleGrants.untilDay | typeof employerSeats.untilDay,
	) => and(lte(from, sql.placeholder('today')), or(isNull(until), gt(until, sql.placeholder('today'))))
	const grants = await prepared(on, 'rolesOf', { accountId, today }, (db) =>
		db
			.select({ role: roleGrants.role })
			.from(roleGrants)
			.where(
				and(
					eq(roleGrants.accountId, sql.placeholder('accountId')),
					holds(roleGrants.fromDay, roleGrants.untilDay),
				),
			),
	)
	const [registrant] = await prepared(on, 'registrantOfAccount', { accountId }, (db) =>
		db
			.select({ id: registrants.id, diedBy: lifeMoves.id })
			.from(registrants)
			.leftJoin(
				lifeMoves,
				and(
					// Also with the card of a record that ended in theirs.
					or(
						eq(lifeMoves.registrantId, registrants.id),
						eq(lifeMoves.registrantId, registrants.joinedIntoId),
					),
					eq(lifeMoves.kind, 'died'),
					isNull(lifeMoves.takenBackAt),
				),
			)
			.where(eq(registrants.accountId, sql.placeholder('accountId'))),
	)
	// With the telephone or the card of somebody who died nobody reads their pages.
	const registrantId = registrant?.diedBy === null ? registrant.id : null
	const seats = await prepared(on, 'seatsOfAccount', { accountId, today }, (db) =>
		db
			.select({ employerId: employers.id, name: employers.name })
			.from(employerSeats)
			.innerJoin(employers, eq(employers.id, employerSeats.employerId))
			.where(
				and(
					eq(employerSeats.accountId, sql.placeholder('accountId')),
					holds(employerSeats.fromDay, employerSeats.untilDay),
				),
			)
			.orderBy(employers.kana, employers.id),
	)
	const roles = [...new Set(grants.map((grant) => grant.role as Role))]
	const plain = (hat: Hat): HatChoice => ({ hat, employerId: null, employerName: null })
	const hats = [
		...(roles.some((role) => (staffRoles as readonly string[]).includes(role)) ? [plain('council')] : []),
		...(roles.some((role) => role === 'coordinator' || role === 'head-coordinator')
			? [plain('coordinator')]
			: []),
		...(registrantId ? [plain('registrant')] : []),
		...seats.map(
			(seat): HatChoice => ({ hat: 'employer', employerId: seat.employerId, employerName: seat.name }),
		),
	]
	return { roles, hats, registrantId }
}

/** 登録番号, e-mail or telephone as typed: wide letters made narrow, hyphens and spaces gone. */
export function plainName(typed: string): string {
	const text = typed.normalize('NFKC').trim()
	return text.includes('@') ? text.toLowerCase() : text.replace(/[\s\-‐‑–—―ー()]/g, '')
}

/** An account that may be meant by a name. */
export type Named = { id: string; name: string; secretHash: string | null }

/** The accounts a typed name may mean; names need not be unique, since couples share a telephone. */
export async function accountsNamed(typed: string): Promise<Named[]> {
	const name = plainName(typed)
	return db()
		.select({ id: accounts.id, name: accounts.name, secretHash: accounts.secretHash })
		.from(accounts)
		.where(
			and(
				isNull(accounts.closedAt),
				or(eq(accounts.number, name), eq(accounts.email, name), eq(accounts.telephone, name)),
			),
		)
		.limit(6)
}

/** The one of them that this secret opens. */
export async function accountAmong(
	found: readonly Named[],
	secret: string,
): Promise<{ id: string; name: string } | undefined> {
	const open: Named[] = []
	for (const account of found) {
		if (account.secretHash && (await secretMatches(account.secretHash, secret))) open.push(account)
	}
	if (found.length === 0) await matchNobody(secret)
	if (open.length > 1) throw refused('name-shared', undefined, 'name')
	return open[0]
}

/** Makes an account that cannot sign in until a card or a secret is given. */
export async function makeAccount(
	tx: Tx,
	actor: Actor,
	account: {
		name: string
		number?: string | null
		email?: string | null
		telephone?: string | null
		secret?: { hash: string; kind: 'pin' | 'password' }
	},
): Promise<string> {
	const id = newId()
	await tx.insert(accounts).values({
		id,
		name: account.name,
		number: account.number ?? null,
		email: account.email ? plainName(account.email) : null,
		telephone: account.telephone ? plainName(account.telephone) : null,
		secretHash: account.secret?.hash ?? null,
		secretKind: account.secret?.kind ?? null,
		createdAt: tx.at,
	})
	await record(tx, actor, 'account.made', { kind: 'account', id })
	return id
}

export async function grantRole(
	tx: Tx,
	actor: Actor,
	accountId: string,
	role: Role,
	fromDay: string,
	untilDay: string | null = null,
): Promise<void> {
	if (role === 'harassment-hearer') await refuseThirdHearer(tx, accountId, fromDay, untilDay)
	await tx
		.insert(roleGrants)
		.values({ id: newId(), accountId, role, fromDay, untilDay, grantedBy: actor.accountId, grantedAt: tx.at })
	await record(
		tx,
		actor,
		'account.role-granted',
		{ kind: 'account', id: accountId },
		{ after: { role, fromDay, untilDay } },
	)
}

/** ハラスメントの相談 is read by two named people at most, on any day (practice.md 24). */
async function refuseThirdHearer(
	tx: Tx,
	accountId: string,
	fromDay: string,
	untilDay: string | null,
): Promise<void> {
	const held = await tx.select().from(roleGrants).where(eq(roleGrants.role, 'harassment-hearer'))
	const others = held.filter(
		(one) =>
			one.accountId !== accountId &&
			(one.untilDay === null || one.untilDay > fromDay) &&
			(untilDay === null || one.fromDay < untilDay),
	)
	if (new Set(others.map((one) => one.accountId)).size >= 2) throw refused('hearers-two', undefined, 'role')
}

export async function setSecret(
	tx: Tx,
	accountId: string,
	secret: { hash: string; kind: 'pin' | 'password' },
): Promise<void> {
	await tx
		.update(accounts)
		.set({ secretHash: secret.hash, secretKind: secret.kind })
		.where(eq(accounts.id, accountId))
}

/** Refuses an act by somebody who stands on another side of the same piece of work. */
export async function refuseOwnSide(
	tx: Tx,
	actor: Actor,
	sides: { registrantId?: string; registrantIds?: readonly string[]; employerId?: string },
): Promise<void> {
	if (!actor.accountId) return
	const registrantIds = [...(sides.registrantIds ?? []), ...(sides.registrantId ? [sides.registrantId] : [])]
	if (registrantIds.length > 0) {
		const own = await tx
			.select({ id: registrants.id })
			.from(registrants)
			.where(eq(registrants.accountId, actor.accountId))
		if (own.some(({ id }) => registrantIds.includes(id))) throw refused('own-work')
	}
	if (sides.employerId) {
		const [own] = await tx
			.select({ id: employerSeats.id })
			.from(employerSeats)
			.where(
				and(
					eq(employerSeats.employerId, sides.employerId),
					eq(employerSeats.accountId, actor.accountId),
					or(isNull(employerSeats.untilDay), gt(employerSeats.untilDay, dayOf(tx.at))),
				),
			)
		if (own) throw refused('own-work')
	}
}

/** The names behind account ids, for pages that say who did something. */
export async function namesOf(on: Db, ids: (string | null)[]): Promise<Map<string, string>> {
	const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
	const names = new Map<string, string>()
	for (let n = 0; n < wanted.length; n += 200) {
		const some = wanted.slice(n, n + 200)
		const rows = await on
			.select({ id: accounts.id, name: accounts.name })
			.from(accounts)
			.where(or(...some.map((id) => eq(accounts.id, id))))
		for (const row of rows) names.set(row.id, row.name)
	}
	return names
}

/** Roles and hats of an account now. */
export const standingNow = (accountId: string) => inSnapshot((on) => standingOf(on, accountId, dayOf(now())))

/**
 * Whose card is asked for by an address: a registrant's, or one seat of an employer. An account without a number gets
 * one. Who holds a card sets the secret, so the card of somebody of the office is the administrator's to give, and
 * that of somebody of the consultation room the head coordinator's; `roles` are those of whoever asks.
 */
export async function cardSubject(
	tx: Tx,
	params: { registrantId?: string; employerId?: string; accountId?: string },
	roles: readonly Role[],
): Promise<{ accountId: string; name: string; number: string } | undefined> {
	const found = params.registrantId
		? await registrantForCard(tx, params.registrantId)
		: await seatForCard(tx, params.employerId ?? '', params.accountId ?? '')
	if (!found) return undefined
	const { roles: theirs } = await standingOf(tx, found.accountId, dayOf(tx.at))
	if (theirs.some((role) => (wellnessRoles as readonly string[]).includes(role)))
		throw refused('card-of-coordinator')
	if (theirs.length > 0 && !mayDo('grant-roles', roles)) throw refused('card-of-staff')
	return found
}

async function registrantForCard(tx: Tx, registrantId: string) {
	const [row] = await tx
		.select({ accountId: accounts.id, name: accounts.name, number: accounts.number })
		.from(registrants)
		.innerJoin(accounts, eq(accounts.id, registrants.accountId))
		.where(and(eq(registrants.id, registrantId), eq(registrants.state, 'registered')))
	return row?.number ? { ...row, number: row.number } : undefined
}

async function seatForCard(tx: Tx, employerId: string, accountId: string) {
	const [row] = await tx
		.select({ accountId: accounts.id, name: accounts.name, number: accounts.number })
		.from(employerSeats)
		.innerJoin(accounts, eq(accounts.id, employerSeats.accountId))
		.where(
			and(
				eq(employerSeats.employerId, employerId),
				eq(accounts.id, accountId),
				or(isNull(employerSeats.untilDay), gt(employerSeats.untilDay, dayOf(tx.at))),
			),
		)
	return row && { ...row, number: row.number ?? (await numberAccount(tx, row.accountId, nextSeatNumber)) }
}

/** Gives an account without a number one of a series, for its card. */
export async function numberAccount(
	tx: Tx,
	accountId: string,
	next: (tx: Tx) => Promise<string>,
): Promise<string> {
	const number = await next(tx)
	await tx.update(accounts).set({ number }).where(eq(accounts.id, accountId))
	return number
}
